import COpenSSL

/// Comparison whose time says nothing about where two values differ.
///
///     ConstantTime.equal(Array(expected.utf8), Array(given.utf8))    // their lengths may be learnt from the time
///     ConstantTime.equal(given, hidden: token)                       // not even the token's length
///
/// What platforms make (signatures, tokens, ids) has lengths that anybody may know; what an operator chooses has not.
package enum ConstantTime {
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

    /// Whether a secret was given, in a time that depends on the length of what was given only.
    ///
    ///     ConstantTime.equal(Array("a".utf8), hidden: Array("aa".utf8))    // false
    ///     ConstantTime.equal([], hidden: [])                               // false: an empty secret is none
    package static func equal(_ given: [UInt8], hidden secret: [UInt8]) -> Bool {
        guard !secret.isEmpty else { return false }
        // As long as what was given: the secret over and over, or its beginning.
        let repeated = given.indices.map { secret[$0 % secret.count] }
        // At once: to look at the lengths only where the bytes agree would take longer for a guess that begins right.
        return Int(CRYPTO_memcmp(given, repeated, given.count)) | (given.count ^ secret.count) == 0
    }
}
