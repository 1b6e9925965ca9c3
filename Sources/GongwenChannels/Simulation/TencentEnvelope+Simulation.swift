extension TencentEnvelope {
    /// A signed request around encrypted content; `body` writes the envelope.
    func request(
        _ method: WebhookRequest.Method, _ content: [UInt8], at now: UnixTime, body: (String) -> String = { _ in "" }
    ) throws(ChannelError) -> WebhookRequest {
        let random = try ChannelError.crypto { () throws(CryptoFailure) in try RandomBytes.make(4) }
        let nonce = String(random.reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
        let sealed = try seal(content, at: now, nonce: nonce)
        var query = Query([
            "msg_signature": sealed.signature, "timestamp": String(sealed.timestamp), "nonce": nonce,
        ])
        if method == .get { query["echostr"] = sealed.encrypted }
        return WebhookRequest(method: method, query: query, body: Array(body(sealed.encrypted).utf8))
    }

    /// Checks and decrypts a reply, as the platform does before it shows it.
    func read(_ encrypted: String?, _ signed: String?, _ timestamp: String?, _ nonce: String?) throws(ChannelError)
        -> [UInt8]
    {
        guard let encrypted, let timestamp, let nonce else { throw .missingField }
        try signature.verify(signed, timestamp, nonce, encrypted)
        return try decrypt(encrypted)
    }
}

extension SimulatedMessage {
    /// The message's XML as WeCom and WeChat write it.
    func tencentXML(to account: String, at now: UnixTime, extra: [String] = []) -> String {
        let head = [
            XMLText.cdata("ToUserName", account), XMLText.cdata("FromUserName", user),
            XMLText.number("CreateTime", now.seconds),
        ]
        let tail: [String]
        switch content {
        case .text(let text): tail = [XMLText.cdata("MsgType", "text"), XMLText.cdata("Content", text), number]
        case .speech(let text):
            tail = [
                XMLText.cdata("MsgType", "voice"), XMLText.cdata("MediaId", "media"), XMLText.cdata("Format", "amr"),
                XMLText.cdata("Recognition", text), number,
            ]
        case .image:
            tail = [XMLText.cdata("MsgType", "image"), XMLText.cdata("MediaId", "media"), number]
        case .greeting:
            tail = [
                XMLText.cdata("MsgType", "event"), XMLText.cdata("Event", "subscribe"), XMLText.cdata("EventKey", ""),
            ]
        }
        return XMLText.document(head + tail + extra)
    }

    private var number: String { XMLText.cdata("MsgId", id) }
}
