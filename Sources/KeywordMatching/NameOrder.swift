/// The names of a dictionary on their way to being sorted, one code at a time from the first.
///
/// Names with equal codes keep the order in which they were given.
struct NameOrder {
    private(set) var names: [UInt32]
    private var keys: [Key]
    private var sorted: [Key]
    private let codeBits: Int

    private struct Key {
        var code: UInt32
        var name: UInt32
    }

    /// The names that go on with a code.
    struct Child {
        var code: UInt32
        var names: Range<Int>
    }

    init(count: Int, alphabetSize: Int) {
        names = Array(0..<UInt32(count))
        keys = Array(repeating: Key(code: 0, name: 0), count: count)
        sorted = keys
        codeBits = Int.bitWidth - alphabetSize.leadingZeroBitCount
    }

    /// Sorts a range of names by their codes at a depth, and returns the parts, in ascending order of their codes.
    ///
    /// - Complexity: Linear in the number of names: a radix sort for many, by insertion for few.
    mutating func sort(_ range: Range<Int>, by depth: Int, of encoded: EncodedNames) -> [Child] {
        for place in range {
            keys[place] = Key(code: encoded.code(of: names[place], at: depth), name: names[place])
        }
        if range.count > 32 { radixSort(range) } else { insertionSort(range) }

        var children: [Child] = []
        var start = range.lowerBound
        for place in range {
            names[place] = keys[place].name
            if place + 1 == range.upperBound || keys[place + 1].code != keys[place].code {
                children.append(Child(code: keys[place].code, names: start..<place + 1))
                start = place + 1
            }
        }
        return children
    }

    private mutating func insertionSort(_ range: Range<Int>) {
        for place in range.dropFirst() {
            let key = keys[place]
            var gap = place
            while gap > range.lowerBound, keys[gap - 1].code > key.code {
                keys[gap] = keys[gap - 1]
                gap -= 1
            }
            keys[gap] = key
        }
    }

    private mutating func radixSort(_ range: Range<Int>) {
        for shift in stride(from: 0, to: codeBits, by: 8) {
            var places = [Int](repeating: 0, count: 257)
            for place in range { places[Int(keys[place].code >> UInt32(shift) & 0xFF) + 1] += 1 }
            places[0] = range.lowerBound
            for digit in 1..<257 { places[digit] += places[digit - 1] }
            for place in range {
                let digit = Int(keys[place].code >> UInt32(shift) & 0xFF)
                sorted[places[digit]] = keys[place]
                places[digit] += 1
            }
            swap(&keys, &sorted)
        }
    }
}
