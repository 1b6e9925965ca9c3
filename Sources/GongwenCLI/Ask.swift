import ArgumentParser
import Foundation
import Gongwen
import GongwenServer

struct Ask: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "问一个问题；或从标准输入逐行读问题。",
        discussion: """
            gongwen ask 江北有多少户外劳动者站点
            gongwen ask --json - < 问题.txt

            问题写成 - 时从标准输入读，一行一问，一行一答，空行跳过；整次运行是同一个会话。
            行以 { 开头时按 JSON 读：{"text":"…","conversation":"…"}，conversation 相同的行属于同一个会话。
            有读不懂的行时退出码为 1。
            """
    )

    @Flag(help: "回答写成一行 JSON，与 /api/ask 的回答相同。")
    var json = false

    @Flag(help: "再写出每一步是怎么理解问题的。")
    var explain = false

    @OptionGroup var workspace: WorkspaceOptions

    @Argument(help: ArgumentHelp("问题；几个词会用空格连起来。", valueName: "question"))
    var question: [String]

    func run() throws {
        let assistant = Assistant(try workspace.snapshot())
        guard question == ["-"] else {
            var conversation = Conversation()
            Console.line(answer(question.joined(separator: " "), assistant, &conversation))
            return
        }
        var conversations: [String: Conversation] = [:]
        var allRead = true
        while let line = readLine() {
            guard !line.allSatisfy(\.isWhitespace) else { continue }
            guard let input = InputLine(line) else {
                allRead = false
                let message = "这一行以 { 开头，但不是带 text 的 JSON 对象。"
                Console.line(json ? WireJSON.errorLine(code: "malformed_json", message: message) : message)
                continue
            }
            var conversation = conversations[input.conversation] ?? Conversation()
            Console.line(answer(input.text, assistant, &conversation))
            conversations[input.conversation] = conversation
        }
        if !allRead { throw ExitCode(1) }
    }

    private func answer(_ text: String, _ assistant: Assistant, _ conversation: inout Conversation) -> String {
        let explanation = explain ? assistant.explain(text, in: conversation, today: .today) : nil
        let reply = assistant.reply(to: text, in: &conversation, today: .today)
        if json { return WireJSON.line(reply, explanation: explanation) }
        return ([reply.forTerminal] + (explanation.map { [$0.description] } ?? [])).joined(separator: "\n")
    }
}

/// One line of `ask -`: a question, or JSON that also says which conversation it belongs to.
struct InputLine: Equatable {
    var text: String
    var conversation = ""

    init?(_ line: String) {
        guard line.first(where: { !$0.isWhitespace }) == "{" else {
            text = line
            return
        }
        struct Shape: Decodable {
            var text: String
            var conversation: String?
        }
        guard let shape = try? JSONDecoder().decode(Shape.self, from: Data(line.utf8)) else { return nil }
        text = shape.text
        conversation = shape.conversation ?? ""
    }
}

extension Reply {
    /// The text, and the questions to go on with that the text does not name already.
    var forTerminal: String {
        let more = suggestions.filter { !text.contains($0) }
        return more.isEmpty ? text : "\(text)\n可以问：\(more.joined(separator: " ｜ "))"
    }
}
