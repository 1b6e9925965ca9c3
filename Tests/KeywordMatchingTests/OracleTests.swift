import KeywordMatching
import Testing

/// Random dictionaries and texts against the naive search.
@Suite struct OracleTests {
    /// From where names and texts take their scalars; few of them, so that much is found.
    enum Script: String, CaseIterable, Sendable {
        case twoLetters = "甲乙"
        case chinese = "江北南川津区县总工会户外劳动者服务站点"
        case mixed = "江北区aé\u{301}e\0𠀀𠀁𪚥👨\u{200D}👩👧🏽\u{FE0F}\u{10FFFF}ß0"
    }

    @Test(arguments: Script.allCases, 0..<40 as Range<UInt64>)
    func agreesWithNaiveSearch(script: Script, seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let scalars = Array(script.rawValue.unicodeScalars)
        let lengths = 1...Int.random(in: 1...9, using: &random)
        let patterns = (0..<Int.random(in: 1...150, using: &random)).map { _ in
            string(of: scalars, lengths, using: &random)
        }
        let matcher = try KeywordMatcher(patterns)
        let oracle = Oracle(patterns: patterns)
        for _ in 0..<10 {
            let text = string(of: scalars, 0...60, using: &random)
            #expect(matcher.matches(in: text) == oracle.matches(in: text), "\(patterns) in \(text)")
            #expect(matcher.leftmostLongest(in: text) == oracle.leftmostLongest(in: text), "\(patterns) in \(text)")
        }
    }

    /// An eighth of all of Unicode, so that codes outgrow 16 bits and a byte of a sort.
    @Test func findsScalarsOfEveryPlane() throws {
        var random = SeededGenerator(seed: 1)
        let everything = stride(from: 0, to: 0x11_0000, by: 8).compactMap { Unicode.Scalar(UInt32($0)) }
        var patterns = everything.map { String(Character($0)) }
        patterns += (0..<20_000).map { _ in string(of: everything, 2...3, using: &random) }
        let matcher = try KeywordMatcher(patterns)
        #expect(matcher.count == patterns.count)
        for (pattern, name) in patterns.enumerated() where pattern % 97 == 0 || pattern >= everything.count {
            let found = matcher.leftmostLongest(in: name)
            #expect(found.count == 1 && found[0].range == 0..<name.utf8.count)
            #expect(patterns[found[0].pattern].unicodeScalars.elementsEqual(name.unicodeScalars))
            #expect(matcher.matches(in: name).count >= name.unicodeScalars.count)
        }
    }

    /// A dictionary large enough for every sort, level and table; each name must be found in itself.
    @Test func findsEachOfManyNames() throws {
        var random = SeededGenerator(seed: 2)
        let scalars = (0x4E00..<0x5A00).map { Unicode.Scalar(UInt32($0))! }
        let patterns = (0..<50_000).map { _ in string(of: scalars, 1...12, using: &random) }
        var ids: [String: [Int]] = [:]
        for (pattern, name) in patterns.enumerated() { ids[name, default: []].append(pattern) }

        let matcher = try KeywordMatcher(patterns)
        for (name, same) in ids {
            let whole = 0..<name.utf8.count
            #expect(matcher.leftmostLongest(in: name) == [.init(pattern: same[0], range: whole)])
            #expect(matcher.matches(in: name).filter { $0.range == whole }.map(\.pattern) == same)
        }
    }

    /// A name within 4,000 scalars of its prefixes, all of them names: the deepest trie there is.
    @Test func findsLongPrefixChains() throws {
        let patterns = (1...4000).map { String(repeating: "哈", count: $0) }
        let matcher = try KeywordMatcher(patterns.reversed())
        #expect(matcher.leftmostLongest(in: patterns[3999]) == [.init(pattern: 0, range: 0..<12000)])
        #expect(matcher.matches(in: patterns[99]).count == 5050)
    }

    private func string(
        of scalars: [Unicode.Scalar], _ lengths: ClosedRange<Int>, using random: inout SeededGenerator
    ) -> String {
        var view = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: lengths, using: &random) {
            view.append(scalars[Int.random(in: scalars.indices, using: &random)])
        }
        return String(view)
    }
}
