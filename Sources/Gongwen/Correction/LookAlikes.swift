/// Characters that are mistaken for each other by their shape: 未末, 己已.
struct LookAlikes: Sendable {
    private var others: [Unicode.Scalar: [Unicode.Scalar]] = [:]

    /// - Parameter groups: folded; within one, each character looks like each other.
    init(_ groups: [String]) {
        for group in groups {
            for one in group.unicodeScalars {
                for other in group.unicodeScalars where other != one && !areAlike(one, other) {
                    others[one, default: []].append(other)
                }
            }
        }
    }

    subscript(scalar: Unicode.Scalar) -> [Unicode.Scalar] { others[scalar] ?? [] }

    func areAlike(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool { others[one]?.contains(other) ?? false }
}
