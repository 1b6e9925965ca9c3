import KeywordMatching

/// What a matcher must return, found the slow and obvious way: every pattern is compared at every byte.
struct Oracle {
    var patterns: [String]

    func matches(in text: String) -> [KeywordMatcher.Match] {
        let bytes = Array(text.utf8)
        var found: [KeywordMatcher.Match] = []
        for (pattern, name) in patterns.enumerated() {
            let name = Array(name.utf8)
            var start = 0
            while start + name.count <= bytes.count {
                if bytes[start..<start + name.count].elementsEqual(name) {
                    found.append(.init(pattern: pattern, range: start..<start + name.count))
                }
                start += 1
            }
        }
        return found.sorted { left, right in
            (left.range.lowerBound, left.range.count, left.pattern)
                < (right.range.lowerBound, right.range.count, right.pattern)
        }
    }

    func leftmostLongest(in text: String) -> [KeywordMatcher.Match] {
        var found: [KeywordMatcher.Match] = []
        var rest = matches(in: text)[...]
        while let start = rest.first?.range.lowerBound {
            let longest = rest.prefix { $0.range.lowerBound == start }
                .max { ($0.range.count, $1.pattern) < ($1.range.count, $0.pattern) }!
            found.append(longest)
            rest = rest.drop { $0.range.lowerBound < longest.range.upperBound }
        }
        return found
    }
}
