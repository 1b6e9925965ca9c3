import Foundation

/// Finds the numbers of a sentence: 47, 1.2万, 十七万余, 二〇二四, 31.3%.
enum NumberScanner {
    static func scan(_ utf8: [UInt8], _ found: (Range<Int>, ChineseNumber) -> Void) {
        guard utf8.contains(where: { isDigit($0) || $0 >= 0xE3 }) else { return }
        let scalars = Array(String(decoding: utf8, as: UTF8.self).unicodeScalars)
        var offsets: [Int] = []
        offsets.reserveCapacity(scalars.count + 1)
        var offset = 0
        for scalar in scalars {
            offsets.append(offset)
            offset += UTF8.width(scalar)
        }
        offsets.append(offset)
        var at = 0
        while at < scalars.count {
            guard starters.contains(scalars[at]), let (number, end) = ChineseNumber.read(scalars, from: at) else {
                at += 1
                continue
            }
            found(offsets[at]..<offsets[end], number)
            at = end
        }
    }

    /// The numbers of a sentence with the measure words behind them.
    static func counts(in text: String, _ units: Units) -> [Count] {
        let sentence = Sentence(text)
        var counts: [Count] = []
        scan(sentence.utf8) { range, number in
            let rest = Array(
                sentence.text(range.upperBound..<min(sentence.utf8.count, range.upperBound + 12)).unicodeScalars)
            let unit = (1...4).reversed().lazy.filter { $0 <= rest.count }
                .compactMap { units.classes[String(String.UnicodeScalarView(rest[..<$0]))] }.first
            // 一站式 and 一名同事 count nothing.
            guard unit != nil, sentence.text(range) != "一", !(1900..<2200).contains(number.value) else { return }
            counts.append(Count(number: number, unit: unit))
        }
        return counts
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static let starters = Set("0123456789〇零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾廿卅约近超逾不大".unicodeScalars)
}
