/// What a platform sent, as it stood on the wire: the body's bytes are what signatures cover.
///
///     WebhookRequest(method: .post, query: Query(parsing: "nonce=1&msg_signature=…"), body: Array(buffer.readableBytesView))
///
/// The method, the query string and the headers are those of one HTTP request; `open` of a channel judges them.
public struct WebhookRequest: Hashable, Sendable {
    /// The methods that platforms use; a request with another one never gets here.
    public enum Method: String, Hashable, Sendable {
        /// How Tencent's platforms test an address.
        case get = "GET"
        /// How messages come, on every platform.
        case post = "POST"
    }

    /// In bytes, 1 MiB. No platform sends more; a server should stop reading there and answer 413.
    public static let maximumBodySize = 1 << 20

    /// One that ``Channel/methods`` does not name is refused by `open`.
    public var method: Method
    /// Where Tencent's platforms put their signature.
    public var query: Query
    /// Where the other platforms put theirs.
    public var headers: HeaderFields
    /// As received, before any decoding.
    public var body: [UInt8]

    /// What is left out is empty; nothing is checked before ``Channel/open(_:at:)``.
    public init(method: Method, query: Query = Query(), headers: HeaderFields = HeaderFields(), body: [UInt8] = []) {
        self.method = method
        self.query = query
        self.headers = headers
        self.body = body
    }
}
