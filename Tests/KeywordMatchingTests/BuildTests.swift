import KeywordMatching
import Testing

@Suite struct BuildTests {
    @Test(arguments: [([""], 0), (["江北", "", ""], 1), (["江", "北", ""], 2)])
    func refusesEmptyPattern(patterns: [String], index: Int) {
        #expect(throws: KeywordMatcher.BuildError.emptyPattern(index: index)) { try KeywordMatcher(patterns) }
    }

    @Test(arguments: [[], ["江北"], ["江北", "江北"]])
    func countsDuplicates(patterns: [String]) throws {
        #expect(try KeywordMatcher(patterns).count == patterns.count)
    }

    @Test func takesAnyCollection() throws {
        let names: [Substring] = "江北、江津、南川".split(separator: "、")
        let matcher = try KeywordMatcher(names.lazy.map(String.init))
        #expect(matcher.matches(in: "南川和江津").map(\.pattern) == [2, 1])
        #expect(try KeywordMatcher(["南川", "江津"].dropFirst()).matches(in: "江津").map(\.pattern) == [0])
    }

    /// One emoji must not cost a table of all Unicode, nor a small dictionary that of a large one.
    @Test func staysSmall() throws {
        #expect(try KeywordMatcher(["江北", "江津", "😀"]).byteCount < 20_000)
        var random = SeededGenerator(seed: 3)
        let names = (0..<20_000).map { _ in
            String(
                String.UnicodeScalarView(
                    (0..<6).map { _ in Unicode.Scalar(UInt32.random(in: 0x4E00..<0x5600, using: &random))! }))
        }
        #expect(try KeywordMatcher(names).byteCount < names.count * 48)
    }

    @Test func formsOverBytesAgree() throws {
        let matcher = try KeywordMatcher(["江北", "江北区", "北区"])
        let text = "在江北区"
        var all: [KeywordMatcher.Match] = []
        var longest: [KeywordMatcher.Match] = []
        matcher.forEachMatch(in: text.utf8Span.span) { all.append($0) }
        matcher.forEachLeftmostLongest(in: text.utf8Span.span) { longest.append($0) }
        #expect(all == matcher.matches(in: text) && all.count == 3)
        #expect(longest == matcher.leftmostLongest(in: text) && longest == [.init(pattern: 1, range: 3..<12)])
    }

    @Test func searchesFromManyTasks() async throws {
        let matcher = try KeywordMatcher(["江北", "江北区"])
        let totals = await withTaskGroup(of: Int.self) { group in
            for count in 0..<8 {
                group.addTask { matcher.matches(in: String(repeating: "江北区", count: count)).count }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(totals.sorted() == [0, 2, 4, 6, 8, 10, 12, 14])
    }
}
