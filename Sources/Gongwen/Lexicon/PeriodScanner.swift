/// Finds what is said of parts of a year, of several years, and of years counted from now.
///
/// A plain year (2024年, 去年) and a stretch (近五年) are read by ``Reader`` from the number and the words beside it.
enum PeriodScanner {
    static func scan(_ utf8: [UInt8], _ found: (Range<Int>, PeriodPhrase) -> Void) {
        guard mayContain(utf8) else { return }
        let scalars = Array(String(decoding: utf8, as: UTF8.self).unicodeScalars)
        var offset = 0
        var at = 0
        while at < scalars.count {
            let start = offset
            guard isStarter(scalars[at]), let (phrase, end) = read(scalars, from: at) else {
                offset += UTF8.width(scalars[at])
                at += 1
                continue
            }
            while at < end {
                offset += UTF8.width(scalars[at])
                at += 1
            }
            found(start..<offset, phrase)
        }
    }

    /// 年, 季, 五, a dash or a point: none of the phrases does without one of them. Most messages have none.
    private static func mayContain(_ utf8: [UInt8]) -> Bool {
        var at = 0
        while at + 2 < utf8.count {
            switch (utf8[at], utf8[at + 1], utf8[at + 2]) {
            case (0xE5, 0xB9, 0xB4), (0xE5, 0xAD, 0xA3), (0xE4, 0xBA, 0x94), (0x2D, _, _), (0x2E, _, _): return true
            default: at += 1
            }
        }
        return false
    }

