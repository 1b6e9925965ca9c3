import Foundation
import Gongwen
import Testing

/// The files and dialogues that the documentation for staff shows are loaded and held.
@Suite("文档里的例子")
struct DocumentTests {
    private struct Block {
        var label: String
        var text: String
    }

    /// The fenced blocks of a document; the label is what follows the backquotes.
    private func blocks(of name: String) throws -> [Block] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let document = try String(contentsOf: root.appendingPathComponent("docs/\(name)"), encoding: .utf8)
        var blocks: [Block] = []
        var open: Block?
        for line in document.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                if let block = open { blocks.append(block) }
                open = open == nil ? Block(label: String(line.dropFirst(3)), text: "") : nil
            } else {
                open?.text += line + "\n"
            }
        }
        #expect(open == nil)
        return blocks
    }

    /// Blocks whose label names a file: `yaml Knowledge/a.yaml`.
    private func workspace() throws -> TemporaryWorkspace {
        var workspace = TemporaryWorkspace()
        workspace.files = workspace.files.filter { $0.key.hasPrefix("Intents/") }
        var names: [String] = []
        for block in try blocks(of: "knowledge.md") + blocks(of: "intents.md") {
            let parts = block.label.split(separator: " ")
            guard parts.count == 2 else { continue }
            names.append(String(parts[1]))
            workspace.files[String(parts[1])] = Data(block.text.utf8)
        }
        #expect(names.count == 10)
        return workspace
    }

    @Test("文件装得起来，例子都通过")
    func loads() throws {
        #expect(try workspace().report() == "")
    }

    /// As the document says: the intents of the program without their examples, and the files that it shows.
    private func library() throws -> TemporaryWorkspace {
        var library = TemporaryWorkspace()
        library.files = TemporaryWorkspace.shippedIntents.mapValues { Data($0.utf8) }
        for block in try blocks(of: "knowledge.md") {
            let parts = block.label.split(separator: " ")
            if parts.count == 2 { library.files[String(parts[1])] = Data(block.text.utf8) }
        }
        return library
    }

    @Test("对话照着说")
    func answers() throws {
        let (snapshot, problems) = try library().load()
        #expect(problems.map(\.description) == [])
        let assistant = Assistant(try #require(snapshot))
        let dialogue = try #require(try blocks(of: "knowledge.md").first { $0.label == "dialogue" }).text
        var conversation = Conversation()
        var said = ""
        for line in dialogue.split(separator: "\n") where line.hasPrefix("问：") {
            let question = String(line.dropFirst(2))
            let reply = assistant.reply(to: question, in: &conversation, today: Day(year: 2026, month: 1, day: 15))
            let more = reply.suggestions.isEmpty ? "" : "可以问：\(reply.suggestions.joined(separator: " ｜ "))\n"
            said += "问：\(question)\n答：\(reply.text)\n\(more)"
        }
        #expect(said == dialogue)
    }

    @Test("常见错误里的那一段是真的")
    func error() throws {
        let shown = try #require(try blocks(of: "errors.md").first { $0.label == "text" }).text
        let text = try #require(Hospital.files["Knowledge/hospital.yaml"])
        let report = try TemporaryWorkspace([
            "Knowledge/hospital.yaml": text.replacing("- 名称: 床位", with: "- 名称：床位")
        ]).report()
        #expect(report.replacing("hospital.yaml", with: "a.yaml") + "\n" == shown)
    }
}
