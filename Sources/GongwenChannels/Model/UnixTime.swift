/// A moment, in milliseconds since 1970-01-01 00:00 UTC, as the platforms count.
///
///     UnixTime(seconds: 1_700_000_000).milliseconds    // 1700000000000
///
/// The caller reads the clock and passes the moment: nothing in this module looks at one.
public struct UnixTime: Hashable, Sendable, Comparable, Codable {
    /// What a platform's digits count.
    enum Unit: Int64, Sendable {
        case milliseconds = 1
        case seconds = 1000
    }

    /// Negative before 1970.
    public var milliseconds: Int64

    /// For clocks, and for platforms that count milliseconds.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// For platforms that count seconds, as most do.
    public init(seconds: Int64) { milliseconds = seconds * 1000 }

    /// Reads decimal digits, at most 14, and nothing else; `Int("+5")` would accept a sign, which no platform sends.
    ///
    ///     UnixTime(digits: "1700000000", unit: .seconds)    // 2023-11-14 22:13:20 UTC
    ///     UnixTime(digits: "+5", unit: .seconds)            // nil
    init?(digits: String, unit: Unit) {
        guard (1...14).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let number = Int64(digits)
        else { return nil }
        milliseconds = number * unit.rawValue
    }

    /// Whole seconds since 1970; what is left of a second is dropped.
    public var seconds: Int64 { milliseconds / 1000 }

    /// Whether the first moment is the earlier one.
    public static func < (first: UnixTime, second: UnixTime) -> Bool { first.milliseconds < second.milliseconds }

    /// Refuses a time stamp that is no number, or names a moment more than `window` seconds before or after this one.
    ///
    ///     try now.check("1700000000", in: .seconds, within: 300)
    ///
    /// Counted in the stamp's own unit: one in whole seconds is 300 seconds old until it is 301.
    func check(_ stamp: String, in unit: Unit, within window: Int64) throws(ChannelError) {
        guard let moment = UnixTime(digits: stamp, unit: unit),
            abs((moment.milliseconds - milliseconds / unit.rawValue * unit.rawValue)) <= window * 1000
        else { throw .expired }
    }
}
