import COpenSSL

/// HMAC-SHA256 (RFC 2104) under one key.
///
///     try MessageAuthentication(key: secret).code(for: Array("1700000400000\nsecret".utf8))    // 32 bytes
struct MessageAuthentication: Sendable {
    let key: SecretBytes

    func code(for message: [UInt8]) throws(CryptoFailure) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 32)
        var written = 0
        let result = key.withBytes { key in
            EVP_Q_mac(
                nil, "HMAC", nil, "SHA256", nil, key.baseAddress, key.count,
                message, message.count, &code, code.count, &written)
        }
        guard result != nil, written == code.count else {
            ERR_clear_error()
            throw CryptoFailure()
        }
        return code
    }
}
