extension WeChat: SimulatedChannel {
    /// The parameter `msg_signature` with a key, `signature` without one.
    public var signaturePlace: SignaturePlace? { .query(envelope == nil ? "signature" : "msg_signature") }

    /// A GET with the challenge in the clear, with a key too.
    public func handshake(_ challenge: String, at now: UnixTime) throws(ChannelError) -> WebhookRequest? {
        var query = try plainQuery(at: now)
        query["echostr"] = challenge
        return WebhookRequest(method: .get, query: query)
    }

    /// From the user to the made-up account `gh_simulated`; a greeting is a subscription.
    public func callback(_ message: SimulatedMessage, at now: UnixTime) throws(ChannelError) -> WebhookRequest {
        try request(holding: Array(message.tencentXML(to: Self.account, at: now).utf8), at: now)
    }

    /// Encrypted in an XML envelope with a key, as it is without one.
    public func request(holding content: [UInt8], at now: UnixTime) throws(ChannelError) -> WebhookRequest {
        guard let envelope else {
            return WebhookRequest(method: .post, query: try plainQuery(at: now), body: content)
        }
        var request = try envelope.request(.post, content, at: now) { encrypted in
            XMLText.document([XMLText.cdata("ToUserName", Self.account), XMLText.cdata("Encrypt", encrypted)])
        }
        request.query["encrypt_type"] = "aes"
        return request
    }

    /// The `Content` of the reply, be it XML or JSON; nil for an empty body and for `success`.
    public func shown(_ answer: WebhookAnswer) throws(ChannelError) -> String? {
        guard !answer.body.isEmpty, answer.body != Array("success".utf8) else { return nil }
        let notation = TencentNotation(of: answer.body)
        let outer = try notation.fields(answer.body)
        guard let envelope else { return outer["Content"] }
        let inner = try envelope.read(outer["Encrypt"], outer["MsgSignature"], outer["TimeStamp"], outer["Nonce"])
        return try notation.fields(inner)["Content"]
    }

    private static let account = "gh_simulated"

    private func plainQuery(at now: UnixTime) throws(ChannelError) -> Query {
        let timestamp = String(now.seconds)
        let signed = try ChannelError.crypto { () throws(CryptoFailure) in try signature.value(timestamp, "1514711492")
        }
        return Query(["signature": signed, "timestamp": timestamp, "nonce": "1514711492"])
    }
}
