/// The names of a dictionary, end to end in one array: what a build works on.
///
/// They are read as scalars; ``Alphabet/init(encoding:)`` turns them into codes.
struct EncodedNames {
    var codes: [UInt32] = []
    private var starts: [Int] = [0]

    init(_ patterns: some Collection<String>) throws(KeywordMatcher.BuildError) {
        starts.reserveCapacity(patterns.count + 1)
        for pattern in patterns {
            for scalar in pattern.unicodeScalars { codes.append(scalar.value) }
            guard codes.count > starts[starts.count - 1] else { throw .emptyPattern(index: starts.count - 1) }
            starts.append(codes.count)
        }
        guard count < DoubleArray.Slot.limit else { throw .tooLarge }
    }

    var count: Int { starts.count - 1 }

    /// The code of a name at a depth, or 0 where the name has ended.
    @inline(__always)
    func code(of name: UInt32, at depth: Int) -> UInt32 {
        let place = starts[Int(name)] + depth
        return place < starts[Int(name) + 1] ? codes[place] : 0
    }

    /// What is left of a name from a depth on.
    func rest(of name: UInt32, from depth: Int) -> ArraySlice<UInt32> {
        codes[starts[Int(name)] + depth..<starts[Int(name) + 1]]
    }
}
