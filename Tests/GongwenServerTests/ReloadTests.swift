import Foundation
import Gongwen
import GongwenStore
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import ServiceLifecycleTestKit
import Testing

@testable import GongwenServer

@Suite("换资料")
struct ReloadTests {
    private let bot: SmallBot
    private let live: LiveAssistant
    private let log = LogLines()
    private let metrics = ServerMetrics()

    init() throws {
        bot = try SmallBot()
        live = try bot.live()
    }

    /// Runs a reloader as long as the body.
    private func withReloader(
        _ content: (any ContentSource)? = nil, asked: [String]? = ["甲区有多少站点", "乙区有多少站点"],
        watchingEvery pause: Duration? = nil, _ body: @escaping @Sendable (Reloader) async throws -> Void
    ) async throws {
        let reloader = Reloader(
            live: live, content: content ?? bot.folders, questions: { asked }, logger: log.logger,
            watchingEvery: pause, onOutcome: { [metrics] in metrics.reloaded($0) },
            now: { testMoment.addingTimeInterval(60) })
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await reloader.run() }
                try await body(reloader)
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }

    /// What was logged, without the time that it took and with the folder's name shortened.
    private func lines(_ count: Int) async throws -> [String] {
        for _ in 0..<6000 where log.lines.count < count { try await Task.sleep(for: .milliseconds(10)) }
        return log.lines.map {
            $0.replacing(/milliseconds=\d+/, with: "milliseconds=_").replacing(bot.folder + "/", with: "")
        }
    }

    private func answer() -> String {
        var conversation = Conversation()
        return live.assistant.reply(to: "甲区有多少站点", in: &conversation, today: Day(inShanghaiAt: testMoment)).text
    }

    @Test("没有错误：换上，写下几个答案会变；只有调试时写是哪些问题")
    func replaces() async throws {
        let old = live.version
        try bot.write(figure: 13)
        let new = bot.folders.version()
        try await withReloader { reloader async throws in
            reloader.request(.signal)
            #expect(
                try await lines(2) == [
                    """
                    notice 换上新资料：1 个问过的问题答案会变（比较了 0 个例子、2 个问过的问题） milliseconds=_ \
                    replaces=\(old) version=\(new) warnings=0
                    """,
                    "debug 答案会变：甲区有多少站点",
                ])
        }
        #expect(answer() == "甲区站点：13个（总数，截至2025年底）。\n来源：《报告》")
        #expect(live.version == new)
        #expect(live.loadedAt == testMoment.addingTimeInterval(60))
    }

    @Test("有错误：全部列出来，与 gongwen check 一字不差，仍用原来的")
    func refuses() async throws {
        let old = live.version
        try bot.write("主体,指标,口径,时间,数值,单位,来源,行,说明\n丁区,站点,总数,截至2025年底,多,个,报告,1,\n", to: "Knowledge/figures.csv")
        let report = bot.folders.load().problems.report.replacing(bot.folder + "/", with: "")
        #expect(report.hasPrefix("Knowledge/figures.csv:2:1: 错误：没有“丁区”这个主体\n2 | 丁区,站点"))
        #expect(report.hasSuffix("\n检查完毕：错误 2 个，警告 0 个。"), "\(report)")
        try await withReloader { reloader async throws in
            reloader.request(.signal)
            #expect(try await lines(1) == ["error 新资料有错误，仍用原来的。\n\(report)"])
        }
        #expect(answer() == "甲区站点：12个（总数，截至2025年底）。\n来源：《报告》")
        #expect(live.version == old)
        #expect(live.loadedAt == testMoment)
    }

    @Test("没有变化：说一声，不换")
    func unchanged() async throws {
        let content = GatedContent(bot)
        try await withReloader(content) { reloader async throws in
            reloader.request(.signal)
            #expect(try await lines(1) == ["notice 资料没有变化。 version=\(live.version)"])
        }
        #expect(content.loads == 0)
        #expect(live.loadedAt == testMoment)
    }

    @Test("数据库坏了：照样换，说明没有比较")
    func withoutLog() async throws {
        try bot.write(figure: 13)
        try await withReloader(asked: nil) { reloader async throws in
            reloader.request(.signal)
            #expect(try await lines(1)[0].hasPrefix("notice 换上新资料：答案都不变（比较了 0 个例子，问题记录读不到） "))
        }
    }

    @Test("读的时候有人在存：重读，直到读到的是同一时刻的；一直在存，就仍用原来的")
    func savedMeanwhile() async throws {
        try bot.write(figure: 20)
        let once = GatedContent(bot) { [bot] in if $0 == 1 { try? bot.write(figure: 21) } }
        try await withReloader(once) { reloader async throws in
            reloader.request(.signal)
            _ = try await lines(1)
        }
        #expect(once.loads == 2)
        #expect(answer().hasPrefix("甲区站点：21个"))
        try bot.write(figure: 30)
        let always = GatedContent(bot) { [bot] in try? bot.write(figure: 30 + $0) }
        try await withReloader(always) { reloader async throws in
            reloader.request(.signal)
            #expect(try await lines(3).last == "warning 资料文件一直在改写，仍用原来的；请写完以后再重新读取一次。")
        }
        #expect(answer().hasPrefix("甲区站点：21个"))
    }

    @Test("正读着又叫几次：只再读一次，读到最后的样子")
    func coalesces() async throws {
        try bot.write(figure: 13)
        let content = GatedContent(bot, isHeld: true)
        try await withReloader(content) { reloader async throws in
            reloader.request(.signal)
            try await content.waitForLoads(1)
            for _ in 0..<5 { reloader.request(.changedFiles) }
            content.release()
            // The one that followed found nothing new.
            #expect(try await lines(3)[2].hasPrefix("debug 资料没有变化。"))
            try bot.write(figure: 14)
            reloader.request(.signal)
            try await content.waitForLoads(2)
            content.release()
            #expect(try await lines(4)[3].hasPrefix("notice 换上新资料："))
        }
        #expect(answer().hasPrefix("甲区站点：14个"))
    }

    @Test("停止的时候：不等正在读的，也不换")
    func shutdown() async throws {
        try bot.write(figure: 13)
        let content = GatedContent(bot, isHeld: true)
        try await withReloader(content) { reloader async throws in
            reloader.request(.signal)
            try await content.waitForLoads(1)
        }
        content.release()
        #expect(log.lines == [])
        #expect(answer().hasPrefix("甲区站点：12个"))
    }

    @Test("正读着的时候照常回答，换了以后答新的，会话接着")
    func answersMeanwhile() async throws {
        let app = buildApplication(configuration: testConfiguration(), live: live)
        let content = GatedContent(bot, isHeld: true)
        try await app.test(.router) { client in
            @Sendable func ask(_ text: String) async throws -> String {
                try await client.execute(uri: "/api/ask", method: .post, body: try askBody(text)) { response in
                    try JSONDecoder().decode(Reply.self, from: Data(response.body.readableBytesView)).text
                }
            }
            #expect(try await ask("站点有多少") == "您问的是哪一个？请回复序号或名称：\n1. 甲区：站点\n2. 乙区：站点")
            try bot.write(figure: 13)
            try await withReloader(content) { reloader async throws in
                reloader.request(.signal)
                try await content.waitForLoads(1)
                #expect(try await ask("甲").hasPrefix("甲区站点：12个"))
                content.release()
                _ = try await lines(1)
            }
            #expect(try await ask("那乙区呢").hasPrefix("乙区站点：9个"))
            #expect(try await ask("那甲区呢").hasPrefix("甲区站点：13个"))
        }
    }

    @Test("看着文件：改了就换，有错的不反复读，启动前后改的也不漏")
    func watches() async throws {
        try bot.write(figure: 13)
        try await withReloader(watchingEvery: .milliseconds(5)) { _ async throws in
            #expect(try await lines(2)[0].hasPrefix("notice 换上新资料：1 个问过的问题答案会变"))
            try bot.write("主体\n", to: "Knowledge/figures.csv")
            #expect(try await lines(3)[2].hasPrefix("error 新资料有错误，仍用原来的。\n"))
            try bot.write(figure: 14)
            #expect(try await lines(4)[3].hasPrefix("notice 换上新资料：1 个问过的问题答案会变"))
        }
        #expect(answer().hasPrefix("甲区站点：14个"))
    }

    @Test("有错的改了回来：说一声，与正在用的一样；各种结果都数着")
    func restored() async throws {
        let file = "Knowledge/figures.csv"
        let text = try String(contentsOfFile: bot.folder + "/" + file, encoding: .utf8)
        #expect(reloads() == ["refused 0", "swapped 0", "unchanged 0"])
        try await withReloader(watchingEvery: .milliseconds(5)) { _ async throws in
            #expect(try await lines(1) == ["debug 资料没有变化。 version=\(live.version)"])
            try bot.write("主体\n", to: file)
            #expect(try await lines(2)[1].hasPrefix("error 新资料有错误，仍用原来的。\n"))
            try bot.write(text, to: file)
            #expect(try await lines(3)[2] == "notice 资料改回来了，与正在用的一样。 version=\(live.version)")
            try bot.write(figure: 13)
            #expect(try await lines(4)[3].hasPrefix("notice 换上新资料："))
            try await untilTrue { reloads().contains("swapped 1") }
        }
        #expect(reloads() == ["refused 1", "swapped 1", "unchanged 2"])
    }

    private func reloads() -> [String] {
        metrics.registry.text().split(separator: "\n").filter { $0.hasPrefix("gongwen_reloads_total{") }.map {
            String($0).replacing("gongwen_reloads_total{outcome=\"", with: "").replacing("\"}", with: "")
        }
    }

    @Test("指标里有资料的版本，与日志里的一样；换了以后只有新的")
    func info() async throws {
        let services = Services(configuration: testConfiguration(), logger: .silent)
        _ = buildApplication(
            configuration: testConfiguration(), live: live, logger: .silent, services: services, onListening: { _ in })
        func infos() -> [String] {
            services.metrics.registry.text().split(separator: "\n").map(String.init).filter {
                $0.hasPrefix("gongwen_snapshot_info")
            }
        }
        #expect(infos() == ["gongwen_snapshot_info{version=\"\(bot.folders.version())\"} 1"])
        try bot.write(figure: 13)
        try await withReloader { reloader async throws in
            reloader.request(.signal)
            try await untilTrue { reloads().contains("swapped 1") }
        }
        #expect(infos() == ["gongwen_snapshot_info{version=\"\(bot.folders.version())\"} 1"])
    }

    @Test("最近问过的从问题记录里来；数据库坏了就没有")
    func lastAsked() async throws {
        let store = GatedStore()
        let services = Services(configuration: testConfiguration(), logger: .silent, store: store)
        let app = buildApplication(
            configuration: testConfiguration(), live: live, logger: .silent, services: services, onListening: { _ in })
        try await app.test(.router) { client in
            for text in ["甲", "乙", "甲"] {
                try await client.execute(uri: "/api/ask", method: .post, body: try askBody(text)) { _ in }
            }
        }
        #expect(await services.log.flush())
        #expect(await services.lastAsked() == ["甲", "乙"])
        store.isBroken = true
        #expect(await services.lastAsked() == nil)
        await services.link.close()
    }
}
