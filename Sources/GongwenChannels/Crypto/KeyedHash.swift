/// HMAC-SHA256 (RFC 2104) under one key, cut to 128 bits, over parts of text.
///
///     try KeyedHash(key: key)(["person", "wecom", "u1"])    // "9f2c…", 32 hexadecimal digits
package struct KeyedHash: Sendable {
    private let authentication: MessageAuthentication

    /// Any number of bytes; those of ``makeKey()`` are 32.
    package init(key: [UInt8]) { authentication = MessageAuthentication(key: SecretBytes(key)) }

    /// 256 bits that nobody can guess, in 64 hexadecimal digits. Throws when libcrypto has no random numbers.
    package static func makeKey() throws -> String { try RandomBytes.make(32).hexadecimal }

    /// 32 hexadecimal digits, the same for the same parts; different parts never give the same text to hash.
    package func callAsFunction(_ parts: [String]) throws -> String {
        let code = try authentication.code(for: Array(Message.key(parts).utf8))
        return Array(code.prefix(16)).hexadecimal
    }
}
