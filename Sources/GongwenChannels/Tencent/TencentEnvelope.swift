/// The signed and encrypted envelope that WeCom apps, WeCom robots and WeChat share.
///
///     let message = try envelope.open(encrypt, of: request, at: now)    // Array("<xml>…</xml>".utf8)
///     let reply = try envelope.seal(Array("<xml>…</xml>".utf8), at: now, nonce: nonce)
///     reply.xml    // "<xml><Encrypt>…</Encrypt><MsgSignature>…"
///
/// WeCom developer documentation, "加解密方案说明"; WeChat Official Account documentation, "消息加解密说明". No page states a
/// time window; 300 s either side covers the platform's retries, which come within seconds.
struct TencentEnvelope: Sendable {
    static let window: Int64 = 300

    let signature: TencentSignature
    let cipher: AESCBC
    let frame: TencentFrame

    init(token: SecretBytes, cipher: AESCBC, receiver: String) {
        signature = TencentSignature(token: token)
        self.cipher = cipher
        frame = TencentFrame(receiver: Array(receiver.utf8))
    }

    /// Verifies, then decrypts. Nothing is decrypted that is not signed, so damage teaches a stranger nothing.
    func open(_ encrypted: String, of request: WebhookRequest, at now: UnixTime) throws(ChannelError) -> [UInt8] {
        guard let timestamp = request.query["timestamp"], let nonce = request.query["nonce"] else { throw .unsigned }
        try signature.verify(request.query["msg_signature"], timestamp, nonce, encrypted)
        try now.check(timestamp, in: .seconds, within: Self.window)
        return try decrypt(encrypted)
    }

    /// Answers the GET that tests an address: the platform wants to see what it has encrypted in `echostr`.
    func handshake(_ request: WebhookRequest, at now: UnixTime) throws(ChannelError) -> Opened {
        guard let challenge = request.query["echostr"] else { throw .unsigned }
        return .handshake(.text(utf8: try open(challenge, of: request, at: now)))
    }

    func decrypt(_ encrypted: String) throws(ChannelError) -> [UInt8] {
        guard let blocks = Base64.decode(encrypted), !blocks.isEmpty, blocks.count.isMultiple(of: AESCBC.blockSize)
        else { throw .undecryptable }
        let padded = try ChannelError.crypto { () throws(CryptoFailure) in
            try cipher.decrypt(blocks)
        }
        guard let framed = BlockPadding.tencent.unpad(padded) else { throw .undecryptable }
        return try frame.unwrap(framed)
    }

    /// `random` is for tests that compare whole ciphertexts; otherwise 16 fresh bytes are drawn.
    func seal(
        _ message: [UInt8], at now: UnixTime, nonce: String, random: [UInt8]? = nil
    ) throws(ChannelError) -> Sealed {
        try ChannelError.crypto { () throws(CryptoFailure) in
            let random = if let random { random } else { try RandomBytes.make(16) }
            let padded = BlockPadding.tencent.pad(frame.wrap(message, random: random))
            let encrypted = Base64.encode(try cipher.encrypt(padded))
            let timestamp = String(now.seconds)
            return Sealed(
                encrypted: encrypted, signature: try signature.value(timestamp, nonce, encrypted),
                timestamp: now.seconds, nonce: nonce)
        }
    }

    /// The envelope of a reply, in the three notations that the platforms want.
    struct Sealed: Hashable, Sendable {
        var encrypted: String
        var signature: String
        var timestamp: Int64
        var nonce: String

        /// WeCom apps and WeChat.
        var xml: String {
            XMLText.document([
                XMLText.cdata("Encrypt", encrypted), XMLText.cdata("MsgSignature", signature),
                XMLText.number("TimeStamp", timestamp), XMLText.cdata("Nonce", nonce),
            ])
        }

        /// WeChat, when its console is set to JSON.
        var json: JSON {
            [
                "Encrypt": .string(encrypted), "MsgSignature": .string(signature),
                "TimeStamp": .number(String(timestamp)),
                "Nonce": .string(nonce),
            ]
        }

        /// WeCom robots, which write `msgsignature` without an underscore.
        var robotJSON: JSON {
            [
                "encrypt": .string(encrypted), "msgsignature": .string(signature),
                "timestamp": .number(String(timestamp)),
                "nonce": .string(nonce),
            ]
        }
    }
}
