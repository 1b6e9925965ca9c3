import Foundation

/// A number written in Chinese, in digits, or mixed.
///
///     ChineseNumber("十七万")?.value    // 170000
///     ChineseNumber("二〇二四")?.value  // 2024
///     ChineseNumber("1.2万余")?.value   // 12000, isApproximate
///     ChineseNumber("三成五")?.value    // 0.35
///     ChineseNumber("七八十")?.value    // 70, isApproximate
///     ChineseNumber("很多")             // nil
///
/// A unit after the number stays in the text; the caller reads it.
struct ChineseNumber: Hashable, Sendable {
    var value: Decimal
    /// 约, 近, 超过, 余, 多, 以上: the text does not claim to be exact.
    var isApproximate = false

    /// The whole text is a number, or nil.
    init?(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        guard let read = ChineseNumber.read(scalars, from: 0), read.end == scalars.count else { return nil }
        self = read.number
    }

    private init(value: Decimal, isApproximate: Bool) {
        self.value = value
        self.isApproximate = isApproximate
    }

    static let one = ChineseNumber(value: 1, isApproximate: false)

    /// The longest number that starts at `start`, and where it ends.
    static func read(_ text: [Unicode.Scalar], from start: Int) -> (number: ChineseNumber, end: Int)? {
        var at = start
        var approximate = false
        if let length = ChineseNumber.prefix(text[at...]) {
            at += length
            approximate = true
        }
        guard at < text.count else { return nil }
        // 队伍|百余人: 伍 is written with 佰, and not with 百.
        if at + 1 < text.count, isFormal(text[at]), ["十", "百", "千"].contains(text[at + 1]) { return nil }
        guard var body = digits(text, &at) ?? hanzi(text, &at, &approximate) else { return nil }
        if let part = fraction(of: body, text, &at) {
            // 三成多; not 三成多少.
            if at < text.count, isMore(text[at]), at + 1 == text.count || text[at + 1] != "少" {
                approximate = true
                at += 1
            }
            return (ChineseNumber(value: part, isApproximate: approximate), at)
        }
        if at < text.count, isMore(text[at]) || isSome(text, at) {
            approximate = true
            at += 1
        }
        if let hundredMillion = measured(text, at) {
            approximate = approximate || hundredMillion > at + 1
            at = hundredMillion
        }
        while at < text.count, let power = bigUnit(text[at]) {
            body *= power
            at += 1
            if at < text.count, isMore(text[at]) || isSome(text, at) {
                approximate = true
                at += 1
            } else if let rest = rest(text, below: power, &at, &approximate) {
                body += rest
            }
        }
        if at < text.count, text[at] == "%" || text[at] == "‰" {
            body /= text[at] == "%" ? 100 : 1000
            at += 1
        }
        if at + 1 < text.count, isSuffix(text[at], text[at + 1]) {
            at += 2
            approximate = true
        }
        return (ChineseNumber(value: body, isApproximate: approximate), at)
    }

    // Switches rather than dictionaries: every message passes here, and a comparison is cheaper than a hash.