    private static func isStarter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "今", "本", "去", "上", "下", "前", "明", "来", "大", "后", "第", "0"..."9": true
        default: ChineseNumber.digit(scalar) != nil || scalar == "十"
        }
    }

    /// The phrase that starts at `start`, and where it ends.
    static func read(_ text: [Unicode.Scalar], from start: Int) -> (phrase: PeriodPhrase, end: Int)? {
        guard start < text.count else { return nil }
        return plan(text, start) ?? date(text, start) ?? yearsAgo(text, start) ?? partOfYear(text, start)
    }

    // MARK: years

    /// 2024年, 二〇二四年, 24年, 去年; `end` after 年.
    private static func year(_ text: [Unicode.Scalar], _ start: Int) -> (year: PeriodPhrase.Year, end: Int)? {
        for (words, offset) in relative where starts(text, start, words) {
            return (.fromNow(offset), start + words.count)
        }
        guard let (number, end) = yearNumber(text, start), end < text.count, text[end] == "年" else { return nil }
        return (.of(number), end + 1)
    }

    private static let relative: [(words: [Unicode.Scalar], offset: Int)] = [
        ("大前年", -3), ("前年", -2), ("去年", -1), ("上年", -1), ("今年", 0), ("本年", 0), ("明年", 1), ("来年", 1), ("后年", 2),
    ].map { (Array($0.0.unicodeScalars), $0.1) }

    /// Four digits, or two that can only be a year of this century: 24, 二四.
    static func yearNumber(_ text: [Unicode.Scalar], _ start: Int) -> (number: Int, end: Int)? {
        var end = start
        var number = 0
        while end < text.count, let next = digit(text[end]) {
            number = number * 10 + next
            end += 1
            if end - start > 4 { return nil }
        }
        if start > 0, digit(text[start - 1]) != nil { return nil }
        switch end - start {
        case 4 where 1900..<2200 ~= number: return (number, end)
        case 2 where 15...35 ~= number: return (2000 + number, end)
        default: return nil
        }
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        if ("0"..."9").contains(scalar) { return Int(scalar.value) - 0x30 }
        return scalar == "两" || scalar == "俩" ? nil : ChineseNumber.digit(scalar)
    }

    /// 三年前; not 三年前三季度. 三年后 may as well mean after three years.
    private static func yearsAgo(_ text: [Unicode.Scalar], _ start: Int) -> (phrase: PeriodPhrase, end: Int)? {
        guard ("0"..."9").contains(text[start]) || ChineseNumber.digit(text[start]) != nil || text[start] == "十",
            let (number, end) = ChineseNumber.read(text, from: start), !number.isApproximate,
            let years = Int("\(number.value)"), 1...50 ~= years, starts(text, end, ["年", "前"]),
            end + 2 == text.count || digit(text[end + 2]) == nil
        else { return nil }
        return (.yearsAgo(years), end + 2)
    }

    /// 2024-02-26, 2024.2.26, 2024-02; a point alone (2024.2) is a decimal.
    private static func date(_ text: [Unicode.Scalar], _ start: Int) -> (phrase: PeriodPhrase, end: Int)? {
        guard let (year, end) = yearNumber(text, start), end - start == 4, end < text.count,
            text[end] == "-" || text[end] == ".", let (month, next) = twoDigits(text, end + 1), 1...12 ~= month
        else { return nil }
        if next < text.count, text[next] == text[end], let (day, last) = twoDigits(text, next + 1), 1...31 ~= day {
            return (.date(year: year, month: month, day: day), last)
        }
        return text[end] == "-" ? (.date(year: year, month: month, day: nil), next) : nil
    }

    private static func twoDigits(_ text: [Unicode.Scalar], _ start: Int) -> (number: Int, end: Int)? {
        var end = start
        var number = 0
        while end < text.count, ("0"..."9").contains(text[end]) {
            number = number * 10 + Int(text[end].value) - 0x30
            end += 1
        }
        return 1...2 ~= end - start ? (number, end) : nil
    }

    // MARK: plans

    /// 十四五, “十四五”规划期间.
    private static func plan(_ text: [Unicode.Scalar], _ start: Int) -> (phrase: PeriodPhrase, end: Int)? {
        guard start + 2 < text.count, text[start] == "十", let digit = ChineseNumber.digit(text[start + 1]),
            1...6 ~= digit,
            text[start + 2] == "五", start == 0 || ChineseNumber.digit(text[start - 1]) == nil
        else { return nil }
        var end = start + 3
        for suffix in ["规划", "期间", "时期", "以来"] where starts(text, end, Array(suffix.unicodeScalars)) { end += 2 }
        // 十四五个: about fifteen of something.
        if end == start + 3, end < text.count, "个万千百十人名家次场".unicodeScalars.contains(text[end]) { return nil }
        return (.plan(10 + digit), end)
    }

    // MARK: parts

    private static func partOfYear(_ text: [Unicode.Scalar], _ start: Int) -> (phrase: PeriodPhrase, end: Int)? {
        if let (first, end) = year(text, start) {
            if let range = yearRange(from: first, text, end) { return range }
            let next = end < text.count && text[end] == "的" ? end + 1 : end
            if let part = part(text, next, of: first) { return part }
            if end < text.count, text[end] == "底" || text[end] == "末" { return (.endOfYear(first), end + 1) }
            if end < text.count, text[end] == "初" { return (.startOfYear(first), end + 1) }
            return nil
        }
        if let bare = bareYearRange(text, start) { return bare }
        // 2024上半年
        if let (number, end) = yearNumber(text, start), end - start == 4, let part = part(text, end, of: .of(number)) {
            return part
        }
        return part(text, start, of: .fromNow(0))
    }

    /// 2021年到2023年, 前年至今年.
    private static func yearRange(
        from first: PeriodPhrase.Year, _ text: [Unicode.Scalar], _ end: Int
    ) -> (phrase: PeriodPhrase, end: Int)? {
        guard end < text.count, isTo(text[end]), let (last, after) = year(text, end + 1) else { return nil }
        return (.years(first, last), after)
    }

    /// 2021-2023年, 2021到2023年.
    private static func bareYearRange(_ text: [Unicode.Scalar], _ start: Int) -> (phrase: PeriodPhrase, end: Int)? {
        guard let (first, end) = yearNumber(text, start), end - start == 4, end < text.count, isTo(text[end]),
            let (last, after) = year(text, end + 1)
        else { return nil }
        return (.years(.of(first), last), after)
    }

    private static func isTo(_ scalar: Unicode.Scalar) -> Bool { scalar == "到" || scalar == "至" || scalar == "-" }

    private static func part(
        _ text: [Unicode.Scalar], _ start: Int, of year: PeriodPhrase.Year
    ) -> (phrase: PeriodPhrase, end: Int)? {
        if starts(text, start, ["上", "半", "年"]) { return (.half(year, 1), start + 3) }
        if starts(text, start, ["下", "半", "年"]) { return (.half(year, 2), start + 3) }
        var at = start
        let isThrough = at < text.count && text[at] == "前"
        if at < text.count, isThrough || text[at] == "第" { at += 1 }
        guard at < text.count, let number = digit(text[at]) ?? (text[at] == "两" ? 2 : nil), 1...4 ~= number else {
            return nil
        }
        at += 1
        if at < text.count, text[at] == "个" { at += 1 }
        guard starts(text, at, ["季", "度"]) else { return nil }
        return (isThrough ? .quarters(year, through: number) : .quarter(year, number), at + 2)
    }

    private static func starts(_ text: [Unicode.Scalar], _ at: Int, _ words: [Unicode.Scalar]) -> Bool {
        at <= text.count && text[at...].starts(with: words)
    }
}
