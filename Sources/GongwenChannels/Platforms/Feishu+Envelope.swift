/// Feishu's encryption and signature.
///
/// Feishu open platform, "事件订阅概述", "Encrypt Key 加密策略": AES-256-CBC under SHA-256 of the Encrypt Key, the first
/// block being the initialisation vector; the signature is a plain SHA-256 of time, nonce, key and the raw body.
struct FeishuEnvelope: Sendable {
    let key: SecretBytes
    let cipher: AESCBC

    init?(key: SecretBytes) {
        var text = key.withBytes { Array($0) }
        defer { text.wipe() }
        guard var digest = try? Digest.sha256.hash(text), let cipher = AESCBC(key: SecretBytes(consuming: &digest))
        else { return nil }
        (self.key, self.cipher) = (key, cipher)
    }

    func verify(_ request: WebhookRequest) throws(ChannelError) {
        guard let given = request.headers["X-Lark-Signature"],
            let timestamp = request.headers["X-Lark-Request-Timestamp"],
            let nonce = request.headers["X-Lark-Request-Nonce"]
        else { throw .unsigned }
        let expected = try ChannelError.crypto { () throws(CryptoFailure) in
            try signature(timestamp, nonce, request.body)
        }
        guard ConstantTime.equal(expected, given) else { throw .badSignature }
    }

    func signature(_ timestamp: String, _ nonce: String, _ body: [UInt8]) throws(CryptoFailure) -> String {
        var message = Array((timestamp + nonce).utf8)
        // Once to its full size: growing would leave copies of the key behind that nobody wipes.
        message.reserveCapacity(message.count + key.count + body.count)
        key.withBytes { message += $0 }
        message += body
        defer { message.wipe() }
        return try Digest.sha256.hash(message).hexadecimal
    }

    func decrypt(_ encrypted: String) throws(ChannelError) -> [UInt8] {
        guard let bytes = Base64.decode(encrypted), bytes.count >= 2 * AESCBC.blockSize,
            bytes.count.isMultiple(of: AESCBC.blockSize)
        else { throw .undecryptable }
        let padded = try ChannelError.crypto { () throws(CryptoFailure) in
            try cipher.decrypt(Array(bytes[AESCBC.blockSize...]), iv: Array(bytes[..<AESCBC.blockSize]))
        }
        guard let plain = BlockPadding.feishu.unpad(padded) else { throw .undecryptable }
        return Array(plain)
    }

    /// What the platform does; the server never encrypts.
    func encrypt(_ plain: [UInt8], iv: [UInt8]) throws(CryptoFailure) -> String {
        Base64.encode(iv + (try cipher.encrypt(BlockPadding.feishu.pad(plain), iv: iv)))
    }
}
