import Foundation
import Gongwen
import GongwenChannels
import GongwenStore
import Logging
import Synchronization
import Testing

@testable import GongwenServer

/// A clock that a test moves.
final class TestClock: Sendable {
    private let seconds = Mutex(1_772_323_199.0)
    var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }
    func advance(_ by: Double) { seconds.withLock { $0 += by } }
}

/// Numbers for the question log.
final class SharedNumbers: Sendable {
    private let numbers = Mutex(QuestionNumbers())
    func next() -> Int64 { numbers.withLock { $0.next(at: UnixTime(testMoment)) } }
}

extension Logger {
    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

/// Replies with everything that was said in the conversation so far.
private let recite: @Sendable (String) -> Conversations.Answer = { text in
    { memory in
        memory.offered.append(text)
        return makeReply(memory.offered.joined(separator: " "))
    }
}

@Suite("会话")
struct ConversationTests {
    private let clock = TestClock()
    private let store = GatedStore()
    private let numbers = SharedNumbers()

    /// A server's; all servers of a test share the store.
    private func conversations(capacity: Int = 100) -> Conversations {
        Conversations(
            capacity: capacity, idleLimit: 1800, link: StoreLink(store: store, logger: .silent),
            now: { [clock] in clock.now })
    }

    private func key(_ name: String) -> ConversationKey {
        ConversationKey(platform: "api", conversation: name, user: "u")
    }

    private func turn(_ text: String, settling ticket: MessageTicket? = nil) -> Conversations.Turn {
        let number = numbers.next()
        let entry: Conversations.Noting = { reply in
            QuestionLog.Entry(
                number: number, time: UnixTime(testMoment),
                key: ConversationKey(platform: "api", conversation: "a", user: "u"), question: text, reply: reply,
                latency: .zero)
        }
        return Conversations.Turn(ticket: ticket, entry: entry, answer: recite(text))
    }

    private func say(_ text: String, _ name: String, in conversations: Conversations) async -> String {
        await conversations.answer(turn(text), in: key(name))?.reply.text ?? ""
    }

    @Test("同一会话记得前面，不同的人、不同的平台各记各的")
    func remembers() async {
        let server = conversations()
        #expect(await say("一", "a", in: server) == "一")
        #expect(await say("二", "a", in: server) == "一 二")
        #expect(await say("三", "b", in: server) == "三")
        for other in [
            ConversationKey(platform: "api", conversation: "a", user: "v"),
            ConversationKey(platform: "wecom", conversation: "a", user: "u"),
        ] {
            #expect(await server.answer(turn("四"), in: other)?.reply.text == "四")
        }
        #expect(server.count == 4)
    }

    @Test("三十分钟不用就忘，用过就重新计时")
    func expires() async {
        let server = conversations()
        _ = await say("一", "a", in: server)
        _ = await say("一", "b", in: server)
        clock.advance(1799)
        #expect(await say("二", "a", in: server) == "一 二")
        clock.advance(1)
        #expect(await say("二", "b", in: server) == "二")
        clock.advance(1798)
        #expect(await say("三", "a", in: server) == "一 二 三")
        #expect(server.count == 2)
    }

    @Test("内存里满了先忘最久没用的，数据库里还有")
    func bounded() async {
        let server = conversations(capacity: 2)
        for name in ["a", "b", "c"] { _ = await say("一", name, in: server) }
        #expect(server.count == 2)
        #expect(await say("二", "a", in: server) == "一 二")
        for name in 0..<1000 { _ = await say("一", "\(name)", in: server) }
        #expect(server.count == 2)
    }

    @Test("另一台接着说，重启以后接着说，都从最后一句起")
    func severalServers() async {
        let (first, second) = (conversations(), conversations())
        #expect(await say("一", "a", in: first) == "一")
        #expect(await say("二", "a", in: second) == "一 二")
        #expect(await say("三", "a", in: first) == "一 二 三")
        #expect(await say("四", "a", in: conversations()) == "一 二 三 四")
        #expect(await say("五", "a", in: first) == "一 二 三 四 五")
        clock.advance(1800)
        #expect(await say("六", "a", in: second) == "六", "forgotten there too")
    }

