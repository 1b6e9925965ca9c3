import COpenSSL

/// Comparison whose time says nothing about where two values differ.
///
///     ConstantTime.equal(Array(expected.utf8), Array(given.utf8))
///
/// The lengths may be learnt from the time: every length compared here is public.
enum ConstantTime {
    static func equal(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        first.count == second.count && CRYPTO_memcmp(first, second, first.count) == 0
    }

    static func equal(_ first: String, _ second: String) -> Bool {
        equal(Array(first.utf8), Array(second.utf8))
    }

    static func equal(_ first: SecretBytes, _ second: String) -> Bool {
        let second = Array(second.utf8)
        return first.count == second.count
            && first.withBytes { CRYPTO_memcmp($0.baseAddress, second, second.count) } == 0
    }
}
