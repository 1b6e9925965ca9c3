/// What a platform sent, as it stood on the wire: the body's bytes are what signatures cover.
///
///     WebhookRequest(method: .post, query: Query(parsing: "nonce=1&msg_signature=…"), body: Array(buffer.readableBytesView))
///
/// The method, the query string and the headers are those of one HTTP request; `open` of a channel judges them.
public struct WebhookRequest: Hashable, Sendable {
    public enum Method: String, Hashable, Sendable {
        case get = "GET"
        case post = "POST"
    }

    /// No platform sends more; a server should stop reading there and answer 413.
    public static let maximumBodySize = 1 << 20

    public var method: Method
    public var query: Query
    public var headers: HeaderFields
    public var body: [UInt8]

    public init(method: Method, query: Query = Query(), headers: HeaderFields = HeaderFields(), body: [UInt8] = []) {
        self.method = method
        self.query = query
        self.headers = headers
        self.body = body
    }
}
