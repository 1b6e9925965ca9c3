import ArgumentParser
import Foundation
import Gongwen
import GongwenServer

struct Repl: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "在终端里对话，用来试资料和意图。",
        discussion: "进入后输入 :help 看命令。标准输入不是终端时逐行读，不显示提示符。"
    )

    @Flag(help: "资料文件改了，就在回答下一个问题之前重新读取。")
    var watch = false

    @OptionGroup var workspace: WorkspaceOptions

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let (folders, database) = (workspace.folders, database)
        var stamps = folders.stamps()
        var session = ReplSession(
            snapshot: try workspace.snapshot(), today: { .today }, reload: { folders.load() },
            logged: { await database.lastAsked() })
        func handle(_ line: String) async {
            if watch, case let now = folders.stamps(), now != stamps {
                stamps = now
                show(await session.reloadFiles())
            }
            show(await session.handle(line))
        }
        guard isatty(STDIN_FILENO) == 1 else {
            while !session.isOver, let line = readLine() { await handle(line) }
            return
        }
        Console.line("工问。直接输入问题；:help 看命令，:quit 退出。")
        let editor = LineEditor(historyPath: LineEditor.defaultHistoryPath())
        while !session.isOver, let line = editor.read(prompt: "问> ") {
            editor.remember(line)
            await handle(line)
        }
        // After Ctrl-D the cursor still stands behind the prompt.
        if !session.isOver { Console.line("") }
    }

    private func show(_ text: String?) {
        if let text { Console.line(text) }
    }
}
