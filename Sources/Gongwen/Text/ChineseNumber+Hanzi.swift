import Foundation

/// Numbers in characters, and parts of a whole.
extension ChineseNumber {
    /// `二〇二四` digit by digit, `一千二百零五` by units, `廿八`, `三点五`; `七八十` is about 70.
    static func hanzi(_ text: [Unicode.Scalar], _ at: inout Int, _ approximate: inout Bool) -> Decimal? {
        let start = at
        var total = 0
        var current: Int?
        var run = 0
        var lastUnit = 0
        var spelledOut = 0
        while at < text.count {
            if run == 0, let low = span(text, at) {
                current = low
                run = 1
                approximate = true
                at += 2
            } else if let value = digit(text[at]) {
                run += 1
                spelledOut = spelledOut &* 10 &+ value
                if run > 15 { return nil }
                current = run > 1 && lastUnit == 0 ? spelledOut : value
                at += 1
            } else if let unit = smallUnit(text[at]) {
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
            let afterZero = at >= 2 && at - 2 >= start && isZero(text[at - 2])
            total += lastUnit >= 100 && run == 1 && !afterZero ? current * lastUnit / 10 : current
        }
        return Decimal(total) + (decimals(text, &at) ?? 0)
    }

    /// 两三, 七八, 三五: from the first to the second; the lower one. Not inside a longer row of digits (一二三).
    private static func span(_ text: [Unicode.Scalar], _ at: Int) -> Int? {
        guard at + 1 < text.count, let low = digit(text[at]), let high = digit(text[at + 1]), low > 0,
            high == low + 1 || (low, high) == (3, 5)
        else { return nil }
        if at > 0, digit(text[at - 1]) != nil { return nil }
        return at + 2 < text.count && digit(text[at + 2]) != nil ? nil : low
    }

    /// What follows 点 in 三点七; not in 七点三十, which is a time.
    private static func decimals(_ text: [Unicode.Scalar], _ at: inout Int) -> Decimal? {
        guard at > 0, digit(text[at - 1]) != nil || smallUnit(text[at - 1]) != nil, at < text.count, text[at] == "点"
        else { return nil }
        var end = at + 1
        var value = Decimal(0)
        var place = Decimal(1)
        while end < text.count, let next = digit(text[end]) {
            place /= 10
            value += Decimal(next) * place
            end += 1
        }
        guard end > at + 1, end == text.count || smallUnit(text[end]) == nil && text[end] != "分" || text[end] == "千"
        else { return nil }
        at = end
        return value
    }

    /// 百分之三十, 五分之一, 三成五, 一半; `whole` is the number that was read before.
    static func fraction(of whole: Decimal, _ text: [Unicode.Scalar], _ at: inout Int) -> Decimal? {
        guard at < text.count else { return nil }
        switch text[at] {
        case "分":
            var next = at + 2
            var approximate = false
            guard whole > 0, at + 2 < text.count, text[at + 1] == "之",
                let part = digits(text, &next) ?? hanzi(text, &next, &approximate)
            else { return nil }
            at = next
            return part / whole
        case "成":
            // 三成立 is no share.
            let next = at + 1
            guard whole > 0, whole <= 10, next == text.count || !"立员果功为本长效就绩".unicodeScalars.contains(text[next])
            else { return nil }
            at = next
            guard at < text.count, let tenth = digit(text[at]) else { return whole / 10 }
            at += 1
            return whole / 10 + Decimal(tenth) / 100
        case "半":
            // 一半, but not 一半天; 三个半 is not read.
            guard whole == 1, text[at - 1] == "一", at + 1 == text.count || !"年天月个".unicodeScalars.contains(text[at + 1])
            else { return nil }
            at += 1
            return Decimal(5) / 10
        default: return nil
        }
    }
}
