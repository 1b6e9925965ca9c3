import Foundation
import Gongwen
import Testing

@testable import GongwenCLI

/// The shipped files.
private func shipped() throws -> Snapshot {
    let loaded = Workspace.load(
        intents: Program.root.appending(path: "Intents").path(),
        knowledge: Program.root.appending(path: "Knowledge").path()
    )
    return try #require(loaded.snapshot, "\(loaded.problems.map(\.description))")
}

private func makeSession(reload: @escaping () -> (snapshot: Snapshot?, problems: [Problem])) throws -> ReplSession {
    ReplSession(snapshot: try shipped(), today: { Day(year: 2026, month: 3, day: 1) }, reload: reload)
}

@Suite("终端对话")
struct ReplSessionTests {
    @Test("问题得到回答，空行没有")
    func answers() throws {
        var session = try makeSession { (nil, []) }
        #expect(session.handle("") == nil)
        #expect(session.handle(" 　\t") == nil)
        #expect(session.handle("你好")?.isEmpty == false)
        #expect(!session.isOver)
    }

    @Test("命令，半角和全角冒号都行", arguments: [":", "："])
    func commands(colon: String) throws {
        let snapshot = try shipped()
        var reloads = 0
        var session = try makeSession {
            reloads += 1
            return reloads == 1 ? (snapshot, []) : (nil, [])
        }
        #expect(session.handle("\(colon)why") == "还没有提过问题。")
        _ = session.handle("江北有多少站点")
        _ = session.handle("\(colon)help")
        #expect(session.handle("  \(colon)why  ")?.hasPrefix("问题：江北有多少站点\n") == true)
        #expect(session.handle("\(colon)help") == ReplSession.help)
        #expect(session.handle("\(colon)reload") == "已重新读取：\(snapshot.summary)。")
        #expect(session.handle("\(colon)reload") == "有 0 个错误，仍用原来的资料。")
        #expect(reloads == 2)
        #expect(session.handle("\(colon)new") == "已开始新的对话。")
        #expect(session.handle("\(colon)why") == "还没有提过问题。")
        #expect(session.handle("\(colon)facts 没有这样的地方") == "资料里没有“没有这样的地方”。")
        #expect(session.handle("\(colon)intents")?.isEmpty == false)
        #expect(session.handle("\(colon)wy") == "没有命令 :wy。输入 :help 看有哪些命令；要提问请不要以冒号开头。")
        #expect(!session.isOver)
        #expect(session.handle("\(colon)quit") == "再见。")
        #expect(session.isOver)
    }
}
