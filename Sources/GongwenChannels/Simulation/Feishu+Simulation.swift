extension Feishu: SimulatedChannel {
    /// Without an Encrypt Key nothing is signed.
    public var signaturePlace: SignaturePlace? { envelope == nil ? nil : .header("X-Lark-Signature") }

    /// The challenge as an event, in the envelope that all events have.
    public func handshake(_ challenge: String, at now: UnixTime) throws(ChannelError) -> WebhookRequest? {
        let event: JSON = [
            "challenge": .string(challenge), "token": .string(tokenText), "type": "url_verification",
        ]
        return try request(holding: Array(event.text.utf8), at: now)
    }

    /// Speech is its words as text, a greeting the text 你好; in a group the text mentions the robot.
    public func callback(_ message: SimulatedMessage, at now: UnixTime) throws(ChannelError) -> WebhookRequest {
        let time = JSON.string(String(now.milliseconds))
        var body: [JSON.Member] = [
            .init(name: "message_id", value: .string(message.id)), .init(name: "create_time", value: time),
            .init(name: "chat_id", value: .string(message.group ?? "oc_" + message.user)),
            .init(name: "chat_type", value: message.group == nil ? "p2p" : "group"),
        ]
        if let words = message.words ?? (message.content == .greeting ? "你好" : nil) {
            let text = message.group == nil ? words : "@_user_1 " + words
            body.append(.init(name: "message_type", value: "text"))
            body.append(.init(name: "content", value: .string((["text": .string(text)] as JSON).text)))
        } else {
            body.append(.init(name: "message_type", value: "image"))
            body.append(.init(name: "content", value: .string(#"{"image_key":"img"}"#)))
        }
        if message.group != nil {
            body.append(.init(name: "mentions", value: [["key": "@_user_1", "name": "工问"]]))
        }
        let event: JSON = [
            "schema": "2.0",
            "header": [
                "event_id": .string("ev_" + message.id), "event_type": "im.message.receive_v1", "create_time": time,
                "token": .string(tokenText), "app_id": .string(app),
            ],
            "event": [
                "sender": ["sender_id": ["open_id": .string(message.user)], "sender_type": "user"],
                "message": .object(body),
            ],
        ]
        return try request(holding: Array(event.text.utf8), at: now)
    }

    /// The platform shows nothing of the response: the reply goes through the API.
    public func shown(_ answer: WebhookAnswer) throws(ChannelError) -> String? { nil }

    private var tokenText: String { token.withBytes { String(decoding: $0, as: UTF8.self) } }

    /// Encrypted and signed with an Encrypt Key, as it is without one.
    public func request(holding content: [UInt8], at now: UnixTime) throws(ChannelError) -> WebhookRequest {
        guard let envelope else { return WebhookRequest(method: .post, headers: Self.headers, body: content) }
        let encrypted = try ChannelError.crypto { () throws(CryptoFailure) in
            try envelope.encrypt(content, iv: try RandomBytes.make(AESCBC.blockSize))
        }
        return try signed(Array((["encrypt": .string(encrypted)] as JSON).text.utf8), at: now)
    }

    /// A body with the headers that vouch for it.
    func signed(_ body: [UInt8], at now: UnixTime) throws(ChannelError) -> WebhookRequest {
        let timestamp = String(now.seconds)
        var headers = Self.headers
        try ChannelError.crypto { () throws(CryptoFailure) in
            let nonce = try RandomBytes.make(8).hexadecimal
            headers["X-Lark-Request-Timestamp"] = timestamp
            headers["X-Lark-Request-Nonce"] = nonce
            headers["X-Lark-Signature"] = try envelope?.signature(timestamp, nonce, body)
        }
        return WebhookRequest(method: .post, headers: headers, body: body)
    }

    private static let headers = HeaderFields(["Content-Type": "application/json; charset=utf-8"])
}
