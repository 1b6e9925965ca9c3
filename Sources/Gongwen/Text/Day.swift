/// A day of the calendar, without time or zone.
///
///     Day(year: 2026, month: 2, day: 26) < Day(year: 2026, month: 3, day: 1)   // true
public struct Day: Hashable, Sendable, Codable, Comparable {
    public var year: Int
    /// 1 to 12, if whoever made it saw to that: nothing is checked.
    public var month: Int
    /// 1 to 31.
    public var day: Int

    public init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    public static func < (a: Day, b: Day) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }
}

extension Day {
    /// The last day of a month.
    static func last(of month: Int, _ year: Int) -> Day {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let length =
            switch month {
            case 2: isLeap ? 29 : 28
            case 4, 6, 9, 11: 30
            default: 31
            }
        return Day(year: year, month: month, day: length)
    }
}
