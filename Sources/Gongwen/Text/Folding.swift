import Foundation

/// The folding of one character for comparison: width, case, traditional → simplified, and what is only decoration.
///
/// Names in the files and questions pass through the same table, so that an imprecise mapping hits both alike.
/// The table is made once, from Foundation's NFKC and lower case and a list of traditional characters: a few
/// milliseconds at start, one array lookup a character afterwards, where calling the transforms for each message would
/// cost 60 times as much.
enum Folding {
    /// Not kept, and nothing ends here: space, quote, dot between names, emoji.
    static let dropped: UInt16 = 0
    /// Not kept, but a clause ends here.
    static let clauseEnd: UInt16 = 1
    /// Not kept, and a clause that asks ends here.
    static let questionEnd: UInt16 = 2
    /// A point or comma, kept only between digits.
    static let insideNumber: UInt16 = 3
    /// Expands to several characters under NFKC; looked up one by one, it is rare.
    static let expands: UInt16 = 4

    /// Not kept, and a member of a row ends here: 甲、乙.
    static let pause: UInt16 = 5

    /// Not kept, and a sentence ends here.
    static let sentenceEnd: UInt16 = 6

    /// A dash or a slash, kept only between digits: 2023-2027.
    static let dash: UInt16 = 7

    /// @, and with it the name that is called, up to the next space.
    static let call: UInt16 = 8

    /// A number that a list is numbered with: ①, ⑵, ⒊.
    static let enumerator: UInt16 = 9

    /// What is no mark of its own but stands for itself is greater.
    static let lastMark = enumerator

    static let table: [UInt16] = makeTable()

    private static func makeTable() -> [UInt16] {
        var table = [UInt16](repeating: dropped, count: 0x10000)
        for code in UInt32(0x21)...0xFFFF {
            guard let scalar = Unicode.Scalar(code) else { continue }
            if isPlain(code) {
                if isKept(scalar) { table[Int(code)] = UInt16(code) }
                continue
            }
            if let letter = plainLetter(scalar) {
                table[Int(code)] = letter
                continue
            }
            let folded = String(scalar).precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
            guard folded.count == 1, let one = folded.first, one.value < 0x10000 else {
                if folded.contains(where: isKept) { table[Int(code)] = expands }
                continue
            }
            if isKept(one) { table[Int(code)] = UInt16(one.value) }
        }
        for code in 0x3400...0x9FFF { table[code] = UInt16(code) }
        for (from, to) in zip(traditional.unicodeScalars, simplified.unicodeScalars) {
            table[Int(from.value)] = UInt16(to.value)
        }
        table[0x3001] = pause
        for scalar in "，：:".unicodeScalars { table[Int(scalar.value)] = clauseEnd }
        for scalar in "；;!！。…".unicodeScalars { table[Int(scalar.value)] = sentenceEnd }
        for scalar in "?？".unicodeScalars { table[Int(scalar.value)] = questionEnd }
        for scalar in ".,．，".unicodeScalars { table[Int(scalar.value)] = insideNumber }
        for scalar in "-‐–—−~～－/".unicodeScalars { table[Int(scalar.value)] = dash }
        for scalar in "@＠".unicodeScalars { table[Int(scalar.value)] = call }
        for code in 0x2460...0x249B { table[code] = enumerator }
        table[0x25CB] = 0x3007
        for (from, to) in zip(Folding.likeHanzi.unicodeScalars, Folding.hanziAlike.unicodeScalars) {
            table[Int(from.value)] = UInt16(to.value)
        }
        table[0x0A] = sentenceEnd
        table[0x0D] = sentenceEnd
        table[Int(UInt8(ascii: "%"))] = UInt16(UInt8(ascii: "%"))
        table[0xFF05] = UInt16(UInt8(ascii: "%"))
        return table
    }

    /// Kana and the like that come out of scans and keyboards in the place of the characters that they look like.
    private static let likeHanzi = "エニハカタロトーㄧ"
    private static let hanziAlike = "工二八力夕口卜一一"

    /// Characters that have neither width nor case nor a compatibility form: three quarters of the table need not ask.
    private static func isPlain(_ code: UInt32) -> Bool {
        switch code {
        case 0x3400...0x9FFF, 0xA000...0xA4CF, 0xAC00...0xD7A3, 0xE000...0xF8FF: true
        default: false
        }
    }

    /// A Latin letter without its marks, as the tones of pinyin are written: é is e, ǚ is v.
    private static func plainLetter(_ scalar: Unicode.Scalar) -> UInt16? {
        switch scalar.value {
        case 0xC0...0x24F, 0x1E00...0x1EFF:
            let parts = String(scalar).decomposedStringWithCanonicalMapping.lowercased().unicodeScalars
            guard parts.count > 1, let letter = parts.first, letter.isASCII else { return nil }
            return UInt16(letter == "u" && parts.contains("\u{308}") ? 0x76 : letter.value)
        default: return nil
        }
    }

    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
            scalar.value != 0xFE0F && !(0x300...0x36F).contains(scalar.value)
        default: false
        }
    }
}
