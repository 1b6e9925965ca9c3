/// A text as a key that is compared byte by byte.
///
/// `String` compares characters, which for Chinese means normalising both sides each time; names that are folded, or
/// that stand in one file, have only one form.
struct ExactText: Hashable, Sendable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (a: ExactText, b: ExactText) -> Bool { a.text.isExactly(b.text) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

extension String {
    fileprivate func isExactly(_ other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }

    /// The order of the bytes, which in UTF-8 is that of the scalars.
    func isExactlyBefore(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }

    func hasExactSuffix(_ end: String) -> Bool {
        let (text, end) = (utf8Span.span, end.utf8Span.span)
        let start = text.count - end.count
        return start >= 0 && end.indices.allSatisfy { text[start + $0] == end[$0] }
    }

    /// What comes behind a part where it stands last; nil where it does not stand in the text.
    func rest(behindLast part: String) -> Substring? {
        let (text, part) = (utf8Span.span, part.utf8Span.span)
        var start = text.count - part.count
        while start >= 0 {
            if part.indices.allSatisfy({ text[start + $0] == part[$0] }) {
                return self[utf8.index(startIndex, offsetBy: start + part.count)...]
            }
            start -= 1
        }
        return nil
    }

    func hasExactPrefix(_ start: String) -> Bool { utf8.starts(with: start.utf8) }
}
