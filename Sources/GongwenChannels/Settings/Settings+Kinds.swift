extension Settings {
    /// A secret text, such as a token.
    mutating func requiredSecret(_ variable: String) -> SecretBytes? {
        required(variable).map { SecretBytes($0.utf8) }
    }

    /// Tencent's EncodingAESKey: 43 characters of base64 for 32 bytes.
    mutating func encodingKey(_ variable: String, _ value: String?) -> AESCBC? {
        guard let value else { return nil }
        guard value.utf8.count == 43 else {
            report(variable, .keyLength(value.count))
            return nil
        }
        guard !value.hasSuffix("="), var bytes = Base64.decode(value + "="),
            let cipher = AESCBC(key: SecretBytes(consuming: &bytes))
        else {
            report(variable, .keyCharacters)
            return nil
        }
        return cipher
    }

    /// The key of Standard Webhooks: `whsec_` and the base64 of 24 to 64 bytes.
    mutating func webhookKey(_ variable: String) -> SecretBytes? {
        guard let value = required(variable) else { return nil }
        let hasPrefix = value.hasPrefix("whsec_")
        guard var bytes = Base64.decode(hasPrefix ? value.dropFirst(6) : value[...]) else {
            report(variable, .secretEncoding)
            return nil
        }
        guard (24...64).contains(bytes.count) else {
            report(variable, .secretLength(bytes.count))
            return nil
        }
        if !hasPrefix { report(variable, .secretWithoutPrefix) }
        return SecretBytes(consuming: &bytes)
    }

    /// Whether something is switched on; off unless the variable says so, nil when it says neither.
    mutating func isOn(_ variable: String) -> Bool? {
        switch optional(variable)?.lowercased() {
        case nil: return hasProblem(variable) ? nil : false
        case "off": return false
        case "on": return true
        default:
            report(variable, .notSwitch)
            return nil
        }
    }

    /// An API's scheme, host and port.
    mutating func base(_ variable: String, _ value: String?, otherwise standard: String) -> WebAddress? {
        guard let address = WebAddress(value ?? standard), address.target == "/" else {
            report(variable, .address(standard: standard))
            return nil
        }
        if address.scheme == .http, !address.isLoopback { report(variable, .unencryptedAddress) }
        return address
    }
}
