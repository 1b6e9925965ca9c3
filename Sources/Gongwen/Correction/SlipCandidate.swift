/// What a stretch of the sentence may stand for that is not typed like it.
struct SlipCandidate {
    enum Meaning: Hashable {
        /// A place among the lexicon's surfaces.
        case name(Int)
        /// In characters: 二十 for `ershi`.
        case numeral(String)
    }

    /// UTF-8 offsets into the sentence.
    var range: Range<Int>
    var meaning: Meaning
    /// How far what was typed is from the name.
    var distance: UInt8
    /// Syllables stand for characters: what is typed says no more than the sound.
    var isPinyin: Bool
    /// Every syllable is spelled as its character is, and none is cut: `nanchuan` for 南川, not for 难处|安.
    var isExact = false
    /// The rest of it was understood without the character that differs: 重庆|试过, but 商|技能人才 too.
    var isDoubtful = false
    /// It is one only where another begins behind it: 江被|津, but 江被|妈米小屋.
    var needsNext = false

    var name: Int? { if case .name(let name) = meaning { name } else { nil } }

    /// A numeral is read once it is written out; here it only takes its place in the row.
    var piece: Piece {
        switch meaning {
        case .name(let name): Piece(range: range, meaning: .surface(name), distance: distance)
        case .numeral: Piece(range: range, meaning: .number(.one), distance: distance)
        }
    }
}
