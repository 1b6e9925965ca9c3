/// Finds bases for nodes while a ``DoubleArray`` is built.
///
/// Which entries are taken is kept as bits, so that one pass tries 64 bases. Nodes with the same number of children go on
/// where the last such node was put and never look back. The array is thus gone through once for each number of children
/// up to ``crowd``, however many nodes there are: the time stays linear, and the small nodes, which are most, still fill
/// the holes that the large ones leave.
struct Vacancies {
    private static let crowd = 32
    private var taken: [UInt64] = []
    private var basesTaken: [UInt64] = []
    private var firstWords = [Int](repeating: 0, count: crowd + 1)

    /// The number of entries up to the last one that is taken.
    private(set) var extent = 0

    /// Takes a base, and the entries of all children by it; `codes` is ascending and not empty.
    mutating func place(_ codes: [UInt32]) -> Int {
        let base = findBase(codes)
        take(base: base, codes)
        return base
    }

    /// Takes a base that is known to be free.
    mutating func take(base: Int, _ codes: [UInt32]) {
        Self.set(base, in: &basesTaken)
        for code in codes { Self.set(base + Int(code), in: &taken) }
        extent = max(extent, base + Int(codes.last ?? 0) + 1)
    }

    private mutating func findBase(_ codes: [UInt32]) -> Int {
        let first = Int(codes[0])
        let kind = min(codes.count, Self.crowd)
        var word = max(firstWords[kind], first / 64)
        while true {
            var candidates = word < taken.count ? ~taken[word] : .max
            if candidates != 0 {
                // Bit i stands for the base that puts the first child at 64 · word + i.
                let base = word * 64 - first
                candidates &= ~Self.bits(from: base, in: basesTaken)
                if base < 1 { candidates &= .max << UInt64(1 - base) }
                for code in codes.dropFirst() where candidates != 0 {
                    candidates &= ~Self.bits(from: base + Int(code), in: taken)
                }
                if candidates != 0 {
                    firstWords[kind] = max(firstWords[kind], word)
                    return base + candidates.trailingZeroBitCount
                }
            }
            word += 1
        }
    }

    /// 64 bits of a set that has no end, from any offset on, even a negative one.
    private static func bits(from offset: Int, in words: [UInt64]) -> UInt64 {
        let word = offset >> 6
        let shift = UInt64(offset & 63)
        let low = words.indices.contains(word) ? words[word] : 0
        guard shift > 0 else { return low }
        let high = words.indices.contains(word + 1) ? words[word + 1] : 0
        return low >> shift | high << (64 - shift)
    }

    private static func set(_ bit: Int, in words: inout [UInt64]) {
        let word = bit >> 6
        if word >= words.count { words += Array(repeating: 0, count: word + 1 - words.count) }
        words[word] |= 1 << UInt64(bit & 63)
    }
}
