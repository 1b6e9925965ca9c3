extension KeywordMatcher {
    /// Every occurrence of every pattern, by start, then by length.
    ///
    ///     let names = try KeywordMatcher(["江北", "江北区", "北区", "江北"])
    ///     names.matches(in: "江北区").map(\.pattern)    // [0, 3, 1, 2]
    ///
    /// Occurrences may overlap. A pattern that was given several times is reported as often, in the order given.
    ///
    /// - Complexity: See ``KeywordMatcher``; the array is the only allocation.
    public func matches(in text: String) -> [Match] {
        var found: [Match] = []
        withUTF8(of: text) { utf8 in
            forEachMatch(in: utf8) { found.append($0) }
        }
        return found
    }

    /// The occurrences that remain when the text is read from the left and the longest pattern wins each time.
    ///
    ///     let names = try KeywordMatcher(["江北", "江北区", "区工会", "工会", "江北区"])
    ///     names.leftmostLongest(in: "江北区工会").map(\.pattern)    // [1, 3]
    ///
    /// No two of them overlap. Of a pattern that was given several times, the first is reported.
    ///
    /// - Complexity: See ``KeywordMatcher``; the array is the only allocation.
    public func leftmostLongest(in text: String) -> [Match] {
        var found: [Match] = []
        withUTF8(of: text) { utf8 in
            forEachLeftmostLongest(in: utf8) { found.append($0) }
        }
        return found
    }

    /// Calls `body` with what ``matches(in:)`` returns, in the same order, and allocates nothing.
    ///
    ///     var total = 0
    ///     names.forEachMatch(in: text.utf8Span.span) { _ in total += 1 }
    ///
    /// - Precondition: `utf8` is valid UTF-8, as that of every `String` is. In other bytes no particular matches are
    ///   found, and a sequence that is cut off by the end of the text stops the program.
    public func forEachMatch(in utf8: Span<UInt8>, _ body: (Match) -> Void) {
        var head = alphabet.symbol(at: 0, in: utf8)
        var start = 0
        while start < utf8.count {
            let next = alphabet.symbol(at: head.end, in: utf8)
            trie.walk(from: head, then: next, in: utf8, alphabet: alphabet) { node, end in
                var pattern = trie.pattern(of: node)
                repeat {
                    body(Match(pattern: pattern, range: start..<end))
                } while duplicates.advance(&pattern)
            }
            start = head.end
            head = next
        }
    }

    /// Calls `body` with what ``leftmostLongest(in:)`` returns, in the same order, and allocates nothing.
    ///
    ///     var hidden = 0
    ///     names.forEachLeftmostLongest(in: text.utf8Span.span) { hidden += $0.range.count }
    ///
    /// - Precondition: As for ``forEachMatch(in:_:)``.
    public func forEachLeftmostLongest(in utf8: Span<UInt8>, _ body: (Match) -> Void) {
        var head = alphabet.symbol(at: 0, in: utf8)
        var start = 0
        while start < utf8.count {
            let next = alphabet.symbol(at: head.end, in: utf8)
            var longest: (node: DoubleArray.Slot, end: Int)?
            trie.walk(from: head, then: next, in: utf8, alphabet: alphabet) { node, end in
                longest = (node, end)
            }
            if let (node, end) = longest {
                body(Match(pattern: trie.pattern(of: node), range: start..<end))
                start = end
                head = alphabet.symbol(at: end, in: utf8)
            } else {
                start = head.end
                head = next
            }
        }
    }

    /// The bytes of a string; one that is not stored as UTF-8, which exists on Apple's systems only, is copied.
    private func withUTF8(of text: String, _ body: (Span<UInt8>) -> Void) {
        var text = text
        text.makeContiguousUTF8()
        body(text.utf8Span.span)
    }
}
