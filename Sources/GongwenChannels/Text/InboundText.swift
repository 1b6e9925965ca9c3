extension String {
    /// The text without white space, ideographic space and invisible characters at both ends.
    ///
    ///     "　 你好\u{200B}\n".trimmingSpace()    // "你好"
    func trimmingSpace() -> String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isSpaceOrInvisible }),
            let last = scalars.lastIndex(where: { !$0.isSpaceOrInvisible })
        else { return "" }
        return String(self[first...last])
    }

    /// What somebody typed, ready to be read: control characters gone, ends trimmed.
    func asQuestion() -> String {
        if unicodeScalars.allSatisfy(\.isAllowedInQuestion) { return trimmingSpace() }
        return String(String.UnicodeScalarView(unicodeScalars.filter(\.isAllowedInQuestion))).trimmingSpace()
    }
}

extension Unicode.Scalar {
    fileprivate var isAllowedInQuestion: Bool { value >= 0x20 && value != 0x7F || self == "\n" || self == "\t" }

    /// White space, controls, and what has no width.
    var isSpaceOrInvisible: Bool {
        // Zero-width space, word joiner, byte order mark: left over by copying from web pages.
        properties.isWhitespace || value < 0x20 || value == 0x200B || value == 0x2060 || value == 0xFEFF
    }
}

extension [UInt8] {
    /// Whether they are valid UTF-8; makes no text of them.
    package var isUTF8: Bool { (try? UTF8Span(validating: span)) != nil }
}

extension String {
    /// The same as `utf8.contains`, many times as fast on a long text.
    func contains(byte: UInt8) -> Bool {
        utf8.withContiguousStorageIfAvailable { $0.contains(byte) } ?? utf8.contains(byte)
    }
}
