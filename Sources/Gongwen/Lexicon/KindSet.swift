/// Kinds as bits: a set of them is made for every message.
struct KindSet {
    private var bits: UInt32 = 0

    init(_ kinds: [QuestionKind] = []) { for kind in kinds { insert(kind) } }

    var isEmpty: Bool { bits == 0 }
    func contains(_ kind: QuestionKind) -> Bool { bits & KindSet.bit(kind) != 0 }
    func isSubset(of other: KindSet) -> Bool { bits & ~other.bits == 0 }
    mutating func insert(_ kind: QuestionKind) { bits |= KindSet.bit(kind) }
    mutating func formUnion(_ other: KindSet) { bits |= other.bits }

    private static func bit(_ kind: QuestionKind) -> UInt32 { 1 << UInt32(kind.ordinal) }
}
