extension UnixTime {
    /// Reads a moment as Go's `time.Time` prints itself. The offset counts; the zone's name and what follows do not.
    ///
    ///     UnixTime(goTime: "2026-10-04 18:23:46.05 +0800 CST m=+3612.1")    // 2026-10-04 10:23:46.050 UTC
    ///     UnixTime(goTime: "1700000000")                                     // nil
    init?(goTime text: String) {
        let parts = text.split(separator: " ").map { Array($0.utf8) }
        guard parts.count >= 3, let date = Self.numbers(in: parts[0], as: "0000-00-00"),
            let time = Self.numbers(in: Array(parts[1].prefix(8)), as: "00:00:00"),
            let thousandths = Self.thousandths(parts[1].dropFirst(8)),
            let east = Self.numbers(in: parts[2], as: "+0000") ?? Self.numbers(in: parts[2], as: "-0000")
        else { return nil }
        let offset = (east[0] / 100 * 60 + east[0] % 100) * 60 * (parts[2].first == UInt8(ascii: "-") ? -1 : 1)
        let seconds = Self.days(date[0], date[1], date[2]) * 86_400 + time[0] * 3600 + time[1] * 60 + time[2] - offset
        self.init(milliseconds: seconds * 1000 + thousandths)
    }

    /// The numbers where the pattern has zeros; nil when a character differs from the pattern's.
    private static func numbers(in text: [UInt8], as pattern: StaticString) -> [Int64]? {
        let pattern = pattern.withUTF8Buffer(Array.init)
        guard text.count == pattern.count else { return nil }
        var numbers: [Int64] = []
        var isInside = false
        for (byte, wanted) in zip(text, pattern) {
            guard wanted == UInt8(ascii: "0") else {
                guard byte == wanted else { return nil }
                isInside = false
                continue
            }
            guard (48...57).contains(byte) else { return nil }
            if !isInside { numbers.append(0) }
            isInside = true
            numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int64(byte - 48)
        }
        return numbers
    }

    /// `.05` is 50; nothing is 0.
    private static func thousandths(_ fraction: ArraySlice<UInt8>) -> Int64? {
        guard let point = fraction.first else { return 0 }
        let digits = fraction.dropFirst()
        guard point == UInt8(ascii: "."), !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return (0..<3).reduce(0) { sum, place in
            sum * 10 + (place < digits.count ? Int64(digits[digits.startIndex + place] - 48) : 0)
        }
    }

    /// From 1970-01-01, in the Gregorian calendar: years are counted from March, so that the odd day comes last.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month <= 2 ? month + 9 : month - 3) + 2) / 5 + day - 1
        return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
    }
}
