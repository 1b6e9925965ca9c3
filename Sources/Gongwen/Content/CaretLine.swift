/// A line of a file as a terminal shows it, and what to put before a caret so that it stands under a character.
///
/// A Chinese character takes two cells. A tab is repeated, since where it ends depends on the terminal. Of a long line
/// only the neighbourhood is shown.
struct CaretLine {
    private(set) var excerpt: String
    private(set) var padding: String

    private static let widest = 100
    private static let before = 40

    /// - Parameter column: in characters, from 1.
    init(_ line: String, column: Int) {
        let characters = Array(line)
        let at = min(max(0, column - 1), characters.count)
        var start = 0
        var end = characters.count
        if characters.reduce(0, { $0 + CaretLine.cells($1) }) > CaretLine.widest {
            start = at
            var cells = 0
            while start > 0, cells + CaretLine.cells(characters[start - 1]) <= CaretLine.before {
                start -= 1
                cells += CaretLine.cells(characters[start])
            }
            end = at
            while end < characters.count, cells + CaretLine.cells(characters[end]) <= CaretLine.widest {
                cells += CaretLine.cells(characters[end])
                end += 1
            }
        }
        let head = start > 0 ? "..." : ""
        excerpt = head + String(characters[start..<end]) + (end < characters.count ? "..." : "")
        padding = String(repeating: " ", count: head.count) + characters[start..<at].map(CaretLine.blank).joined()
    }

    private static func blank(_ character: Character) -> String {
        character == "\t" ? "\t" : String(repeating: " ", count: cells(character))
    }

    /// How many cells a character takes: two for Chinese, full-width forms and emoji, none for what only combines.
    static func cells(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        if character == "\t" { return 8 }
        if character.unicodeScalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        if scalar.properties.isEmojiPresentation { return 2 }
        let isWide = wide.contains { $0.contains(scalar.value) }
        return isWide ? 2 : 1
    }

    /// East Asian Wide and Fullwidth (Unicode Standard Annex 11), in blocks.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]
}
