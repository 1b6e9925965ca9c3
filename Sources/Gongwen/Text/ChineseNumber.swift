public import Foundation

/// A number written in Chinese, in digits, or mixed.
///
///     ChineseNumber("十七万")?.value    // 170000
///     ChineseNumber("二〇二四")?.value  // 2024
///     ChineseNumber("1.2万余")?.value   // 12000, isApproximate
///     ChineseNumber("很多")             // nil
///
/// A unit after the number stays in the text; the caller reads it.
public struct ChineseNumber: Hashable, Sendable {
    public var value: Decimal
    /// 约, 近, 超过, 余, 多, 以上: the text does not claim to be exact.
    public var isApproximate = false

    /// The whole text is a number, or nil.
    public init?(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        guard let read = ChineseNumber.read(scalars, from: 0), read.end == scalars.count else { return nil }
        self = read.number
    }

    private init(value: Decimal, isApproximate: Bool) {
        self.value = value
        self.isApproximate = isApproximate
    }

    /// The longest number that starts at `start`, and where it ends.
    static func read(_ text: [Unicode.Scalar], from start: Int) -> (number: ChineseNumber, end: Int)? {
        var at = start
        var approximate = false
        for prefix in prefixes where text[at...].starts(with: prefix.unicodeScalars) {
            at += prefix.unicodeScalars.count
            approximate = true
            break
        }
        guard at < text.count else { return nil }
        guard var body = digits(text, &at) ?? hanzi(text, &at) else { return nil }
        if at < text.count, more.contains(text[at]) {
            approximate = true
            at += 1
        }
        while at < text.count, let power = bigUnits[text[at]] {
            body *= power
            at += 1
            if at < text.count, more.contains(text[at]) {
                approximate = true
                at += 1
            } else if let rest = rest(text, below: power, &at) {
                body += rest
            }
        }
        if at < text.count, text[at] == "%" {
            body /= 100
            at += 1
        }
        for suffix in suffixes where text[at...].starts(with: suffix.unicodeScalars) {
            at += suffix.unicodeScalars.count
            approximate = true
            break
        }
        return (ChineseNumber(value: body, isApproximate: approximate), at)
    }

    private static let prefixes = ["不少于", "不低于", "超过", "大约", "约", "近", "超", "逾"]
    private static let suffixes = ["以上", "左右", "上下"]
    private static let more: Set<Unicode.Scalar> = ["余", "多", "几"]
    private static let bigUnits: [Unicode.Scalar: Decimal] = ["千": 1000, "万": 10_000, "亿": 100_000_000]
    private static let digit: [Unicode.Scalar: Int] = [
        "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "壹": 1,
        "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9, "俩": 2, "仨": 3,
    ]
    private static let smallUnits: [Unicode.Scalar: Int] = ["十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000]

    /// What follows 万 or 亿: 一万零三十, 十七万五千, 三万二.
    private static func rest(_ text: [Unicode.Scalar], below power: Decimal, _ at: inout Int) -> Decimal? {
        var next = at
        if next < text.count, text[next] == "零" || text[next] == "〇" { next += 1 }
        let start = next
        guard next < text.count, var value = hanzi(text, &next), value < power, value > 0 else { return nil }
        let isShort = next - start == 1 && start == at && value < 10
        if next < text.count, let smaller = bigUnits[text[next]] {
            // 一亿零五百万: the rest has a unit of its own.
            guard smaller < power else { return nil }
            next += 1
            value *= smaller
            if let lower = rest(text, below: smaller, &next) { value += lower }
            at = next
            return value
        }
        at = next
        // 三万二 is 32,000, but 三万零二 is 30,002.
        return isShort ? value * power / 10 : value
    }

    private static func digits(_ text: [Unicode.Scalar], _ at: inout Int) -> Decimal? {
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
        var spelled = String.UnicodeScalarView()
        spelled.append(contentsOf: text[start..<at])
        return Decimal(string: String(spelled), locale: Locale(identifier: "en_US_POSIX"))
    }

    /// `二〇二四` digit by digit, `一千二百零五` by units, `廿八`.
    private static func hanzi(_ text: [Unicode.Scalar], _ at: inout Int) -> Decimal? {
        let start = at
        var total = 0
        var current: Int?
        var run = 0
        var lastUnit = 0
        var spelledOut = 0
        while at < text.count {
            if let value = digit[text[at]] {
                run += 1
                spelledOut = spelledOut &* 10 &+ value
                if run > 15 { return nil }
                current = run > 1 && lastUnit == 0 ? spelledOut : value
                at += 1
            } else if let unit = smallUnits[text[at]] {
                if run > 1, lastUnit == 0 { break }
                total += (current ?? 1) * unit
                current = nil
                lastUnit = unit
                run = 0
                at += 1
            } else if text[at] == "廿" || text[at] == "卅", current == nil, total == 0 {
                total = text[at] == "廿" ? 20 : 30
                lastUnit = 10
                at += 1
            } else {
                break
            }
        }
        guard at > start else { return nil }
        if let current {
            // 一百五 is 150, 一百零五 is 105.
            let afterZero = at >= 2 && at - 2 >= start && (text[at - 2] == "零" || text[at - 2] == "〇")
            total += lastUnit >= 100 && run == 1 && !afterZero ? current * lastUnit / 10 : current
        }
        return Decimal(total)
    }
}
