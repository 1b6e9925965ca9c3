extension DingTalk: SimulatedChannel {
    /// The header field `sign`.
    public var signaturePlace: SignaturePlace? { .header("sign") }

    /// A greeting is the text 你好, for there is no such event. An address for the reply, if the message has one, works
    /// for 90 minutes.
    public func callback(_ message: SimulatedMessage, at now: UnixTime) throws(ChannelError) -> WebhookRequest {
        var members: [JSON.Member] = [
            .init(name: "msgId", value: .string(message.id)),
            .init(name: "conversationId", value: .string(message.group ?? "cid" + message.user)),
            .init(name: "conversationType", value: .string(message.group == nil ? Self.single : Self.group)),
            .init(name: "createAt", value: .number(String(now.milliseconds))),
            .init(name: "senderStaffId", value: .string(message.user)),
            .init(name: "chatbotUserId", value: "simulated-robot"),
        ]
        if message.group != nil { members.append(.init(name: "isInAtList", value: true)) }
        if let session = message.session {
            members.append(.init(name: "sessionWebhook", value: .string(session)))
            let end = now.milliseconds + 90 * 60 * 1000
            members.append(.init(name: "sessionWebhookExpiredTime", value: .number(String(end))))
        }
        switch message.content {
        case .speech(let text):
            members.append(.init(name: "msgtype", value: "audio"))
            members.append(.init(name: "content", value: ["downloadCode": "code", "recognition": .string(text)]))
        case .image:
            members.append(.init(name: "msgtype", value: "picture"))
            members.append(.init(name: "content", value: ["downloadCode": "code"]))
        case .text, .greeting:
            members.append(.init(name: "msgtype", value: "text"))
            members.append(.init(name: "text", value: ["content": .string(" " + (message.words ?? "你好"))]))
        }
        return try request(holding: Array(JSON.object(members).text.utf8), at: now)
    }

    /// Signs the time alone, as the platform does.
    public func request(holding content: [UInt8], at now: UnixTime) throws(ChannelError) -> WebhookRequest {
        let timestamp = String(now.milliseconds)
        return WebhookRequest(
            method: .post,
            headers: HeaderFields([
                "Content-Type": "application/json; charset=utf-8", "timestamp": timestamp,
                "sign": try signature.value(timestamp),
            ]), body: content)
    }

    /// The words of the message in the response; nil for the acknowledgement.
    public func shown(_ answer: WebhookAnswer) throws(ChannelError) -> String? {
        answer.body.isEmpty ? nil : ShownText.read(try JSON(parsing: answer.body))
    }
}
