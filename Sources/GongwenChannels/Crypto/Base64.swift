/// Base64 (RFC 4648, section 4): standard alphabet, padded, nothing else tolerated.
///
///     Base64.decode("YWI=")     // [0x61, 0x62]
///     Base64.decode("YWI")      // nil: the padding is missing
///     Base64.decode("YW I=")    // nil: white space
///     Base64.encode([0x61, 0x62])    // "YWI="
///
/// Spare bits of the last character may be set: WeCom hands out keys with such a character.
enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String {
        var text = [UInt8](repeating: padding, count: (bytes.count + 2) / 3 * 4)
        for group in 0..<(bytes.count + 2) / 3 {
            let count = min(3, bytes.count - 3 * group)
            var bits: UInt32 = 0
            for offset in 0..<count { bits |= UInt32(bytes[3 * group + offset]) << (16 - 8 * UInt32(offset)) }
            for place in 0...count { text[4 * group + place] = alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 63)] }
        }
        return String(decoding: text, as: UTF8.self)
    }

    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        let symbols = Array(text.utf8)
        guard symbols.count.isMultiple(of: 4) else { return nil }
        let missing = symbols.suffix(2).reversed().prefix { $0 == padding }.count
        var bytes: [UInt8] = []
        bytes.reserveCapacity(symbols.count / 4 * 3)
        var bits: UInt32 = 0
        for (index, symbol) in symbols.dropLast(missing).enumerated() {
            let value = values[Int(symbol)]
            guard value < 64 else { return nil }
            bits = bits << 6 | UInt32(value)
            if index % 4 == 3 {
                bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
                bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
                bytes.append(UInt8(truncatingIfNeeded: bits))
                bits = 0
            }
        }
        switch missing {
        case 1:
            bytes.append(UInt8(truncatingIfNeeded: bits >> 10))
            bytes.append(UInt8(truncatingIfNeeded: bits >> 2))
        case 2: bytes.append(UInt8(truncatingIfNeeded: bits >> 4))
        default: break
        }
        return bytes
    }

    private static let padding = UInt8(ascii: "=")
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, symbol) in alphabet.enumerated() { values[Int(symbol)] = UInt8(value) }
        return values
    }()
}
