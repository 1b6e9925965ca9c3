/// Tencent's signature: the SHA-1 of the token and the request's values, sorted by bytes and joined.
///
///     try TencentSignature(token: token).value(timestamp, nonce, encrypt)    // msg_signature, four strings
///     try TencentSignature(token: token).value(timestamp, nonce)             // signature, three strings
///
/// WeCom developer documentation, "加解密方案说明"; WeChat Official Account documentation, "接入指南".
struct TencentSignature: Sendable {
    let token: SecretBytes

    func value(_ values: String...) throws(CryptoFailure) -> String {
        var parts = values.map { Array($0.utf8) } + [token.withBytes { Array($0) }]
        parts.sort { $0.lexicographicallyPrecedes($1) }
        var joined: [UInt8] = []
        // Once to its full size: growing would leave copies of the token behind that nobody wipes.
        joined.reserveCapacity(parts.reduce(0) { $0 + $1.count })
        for part in parts { joined += part }
        defer {
            joined.wipe()
            for index in parts.indices { parts[index].wipe() }
        }
        return try Digest.sha1.hash(joined).hexadecimal
    }

    /// Throws `.unsigned` without a signature and `.badSignature` for a wrong one.
    func verify(_ given: String?, _ timestamp: String, _ nonce: String, _ encrypted: String?) throws(ChannelError) {
        guard let given, !given.isEmpty else { throw .unsigned }
        let expected = try ChannelError.crypto { () throws(CryptoFailure) in
            if let encrypted { try value(timestamp, nonce, encrypted) } else { try value(timestamp, nonce) }
        }
        guard ConstantTime.equal(expected, given) else { throw .badSignature }
    }
}