    /// Whether a number can start with this: a digit, a numeral, 约, 不少于 …
    static func canStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "廿", "卅", "不", "超", "大", "约", "近", "逾", "上": true
        default: digit(scalar) != nil || smallUnit(scalar) != nil
        }
    }

    /// The length of 约, 超过 … at the start of the text.
    private static func prefix(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
        guard let first = text.first else { return nil }
        switch first {
        case "不": return text.starts(with: ["不", "少", "于"]) || text.starts(with: ["不", "低", "于"]) ? 3 : nil
        case "大": return text.starts(with: ["大", "约"]) ? 2 : nil
        case "超": return text.starts(with: ["超", "过"]) ? 2 : 1
        case "约", "近", "逾": return 1
        case "接": return text.starts(with: ["接", "近"]) ? 2 : nil
        // 上千, but not 上一个.
        case "上": return text.dropFirst().first.map { smallUnit($0) ?? 0 >= 100 } ?? false ? 1 : nil
        default: return nil
        }
    }

    /// 10个亿, 1个多亿: where the 亿 stands.
    private static func measured(_ text: [Unicode.Scalar], _ at: Int) -> Int? {
        guard at + 1 < text.count, text[at] == "个" else { return nil }
        let place = isMore(text[at + 1]) ? at + 2 : at + 1
        return place < text.count && text[place] == "亿" ? place : nil
    }

    private static func isSuffix(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        (first == "以" && second == "上") || tails.contains(String(String.UnicodeScalarView([first, second])))
    }

    /// 50个左右: what makes a number approximate may stand behind its measure word.
    static let tails: Set<String> = ["左右", "上下", "出头"]

    private static func isMore(_ scalar: Unicode.Scalar) -> Bool { scalar == "余" || scalar == "多" || scalar == "几" }

    /// 十来个, 一百来人; not 五年来.
    private static func isSome(_ text: [Unicode.Scalar], _ at: Int) -> Bool {
        guard text[at] == "来", at > 0 else { return false }
        return smallUnit(text[at - 1]) != nil || bigUnit(text[at - 1]) != nil || text[at - 1] == "0"
    }

    static func isZero(_ scalar: Unicode.Scalar) -> Bool { scalar == "零" || scalar == "〇" }

    static func bigUnit(_ scalar: Unicode.Scalar) -> Decimal? {
        switch scalar {
        case "千": 1000
        case "万": 10_000
        case "亿": 100_000_000
        default: nil
        }
    }

    static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "〇", "零": 0
        case "一", "壹": 1
        case "二", "两", "贰", "俩": 2
        case "三", "叁", "仨": 3
        case "四", "肆": 4
        case "五", "伍": 5
        case "六", "陆": 6
        case "七", "柒": 7
        case "八", "捌": 8
        case "九", "玖": 9
        default: nil
        }
    }

    private static func isFormal(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖": true
        default: false
        }
    }

    static func smallUnit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "十", "拾": 10
        case "百", "佰": 100
        case "千", "仟": 1000
        default: nil
        }
    }

    /// What follows 万 or 亿: 一万零三十, 十七万五千, 三万二, 12万5千.
    private static func rest(
        _ text: [Unicode.Scalar], below power: Decimal, _ at: inout Int, _ approximate: inout Bool
    ) -> Decimal? {
        var next = at
        if next < text.count, isZero(text[next]) { next += 1 }
        let start = next
        guard next < text.count, var value = digits(text, &next) ?? hanzi(text, &next, &approximate), value < power,
            value > 0
        else { return nil }
        let isShort = next - start == 1 && start == at && value < 10
        if next < text.count, let smaller = bigUnit(text[next]) {
            // 一亿零五百万: the rest has a unit of its own.
            guard smaller < power else { return nil }
            next += 1
            value *= smaller
            if let lower = rest(text, below: smaller, &next, &approximate) { value += lower }
            at = next
            return value
        }
        at = next
        // 三万二 is 32,000, but 三万零二 is 30,002.
        return isShort ? value * power / 10 : value
    }

    static func digits(_ text: [Unicode.Scalar], _ at: inout Int) -> Decimal? {
        let start = at
        var hasPoint = false
        while at < text.count {
            if ("0"..."9").contains(text[at]) {
                at += 1
            } else if text[at] == ".", !hasPoint, at > start, at + 1 < text.count, ("0"..."9").contains(text[at + 1]) {
                hasPoint = true
                at += 1
            } else {
                break
            }
        }
        guard at > start else { return nil }
        if !hasPoint, at - start <= 18 {
            return Decimal(text[start..<at].reduce(0) { $0 * 10 + Int($1.value - 0x30) })
        }
        var spelled = String.UnicodeScalarView()
        spelled.append(contentsOf: text[start..<at])
        return Decimal(string: String(spelled), locale: Locale(identifier: "en_US_POSIX"))
    }
}
