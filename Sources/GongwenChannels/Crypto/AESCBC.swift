import COpenSSL

/// AES-256 in CBC mode without padding: whole blocks in, whole blocks out.
///
/// The platforms pad differently (Tencent to 32, Feishu to 16), so `BlockPadding` pads and is checked for both alike.
struct AESCBC: Sendable {
    static let blockSize = 16
    static let keySize = 32

    private let key: SecretBytes

    /// Nil unless the key has 32 bytes.
    init?(key: SecretBytes) {
        guard key.count == Self.keySize else { return nil }
        self.key = key
    }

    /// `iv` is the initialisation vector; nil means the key's first 16 bytes, as Tencent prescribes. They are half of
    /// the key, so they are used in place and never copied.
    func encrypt(_ blocks: [UInt8], iv: [UInt8]? = nil) throws(CryptoFailure) -> [UInt8] {
        try run(blocks, iv: iv, encrypting: true)
    }

    func decrypt(_ blocks: [UInt8], iv: [UInt8]? = nil) throws(CryptoFailure) -> [UInt8] {
        try run(blocks, iv: iv, encrypting: false)
    }

    private nonisolated(unsafe) static let algorithm = EVP_CIPHER_fetch(nil, "AES-256-CBC", nil)

    private func run(_ input: [UInt8], iv: [UInt8]?, encrypting: Bool) throws(CryptoFailure) -> [UInt8] {
        guard let algorithm = Self.algorithm, iv?.count ?? Self.blockSize == Self.blockSize,
            input.count.isMultiple(of: Self.blockSize),
            input.count < Int(Int32.max) - Self.blockSize, let context = EVP_CIPHER_CTX_new()
        else { throw CryptoFailure() }
        // Freeing also cleanses the expanded key.
        defer { EVP_CIPHER_CTX_free(context) }
        try CryptoFailure.check(
            key.withBytes { key in
                let direction: Int32 = encrypting ? 1 : 0
                guard let iv else {
                    return EVP_CipherInit_ex2(context, algorithm, key.baseAddress, key.baseAddress, direction, nil)
                }
                return EVP_CipherInit_ex2(context, algorithm, key.baseAddress, iv, direction, nil)
            })
        try CryptoFailure.check(EVP_CIPHER_CTX_set_padding(context, 0))
        var output = [UInt8](repeating: 0, count: input.count + Self.blockSize)
        var updated: Int32 = 0
        var finished: Int32 = 0
        try CryptoFailure.check(EVP_CipherUpdate(context, &output, &updated, input, Int32(input.count)))
        let tail = Int(updated)
        let code = output.withUnsafeMutableBufferPointer {
            EVP_CipherFinal_ex(context, $0.baseAddress! + tail, &finished)
        }
        try CryptoFailure.check(code)
        guard tail + Int(finished) == input.count else { throw CryptoFailure() }
        output.removeLast(output.count - input.count)
        return output
    }
}
