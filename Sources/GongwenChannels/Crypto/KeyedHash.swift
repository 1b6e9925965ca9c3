/// HMAC-SHA256 under one key, cut to 128 bits, over parts of text.
///
///     try KeyedHash(key: key)(["person", "wecom", "u1"])    // "9f2c…", 32 hexadecimal digits
package struct KeyedHash: Sendable {
    private let authentication: MessageAuthentication

    package init(key: [UInt8]) { authentication = MessageAuthentication(key: SecretBytes(key)) }

    /// 256 bits that nobody can guess, in hexadecimal digits.
    package static func makeKey() throws -> String { try RandomBytes.make(32).hexadecimal }

    /// Different parts never give the same text to hash.
    package func callAsFunction(_ parts: [String]) throws -> String {
        let code = try authentication.code(for: Array(Message.key(parts).utf8))
        return Array(code.prefix(16)).hexadecimal
    }
}
