/// A verb that is asked by being said twice, whole or by its first character, with 没 or 不 between: 参没参加, 上没上, 属不属于.
///
/// Such A-not-A questions (正反问句) can be made of every verb, so they are no list of words: the character and what stands
/// between are read as the question word that the files give for it, and what comes behind as the verb.
struct Repetition: Sendable {
    /// 没, in UTF-8.
    let between: [UInt8]
    /// The question word that it stands for: 有没有.
    let surface: Int

    /// A Chinese character in UTF-8, of which only the first byte begins with 1110. Rarer ones have four bytes; no verb is
    /// written with these.
    static let width = 3

    /// What it costs more than a word: 江北区|没|区级 has no 区没.
    static let distance: UInt8 = 2

    /// Calls `found` with the range of 参没 in 参没参加, from the first to the last.
    func scan(_ text: [UInt8], found: (Range<Int>) -> Void) {
        for start in text.indices where text[start] == between[0] && start >= Self.width {
            let range = (start - Self.width)..<(start + between.count)
            if isFound(at: range, of: text) { found(range) }
        }
    }

    func isFound(at range: Range<Int>, of text: [UInt8]) -> Bool {
        let middle = range.lowerBound + Self.width
        guard range.count == Self.width + between.count, range.upperBound + Self.width <= text.count,
            text[range.lowerBound] & 0xF0 == 0xE0, text[middle..<range.upperBound].elementsEqual(between)
        else { return false }
        return text[range.lowerBound..<middle].elementsEqual(
            text[range.upperBound..<(range.upperBound + Self.width)])
    }
}
