/// An id as whoever made it wrote it, compared byte by byte.
///
///     ExactID("é") == ExactID("e\u{301}")    // false, though both texts are equal
///
/// `String` compares characters, by canonical equivalence: two people, or two messages, whom their platform and our
/// database tell apart could be taken for one.
package struct ExactID: Hashable, Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }

    package static func == (a: ExactID, b: ExactID) -> Bool {
        a.text.utf8.count == b.text.utf8.count && a.text.utf8.elementsEqual(b.text.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        // Where several follow each other, it is clear where each ends.
        hasher.combine(text.utf8.count)
    }
}

extension ExactID: Comparable {
    /// The order of the bytes.
    package static func < (a: ExactID, b: ExactID) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }
}

extension String {
    /// Whether both are the same bytes; see ``ExactID``.
    package func isExactly(_ other: String) -> Bool { ExactID(self) == ExactID(other) }
}
