/// Anybody's program: a JSON webhook signed as Standard Webhooks prescribes, answered in the response.
///
///     GONGWEN_WEBHOOK_SECRET    whsec_ and base64 of 24 to 64 bytes
///
///     {"conversation":"c1","user":"u1","text":"江北有多少站点","id":"m1"} → {"status":"answered","text":"47个"}
///
/// Standard Webhooks specification, "Signature scheme" and "Webhook headers".
public struct Generic: Channel {
    /// Its path is `/webhooks/generic`.
    public static let name = PlatformName.generic
    /// Questions are posted; nobody tests the address.
    public static let methods: [WebhookRequest.Method] = [.post]
    /// There is no other way to say something than the response, and nobody hangs up before.
    public static let patience = Duration.seconds(10)
    static let window: Int64 = 300
    /// How many signatures of a request are looked at.
    static let signatures = 64

    let authentication: MessageAuthentication

    /// The programs that know the secret; nil when it is missing or malformed.
    public init?(_ settings: inout Settings) {
        guard let key = settings.webhookKey("GONGWEN_WEBHOOK_SECRET") else { return nil }
        authentication = MessageAuthentication(key: key)
    }

    /// Checks media type, signature and age before it reads the body. An empty `conversation`, `user` or `id` counts as
    /// left out.
    public func open(_ request: WebhookRequest, at now: UnixTime) throws(ChannelError) -> Opened {
        try request.check(for: Self.self)
        let media = (request.headers["Content-Type"] ?? "").prefix { $0 != ";" }
        guard String(media).trimmingSpace().lowercased() == "application/json" else { throw .unsupportedMediaType }
        let delivery = try verify(request, at: now)
        let body = try JSON(parsing: request.body)
        guard body.isObject else { throw .malformedJSON }
        guard let text = body["text"]?.string else { throw .missingField }
        let conversation = try optional("conversation", body)
        let user = try optional("user", body)
        let id = try optional("id", body)
        return .message(
            Message(
                platform: Self.name,
                // Who names neither conversation nor user gets a conversation of one question, not one with strangers.
                chat: conversation ?? (user == nil ? delivery : ""), isGroup: conversation != nil, user: user ?? "",
                duplicateKeys: [Message.key([Self.name.rawValue, "delivery", delivery])]
                    + (id.map { [Message.key([Self.name.rawValue, "id", $0])] } ?? []),
                kind: .text(text.asQuestion()), route: .init([:])))
    }

    /// `{"status":"answered","text":"47个"}` and never a call, also when there is no text.
    public func seal(_ reply: ChannelReply, to message: Message, at now: UnixTime) throws(ChannelError) -> Sealed {
        let text = ReplyText.plain(reply).text
        return Sealed(answer: .json(["status": .string(reply.status.rawValue), "text": .string(text)]))
    }

    private func optional(_ name: String, _ body: JSON) throws(ChannelError) -> String? {
        switch body[name] {
        case nil, .null?, .string("")?: return nil
        case .string(let text)?: return text
        default: throw .missingField
        }
    }

    /// Checks the signature and gives the delivery's id, which the signature covers.
    private func verify(_ request: WebhookRequest, at now: UnixTime) throws(ChannelError) -> String {
        guard let id = request.headers["webhook-id"], !id.isEmpty, let timestamp = request.headers["webhook-timestamp"],
            let signatures = request.headers["webhook-signature"]
        else { throw .unsigned }
        let expected = try code(id, timestamp, request.body)
        // Several while a key is being replaced; a bound, because every one costs a decoding.
        let isRight = signatures.split(separator: " ").prefix(Self.signatures).contains { entry in
            guard entry.hasPrefix("v1,"), let given = Base64.decode(entry.dropFirst(3)) else { return false }
            return ConstantTime.equal(expected, given)
        }
        guard isRight else { throw .badSignature }
        try now.check(timestamp, in: .seconds, within: Self.window)
        return id
    }

    func code(_ id: String, _ timestamp: String, _ body: [UInt8]) throws(ChannelError) -> [UInt8] {
        try ChannelError.crypto { () throws(CryptoFailure) in
            try authentication.code(for: Array("\(id).\(timestamp).".utf8) + body)
        }
    }
}

extension PlatformName {
    /// Anybody's program: ``Generic``.
    public static let generic = PlatformName(rawValue: "generic")
}
