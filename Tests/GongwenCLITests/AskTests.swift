import Foundation
import Gongwen
import Testing

@testable import GongwenCLI

@Suite("命令行提问")
struct AskTests {
    @Test(
        "标准输入的一行",
        arguments: [
            ("江北有多少站点", "江北有多少站点", ""), (#"{"text":"甲","conversation":"c"}"#, "甲", "c"),
            (#"  {"text":"甲","user":"u"}"#, "甲", ""),
            (#"[1]"#, "[1]", ""),
        ]
    )
    func inputLine(line: String, text: String, conversation: String) throws {
        let input = try #require(InputLine(line))
        #expect(input.text == text)
        #expect(input.conversation == conversation)
    }

    @Test("以 { 开头而读不懂的一行", arguments: ["{", "{}", #"{"text":1}"#, #"{"conversation":"c"}"#])
    func badInputLine(line: String) {
        #expect(InputLine(line) == nil)
    }

    @Test("一问一答，坏行也占一行答，退出码为 1")
    func lines() throws {
        let input = "你好\n\n{\"text\":\"谢谢\",\"conversation\":\"b\"}\n{坏\n最后一行没有换行"
        let result = try Program.run(["ask", "--json", "-"], input: input)
        #expect(result.status == 1)
        try #require(result.lines.count == 4)
        for index in [0, 1, 3] {
            let reply = try JSONDecoder().decode(Reply.self, from: Data(result.lines[index].utf8))
            #expect(!reply.text.isEmpty)
        }
        #expect(
            result.lines[2]
                == #"{"error":{"code":"malformed_json","message":"这一行以 { 开头，但不是带 text 的 JSON 对象。"}}"#
        )
    }

    @Test("一个问题：文字或 JSON，可带解释")
    func single() throws {
        let plain = try Program.run(["ask", "你好"])
        #expect(plain.status == 0)
        let json = try Program.run(["ask", "--json", "--explain", "江北", "站点"])
        #expect(json.status == 0)
        #expect(json.lines.count == 1)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(Set(object.keys) == ["status", "text", "intent", "facts", "suggestions", "explanation"])
        let reply = try JSONDecoder().decode(
            Reply.self, from: Data(try Program.run(["ask", "--json", "你好"]).output.utf8))
        #expect(plain.output == reply.forTerminal + "\n")
    }

    @Test("没有问题是用法错误")
    func noQuestion() throws {
        #expect(try Program.run(["ask"]).status == 64)
    }
}
