/// The time that a fact is about, as the file writes it.
///
///     Period("2024年").years                // 2024...2024
///     Period("截至2024年底").isAsOf          // true
///     Period("近五年").length               // 5
struct Period: Sendable, Hashable {
    var text: String
    /// Years named in it; nil when it names none (近年来).
    var years: ClosedRange<Int>?
    /// A state at a date rather than a stretch of time.
    var isAsOf: Bool
    /// How many years it covers, when it says so.
    var length: Int?
    /// From which day to which, where it names part of a year, or several years.
    var dates: DateSpan?

    init(_ text: String) {
        self.text = text
        isAsOf = text.contains("截至") || text.contains("目前")
        let numbers = Period.years(in: text)
        if let first = numbers.first, let last = numbers.last {
            let isOpen = text.contains("以来") || text.contains("起")
            years = min(first, last)...(isOpen ? 9999 : max(first, last))
        }
        length = Period.length(in: text)
        if !isAsOf { dates = PeriodPhrase.span(text) }
    }

    /// It names a year or a length; 近年来 and 截至目前 do not.
    var isDefinite: Bool { years != nil || length != nil }

    private static func years(in text: String) -> [Int] {
        let scalars = Array(text.unicodeScalars)
        var found: [Int] = []
        var at = 0
        while at < scalars.count {
            var end = at
            while end < scalars.count, ("0"..."9").contains(scalars[end]) { end += 1 }
            if end - at == 4, let year = Int(String(String.UnicodeScalarView(scalars[at..<end]))) { found.append(year) }
            at = max(end, at + 1)
        }
        return found
    }

    private static func length(in text: String) -> Int? {
        for (index, character) in text.enumerated() where character == "年" && index > 0 {
            let before = text[text.index(text.startIndex, offsetBy: index - 1)]
            if let number = ChineseNumber(String(before)), "一二三四五六七八九十两".contains(before) {
                return Int("\(number.value)")
            }
        }
        return nil
    }
}
