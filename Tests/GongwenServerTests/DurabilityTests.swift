import Foundation
import Gongwen
import GongwenChannels
import GongwenStore
import Hummingbird
import HummingbirdTesting
import Logging
import Synchronization
import Testing

@testable import GongwenServer

@Suite("不丢也不重")
struct DurabilityTests {
    private let store = GatedStore()
    private let clock = TestClock()

    private func server(_ upstream: FakeUpstream = FakeUpstream()) -> WebhookServer {
        WebhookServer(upstream: upstream, store: store, now: { [clock] in clock.now })
    }

    /// An engine whose every reply differs.
    private func counting() -> Answerer {
        let count = Counter()
        return { text, _, _ in makeReply("\(text)\(count.next())") }
    }

    @Test("另一台收到重发：同一个答案，不再调用平台", arguments: Stage.direct)
    func repetitionElsewhere(stage: Stage) async throws {
        let answer = counting()
        let upstreams = (FakeUpstream(), FakeUpstream())
        let request = try stage.callback(.text("甲"), id: "9")
        let shown = Mutex<[String?]>([])
        for upstream in [upstreams.0, upstreams.1] {
            try await server(upstream).application(answer: answer).test(.live) { client async throws in
                for _ in 0..<2 {
                    let text = try stage.channel.shown(await client.send(request, to: stage))
                    shown.withLock { $0.append(text) }
                }
            }
        }
        #expect(shown.withLock { $0 } == Array(repeating: "甲1", count: 4))
        #expect(upstreams.0.requests.isEmpty && upstreams.1.requests.isEmpty)
    }

    @Test("飞书的重发到了另一台：只回一次")
    func feishuElsewhere() async throws {
        let stage = Stage(.feishu)
        let upstreams = (FakeUpstream(), FakeUpstream())
        let request = try stage.callback(.text("甲"), id: "om_9")
        for upstream in [upstreams.0, upstreams.1] {
            try await server(upstream).application(answer: counting()).test(.live) { client async throws in
                #expect(try await client.send(request, to: stage).status == 200)
            }
        }
        #expect(upstreams.0.deliveries.count == 1)
        #expect(upstreams.1.deliveries.isEmpty)
    }

    @Test("一个请求存不下：照样回答，记一次损失，别的照存", arguments: ["23505", "22001", "SQLite 2067", "SQLite 18"])
    func refusedByStore(code: String) async throws {
        let (stage, server, store) = (Stage(.generic), server(), store)
        let link = server.services.link
        try await server.application().test(.live) { client async throws in
            func ask(_ id: String) async throws {
                let answer = try await client.send(try stage.callback(.text("甲"), id: id), to: stage)
                #expect(try stage.channel.shown(answer) == "2026-3-1：甲")
            }
            try await ask("1")
            store.failure = .failed(place: "库", code: code)
            try await ask("2")
            store.failure = nil
            #expect(link.outage == nil, "the store is as well as before")
            let (lost, commits) = (link.losses, store.commits)
            #expect(lost[.claim] == 1)
            try await ask("3")
            #expect(link.losses == lost)
            #expect(store.commits == commits + 1)
        }
    }

    @Test("别的错是库坏了", arguments: ["57P01", "42P01", "08006", "SQLite 10", "SQLite x", "EncodingError"])
    func outage(code: String) async throws {
        let link = StoreLink(store: store, logger: .silent)
        store.failure = .failed(place: "库", code: code)
        #expect(await link.attempt { store, _ in try await store.check() } == nil)
        #expect(link.outage == .failed(place: "库", code: code))
        await link.close()
    }

    @Test("认领以后就死了的：重发等到租期过了得到答案")
    func crashedServer() async throws {
        let stage = Stage(.generic)
        let server = server()
        let request = try stage.callback(.text("甲"), id: "9")
        guard case .message(let message) = try stage.channel.open(request, at: stage.moment) else {
            Issue.record("not a message")
            return
        }
        guard case .first = await self.server().services.claims.claim(message, for: 600) else {
            Issue.record("already claimed")
            return
        }
        try await server.application().test(.live) { client async throws in
            async let answer = client.send(request, to: stage)
            try await Task.sleep(for: .milliseconds(200))
            clock.advance(3)
            #expect(try stage.channel.shown(await answer)?.hasSuffix("甲") == true)
        }
    }

