/// A set of words as bits: it is asked for every word of every candidate, and a bit is found without hashing.
struct WordSet: Sendable {
    private var bits: [UInt64] = []

    init(_ words: some Sequence<WordID>) { for word in words { insert(word) } }

    func contains(_ word: WordID) -> Bool {
        let place = Int(word.index) >> 6
        return place < bits.count && bits[place] & WordSet.bit(word) != 0
    }

    func union(_ other: WordSet) -> WordSet {
        var union = self
        union.grow(to: other.bits.count)
        for (place, more) in other.bits.enumerated() { union.bits[place] |= more }
        return union
    }

    private mutating func insert(_ word: WordID) {
        let place = Int(word.index) >> 6
        grow(to: place + 1)
        bits[place] |= WordSet.bit(word)
    }

    private mutating func grow(to count: Int) {
        if count > bits.count { bits += repeatElement(0, count: count - bits.count) }
    }

    private static func bit(_ word: WordID) -> UInt64 { 1 << UInt64(word.index & 63) }
}
