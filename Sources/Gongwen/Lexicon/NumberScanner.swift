import Foundation

/// Finds the numbers of a sentence: 47, 1.2万, 十七万余, 二〇二四, 31.3%.
enum NumberScanner {
    /// The numbers of a message; 110万，134 and 三万、五千 are two.
    static func scan(_ sentence: Sentence, _ found: (Range<Int>, ChineseNumber) -> Void) {
        scan(sentence.utf8) { range, number in
            let cuts = (range.lowerBound + 1..<range.upperBound).filter(sentence.isCut)
            guard !cuts.isEmpty else {
                found(range, number)
                // 3万|一共 is as well a number and a word as 3万一|共.
                let end = range.upperBound - one.count
                guard end > range.lowerBound, sentence.utf8[end..<range.upperBound].elementsEqual(one) else { return }
                return scan(Array(sentence.utf8[range.lowerBound..<end])) { inner, number in
                    guard inner.count == end - range.lowerBound else { return }
                    found(range.lowerBound..<end, number)
                }
            }
            for (start, end) in zip([range.lowerBound] + cuts, cuts + [range.upperBound]) {
                scan(Array(sentence.utf8[start..<end])) { inner, number in
                    found((start + inner.lowerBound)..<(start + inner.upperBound), number)
                }
            }
        }
    }

    private static let one = Array("一".utf8)

    static func scan(_ utf8: [UInt8], _ found: (Range<Int>, ChineseNumber) -> Void) {
        // Most messages have no numeral, and those that have need not be decoded before it.
        guard let first = firstStarter(utf8) else { return }
        let scalars = Array(String(decoding: utf8[first...], as: UTF8.self).unicodeScalars)
        var offsets: [Int] = []
        offsets.reserveCapacity(scalars.count + 1)
        var offset = first
        for scalar in scalars {
            offsets.append(offset)
            offset += UTF8.width(scalar)
        }
        offsets.append(offset)
        var at = 0
        while at < scalars.count {
            guard !isOfRecent(utf8, offsets[at]), isStarter(scalars[at]),
                let (number, end) = ChineseNumber.read(scalars, from: at)
            else {
                at = end(ofDigitsFrom: at, scalars)
                continue
            }
            found(offsets[at]..<offsets[end], number)
            at = end
        }
    }

    /// Behind what is no number: a run of digits too long for one is looked at once, not from each of its digits.
    private static func end(ofDigitsFrom start: Int, _ scalars: [Unicode.Scalar]) -> Int {
        var at = start + 1
        guard ("0"..."9").contains(scalars[start]) else { return at }
        while at < scalars.count, ("0"..."9").contains(scalars[at]) { at += 1 }
        return at
    }

    /// How many are asked for by 哪三级, 哪四句: the number right behind 哪, if it is one of a list's items.
    static func itemCount(in sentence: Sentence, _ range: Range<Int>) -> Int? {
        let which = Array("哪".utf8)
        let clause = sentence.utf8[range]
        var start = clause.startIndex
        while start + which.count < clause.endIndex {
            guard clause[start] == which[0], clause[start..<(start + which.count)].elementsEqual(which) else {
                start += 1
                continue
            }
            start += which.count
            let behind = Array(String(decoding: clause[start...].prefix(12), as: UTF8.self).unicodeScalars)
            guard let (number, _) = ChineseNumber.read(behind, from: 0), 2...20 ~= number.value,
                !number.isApproximate
            else { continue }
            return Int(truncating: number.value as NSDecimalNumber)
        }
        return nil
    }

    /// The numbers of a sentence with the measure words behind them.
    static func counts(in text: String, _ units: Units) -> [Count] {
        let sentence = Sentence(text)
        var counts: [Count] = []
        scan(sentence) { range, number in
            let rest = Array(
                sentence.text(range.upperBound..<min(sentence.utf8.count, range.upperBound + 12)).unicodeScalars)
            let unit = (1...4).reversed().lazy.filter { $0 <= rest.count }
                .compactMap { units.classes[String(String.UnicodeScalarView(rest[..<$0]))] }.first
            // 一站式 and 一名同事 count nothing; 第一届 does.
            guard let unit, sentence.text(range) != "一" || units.has(.edition, unit),
                // 2024年; but 2000余人
                !units.has(.time, unit) || !(1900..<2200).contains(number.value)
            else { return }
            counts.append(Count(number: number, unit: unit))
        }
        return counts
    }

    /// `0571-8800120`, `110120`: too long for a day or a year. In quotes it is a name; with a unit behind it, it counts.
    ///
    ///     hasCode("电话是0571-8800120。", units)              // true
    ///     hasCode("2024-06-01服务12915人次。", units)         // false
    static func hasCode(_ text: String, _ units: Units) -> Bool {
        text.split { !isDigit($0) && $0 != "-" }.contains { run in
            run.split(separator: "-").contains { $0.count > 4 } && !isCounted(behind: text[run.endIndex...], units)
                && !(run.startIndex > text.startIndex && text[text.index(before: run.startIndex)] == "“")
        }
    }

    /// Whether a number goes on with this to a unit: 人次, .5万元.
    private static func isCounted(behind rest: Substring, _ units: Units) -> Bool {
        let unit = rest.drop { isDigit($0) || ".万亿余多".contains($0) }.prefix(4)
        return unit.indices.contains { units.classes[String(unit[...$0])] != nil }
    }

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

    /// Where the first character stands that a number may start with.
    private static func firstStarter(_ utf8: [UInt8]) -> Int? {
        var at = 0
        while at < utf8.count {
            let lead = utf8[at]
            switch lead {
            case 0x30...0x39: return at
            case ..<0x80: at += 1
            case ..<0xE0: at += 2
            case ..<0xF0:
                guard at + 2 < utf8.count else { return nil }
                let code = UInt32(lead & 0x0F) << 12 | UInt32(utf8[at + 1] & 0x3F) << 6 | UInt32(utf8[at + 2] & 0x3F)
                if let scalar = Unicode.Scalar(code), isStarter(scalar), !isOfRecent(utf8, at) { return at }
                at += 3
            default: at += 4
            }
        }
        return nil
    }

    /// The 近 of 最近|三年 is not that of 近三年.
    private static func isOfRecent(_ utf8: [UInt8], _ at: Int) -> Bool {
        at >= 3 && utf8[at...].starts(with: "近".utf8) && utf8[(at - 3)..<at].elementsEqual("最".utf8)
    }

    /// Not every numeral: 俩 and 仟 start a number in a file, but hardly one in a sentence.
    private static func isStarter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "俩", "仨", "佰", "仟": false
        default: ChineseNumber.canStart(scalar)
        }
    }
}
