import ArgumentParser
import Foundation
import Gongwen

struct Repl: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "在终端里对话，用来试资料和意图。",
        discussion: "进入后输入 :help 看命令。标准输入不是终端时逐行读，不显示提示符。"
    )

    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
        let options = workspace
        var session = ReplSession(snapshot: try workspace.snapshot(), today: { .today }, reload: { options.read() })
        guard isatty(STDIN_FILENO) == 1 else {
            while !session.isOver, let line = readLine() { show(session.handle(line)) }
            return
        }
        Console.line("工问。直接输入问题；:help 看命令，:quit 退出。")
        let editor = LineEditor(historyPath: LineEditor.defaultHistoryPath())
        while !session.isOver, let line = editor.read(prompt: "问> ") {
            editor.remember(line)
            show(session.handle(line))
        }
        // After Ctrl-D the cursor still stands behind the prompt.
        if !session.isOver { Console.line("") }
    }

    private func show(_ text: String?) {
        if let text { Console.line(text) }
    }
}
