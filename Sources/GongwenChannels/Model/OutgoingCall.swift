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

    public var platform: PlatformName
    public var target: Target
    public var authorization: Authorization
    public var contentType = "application/json; charset=utf-8"
    /// JSON; text, so that it is stored at its own length.
    public var text: String
    /// When the address stops working; nil for one that is the platform's own.
    public var end: UnixTime?
    /// Whether the platform itself drops a second copy, so that a call without an answer may be repeated.
    public var isRepeatable: Bool
    var codes: ResultCodes

    init(
        platform: PlatformName, target: Target, authorization: Authorization = .none, body: JSON,
        end: UnixTime? = nil, isRepeatable: Bool = false, codes: ResultCodes
    ) {
        self.platform = platform
        self.target = target
        self.authorization = authorization
        self.text = body.text
        self.end = end
        self.isRepeatable = isRepeatable
        self.codes = codes
    }

    /// The bytes of ``text``, UTF-8.
    public var body: [UInt8] { Array(text.utf8) }

    /// What the answer to a call means.
    public enum Verdict: Hashable, Sendable {
        /// The platform took it.
        case delivered
        /// Fetch a new token and repeat the call once.
        case tokenInvalid
        /// Too fast, or the platform is ill: repeat later, with back-off.
        case retryLater
        /// Repeating will not help. The code is the platform's, nil if its answer had none.
        case failed(code: Int?)
    }

    /// Reads the platform's answer: an HTTP status, and mostly a code in a JSON body beside status 200.
    ///
    ///     call.verdict(status: 200, body: Array(#"{"errcode":0}"#.utf8))    // .delivered
    ///     call.verdict(status: 502, body: [])                               // .retryLater
    public func verdict(status: Int, body: [UInt8]) -> Verdict { codes.verdict(status: status, body: body) }
}