    @Test("存下了的答案，本机一分钟后不再记着，问库；库是内存的、没存下的，一直记着", arguments: ["库", "库坏了", "内存"])
    func remembered(how: String) async throws {
        let (small, clock, stage) = (MemoryStore(capacity: 1), clock, Stage(.generic))
        store.isBroken = how == "库坏了"
        let link = StoreLink(store: how == "内存" ? small : store, logger: .silent, firstPause: .seconds(60))
        let claims = Claims(link: link, now: { clock.now })
        /// Whether it came first; then it is answered.
        func isFirst(_ id: String) async throws -> Bool {
            let request = try stage.channel.callback(SimulatedMessage(.text("甲"), id: id), at: UnixTime(clock.now))
            guard case .message(let message) = try stage.channel.open(request, at: UnixTime(clock.now)),
                case .first(let ticket) = await claims.claim(message, for: 600)
            else { return false }
            let keeping = await claims.keep(ChannelReply(.answered, id), to: message, for: ticket, sending: nil)
            claims.settle(ticket, with: ChannelReply(.answered, id), isKept: keeping == .kept)
            return true
        }
        // The second one pushes the first out of the small store.
        for id in ["1", "2"] {
            #expect(try await isFirst(id))
            clock.advance(31)
        }
        // From now on only this server could know.
        store.isBroken = true
        #expect(try await isFirst("1") == (how == "库"))
        await link.close()
    }

    @Test("启动时数据库还没起来：起来以后不等人问就好了")
    func lateStore() async throws {
        store.isBroken = true
        let link = StoreLink(store: store, logger: .silent, firstPause: .milliseconds(1))
        #expect(await link.open() == .full(path: "/x"))
        #expect(link.outage == .full(path: "/x"))
        store.isBroken = false
        for _ in 0..<6000 where link.outage != nil { try await Task.sleep(for: .milliseconds(10)) }
        #expect(link.outage == nil)
        await link.close()
    }

    @Test("数据库文件没有了：不等人问就发现，记一次，随即用新的文件")
    func deletedFile() async throws {
        let log = LogLines()
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path() + "/gongwen.sqlite"
        let store = try #require(DatabaseLocation(path)).store()
        let link = StoreLink(store: store, logger: log.logger, firstPause: .milliseconds(1))
        #expect(await link.open() == nil)
        let watch = Task { try await StoreWatch(link: link, pause: .milliseconds(10)).run() }
        try FileManager.default.removeItem(at: folder)
        try await untilTrue { FileManager.default.fileExists(atPath: path) && link.outage == nil }
        #expect(await link.attempt { store, _ in try await store.secret("a", orKeep: "b") } == "b")
        watch.cancel()
        try await watch.value
        await link.close()
        #expect(log.lines.count { $0.contains("the database is out of order") && $0.contains("moved") } == 1)
        #expect(log.lines.count { $0.contains("the database works again") } == 1)
        #expect(log.lines.count == 2)
    }

    @Test("数据库坏了：照样回答，重发还是同一个答案；看得出来，只记一次", arguments: Stage.direct)
    func brokenStore(stage: Stage) async throws {
        let log = LogLines()
        let request = try stage.callback(.text("甲"), id: "9")
        store.isBroken = true
        var server = server()
        server.replaceLink(StoreLink(store: store, logger: log.logger, firstPause: .seconds(60)))
        try await server.application(answer: counting()).test(.live) { client async throws in
            for _ in 0..<3 {
                #expect(try stage.channel.shown(await client.send(request, to: stage)) == "甲1")
            }
            let other = try stage.callback(.text("乙"), id: "10")
            #expect(try stage.channel.shown(await client.send(other, to: stage)) == "乙2")
            try await client.execute(uri: "/health/ready", method: .get) { response in
                #expect(response.status == .ok)
                #expect(String(buffer: response.body) == #"{"status":"ready","store":"full","not_kept":"4"}"#)
            }
        }
        #expect(log.lines.count { $0.contains("the database is out of order") } == 1)
        #expect(!log.lines.joined().contains("甲"))
    }
}

/// 1, 2, 3 …
final class Counter: Sendable {
    private let number = Mutex(0)

    func next() -> Int {
        number.withLock {
            $0 += 1
            return $0
        }
    }
}

/// What was logged.
final class LogLines: Sendable {
    private let all = Mutex<[String]>([])

    var lines: [String] { all.withLock { $0 } }
    var logger: Logger { Logger(label: "test") { _ in Handler(lines: self) } }

    private struct Handler: LogHandler {
        let lines: LogLines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let metadata = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
            lines.all.withLock { $0.append("\(event.level) \(event.message)\(metadata.joined())") }
        }
    }
}

extension WebhookServer {
    /// A server whose way to the store is this one.
    mutating func replaceLink(_ link: StoreLink) {
        services.link = link
        services.claims = Claims(link: link, now: configuration.now)
        services.log = QuestionLog(link: link, logger: services.logger)
    }
}
