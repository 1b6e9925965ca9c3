import Foundation
import Gongwen
import Testing

@testable import GongwenCLI

/// The shipped files with another figure.
private func changed() throws -> Snapshot {
    try Program.withChangedKnowledge { knowledge in
        try #require(
            Workspace.load(intents: Program.root.appending(path: "Intents").path(), knowledge: knowledge).snapshot)
    }
}

private func makeSession(reload: @escaping () -> (snapshot: Snapshot?, problems: [Problem])) throws -> ReplSession {
    ReplSession(
        snapshot: try Program.shipped(), today: { Day(year: 2026, month: 3, day: 1) }, reload: reload, logged: { [] })
}

@Suite("终端对话")
struct ReplSessionTests {
    @Test("问题得到回答，空行没有")
    func answers() async throws {
        var session = try makeSession { (nil, []) }
        #expect(await session.handle("") == nil)
        #expect(await session.handle(" 　\t") == nil)
        #expect(await session.handle("你好")?.isEmpty == false)
        #expect(!session.isOver)
    }

    @Test("命令，半角和全角冒号都行", arguments: [":", "："])
    func commands(colon: String) async throws {
        let snapshot = try Program.shipped()
        var reloads = 0
        var session = try makeSession {
            reloads += 1
            return reloads == 1 ? (snapshot, []) : (nil, [])
        }
        #expect(await session.handle("\(colon)why") == "还没有提过问题。")
        _ = await session.handle("江北有多少站点")
        _ = await session.handle("\(colon)help")
        #expect(await session.handle("  \(colon)why  ")?.hasPrefix("问题：江北有多少站点\n") == true)
        #expect(await session.handle("\(colon)help") == ReplSession.help)
        let unchanged = "答案都不变（比较了 \(try Program.exampleCount()) 个例子、1 个问过的问题）。"
        #expect(await session.handle("\(colon)reload") == "已重新读取：\(snapshot.summary)。\n\(unchanged)")
        #expect(await session.handle("\(colon)reload") == "有 0 个错误，仍用原来的资料。")
        #expect(reloads == 2)
        #expect(await session.handle("\(colon)new") == "已开始新的对话。")
        #expect(await session.handle("\(colon)why") == "还没有提过问题。")
        #expect(await session.handle("\(colon)facts 没有这样的地方") == "资料里没有“没有这样的地方”。")
        #expect(await session.handle("\(colon)intents")?.isEmpty == false)
        #expect(await session.handle("\(colon)wy") == "没有命令 :wy。输入 :help 看有哪些命令；要提问请不要以冒号开头。")
        #expect(!session.isOver)
        #expect(await session.handle("\(colon)quit") == "再见。")
        #expect(session.isOver)
    }

    @Test("重新读取以后列出哪些答案变了：这次问的、问题记录里的，原来和现在的第一行；对话接着")
    func changes() async throws {
        let (fresh, examples) = (try changed(), try Program.exampleCount())
        var session = ReplSession(
            snapshot: try Program.shipped(), today: { Day(year: 2026, month: 3, day: 1) }, reload: { (fresh, []) },
            logged: { ["江北爱心妈咪小屋几个", "江北有多少户外劳动者站点"] })
        _ = await session.handle("江北区的爱心妈咪小屋有多少")
        #expect(
            await session.handle(":reload") == """
                已重新读取：\(fresh.summary)。
                1 个例子、2 个问过的问题答案会变（比较了 \(examples) 个例子、2 个问过的问题）：
                例子：说说江北工会
                  原来：5. 江北区爱心妈咪小屋：17个（总数，截至报道时）。
                  现在：5. 江北区爱心妈咪小屋：18个（总数，截至报道时）。
                问：江北区的爱心妈咪小屋有多少
                  原来：（answered）江北区爱心妈咪小屋：17个（总数，截至报道时）。
                  现在：（answered）江北区爱心妈咪小屋：18个（总数，截至报道时）。
                问：江北爱心妈咪小屋几个
                  原来：（answered）江北区爱心妈咪小屋：17个（总数，截至报道时）。
                  现在：（answered）江北区爱心妈咪小屋：18个（总数，截至报道时）。
                """)
        #expect(await session.handle("那江津呢")?.contains("爱心妈咪小屋") == true)
    }
}
