/// The platform's own side of a channel: builds what it would send and reads what it would show.
///
///     let request = try wecom.callback(.init(.text("江北有多少站点"), id: "1"), at: now)
///     // POST request.body to WeCom.name.path + "?" + request.query.text with request.headers
///     try wecom.shown(answer)    // "47个", signature checked and decrypted
///
/// It uses the secrets that the server has, so staff can try the whole way without the platform, and tests can send
/// back what `seal` made. `shown` is nil when the platform would show nothing.
public protocol SimulatedChannel: Channel {
    /// Where the signature stands, for requests that are to be refused; nil if nothing is signed.
    var signaturePlace: SignaturePlace? { get }

    /// The signed, and if configured encrypted, request for something that somebody said.
    func callback(_ message: SimulatedMessage, at now: UnixTime) throws(ChannelError) -> WebhookRequest

    /// Any content in the platform's envelope, properly signed: what a sender with the right key but broken software
    /// would send.
    func request(holding content: [UInt8], at now: UnixTime) throws(ChannelError) -> WebhookRequest

    /// The request that tests the address; nil where the platform has none.
    func handshake(_ challenge: String, at now: UnixTime) throws(ChannelError) -> WebhookRequest?

    /// What the user sees of the response; nil where the platform shows nothing of it.
    ///
    /// - Throws: ``ChannelError`` when the platform could not read it, or would not believe its signature.
    func shown(_ answer: WebhookAnswer) throws(ChannelError) -> String?
}

extension SimulatedChannel {
    /// Nil: the platform tests no address.
    public func handshake(_ challenge: String, at now: UnixTime) throws(ChannelError) -> WebhookRequest? { nil }

    /// What the user sees of an outgoing call; nil where its body has none of the platforms' shapes.
    public func shown(_ call: OutgoingCall) throws(ChannelError) -> String? {
        ShownText.read(try JSON(parsing: call.body))
    }
}

/// Which part of a request is its signature.
public enum SignaturePlace: Hashable, Sendable {
    /// The parameter of this name.
    case query(String)
    /// The header field of this name.
    case header(String)
}

extension WebhookRequest {
    /// The same request with one character of its signature changed: it must be refused.
    public func withBrokenSignature(at place: SignaturePlace) -> WebhookRequest {
        var request = self
        switch place {
        case .query(let name): request.query[name] = request.query[name].map(Self.changed)
        case .header(let name): request.headers[name] = request.headers[name].map(Self.changed)
        }
        return request
    }

    private static func changed(_ signature: String) -> String {
        var bytes = Array(signature.utf8)
        guard !bytes.isEmpty else { return "0" }
        bytes[bytes.count / 2] = bytes[bytes.count / 2] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
        return String(decoding: bytes, as: UTF8.self)
    }
}
