extension [UInt8] {
    /// Two lowercase digits a byte, as the platforms write their signatures.
    ///
    ///     [UInt8(0), 255].hexadecimal    // "00ff"
    var hexadecimal: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * count)
        for byte in self {
            digits.append(Self.digit(byte >> 4))
            digits.append(Self.digit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? 48 : 87) }
}
