/// Which words a question or a name may have: one bit for each, shared by others (Bloom 1970). Most names are ruled out
/// by it without a look at their words.
struct WordSketch {
    private var bits: UInt64 = 0

    init(_ lists: [WordID]...) { for list in lists { for word in list { bits |= WordSketch.bit(word) } } }

    func mayContain(_ word: WordID) -> Bool { bits & WordSketch.bit(word) != 0 }

    func mayMeet(_ other: WordSketch) -> Bool { bits & other.bits != 0 }

    func mayContain(all other: WordSketch) -> Bool { bits & other.bits == other.bits }

    private static func bit(_ word: WordID) -> UInt64 { 1 << UInt64(UInt32(bitPattern: word.index) & 63) }
}
