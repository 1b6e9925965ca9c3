/// Numerals in letters: `ershi` for 二十.
extension TypedText {
    struct Numeral {
        var range: Range<Int>
        var text: String
    }

    /// Finds the numerals that count something: what stands behind them is a measure word.
    mutating func findNumerals(before counted: CountedSounds) {
        guard letters.contains(where: { $0 != 0 }) else { return }
        for start in 0..<count where isLetter(start) && !isInsideSyllable(start) {
            let isBehindDigit = start > 0 && isDigit(start - 1)
            follow(from: start, at: start, isBehindDigit ? .unit : .start, "", isBehindDigit, counted)
        }
    }

    /// What may come next: 近 and 第 only first, 多 only behind a unit, and behind digits only units.
    private enum Place { case start, digit, unit, end }

    private mutating func follow(
        from start: Int, at place: Int, _ expected: Place, _ text: String, _ isBehindDigit: Bool,
        _ counted: CountedSounds
    ) {
        if place > start, text.unicodeScalars.contains(where: TypedText.isNumeral) || isBehindDigit {
            // 是 is more common than 十.
            if text != "十", isBehindDigit || isCounted(at: place, counted) {
                numerals.append(Numeral(range: start..<place, text: text))
            }
        }
        guard text.utf8.count < TypedText.longestNumeral, place < count, isLetter(place) else { return }
        for (end, syllable) in syllables(at: place) where TypedText.syllablesOfNumerals.contains(syllable) {
            for (character, next) in TypedText.numerals(Pinyin.spelling(syllable), expected, isBehindDigit) {
                follow(from: start, at: end, next, text + String(character), isBehindDigit, counted)
            }
        }
    }

    private static let longestNumeral = 36

    private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
        ChineseNumber.digit(scalar) != nil || ChineseNumber.smallUnit(scalar) != nil
            || ChineseNumber.bigUnit(scalar) != nil
    }

    private static func numerals(
        _ spelling: String, _ expected: Place, _ isBehindDigit: Bool
    ) -> [(character: Character, next: Place)] {
        switch spelling {
        case "jin" where expected == .start: [("近", .digit)]
        case "di" where expected == .start: [("第", .digit)]
        case "qian": expected == .start ? [("前", .digit), ("千", .unit)] : expected == .end ? [] : [("千", .unit)]
        case "duo" where expected == .unit: [("多", .end)]
        case "yu" where expected == .unit: [("余", .end)]
        case "bai" where expected != .end: [("百", .unit)]
        case "wan": [("万", .unit)]
        case "yi" where isBehindDigit || expected == .end: [("亿", .unit)]
        case "yi": [("一", .digit)]
        case "shi" where !isBehindDigit && expected != .end: [("十", .unit)]
        default:
            if !isBehindDigit, expected != .end, let digit = digits[spelling] { [(digit, .digit)] } else { [] }
        }
    }

    private static let syllablesOfNumerals = Set(
        (["jin", "di", "qian", "duo", "yu", "bai", "wan", "yi", "shi"] + digits.keys)
            .flatMap { Pinyin.syllables(spelled: $0) })

    private static let digits: [String: Character] = [
        "ling": "零", "er": "二", "liang": "两", "san": "三", "si": "四", "wu": "五", "liu": "六", "qi": "七", "ba": "八",
        "jiu": "九",
    ]

    private func isCounted(at place: Int, _ counted: CountedSounds) -> Bool {
        guard place < count else { return false }
        guard isLetter(place) else { return counted.characters.contains(scalars[place]) }
        return syllables(at: place).contains { counted.syllables.contains($0.syllable) }
    }

    /// Whether a numeral in letters ends here.
    func endsNumeral(at place: Int) -> Bool { numerals.contains { $0.range.upperBound == place } }
}

/// The measure words of one character, and how they sound.
struct CountedSounds: Sendable {
    let characters: Set<Unicode.Scalar>
    let syllables: Set<Pinyin.Syllable>

    init(_ lexicon: Lexicon) {
        let measures = lexicon.surfaces.lazy.filter { $0.measure != nil && $0.text.unicodeScalars.count == 1 }
        characters = Set(measures.flatMap(\.text.unicodeScalars))
        syllables = Set(characters.flatMap { Array(Pinyin.readings(of: $0)) })
    }
}