    @Test("在别处删除了的，这里也不再记得")
    func deleted() async throws {
        let server = conversations()
        _ = await say("一", "a", in: server)
        let names = Pseudonyms(key: try await store.secret("pseudonyms", orKeep: ""))
        #expect(try await store.forget([names.person("u", on: "api")], at: UnixTime(testMoment)).conversations == 1)
        #expect(await say("二", "a", in: server) == "二")
    }

    @Test("JSONEncoder 存的旧行读得出，多出来的字段不碍事")
    func oldRows() throws {
        var memory = Conversations.Memory()
        memory.offered = ["甲区有几个", "乙\"区"]
        let old = try JSONEncoder().encode(memory)
        let new = Data(try StoredJSON.text(of: memory).utf8)
        let later = Data(#"{"later":[{"x":1}],"#.utf8) + new.dropFirst()
        for row in [old, new, later] {
            #expect(try JSONDecoder().decode(Conversations.Memory.self, from: row) == memory)
        }
    }

    @Test("存的时候来的，答完一起存；按先后次序，别的会话不用等")
    func together() async throws {
        let server = conversations()
        _ = await say("零", "a", in: server)
        store.hold()
        var turns = [Task { await say("一", "a", in: server) }]
        try await store.waitForCommits(1)
        for text in ["二", "三", "四"] {
            turns.append(Task { await say(text, "a", in: server) })
            // Time for the task to stand in the queue before the next one comes.
            try await Task.sleep(for: .milliseconds(100))
        }
        let other = Task { await say("x", "b", in: server) }
        try await store.waitForCommits(2)
        store.release()
        #expect(await other.value == "x")
        for (turn, said) in zip(turns, ["零 一", "零 一 二", "零 一 二 三", "零 一 二 三 四"]) {
            #expect(await turn.value == said)
        }
        #expect(store.commits == 4, "零, 一, x, and the rest at once")
    }

    @Test("许多任务、几台一起来，一句也不丢")
    func stress() async {
        let servers = [conversations(capacity: 2), conversations(capacity: 2), conversations(capacity: 2)]
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<300 {
                group.addTask { _ = await say("m", "\(task % 4)", in: servers[task % 3]) }
            }
        }
        for name in 0..<4 {
            let said = await say("m", "\(name)", in: servers[0])
            #expect(said.count { $0 == "m" } == 76)
        }
    }

    @Test("消息被别的服务接手时不作数，同一批的照样算")
    func superseded() async throws {
        let server = conversations()
        let ticket = MessageTicket(number: 1)
        _ = try await store.claim(
            MessageClaim(
                keys: ["k"], ticket: ticket, person: "p", now: UnixTime(clock.now), lease: 3, remembered: 600))
        store.hold()
        let first = Task { await say("一", "a", in: server) }
        try await store.waitForCommits(1)
        let lost = Task { await server.answer(turn("二", settling: MessageTicket(number: 2)), in: key("a")) }
        try await Task.sleep(for: .milliseconds(100))
        let kept = Task { await server.answer(turn("三", settling: ticket), in: key("a")) }
        try await Task.sleep(for: .milliseconds(100))
        store.release()
        #expect(await first.value == "一")
        #expect(await lost.value == nil)
        #expect(await kept.value?.reply.text == "一 三")
        #expect(try await store.questions(after: 0, limit: 9).map(\.question).sorted() == ["一", "三"])
        #expect(await say("四", "a", in: server) == "一 三 四")
    }

    @Test("数据库坏了，照样一问一答、记得前面；好了以后接着存")
    func outage() async throws {
        let link = StoreLink(
            store: store, logger: .silent, firstPause: .milliseconds(1), longestPause: .milliseconds(1))
        let server = Conversations(capacity: 9, idleLimit: 1800, link: link, now: { [clock] in clock.now })
        #expect(await say("一", "a", in: server) == "一")
        store.isBroken = true
        for text in ["二", "三"] { #expect(await say(text, "a", in: server).hasSuffix(text)) }
        #expect(link.outage == .full(path: "/x"))
        #expect(link.losses == [.exchange: 2])
        store.isBroken = false
        let start = ContinuousClock.now
        while link.outage != nil, ContinuousClock.now - start < .seconds(60) {
            _ = await say("四", "b", in: server)
            try await Task.sleep(for: .milliseconds(1))
        }
        #expect(link.outage == nil)
        #expect(await say("五", "a", in: server) == "一 二 三 五")
        #expect(await say("六", "a", in: conversations()) == "一 二 三 五 六")
        await link.close()
    }
}
