/// Slips of the hand between letters and digits: `2o24`, `l000家`, `20w`; and tones written as digits: `jiang1bei3`.
///
///     Keystrokes(in: Sentence("2o24年")).cleaned.text    // "2024年"
struct Keystrokes {
    private(set) var cleaned: Sentence
    private(set) var slips: [Correction.Slip] = []
    private(set) var hasChanged: Bool

    init(in sentence: Sentence) {
        cleaned = sentence
        hasChanged = false
        var words: [(range: Range<Int>, text: String)] = []
        var tones: [Range<Int>] = []
        var untoned = 0
        for token in Keystrokes.tokens(of: sentence) {
            let bytes = sentence.utf8[token]
            if let number = Keystrokes.number(bytes) {
                words.append((token, number))
                slips.append(Correction.Slip(typed: sentence.text(token), taken: number))
                continue
            }
            for part in Keystrokes.parts(of: bytes) where Sentence.isLetter(bytes[part.lowerBound]) {
                if part.upperBound < token.upperBound, Keystrokes.isTone(bytes[part.upperBound]),
                    part.upperBound + 1 == token.upperBound || !Keystrokes.isDigit(bytes[part.upperBound + 1]),
                    Keystrokes.isSyllable(bytes[part])
                {
                    tones.append(part.upperBound..<(part.upperBound + 1))
                } else {
                    untoned += 1
                }
            }
        }
        // you3ge may be 有3个: tones are written with each syllable, but for 的 and 了, or with none.
        if tones.count >= 2, untoned * 2 <= tones.count { words += tones.map { ($0, "") } }
        guard !words.isEmpty else { return }
        words.sort { $0.range.lowerBound < $1.range.lowerBound }
        cleaned = sentence.replacing(words)
        hasChanged = true
    }

    /// Letters and digits with nothing between them, where there are both.
    private static func tokens(of sentence: Sentence) -> [Range<Int>] {
        var tokens: [Range<Int>] = []
        var start = 0
        for place in 0...sentence.utf8.count {
            let goesOn =
                place < sentence.utf8.count && isKey(sentence.utf8[place])
                && (place == start || sentence.origins[place] == sentence.origins[place - 1] + 1)
            if goesOn { continue }
            if place > start, sentence.hasLetters(start..<place) {
                tokens.append(start..<place)
            }
            start = place < sentence.utf8.count && isKey(sentence.utf8[place]) ? place : place + 1
        }
        return tokens
    }

    /// o for 0 and l for 1 in a number that is otherwise of digits, w behind it for 万.
    private static func number(_ token: ArraySlice<UInt8>) -> String? {
        var digits = token
        let isTenThousands = digits.last == UInt8(ascii: "w")
        if isTenThousands { digits.removeLast() }
        let letters = digits.count(where: Sentence.isLetter)
        guard letters < digits.count, letters > 0 || isTenThousands, digits.first != UInt8(ascii: "o"),
            digits.last != UInt8(ascii: "l"), letters * 2 <= digits.count || digits.first.map(isDigit) ?? false
        else { return nil }
        var number = ""
        for byte in digits {
            switch byte {
            case UInt8(ascii: "o"): number += "0"
            case UInt8(ascii: "l"): number += "1"
            case _ where isDigit(byte): number.unicodeScalars.append(Unicode.Scalar(byte))
            default: return nil
            }
        }
        return isTenThousands ? number + "万" : number
    }

    /// Letters and digits by turns.
    private static func parts(of token: ArraySlice<UInt8>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = token.startIndex
        for place in token.indices.dropFirst()
        where Sentence.isLetter(token[place]) != Sentence.isLetter(token[place - 1]) {
            parts.append(start..<place)
            start = place
        }
        parts.append(start..<token.endIndex)
        return parts
    }

    private static func isSyllable(_ letters: ArraySlice<UInt8>) -> Bool {
        var isOne = false
        Pinyin.forEachSyllable(at: 0, in: Array(letters)) { end, _ in isOne = isOne || end == letters.count }
        return isOne
    }

    private static func isKey(_ byte: UInt8) -> Bool { Sentence.isLetter(byte) || isDigit(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isTone(_ byte: UInt8) -> Bool { (0x31...0x35).contains(byte) }
}
