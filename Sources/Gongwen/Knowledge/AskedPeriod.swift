/// The time that a question asks about.
enum AskedPeriod: Sendable, Hashable, Codable {
    case year(Int)
    /// 近五年, 五年来: a stretch of so many years.
    case stretch(years: Int)
    /// Part of a year, or several years: 2024年上半年, 2021年至2025年.
    case dates(DateSpan)

    /// 2024年以后 from 2024年: a time that begins or ends where this one does, without it.
    func open(to side: PeriodSide, as word: String) -> AskedPeriod {
        var span: DateSpan
        switch self {
        case .year(let year):
            span = DateSpan(first: Day(year: year, month: 1, day: 1), last: Day.last(of: 12, year), text: "\(year)年")
        case .dates(let dates): span = dates
        case .stretch: return self
        }
        switch side {
        case .before: (span.first, span.last) = (Day(year: 0, month: 1, day: 1), span.first)
        case .after: (span.first, span.last) = (span.last, Day.last(of: 12, 9999))
        }
        span.text += word
        return .dates(span)
    }

    /// For a reply: 2024年, 5年, 2024年上半年.
    var text: String {
        switch self {
        case .year(let year): "\(year)年"
        case .stretch(let years): "\(years)年"
        case .dates(let span): span.text
        }
    }
}

/// On which side of a time; written `时间前后` in the files.
enum PeriodSide: String, Sendable, CaseIterable {
    case before = "之前"
    case after = "之后"
}

/// From one day to another, both included.
///
///     PeriodPhrase.half(.of(2024), 1).resolved(today: today)    // .dates(2024年上半年: January 1 to June 30)
struct DateSpan: Sendable, Hashable, Codable {
    var first: Day
    var last: Day
    /// As it is said: 2024年上半年.
    var text: String
    /// False for a month or a day without its year: it may be any.
    var isYearKnown = true

    /// A month, or a day of it: 2024年2月, 2024年2月26日.
    init(year: Int, month: Int, day: Int?) {
        first = Day(year: year, month: month, day: day ?? 1)
        last = day == nil ? Day.last(of: month, year) : first
        text = "\(year)年\(month)月" + (day.map { "\($0)日" } ?? "")
    }

    init(first: Day, last: Day, text: String) {
        self.first = first
        self.last = last
        self.text = text
    }

    func isSame(_ other: DateSpan) -> Bool { first == other.first && last == other.last }
}
