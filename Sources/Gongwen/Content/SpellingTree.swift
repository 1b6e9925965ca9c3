/// The spellings known so far, character by character, while there are still more to come.
///
///     tree.insert("江北", 7)
///     tree.child(of: SpellingTree.root, "江")   // the node of what starts with 江
///
/// Loading cuts every name and text by what is known. Looking up each piece as a string means making and hashing a
/// string for each; here a step is one probe of a flat table, and a search ends where no spelling goes on.
struct SpellingTree {
    static let root: Int32 = 0

    /// What ends at each node; -1 where nothing does.
    private var values: [Int32] = [-1]
    /// Open addressing over (node, character); 0 is an empty place, because no child is the root.
    private var keys: [UInt64]
    private var children: [Int32]
    private var shift: UInt64

    init() {
        keys = Array(repeating: 0, count: 1 << 12)
        children = Array(repeating: 0, count: 1 << 12)
        shift = 64 - 12
    }

    /// What was inserted for the spelling that ends at this node.
    func value(of node: Int32) -> Int? { values[Int(node)] < 0 ? nil : Int(values[Int(node)]) }

    /// What was inserted for a spelling.
    func value(of spelling: String) -> Int? {
        var node = SpellingTree.root
        for scalar in spelling.unicodeScalars {
            guard let child = child(of: node, scalar) else { return nil }
            node = child
        }
        return value(of: node)
    }

    func child(of node: Int32, _ scalar: Unicode.Scalar) -> Int32? {
        let child = children[place(of: SpellingTree.key(node, scalar))]
        return child == 0 ? nil : child
    }

    mutating func insert(_ spelling: String, _ value: Int) {
        var node = SpellingTree.root
        for scalar in spelling.unicodeScalars {
            let key = SpellingTree.key(node, scalar)
            var place = place(of: key)
            if children[place] == 0 {
                if values.count * 2 > keys.count {
                    grow()
                    place = self.place(of: key)
                }
                keys[place] = key
                children[place] = Int32(values.count)
                values.append(-1)
            }
            node = children[place]
        }
        values[Int(node)] = Int32(value)
    }

    private static func key(_ node: Int32, _ scalar: Unicode.Scalar) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 21 | UInt64(scalar.value)
    }

    /// Where the key stands, or the empty place where it belongs.
    private func place(of key: UInt64) -> Int {
        // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
        var place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift)
        while children[place] != 0, keys[place] != key { place = (place + 1) & (keys.count - 1) }
        return place
    }

    private mutating func grow() {
        let old = zip(keys, children).filter { $0.1 != 0 }
        keys = Array(repeating: 0, count: keys.count * 2)
        children = Array(repeating: 0, count: children.count * 2)
        shift -= 1
        for (key, child) in old {
            let place = place(of: key)
            keys[place] = key
            children[place] = child
        }
    }
}
