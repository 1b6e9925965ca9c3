extension WeCom: SimulatedChannel {
    /// The parameter `msg_signature`.
    public var signaturePlace: SignaturePlace? { .query("msg_signature") }

    /// A GET with the challenge encrypted in `echostr`.
    public func handshake(_ challenge: String, at now: UnixTime) throws(ChannelError) -> WebhookRequest? {
        try envelope.request(.get, Array(challenge.utf8), at: now)
    }

    /// From the user to the company, for the configured agent or else 1000002; a greeting is a subscription.
    public func callback(_ message: SimulatedMessage, at now: UnixTime) throws(ChannelError) -> WebhookRequest {
        let agent = String(sender?.agent ?? 1_000_002)
        let inner = message.tencentXML(to: corporation, at: now, extra: ["<AgentID>\(agent)</AgentID>"])
        return try request(holding: Array(inner.utf8), at: now)
    }

    /// Encrypted for the company, in an XML envelope.
    public func request(holding content: [UInt8], at now: UnixTime) throws(ChannelError) -> WebhookRequest {
        try envelope.request(.post, content, at: now) { encrypted in
            XMLText.document([XMLText.cdata("ToUserName", corporation), XMLText.cdata("Encrypt", encrypted)])
        }
    }

    /// The `Content` of the encrypted reply; nil for the acknowledgement.
    public func shown(_ answer: WebhookAnswer) throws(ChannelError) -> String? {
        guard !answer.body.isEmpty else { return nil }
        let outer = try XMLFields.parse(answer.body)
        let inner = try envelope.read(outer["Encrypt"], outer["MsgSignature"], outer["TimeStamp"], outer["Nonce"])
        return try XMLFields.parse(inner)["Content"]
    }
}
