import COpenSSL

/// Bytes that nobody can guess, from libcrypto's generator.
enum RandomBytes {
    static func make(_ count: Int) throws(CryptoFailure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        try CryptoFailure.check(RAND_bytes(&bytes, Int32(count)))
        return bytes
    }
}
