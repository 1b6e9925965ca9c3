extension Generic: SimulatedChannel {
    /// The header field `webhook-signature`.
    public var signaturePlace: SignaturePlace? { .header("webhook-signature") }

    /// The conversation is the group, or else the user; a greeting is the text 你好, an image no text at all.
    public func callback(_ message: SimulatedMessage, at now: UnixTime) throws(ChannelError) -> WebhookRequest {
        let body: JSON = [
            "conversation": .string(message.group ?? message.user), "user": .string(message.user),
            "text": .string(message.words ?? (message.content == .greeting ? "你好" : "")), "id": .string(message.id),
        ]
        return try request(Array(body.text.utf8), id: "msg_" + message.id, at: now)
    }

    /// Signed as the delivery `msg_simulated`: a second one within the same ten minutes is a repetition.
    public func request(holding content: [UInt8], at now: UnixTime) throws(ChannelError) -> WebhookRequest {
        try request(content, id: "msg_simulated", at: now)
    }

    func request(_ body: [UInt8], id: String, at now: UnixTime) throws(ChannelError) -> WebhookRequest {
        let timestamp = String(now.seconds)
        return WebhookRequest(
            method: .post,
            headers: HeaderFields([
                "Content-Type": "application/json", "webhook-id": id, "webhook-timestamp": timestamp,
                "webhook-signature": "v1," + Base64.encode(try code(id, timestamp, body)),
            ]), body: body)
    }

    /// The `text` of the JSON in the response.
    public func shown(_ answer: WebhookAnswer) throws(ChannelError) -> String? {
        try JSON(parsing: answer.body)["text"]?.string
    }
}
