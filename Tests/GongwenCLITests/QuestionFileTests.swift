import Foundation
import Gongwen
import Testing

@testable import GongwenCLI

@Suite("问题文件")
struct QuestionFileTests {
    private let good =
        #"{"id":"a-1","kind":"figure","turns":[{"q":"甲","expect":{"all_of":["1"]}},{"q":"乙"}],"note":"x"}"#

    @Test("一行一段对话，空行不算")
    func reads() throws {
        let dialogues = try Program.withFile("\n\(good)\n \n") { try [Dialogue](questionFile: $0) }
        let expected = Dialogue(
            id: "a-1", kind: "figure",
            turns: [.init(q: "甲", expect: Criteria(allOf: [.text("1")])), .init(q: "乙", expect: nil)]
        )
        #expect(dialogues == [expected])
    }

    @Test(
        "坏的一行说出在哪里",
        arguments: [
            "{", "[]", #"{"id":"a","kind":"b"}"#, #"{"id":"a","kind":"b","turns":[{"expect":{}}]}"#,
            #"{"id":"a","kind":"b","turns":[{"q":"x","expect":{"all_of":[1]}}]}"#,
        ]
    )
    func badLine(line: String) throws {
        try Program.withFile("\(good)\n\(line)\n") { path in
            let error = #expect(throws: QuestionFileError.self) { try [Dialogue](questionFile: path) }
            #expect(
                error?.description
                    == "\(path):2：这一行不是一段对话，应为 {\"id\":…,\"kind\":…,\"turns\":[{\"q\":…,\"expect\":{…}}]}。"
            )
        }
    }

    @Test("没有的文件")
    func missing() {
        #expect(throws: QuestionFileError(description: "/没有/x.jsonl：读不到这个文件。")) {
            try [Dialogue](questionFile: "/没有/x.jsonl")
        }
    }

    @Test("一段对话全部答对才算对，报告写明问、答、因")
    func outcome() throws {
        let answers = ["甲": ("answered", "甲有1个。\n来源：样例"), "乙": ("answered", "乙有3个。"), "丙": ("unknown", "没有丙。")]
        func reply(to text: String) throws -> Reply {
            let (status, text) = try #require(answers[text])
            let shape = ["status": status, "text": text, "intent": ""]
            var object = shape as [String: Any]
            object["facts"] = [String]()
            object["suggestions"] = [String]()
            return try JSONDecoder().decode(Reply.self, from: JSONSerialization.data(withJSONObject: object))
        }
        func outcome(_ turns: [(String, Criteria)]) throws -> DialogueOutcome {
            let dialogue = Dialogue(id: "a-1", kind: "figure", turns: turns.map { .init(q: $0.0, expect: $0.1) })
            let replies = try turns.map { try reply(to: $0.0) }
            var rest = replies[...]
            return DialogueOutcome(of: dialogue) { _, _ in rest.removeFirst() }
        }
        let right = try outcome([("甲", Criteria(status: ["answered"], allOf: [.text("1")]))])
        #expect(right.failures.isEmpty)
        #expect(!right.statedWrong)
        let wrong = try outcome([
            ("甲", Criteria(allOf: [.text("1")])), ("乙", Criteria(allOf: [.text("2")], noneOf: [.text("3个")])),
        ])
        #expect(wrong.statedWrong)
        #expect(
            wrong.report == """
                ✗ a-1 [figure]
                    问：乙
                    答：(answered) 乙有3个。
                    因：缺 “2”；不该有 “3个”
                """
        )
        let silent = try outcome([("丙", Criteria(status: ["answered"]))])
        #expect(silent.failures.count == 1)
        #expect(!silent.statedWrong)
    }

    @Test("按类合计")
    func tally() {
        var tally = Tally(title: "问题文件")
        tally.count(kind: "list", passed: true, statedWrong: false)
        tally.count(kind: "figure", passed: true, statedWrong: false)
        tally.count(kind: "figure", passed: false, statedWrong: true)
        tally.count(kind: "figure", passed: false, statedWrong: false)
        #expect(tally.failed == 2)
        #expect(
            tally.report == """
                问题文件：
                  figure\t1/3\t33.3%
                  list\t1/1\t100.0%
                  说错的（状态为 answered 而不合要求）：1 段
                  合计 2/4\t50.0%
                """
        )
        #expect(Tally(title: "空").report == "空：\n  合计 0/0\t0.0%")
    }
}
