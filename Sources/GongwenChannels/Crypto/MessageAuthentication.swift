import COpenSSL

/// HMAC-SHA256 (RFC 2104) under one key.
///
///     try MessageAuthentication(key: secret).code(for: Array("1700000400000\nsecret".utf8))    // 32 bytes
///
/// The key is prepared once; every code starts from a copy of that state, at half the cost of preparing it again. The
/// state is only read after `init`, hence `@unchecked Sendable`.
final class MessageAuthentication: @unchecked Sendable {
    private let prepared: OpaquePointer?

    init(key: SecretBytes) { prepared = Self.prepare(key) }

    // Freeing also cleanses the key.
    deinit { EVP_MAC_CTX_free(prepared) }

    func code(for message: [UInt8]) throws(CryptoFailure) -> [UInt8] {
        guard let prepared, let context = EVP_MAC_CTX_dup(prepared) else { throw CryptoFailure() }
        defer { EVP_MAC_CTX_free(context) }
        var code = [UInt8](repeating: 0, count: 32)
        var written = 0
        try CryptoFailure.check(EVP_MAC_update(context, message, message.count))
        try CryptoFailure.check(EVP_MAC_final(context, &code, &written, code.count))
        guard written == code.count else { throw CryptoFailure() }
        return code
    }

    private static func prepare(_ key: SecretBytes) -> OpaquePointer? {
        guard let algorithm = EVP_MAC_fetch(nil, "HMAC", nil) else { return nil }
        defer { EVP_MAC_free(algorithm) }
        guard let context = EVP_MAC_CTX_new(algorithm) else { return nil }
        var digest = Array("SHA256".utf8CString)
        let isReady = digest.withUnsafeMutableBufferPointer { digest in
            let parameters = [
                OSSL_PARAM_construct_utf8_string("digest", digest.baseAddress, 0), OSSL_PARAM_construct_end(),
            ]
            return key.withBytes { EVP_MAC_init(context, $0.baseAddress, $0.count, parameters) } == 1
        }
        if isReady { return context }
        EVP_MAC_CTX_free(context)
        return nil
    }
}
