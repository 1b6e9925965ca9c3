/// A trie over codes, every node of it one entry of an array.
///
/// A node that branches has a *base*: its child by code *c* is the entry `base + c`, if that entry is marked with *c*. No
/// two nodes have the same base, so the mark suffices to tell whose child it is (J. Aoe, «An efficient digital search
/// algorithm by using a double-array structure», 1989; the mark instead of the parent as in daachorse). The root has base
/// 0, so a first code is its own entry. Where only one name is left, the rest of it is kept as text in ``Tails``.
///
/// A step is one 8-byte load and one comparison.
struct DoubleArray: Sendable {
    let slots: [Slot]
    let tails: Tails

    /// Follows the text from one scalar on, and calls `found` with each node at which a name ends, shortest first.
    ///
    /// - Parameters:
    ///   - first: The scalar to begin with.
    ///   - second: The scalar after it; the caller, which goes through the text, has both at hand.
    @inline(__always)
    func walk(
        from first: Alphabet.Symbol, then second: Alphabet.Symbol, in utf8: Span<UInt8>, alphabet: Alphabet,
        found: (_ node: Slot, _ end: Int) -> Void
    ) {
        var node = slots[Int(first.code)]
        guard first.code != 0, node.code == first.code else { return }
        var end = first.end
        var next = second
        while !node.isLeaf {
            if node.isName { found(node, end) }
            let child = slots[node.payload + Int(next.code)]
            guard next.code != 0, child.code == next.code else { return }
            node = child
            end = next.end
            next = alphabet.symbol(at: end, in: utf8)
        }
        if node.isName {
            found(node, end)
        } else if node.allowsTail(beginningWith: next.code), let end = tails.end(of: node.payload, at: end, in: utf8) {
            found(node, end)
        }
    }

    /// The first pattern that ends at a node which ``walk(from:then:in:alphabet:found:)`` has found.
    @inline(__always)
    func pattern(of node: Slot) -> Int {
        if !node.isLeaf { return slots[node.payload].payload }
        return node.isName ? node.payload : tails.pattern(of: node.payload)
    }

    var byteCount: Int { slots.count * MemoryLayout<Slot>.stride + tails.byteCount }
}

extension DoubleArray {
    /// An entry of the array, 8 bytes.
    ///
    /// | | `payload` |
    /// |---|---|
    /// | a node that branches | its base |
    /// | the same, and a name ends there | its base; the entry at the base has the pattern |
    /// | a leaf at which a name ends | the pattern |
    /// | a leaf with a rest of one name | where the rest is in ``Tails`` |
    struct Slot {
        /// What a payload must stay below.
        static let limit = 1 << 30
        /// An entry that no step leads to.
        static let free = Slot(bits: codeMask)

        private static let codeMask: UInt64 = 1 << 21 - 1  // scalars, and so codes, are smaller
        private static let leafBit: UInt64 = 1 << 21
        private static let nameBit: UInt64 = 1 << 22
        private static let hintMask: UInt32 = 1 << 11 - 1
        private static let hintShift: UInt64 = 23
        private static let payloadShift: UInt64 = 34
        private var bits: UInt64

        private init(bits: UInt64) { self.bits = bits }

        private init(code: UInt32, flags: UInt64, payload: Int) {
            bits = UInt64(code) | flags | UInt64(payload) << Self.payloadShift
        }

        /// A node that branches.
        static func branch(code: UInt32, base: Int, isName: Bool) -> Slot {
            Slot(code: code, flags: isName ? nameBit : 0, payload: base)
        }

        /// A node at which the one name that leads there ends.
        static func leaf(code: UInt32, pattern: Int) -> Slot {
            Slot(code: code, flags: leafBit | nameBit, payload: pattern)
        }

        /// A node after which one name goes on, with the code `next` and the rest that is kept at `tail`.
        static func leaf(code: UInt32, next: UInt32, tail: Int) -> Slot {
            Slot(code: code, flags: leafBit | UInt64(next & hintMask) << hintShift, payload: tail)
        }

        /// The code that leads here.
        @inline(__always)
        var code: UInt32 { UInt32(truncatingIfNeeded: bits & Self.codeMask) }

        @inline(__always)
        var isLeaf: Bool { bits & Self.leafBit != 0 }

        @inline(__always)
        var isName: Bool { bits & Self.nameBit != 0 }

        @inline(__always)
        var payload: Int { Int(truncatingIfNeeded: bits >> Self.payloadShift) }

        /// Whether the tail of this leaf can begin with a code: its lowest bits are in the entry, which spares most
        /// comparisons the way to the tail.
        @inline(__always)
        func allowsTail(beginningWith code: UInt32) -> Bool {
            UInt32(truncatingIfNeeded: bits >> Self.hintShift) & Self.hintMask == code & Self.hintMask
        }
    }
}
