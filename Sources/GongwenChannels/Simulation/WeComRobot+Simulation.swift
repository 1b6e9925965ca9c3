extension WeComRobot: SimulatedChannel {
    /// The parameter `msg_signature`.
    public var signaturePlace: SignaturePlace? { .query("msg_signature") }

    /// A GET with the challenge encrypted in `echostr`.
    public func handshake(_ challenge: String, at now: UnixTime) throws(ChannelError) -> WebhookRequest? {
        try envelope.request(.get, Array(challenge.utf8), at: now)
    }

    /// In a group written words begin with a mention; a greeting opens the conversation.
    public func callback(_ message: SimulatedMessage, at now: UnixTime) throws(ChannelError) -> WebhookRequest {
        var members: [JSON.Member] = [
            .init(name: "msgid", value: .string(message.id)), .init(name: "aibotid", value: "simulated-robot"),
            .init(name: "chattype", value: message.group == nil ? "single" : "group"),
            .init(name: "from", value: ["userid": .string(message.user)]),
        ]
        if let group = message.group { members.append(.init(name: "chatid", value: .string(group))) }
        members += Self.content(message, at: now)
        return try request(holding: Array(JSON.object(members).text.utf8), at: now)
    }

    /// Encrypted for nobody in particular, as robots have it, in a JSON envelope.
    public func request(holding content: [UInt8], at now: UnixTime) throws(ChannelError) -> WebhookRequest {
        try envelope.request(.post, content, at: now) { encrypted in
            (["encrypt": .string(encrypted)] as JSON).text
        }
    }

    /// The words of the encrypted reply; nil for the acknowledgement.
    public func shown(_ answer: WebhookAnswer) throws(ChannelError) -> String? {
        guard !answer.body.isEmpty else { return nil }
        let outer = try JSON(parsing: answer.body)
        // The timestamp has to be a number here, and only here.
        guard case .number(let timestamp)? = outer["timestamp"] else { throw .missingField }
        let inner = try envelope.read(
            outer["encrypt"]?.string, outer["msgsignature"]?.string, timestamp, outer["nonce"]?.string)
        return ShownText.read(try JSON(parsing: inner))
    }

    private static func content(_ message: SimulatedMessage, at now: UnixTime) -> [JSON.Member] {
        switch message.content {
        case .text(let text):
            let shown = message.group == nil ? text : "@工问 " + text
            return [.init(name: "msgtype", value: "text"), .init(name: "text", value: ["content": .string(shown)])]
        case .speech(let text):
            return [.init(name: "msgtype", value: "voice"), .init(name: "voice", value: ["content": .string(text)])]
        case .image:
            return [
                .init(name: "msgtype", value: "image"), .init(name: "image", value: ["url": "https://image.example/"]),
            ]
        case .greeting:
            return [
                .init(name: "create_time", value: .number(String(now.seconds))),
                .init(name: "msgtype", value: "event"), .init(name: "event", value: ["eventtype": "enter_chat"]),
            ]
        }
    }
}
