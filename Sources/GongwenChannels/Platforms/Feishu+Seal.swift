extension Feishu {
    /// The platform's limit for a rich text and for a card, in bytes.
    static let limit = 30000

    /// `{}` at once, and one `reply` through the API: a rich text of paragraphs, or a card where there are options and
    /// buttons are on. Neither takes `<at user_id="all">` in a quoted question for a mention of everybody, as a text message
    /// would.
    public func seal(_ reply: ChannelReply, to message: Message, at now: UnixTime) throws(ChannelError) -> Sealed {
        Sealed(answer: acknowledgement, calls: sealLate(reply, to: message, at: now))
    }

    /// The same `reply` through the API: it makes no difference how late it is.
    public func sealLate(_ reply: ChannelReply, to message: Message, at now: UnixTime) -> [OutgoingCall] {
        guard let body = body(reply, to: message) else { return [] }
        return [
            OutgoingCall(
                platform: Self.name, target: .api(path: "/open-apis/im/v1/messages/\(message.route["id"])/reply"),
                authorization: .bearer, text: body, isRepeatable: true,
                codes: ResultCodes(field: "code", tokenInvalid: [99_991_663], retryLater: [230020, 99_991_400]))
        ]
    }

    /// The platform's API, with a tenant access token; a new one can be had half an hour before the old one ends.
    public var api: PlatformAPI? {
        let secret = secret.withBytes { String(decoding: $0, as: UTF8.self) }
        let body: JSON = ["app_id": .string(app), "app_secret": .string(secret)]
        return PlatformAPI(
            base: base,
            token: TokenRequest(
                method: .post, path: "/open-apis/auth/v3/tenant_access_token/internal", body: Array(body.text.utf8),
                tokenField: "tenant_access_token", lifetimeField: "expire", codeField: "code", margin: 1800))
    }

    private func body(_ reply: ChannelReply, to message: Message) -> String? {
        // A click has an id of its own: several may answer one card.
        let uuid = message.route["uuid"].isEmpty ? message.route["id"] : message.route["uuid"]
        let wording = ReplyText.plain(reply)
        let options = hasButtons ? ReplyText.options(reply) : []
        if !options.isEmpty {
            let card = Self.body("interactive", Self.card(wording.text, options, for: message.user), uuid: uuid)
            // What is too long for a card goes out as text, where it is cut.
            if card.utf8.count <= Self.limit { return card }
        }
        return wording.fit(into: Self.limit) { Self.body("post", Self.post($0), uuid: uuid) }
    }

    private static func post(_ text: String) -> JSON {
        let paragraphs = text.split(separator: "\n").map { line -> JSON in
            [["tag": "text", "text": .string(String(line))]]
        }
        return ["zh_cn": ["title": "", "content": .array(paragraphs)]]
    }

    /// `uuid` makes the platform itself drop a second copy within the hour; it takes 50 characters.
    private static func body(_ type: String, _ content: JSON, uuid: String) -> String {
        let body: JSON = [
            "msg_type": .string(type), "content": .string(content.text), "uuid": .string(String(uuid.suffix(50))),
        ]
        return body.text
    }
}
