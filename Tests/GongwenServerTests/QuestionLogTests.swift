import Foundation
import Gongwen
import GongwenChannels
import GongwenStore
import Hummingbird
import HummingbirdTesting
import Logging
import Testing

@testable import GongwenServer

@Suite("问题记录")
struct QuestionLogTests {
    private let store = GatedStore()
    private let numbers = SharedNumbers()

    private func entry(_ question: String, user: String = "u1") -> QuestionLog.Entry {
        QuestionLog.Entry(
            number: numbers.next(), time: UnixTime(testMoment),
            key: ConversationKey(platform: "wecom", conversation: "g", user: user),
            question: question, reply: makeReply("答"), latency: .microseconds(1500))
    }

    private func logged() async throws -> [LoggedQuestion] { try await store.questions(after: 0, limit: 100_000) }

    @Test("问过的都记下：接口和各平台，停止以前全部写完")
    func everyWay() async throws {
        let stage = Stage(.wecom)
        let server = WebhookServer(store: store)
        try await server.application().test(.live) { client async throws in
            try await client.execute(uri: "/api/ask", method: .post, body: try askBody("甲")) { _ in }
            let request = try stage.callback(.text("乙"), id: "9")
            for _ in 0..<2 { _ = try await client.send(request, to: stage) }
            _ = try await client.send(try stage.callback(.image, id: "10"), to: stage)
        }
        let questions = try await logged()
        #expect(
            questions.map { "\($0.platform) \($0.question) \($0.status)" } == ["api 甲 answered", "wecom 乙 answered"])
        #expect(questions.allSatisfy { $0.time == UnixTime(testMoment) && $0.microseconds > 0 })
        #expect(Set(questions.map(\.person)).count == 2)
        #expect(questions.allSatisfy { $0.person.count == 32 && !$0.person.contains("u1") })
    }

    @Test("太长的截短，NUL 换掉")
    func oddTexts() async throws {
        let log = QuestionLog(link: StoreLink(store: store, logger: .silent), logger: .silent)
        log.add(entry(String(repeating: "长", count: 10_000)))
        log.add(entry("甲\0乙"))
        #expect(await log.flush())
        #expect(try await logged().map(\.question) == [String(repeating: "长", count: 500), "甲\u{FFFD}乙"])
    }

    @Test("数据库坏了先留着，好了补写；留不下的才算丢")
    func outage() async throws {
        let link = StoreLink(store: store, logger: .silent, firstPause: .milliseconds(1))
        let log = QuestionLog(link: link, logger: .silent, capacity: 3)
        store.isBroken = true
        for number in 1...5 { log.add(entry("\(number)")) }
        #expect(await !log.flush())
        #expect(link.losses == [.question: 2])
        store.isBroken = false
        for _ in 0..<6000 where await !log.flush() { try await Task.sleep(for: .milliseconds(10)) }
        #expect(try await logged().map(\.question) == ["1", "2", "3"])
        #expect(link.losses == [.question: 2])
        await link.close()
    }

    @Test("停止时再试一次，不等后台下一次去看：好了就全部写下，还坏着就说丢了几条", arguments: [false, true])
    func lastTry(isBroken: Bool) async throws {
        let lines = LogLines()
        let link = StoreLink(store: store, logger: .silent, firstPause: .seconds(600))
        let log = QuestionLog(link: link, logger: lines.logger)
        store.isBroken = true
        for number in 1...3 { log.add(entry("\(number)")) }
        #expect(await !log.flush())
        store.isBroken = isBroken
        let running = Task { try await log.run() }
        running.cancel()
        try await running.value
        #expect(try await logged().map(\.question) == (isBroken ? [] : ["1", "2", "3"]))
        #expect(link.losses == (isBroken ? [.question: 3] : [:]))
        #expect(
            lines.lines
                == (isBroken ? ["error stopped before all questions were logged; they are lost questions=3"] : []))
        await link.close()
    }

    @Test("停止时数据库不回应：只等这么久", arguments: [Duration.milliseconds(1), .milliseconds(200)])
    func boundedTry(limit: Duration) async throws {
        let store = GatedStore()
        let link = StoreLink(store: store, logger: .silent, firstPause: .seconds(600))
        store.isBroken = true
        #expect(await link.attempt { store, _ in try await store.append([]) } == nil)
        store.isBroken = false
        store.holdChecks()
        let start = ContinuousClock.now
        await link.retry(within: limit)
        #expect(ContinuousClock.now - start >= limit)
        #expect(link.outage == .full(path: "/x"))
        store.release()
        await link.close()
    }

    @Test("旧的删掉，新的留下")
    func cleaning() async throws {
        let link = StoreLink(store: store, logger: .silent)
        let log = QuestionLog(link: link, logger: .silent)
        log.add(entry("旧"))
        #expect(await log.flush())
        for (days, left) in [(10.0, 1), (10.001, 0)] {
            await Cleaning(
                link: link, idleLimit: 1800, questionDays: 10, now: { testMoment.addingTimeInterval(days * 86_400) },
                logger: .silent
            ).clean()
            #expect(try await logged().count == left)
        }
    }

    @Test("数据库坏着时留着的，补写以前那个人被忘掉了：不再写下；以后再问的照记")
    func forgottenMeanwhile() async throws {
        let link = StoreLink(store: store, logger: .silent, firstPause: .milliseconds(1))
        let log = QuestionLog(link: link, logger: .silent)
        store.isBroken = true
        for user in ["u1", "u2"] { log.add(entry("前", user: user)) }
        #expect(await !log.flush())
        store.isBroken = false
        #expect(try await forget("u1", on: "wecom", in: store, at: testMoment) == Deletions())
        for _ in 0..<6000 where await !log.flush() { try await Task.sleep(for: .milliseconds(10)) }
        let names = try await Pseudonyms(of: store)
        #expect(try await logged().map(\.person) == [names.person("u2", on: "wecom")])
        log.add(
            QuestionLog.Entry(
                number: numbers.next(), time: UnixTime(testMoment.addingTimeInterval(1)),
                key: ConversationKey(platform: "wecom", conversation: "g", user: "u1"), question: "后",
                reply: makeReply("答"), latency: .zero))
        #expect(await log.flush())
        #expect(try await logged().map(\.question) == ["前", "后"])
        await link.close()
    }

    @Test("忘掉一个人：只有他，可以只在一个平台上")
    func forgetting() async throws {
        let log = QuestionLog(link: StoreLink(store: store, logger: .silent), logger: .silent)
        for user in ["u1", "u2"] { log.add(entry("问", user: user)) }
        #expect(await log.flush())
        #expect(try await forget("u1", on: "feishu", in: store).questions == 0)
        #expect(try await forget("u1", on: "wecom", in: store).questions == 1)
        #expect(try await forget("u2", on: nil, in: store).questions == 1)
    }
}
