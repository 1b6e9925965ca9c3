import COpenSSL

/// A hash function of libcrypto.
///
///     try Digest.sha1.hash(Array("abc".utf8)).hexadecimal    // "a9993e364706816aba3e25717850c26c9cd0d89d"
///
/// SHA-1 is here because Tencent's signature prescribes it; nothing else should use it.
struct Digest: Sendable {
    static let sha1 = Digest(name: "SHA1", count: 20)
    static let sha256 = Digest(name: "SHA256", count: 32)

    /// Fetched once for the life of the process: fetching costs more than hashing a short text. libcrypto documents a
    /// fetched algorithm as immutable and usable from every thread.
    private nonisolated(unsafe) let algorithm: OpaquePointer?
    private let count: Int

    private init(name: String, count: Int) {
        algorithm = EVP_MD_fetch(nil, name, nil)
        self.count = count
    }

    func hash(_ bytes: [UInt8]) throws(CryptoFailure) -> [UInt8] {
        guard let algorithm else { throw CryptoFailure() }
        var digest = [UInt8](repeating: 0, count: count)
        var written: UInt32 = 0
        try CryptoFailure.check(EVP_Digest(bytes, bytes.count, &digest, &written, algorithm, nil))
        guard written == count else { throw CryptoFailure() }
        return digest
    }
}
