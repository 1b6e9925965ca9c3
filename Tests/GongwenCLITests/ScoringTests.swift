import Foundation
import Testing

@testable import GongwenCLI

private struct Case: Codable {
    var text: String
    var expect: Expect

    struct Expect: Codable {
        var status: [String]?
        var allOf: [Wanted]?
        var noneOf: [Wanted]?

        private enum CodingKeys: String, CodingKey {
            case status
            case allOf = "all_of"
            case noneOf = "none_of"
        }
    }

    /// A text or a list of texts, as the files have them.
    enum Wanted: Codable {
        case text(String)
        case any([String])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .any(let texts): try container.encode(texts)
            }
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            do { self = .text(try container.decode(String.self)) } catch {
                self = .any(try container.decode([String].self))
            }
        }
    }
}

private struct Verdict: Codable, Equatable {
    var norm: String
    var why: [String]
}

@Suite("评分")
struct ScoringTests {
    @Test(
        "一个数字不会从更长的数字里认出来",
        arguments: [
            ("共47个站点", "47", true), ("共147个站点", "47", false), ("共470个站点", "47", false), ("共4.7个", "7", false),
            ("共47.5个", "47", false), ("共47.", "47", true), ("47.5万", "47.5", true), ("共 4 7 个", "47", true),
            ("1,234,567人", "1234567", true), ("12,34人", "1234", false), ("１７万", "17万", true), ("17万", "170000", false),
            ("47个", "47个", true), ("47个47", "47个", true), ("147个", "47个", false), ("**江北**_区_", "江北区", true),
            ("“双十”", "\"双十\"", true), ("ABC", "abc", true), ("江北", "江津", false), ("江北", "", true), ("", "江北", false),
            (".5", "5", false), ("第3", "3", true), ("3.14.15", "14", false), ("100%", "100%", true),
            ("1100%", "100%", false),
        ] as [(String, String, Bool)]
    )
    func figures(text: String, item: String, found: Bool) {
        #expect(Scoring.has(Scoring.norm(text), .text(item)) == found)
    }

    @Test("状态、缺少和多余都说出来，按文件里的次序")
    func misses() throws {
        let json =
            #"{"status":["answered","clarify"],"all_of":["47",["17万","170000"],"江北"],"none_of":["147",["a","b"]]}"#
        let expectation = try JSONDecoder().decode(Criteria.self, from: Data(json.utf8))
        #expect(expectation.misses(status: "answered", text: "江北47，17万") == [])
        let misses = expectation.misses(status: "unknown", text: "147 B")
        #expect(
            misses.map(\.description) == [
                "状态是 unknown，应为 answered 或 clarify", "缺 “47”", "缺 “17万”或“170000”", "缺 “江北”", "不该有 “147”", "不该有 “a”或“b”",
            ]
        )
    }

    @Test("与原来的 Python 规则逐条一致", arguments: [1, 2])
    func sameAsReference(seed: UInt64) throws {
        var random = Numbers(state: seed)
        let alphabet = Array("0123456789..,,个万％%０９，．“”‘’'\"*_` \n\t　Aaé①⓵²½٣㎡İﬁ㈱江北区\u{1C}\u{85}\u{2028}\u{200B}").map(
            String.init)
        func text(_ limit: Int) -> String {
            (0..<Int.random(in: 0...limit, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }
                .joined()
        }
        func slice(of whole: String) -> String {
            let scalars = Array(whole.unicodeScalars)
            guard !scalars.isEmpty else { return "" }
            let start = Int.random(in: 0..<scalars.count, using: &random)
            let end = Int.random(in: start...scalars.count, using: &random)
            var part = ""
            part.unicodeScalars += scalars[start..<end]
            return part
        }
        let cases = (0..<3_000).map { _ -> Case in
            let whole = text(14)
            return Case(
                text: whole,
                expect: .init(
                    status: Bool.random(using: &random) ? ["answered"] : ["unknown", "clarify"],
                    allOf: [.text(slice(of: whole)), .any([text(3), slice(of: whole)]), .text(text(2))],
                    noneOf: [.text(slice(of: whole)), .any([text(1), text(1)])]
                )
            )
        }
        let reference = try verdicts(cases)
        try #require(reference.count == cases.count)
        #expect(Set(reference.flatMap(\.why)) == ["status", "lacks", "has"])
        for (item, expected) in zip(cases, reference) {
            let expectation = try JSONDecoder().decode(Criteria.self, from: JSONEncoder().encode(item.expect))
            var norm = ""
            norm.unicodeScalars += Scoring.norm(item.text)
            let why = expectation.misses(status: "answered", text: item.text).map {
                switch $0 {
                case .status: "status"
                case .lacks: "lacks"
                case .has: "has"
                }
            }
            #expect(Array(norm.unicodeScalars) == Array(expected.norm.unicodeScalars), "\(item)")
            #expect(why == expected.why, "\(item)")
        }
    }

    private func verdicts(_ cases: [Case]) throws -> [Verdict] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", Program.root.appending(path: "Tests/GongwenCLITests/reference.py").path()]
        let output = Pipe()
        let data = try JSONEncoder().encode(cases)
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try data.write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        process.standardInput = try FileHandle(forReadingFrom: path)
        process.standardOutput = output
        try process.run()
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode([Verdict].self, from: answer)
    }
}

/// A seeded generator, so that a failure can be seen again.
private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 33)
    }
}
