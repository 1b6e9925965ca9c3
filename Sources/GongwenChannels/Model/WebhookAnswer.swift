/// What goes back to the platform in the HTTP response.
///
///     WebhookAnswer.empty           // 200 without a body: accepted, nothing to say
///     WebhookAnswer.json("{}")      // 200 application/json
public struct WebhookAnswer: Hashable, Sendable, Codable {
    /// The HTTP status. Channels answer 200 and nothing else: a refusal is a ``ChannelError``.
    public var status: Int
    /// With its character set, as the header has it.
    public var contentType: String
    /// In the character set that ``contentType`` names; may be empty.
    public var body: [UInt8]

    /// Any answer; mostly one of the shapes below will do.
    public init(status: Int = 200, contentType: String, body: [UInt8]) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }

    /// Status 200 without a body.
    public static let empty = WebhookAnswer(contentType: "text/plain; charset=utf-8", body: [])

    /// Status 200, plain text: the echo of a handshake.
    public static func text(_ text: String) -> WebhookAnswer { .text(utf8: Array(text.utf8)) }

    static func text(utf8 bytes: [UInt8]) -> WebhookAnswer {
        WebhookAnswer(contentType: "text/plain; charset=utf-8", body: bytes)
    }

    /// Status 200 and a document that is XML already.
    public static func xml(_ text: String) -> WebhookAnswer {
        WebhookAnswer(contentType: "text/xml; charset=utf-8", body: Array(text.utf8))
    }

    /// Status 200 and a text that is JSON already.
    public static func json(_ text: String) -> WebhookAnswer {
        WebhookAnswer(contentType: "application/json; charset=utf-8", body: Array(text.utf8))
    }

    static func json(_ value: JSON) -> WebhookAnswer { json(value.text) }
}
