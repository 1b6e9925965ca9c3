import KeywordMatching
import Testing

/// One case: what is found is written as `pattern@start..<end`, in the order in which it is reported.
struct MatchCase: CustomTestStringConvertible, Sendable {
    var name: String
    var patterns: [String]
    var text: String
    var all: String
    var longest: String

    var testDescription: String { name }
}

private let cases: [MatchCase] = [
    .init(name: "empty dictionary", patterns: [], text: "江北", all: "", longest: ""),
    .init(name: "empty text", patterns: ["江北"], text: "", all: "", longest: ""),
    .init(name: "empty dictionary and text", patterns: [], text: "", all: "", longest: ""),
    .init(name: "nothing found", patterns: ["江北"], text: "江津北江", all: "", longest: ""),
    .init(name: "whole text", patterns: ["江北"], text: "江北", all: "0@0..<6", longest: "0@0..<6"),
    .init(name: "pattern longer than the text", patterns: ["江北区总工会"], text: "江北区", all: "", longest: ""),
    .init(
        name: "text ends within one of two long patterns", patterns: ["江北区总工会", "江北区人民"], text: "江北区总",
        all: "", longest: ""),
    .init(name: "one scalar", patterns: ["区"], text: "区区", all: "0@0..<3 0@3..<6", longest: "0@0..<3 0@3..<6"),
    .init(
        name: "one scalar that is also a prefix", patterns: ["江", "江北"], text: "江江北",
        all: "0@0..<3 0@3..<6 1@3..<9", longest: "0@0..<3 1@3..<9"),
    .init(
        name: "chain of prefixes", patterns: ["甲乙丙丁", "甲", "甲乙丙", "甲乙"], text: "甲乙丙甲乙丙丁",
        all: "1@0..<3 3@0..<6 2@0..<9 1@9..<12 3@9..<15 2@9..<18 0@9..<21", longest: "2@0..<9 0@9..<21"),
    .init(
        name: "longest fails, shorter one stands", patterns: ["甲乙", "甲乙丙丁戊"], text: "甲乙丙丁甲乙丙丁戊",
        all: "0@0..<6 0@12..<18 1@12..<27", longest: "0@0..<6 1@12..<27"),
    .init(
        name: "leftmost wins over longest", patterns: ["甲乙", "乙丙丁"], text: "甲乙丙丁",
        all: "0@0..<6 1@3..<12", longest: "0@0..<6"),
    .init(
        name: "suffix of another", patterns: ["户外劳动者", "劳动者", "者"], text: "户外劳动者",
        all: "0@0..<15 1@6..<15 2@12..<15", longest: "0@0..<15"),
    .init(
        name: "overlapping itself", patterns: ["哈哈"], text: "哈哈哈", all: "0@0..<6 0@3..<9", longest: "0@0..<6"),
    .init(
        name: "duplicates", patterns: ["江北", "江津", "江北", "江北"], text: "江北江津",
        all: "0@0..<6 2@0..<6 3@0..<6 1@6..<12", longest: "0@0..<6 1@6..<12"),
    .init(
        name: "duplicates that are prefixes", patterns: ["江", "江北", "江", "江北"], text: "江北",
        all: "0@0..<3 2@0..<3 1@0..<6 3@0..<6", longest: "1@0..<6"),
    .init(
        name: "duplicates beside a long common prefix", patterns: ["甲乙丙丁", "甲乙丙戊", "甲乙丙丁"], text: "甲乙丙丁",
        all: "0@0..<12 2@0..<12", longest: "0@0..<12"),
    .init(
        name: "supplementary plane", patterns: ["𠀀", "𠀀𪚥", "𪚥"], text: "a𠀀𪚥", all: "0@1..<5 1@1..<9 2@5..<9",
        longest: "1@1..<9"),
    .init(
        name: "family joined by ZWJ", patterns: ["👨\u{200D}👩\u{200D}👧", "👩", "👧"], text: "👨\u{200D}👩\u{200D}👧",
        all: "0@0..<18 1@7..<11 2@14..<18", longest: "0@0..<18"),
    .init(
        name: "precomposed does not find decomposed", patterns: ["\u{E9}", "e", "\u{301}"], text: "e\u{301}\u{E9}",
        all: "1@0..<1 2@1..<3 0@3..<5", longest: "1@0..<1 2@1..<3 0@3..<5"),
    .init(
        name: "carriage return and line feed apart", patterns: ["\n", "\r"], text: "\r\n", all: "1@0..<1 0@1..<2",
        longest: "1@0..<1 0@1..<2"),
    .init(
        name: "U+0000 and U+10FFFF", patterns: ["\0", "\u{10FFFF}", "\0\u{10FFFF}\0"], text: "\0\u{10FFFF}\0",
        all: "0@0..<1 2@0..<6 1@1..<5 0@5..<6", longest: "2@0..<6"),
    .init(
        name: "U+0000 is not the end of a name", patterns: ["甲", "甲\0", "甲\0乙"], text: "甲甲\0甲\0乙",
        all: "0@0..<3 0@3..<6 1@3..<7 0@7..<10 1@7..<11 2@7..<14", longest: "0@0..<3 1@3..<7 2@7..<14"),
    .init(
        name: "one, two, three and four bytes", patterns: ["aß", "ß中", "中😀", "😀a"], text: "aß中😀a",
        all: "0@0..<3 1@1..<6 2@3..<10 3@6..<11", longest: "0@0..<3 2@3..<10"),
    .init(
        name: "rest of a name that shares its first byte", patterns: ["江北", "江匇"], text: "江匆江北",
        all: "0@6..<12", longest: "0@6..<12"),
]

@Test("every occurrence", arguments: cases)
func findsEveryOccurrence(example: MatchCase) throws {
    #expect(try written(KeywordMatcher(example.patterns).matches(in: example.text)) == example.all)
}

@Test("leftmost longest", arguments: cases)
func findsLeftmostLongest(example: MatchCase) throws {
    #expect(try written(KeywordMatcher(example.patterns).leftmostLongest(in: example.text)) == example.longest)
}

private func written(_ matches: [KeywordMatcher.Match]) -> String {
    matches.map { "\($0.pattern)@\($0.range)" }.joined(separator: " ")
}
