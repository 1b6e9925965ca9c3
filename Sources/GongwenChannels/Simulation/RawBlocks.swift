/// Channels whose ciphertext can hold any blocks, also such as no platform would encrypt: for fuzzing what stands
/// behind the signature, where padding, lengths and receivers are read.
package protocol RawBlocks: SimulatedChannel {
    /// A signed request around the encrypted bytes as they are, without frame and padding; cut to whole blocks.
    func request(encrypting blocks: [UInt8], at now: UnixTime) throws(ChannelError) -> WebhookRequest?
}

extension AESCBC {
    fileprivate func raw(_ bytes: [UInt8], iv: [UInt8]? = nil) throws(ChannelError) -> [UInt8] {
        let blocks = Array(bytes.prefix(bytes.count / Self.blockSize * Self.blockSize))
        return try ChannelError.crypto { () throws(CryptoFailure) in try encrypt(blocks, iv: iv) }
    }
}

extension TencentEnvelope {
    fileprivate func request(
        encrypting blocks: [UInt8], at now: UnixTime, body: (String) -> String
    ) throws(ChannelError) -> WebhookRequest {
        let encrypted = Base64.encode(try cipher.raw(blocks))
        let timestamp = String(now.seconds)
        let signed = try ChannelError.crypto { () throws(CryptoFailure) in
            try signature.value(timestamp, "n", encrypted)
        }
        let query = Query(["msg_signature": signed, "timestamp": timestamp, "nonce": "n"])
        return WebhookRequest(method: .post, query: query, body: Array(body(encrypted).utf8))
    }
}

extension WeCom: RawBlocks {
    /// In an XML envelope.
    package func request(encrypting blocks: [UInt8], at now: UnixTime) throws(ChannelError) -> WebhookRequest? {
        try envelope.request(encrypting: blocks, at: now) { "<xml><Encrypt>\($0)</Encrypt></xml>" }
    }
}

extension WeComRobot: RawBlocks {
    /// In a JSON envelope.
    package func request(encrypting blocks: [UInt8], at now: UnixTime) throws(ChannelError) -> WebhookRequest? {
        try envelope.request(encrypting: blocks, at: now) { "{\"encrypt\":\"\($0)\"}" }
    }
}

extension WeChat: RawBlocks {
    /// In an XML envelope; nil without a key, when nothing is encrypted.
    package func request(encrypting blocks: [UInt8], at now: UnixTime) throws(ChannelError) -> WebhookRequest? {
        try envelope?.request(encrypting: blocks, at: now) { "<xml><Encrypt>\($0)</Encrypt></xml>" }
    }
}

extension Feishu: RawBlocks {
    /// Behind an initialisation vector of zeros; nil without an Encrypt Key, when nothing is encrypted.
    package func request(encrypting blocks: [UInt8], at now: UnixTime) throws(ChannelError) -> WebhookRequest? {
        guard let envelope else { return nil }
        let iv = [UInt8](repeating: 0, count: AESCBC.blockSize)
        let encrypted = Base64.encode(iv + (try envelope.cipher.raw(blocks, iv: iv)))
        return try signed(Array((["encrypt": .string(encrypted)] as JSON).text.utf8), at: now)
    }
}
