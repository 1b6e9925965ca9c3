/// A POST that the server has to make, as a value: it can be queued, stored, and repeated.
///
///     call.target           // .api(path: "/open-apis/im/v1/messages/om_1/reply")
///     call.authorization    // .bearer
///     call.verdict(status: 200, body: …)    // .tokenInvalid → fetch a token anew, repeat once
///
/// Follow no redirect. It holds no token: the server adds the one that it caches.
public struct OutgoingCall: Hashable, Sendable, Codable {
    /// Where it goes.
    public enum Target: Hashable, Sendable, Codable {
        /// A path below the channel's `api.base`.
        case api(path: String)
        /// An address from the message that passed the allow-list: connect to exactly this host and port.
        case address(WebAddress)
    }

    /// Where the server puts the token that it fetched with ``PlatformAPI/token``.
    public enum Authorization: Hashable, Sendable, Codable {
        /// No token: the address itself is the permission.
        case none
        /// `Authorization: Bearer <token>`
        case bearer
        /// `?<name>=<token>`, percent-encoded
        case query(name: String)
    }

    /// Whose queue it waits in, and whose token it shows.
    public var platform: PlatformName
    /// A path of the platform's API, or an address that came with the message.
    public var target: Target
    /// Whether it shows a token, and where.
    public var authorization: Authorization
    /// The header field of this name; every call is JSON.
    public var contentType = "application/json; charset=utf-8"
    /// JSON; text, so that it is stored at its own length.
    public var text: String
    /// When the address stops working; nil for one that is the platform's own.
    public var end: UnixTime?
    /// Whether the platform itself drops a second copy, so that a call without an answer may be repeated.
    public var isRepeatable: Bool
    /// For how many seconds it does, counted from the first copy; nil when that is longer than anybody tries.
    public var window: Int64?
    /// How often it was tried; nil is never.
    public var attempts: Int?
    /// Since when it may have arrived, with nobody knowing; see ``mayShowTwice``.
    public var begun: UnixTime?
    var codes: ResultCodes

    init(
        platform: PlatformName, target: Target, authorization: Authorization = .none, text: String,
        end: UnixTime? = nil, isRepeatable: Bool = false, window: Int64? = nil, codes: ResultCodes
    ) {
        self.platform = platform
        self.target = target
        self.authorization = authorization
        self.text = text
        self.end = end
        self.isRepeatable = isRepeatable
        self.window = window
        self.codes = codes
    }

    /// The bytes of ``text``, UTF-8.
    public var body: [UInt8] { Array(text.utf8) }

    /// Whether a second copy may be shown beside the first, now or later: then keep the call with ``begun`` before it
    /// leaves.
    public var mayShowTwice: Bool { !isRepeatable || window != nil }

    /// Whether to send it, or send it again: it cannot have arrived, or the platform would drop the copy.
    public func maySend(at now: UnixTime) -> Bool {
        guard let begun else { return true }
        return isRepeatable && window.map { now.milliseconds < begun.milliseconds + $0 * 1000 } ?? true
    }

    /// What the answer to a call means.
    public enum Verdict: Hashable, Sendable {
        /// The platform took it.
        case delivered
        /// Fetch a new token and repeat the call once.
        case tokenInvalid
        /// The platform did nothing, because it is busy: repeat later, with back-off.
        case retryLater
        /// It is ill: it may have done it, or not.
        case unclear
        /// Repeating will not help. The code is the platform's, nil if its answer had none.
        case failed(code: Int?)
    }

    /// Reads the platform's answer: an HTTP status, and mostly a code in a JSON body beside status 200.
    ///
    ///     call.verdict(status: 200, body: Array(#"{"errcode":0}"#.utf8))    // .delivered
    ///     call.verdict(status: 502, body: [])                               // .unclear
    ///
    /// A bare 429 or 503 is a gateway's: it is believed where the platform would drop a second copy, and where it says
    /// when to come back. Elsewhere it may have passed the call on.
    ///
    /// - Parameter saysWhen: whether the answer had a `Retry-After`.
    public func verdict(status: Int, body: [UInt8], saysWhen: Bool = false) -> Verdict {
        let verdict = codes.verdict(status: status, body: body)
        guard verdict == .unclear, status == 429 || status == 503, isRepeatable || saysWhen else { return verdict }
        return .retryLater
    }
}
