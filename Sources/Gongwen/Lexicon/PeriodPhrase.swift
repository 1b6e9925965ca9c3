/// A stretch of time as it is said, before it is counted from today: 去年上半年, 第三季度, 十四五期间, 三年前.
enum PeriodPhrase: Hashable, Sendable {
    /// 1 the first half, 2 the second.
    case half(Year, Int)
    case quarter(Year, Int)
    /// 前三季度.
    case quarters(Year, through: Int)
    /// 2021年到2023年.
    case years(Year, Year)
    /// 十四五: the five-year plan of this number; the tenth began in 2001.
    case plan(Int)
    /// 三年前.
    case yearsAgo(Int)
    /// 2024年底: what there is at the end of a year is what the year came to.
    case endOfYear(Year)
    case startOfYear(Year)
    /// 2024-02, 2024.2.26.
    case date(year: Int, month: Int, day: Int?)

    enum Year: Hashable, Sendable {
        case of(Int)
        /// 去年 is -1.
        case fromNow(Int)

        func number(_ today: Day) -> Int {
            switch self {
            case .of(let year): year
            case .fromNow(let offset): today.year + offset
            }
        }
    }

    func resolved(today: Day) -> AskedPeriod {
        switch self {
        case .half(let year, let half):
            span(year.number(today), (half - 1) * 6 + 1, half * 6, half == 1 ? "上半年" : "下半年")
        case .quarter(let year, let quarter):
            span(year.number(today), quarter * 3 - 2, quarter * 3, "第\(PeriodPhrase.numerals[quarter - 1])季度")
        case .quarters(let year, let last):
            span(year.number(today), 1, last * 3, "前\(PeriodPhrase.numerals[last - 1])季度")
        case .years(let first, let last): PeriodPhrase.years(first.number(today), last.number(today), nil)
        case .plan(let number):
            PeriodPhrase.years(number * 5 + 1951, number * 5 + 1955, "“\(PeriodPhrase.name(ofPlan: number))”期间")
        case .yearsAgo(let years): .year(today.year - years)
        case .endOfYear(let year): .year(year.number(today))
        case .startOfYear(let year): span(year.number(today), 1, 1, "初")
        case .date(let year, let month, let day): .dates(DateSpan(year: year, month: month, day: day))
        }
    }

    private static let numerals = ["一", "二", "三", "四"]

    private func span(_ year: Int, _ first: Int, _ last: Int, _ name: String) -> AskedPeriod {
        .dates(
            DateSpan(
                first: Day(year: year, month: first, day: 1), last: Day.last(of: last, year), text: "\(year)年\(name)"))
    }

    private static func years(_ first: Int, _ last: Int, _ name: String?) -> AskedPeriod {
        let (first, last) = (min(first, last), max(first, last))
        if first == last { return .year(first) }
        return .dates(
            DateSpan(
                first: Day(year: first, month: 1, day: 1), last: Day.last(of: 12, last),
                text: name.map { "\($0)（\(first)—\(last)年）" } ?? "\(first)年至\(last)年"))
    }

    private static func name(ofPlan number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        return "十\(number % 10 < digits.count ? digits[number % 10] : "")五"
    }

    /// The phrase that a text is as a whole, where it does not depend on today: the 时间 of a fact.
    static func span(_ text: String) -> DateSpan? {
        let scalars = Array(Sentence(text).text.unicodeScalars)
        guard let (phrase, end) = PeriodScanner.read(scalars, from: 0), end == scalars.count, phrase.isAbsolute,
            case .dates(let span) = phrase.resolved(today: Day(year: 0, month: 1, day: 1))
        else { return nil }
        return span
    }

    private var isAbsolute: Bool {
        switch self {
        case .half(.of, _), .quarter(.of, _), .quarters(.of, _), .years(.of, .of), .plan, .startOfYear(.of), .date: true
        default: false
        }
    }
}
