import Foundation
import GongwenChannels
import GongwenStore
import HummingbirdTesting
import ServiceLifecycleTestKit
import Synchronization
import Testing

@testable import GongwenServer

/// Replies that have to be sent, when the server that should send them does not.
@Suite("发不出的回答")
struct DeliveryTests {
    private let store = GatedStore()
    private let clock = TestClock()

    private func server(_ upstream: FakeUpstream) -> WebhookServer {
        WebhookServer(upstream: upstream, store: store, now: { [clock] in clock.now })
    }

    private func kept(after seconds: Int64) async throws -> [Delivery] {
        let now = UnixTime(clock.now).advanced(bySeconds: seconds)
        return try await store.takeDeliveries(
            DeliveryTake(platforms: Stage.all.map(\.setup.name), now: now, leaseEnd: now, limit: 9))
    }

    /// Answers a message, and sends nothing as long as the errand lives: as if the server were gone.
    private func crash(
        _ stage: Stage, _ message: SimulatedMessage, answer: @escaping Answerer = echo
    ) async throws -> Errand {
        let server = server(FakeUpstream())
        let desk = AnswerDesk(configuration: server.configuration, services: server.services, answer: answer)
        let reception = Reception(
            of: stage.channel, at: desk, configuration: server.configuration, services: server.services)
        let received = try await reception.receive(stage.channel.callback(message, at: UnixTime(clock.now)))
        let errand = try #require(received).1
        return try #require(errand)
    }

    @Test("应答以后被杀掉的：另一台等租期过了发出，内容相同，发了就删", arguments: [PlatformName.feishu, .wecom, .dingtalk])
    func takenOver(platform: PlatformName) async throws {
        let stage = Stage(platform)
        let long = (1...120).map { "第\($0)行：" + String(repeating: "字", count: 10) }.joined(separator: "\n")
        let answer: Answerer = { _, _, _ in makeReply(long) }
        let errand = try await crash(
            stage, SimulatedMessage(.text("甲区"), id: "om_1", session: "http://127.0.0.1:9000/s"), answer: answer)
        defer { withExtendedLifetime(errand) {} }
        let left = try await kept(after: 15)
        #expect(left.count == 1)
        let calls = try #require(left.first?.calls)
        let upstream = FakeUpstream()
        let server = server(upstream)
        try await server.application(answer: answer).test(.router) { client in
            try await Task.sleep(for: .milliseconds(50))
            #expect(upstream.requests.isEmpty, "leased to the server that is gone")
            clock.advance(15)
            #expect(try await upstream.deliveries(calls.count).map(\.body) == calls.map(\.body))
            for _ in 0..<600 where try await !kept(after: 1000).isEmpty { try await Task.sleep(for: .milliseconds(10)) }
            #expect(try await kept(after: 1000).isEmpty)
        }
        #expect(server.services.outbox.counts.all["\(platform) taken_over"] == 1)
    }

    @Test("发出以后，库里什么也不剩")
    func nothingLeft() async throws {
        let upstream = FakeUpstream()
        let stage = Stage(.feishu)
        try await server(upstream).application().test(.live) { client async throws in
            let requests = try (0..<5).map { try stage.callback(.text("甲"), id: "om_\($0)") }
            let picture = try stage.callback(.image, id: "om_9")
            for request in requests + [picture] { _ = try await client.send(request, to: stage) }
        }
        #expect(upstream.deliveries.count == 6)
        #expect(try await kept(after: 1000).isEmpty)
    }

    @Test(
        "平台一时不收的留着，过后再发，平台说了多久就至少等多久；不会再收的不留",
        arguments: [(503, "{}", nil, 1, 45), (429, "{}", 300, 1, 300), (400, #"{"code":230002}"#, nil, 0, 0)]
            as [(Int, String, Int?, Int, Int64)])
    func putOff(status: Int, body: String, retryAfter: Int?, left: Int, pause: Int64) async throws {
        let upstream = FakeUpstream { request, _ in
            request.isTokenRequest
                ? FakeUpstream.friendly(request)
                : OutgoingResponse(status: status, body: Array(body.utf8), retryAfter: retryAfter)
        }
        let stage = Stage(.feishu)
        let quick = Duration.milliseconds(1)
        let server = WebhookServer(
            upstream: upstream, backOff: BackOff(gaps: [quick, quick, .seconds(45)]), store: store,
            now: { [clock] in clock.now })
        try await server.application().test(.live) { client async throws in
            _ = try await client.send(try stage.callback(.text("甲"), id: "om_1"), to: stage)
        }
        let attempts = left == 0 ? 1 : retryAfter == nil ? 3 : 1
        #expect(upstream.deliveries.count == attempts)
        if left > 0 { #expect(try await kept(after: pause - 1).isEmpty) }
        let waiting = try await kept(after: pause * 3 / 2 + 1)
        #expect(waiting.count == left)
        #expect(waiting.allSatisfy { $0.calls.map(\.attempts) == [attempts] && $0.calls[0].begun == nil })
    }

    @Test("回答的时候库坏着：要晚些再发时库好了，就整件补上，写明给谁")
    func keptLater() async throws {
        let store = store
        let link = Mutex<StoreLink?>(nil)
        let upstream = FakeUpstream { request, number async throws(TransportError) in
            if request.isTokenRequest { return FakeUpstream.friendly(request) }
            if number > 2 {
                store.isBroken = false
                for _ in 0..<6000 where link.withLock({ $0?.outage }) != nil {
                    try? await Task.sleep(for: .milliseconds(10))
                }
            }
            return OutgoingResponse(status: 503, body: [])
        }
        let server = WebhookServer(
            upstream: upstream, backOff: BackOff(gaps: [.milliseconds(1), .seconds(45)]), store: store,
            now: { [clock] in clock.now })
        link.withLock { $0 = server.services.link }
        #expect(await server.services.link.open() == nil)
        let stage = Stage(.feishu)
        store.isBroken = true
        try await server.application().test(.live) { client async throws in
            _ = try await client.send(try stage.callback(.text("甲"), id: "om_1", user: "u1"), to: stage)
            #expect(try await upstream.deliveries(2).count == 2)
            try await untilTrue { server.services.outbox.depth == 0 }
        }
        #expect(upstream.deliveries.count == 2)
        #expect(try await kept(after: 44).isEmpty)
        let left = try await kept(after: 68)
        #expect(left.map { $0.calls.map(\.attempts) } == [[2]])
        let names = Pseudonyms(key: try await store.secret("pseudonyms", orKeep: ""))
        #expect(left.first?.person == (try names.person(Self.person(of: stage), on: "feishu")))
        #expect(server.services.link.losses[.delivery] == nil)
    }

    /// The id that the platform gives to whoever writes.
    private static func person(of stage: Stage) throws -> String {
        let request = try stage.callback(.text("甲"), id: "om_1", user: "u1")
        guard case .message(let message) = try stage.channel.open(request, at: stage.moment) else { return "" }
        return message.user
    }

    @Test("库一直坏着：要晚些再发的自己留着，到时候再发")
    func triedAgainHere() async throws {
        let upstream = FakeUpstream { request, number in
            number < 5 && !request.isTokenRequest
                ? OutgoingResponse(status: 503, body: []) : FakeUpstream.friendly(request)
        }
        var backOff = BackOff.quick
        backOff.longestWait = .zero
        let server = WebhookServer(upstream: upstream, backOff: backOff, store: store)
        let stage = Stage(.feishu)
        store.isBroken = true
        try await server.application().test(.live) { client async throws in
            _ = try await client.send(try stage.callback(.text("甲"), id: "om_1"), to: stage)
            try await untilTrue { server.services.outbox.depth == 0 }
        }
        #expect(server.services.outbox.counts.all["feishu delivered"] == 1)
        #expect(upstream.deliveries.count == 4)
        #expect(server.services.link.losses[.delivery] == nil)
    }

    @Test("库坏着而要晚些再发的：停止时库好了就留给别人，还坏着就马上再发", arguments: [false, true])
    func restingAtStop(isBroken: Bool) async throws {
        let stage = Stage(.feishu)
        let link = StoreLink(store: store, logger: .silent, firstPause: .seconds(600))
        let upstream = FakeUpstream { request, number in
            number <= 3 && !request.isTokenRequest
                ? OutgoingResponse(status: 503, body: []) : FakeUpstream.friendly(request)
        }
        let outbox = Outbox(
            channels: [(.feishu, stage.channel.api)], transport: upstream,
            deliveries: Deliveries(link: link, now: { [clock] in clock.now }), logger: .silent,
            backOff: BackOff(gaps: [.milliseconds(1), .seconds(45)]))
        guard case .message(let message) = try stage.channel.open(stage.callback(.text("甲")), at: stage.moment) else {
            return
        }
        store.isBroken = true
        let calls = stage.channel.sealLate(ChannelReply(.answered, "47个"), to: message, at: stage.moment)
        let errand = outbox.errand()
        errand.prepare(outbox.deliveries.make(calls).map { Parcel($0, unkeptFor: message.user) })
        errand.answered()
        try await untilTrue { outbox.resting == 1 }
        store.isBroken = isBroken
        try await testGracefulShutdown { trigger in
            trigger.triggerGracefulShutdown()
            try await outbox.run()
        }
        #expect((outbox.depth, outbox.resting) == (0, 0))
        #expect(upstream.deliveries.count == (isBroken ? 3 : 2))
        store.isBroken = false
        #expect(try await kept(after: 1).map { $0.calls.map(\.attempts) } == (isBroken ? [] : [[2]]))
        await link.close()
    }

    @Test("库坏着，排队的又太多：丢了的数着；库好着就都留着")
    func lost() async throws {
        for isBroken in [true, false] {
            let stage = Stage(.feishu)
            store.isBroken = isBroken
            let deliveries = Deliveries(link: StoreLink(store: store, logger: .silent), now: { [clock] in clock.now })
            let upstream = FakeUpstream { request, _ throws(TransportError) in
                try? await Task.sleep(for: .milliseconds(100))
                return FakeUpstream.friendly(request)
            }
            let outbox = Outbox(
                channels: [(.feishu, stage.channel.api)], transport: upstream, deliveries: deliveries,
                logger: .silent, capacity: 3)
            let request = try stage.callback(.text("甲"))
            guard case .message(let message) = try stage.channel.open(request, at: stage.moment) else { return }
            let calls = stage.channel.sealLate(ChannelReply(.answered, "47个"), to: message, at: stage.moment)
            for _ in 0..<(Outbox.width + 3 + 5) {
                let errand = outbox.errand()
                errand.prepare(deliveries.make(calls).map { Parcel($0, unkeptFor: message.user) })
                errand.answered()
            }
            try await untilTrue { outbox.depth == 0 }
            #expect(deliveries.link.losses[.delivery] == (isBroken ? 5 : nil))
            store.isBroken = false
            #expect(try await kept(after: 1).count == (isBroken ? 0 : 5))
            await deliveries.link.close()
        }
    }

    @Test("只问有接口可发的平台：公众号、通用回调和没有配发送应用的企业微信从来没有要发的")
    func onlyCallers() async throws {
        for (missing, expected) in [
            ("", [.wecom, .wecomRobot, .dingtalk, .feishu]),
            ("GONGWEN_WECOM_SECRET", [.wecomRobot, .dingtalk, .feishu]),
        ] as [(String, Set<PlatformName>)] {
            let store = GatedStore()
            try await WebhookServer(platformVariables.filter { $0.key != missing }, store: store).application()
                .test(.live) { _ async throws in try await untilTrue { !store.taken.isEmpty } }
            #expect(store.taken == expected)
        }
        let variables = platformVariables.filter { $0.key.contains("WECHAT") || $0.key == "GONGWEN_WEBHOOK_SECRET" }
        try await WebhookServer(variables, store: store).application().test(.live) { _ async throws in
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(store.taken.isEmpty)
    }

    @Test("留着的只再试剩下的几次，然后放弃")
    func attemptsInAll() async throws {
        let upstream = FakeUpstream { request, _ in
            request.isTokenRequest ? FakeUpstream.friendly(request) : OutgoingResponse(status: 503, body: [])
        }
        let stage = Stage(.feishu)
        let server = WebhookServer(
            upstream: upstream, backOff: BackOff(gaps: [.milliseconds(1), .seconds(45), .milliseconds(1)]),
            store: store, now: { [clock] in clock.now })
        try await server.application().test(.router) { client async throws in
            _ = try await client.send(try stage.callback(.text("甲"), id: "om_1"), to: stage)
            #expect(try await upstream.deliveries(2).count == 2)
            try await untilTrue { server.services.outbox.depth == 0 }
            clock.advance(68)
            #expect(try await upstream.deliveries(4).count == 4)
            try await untilTrue { server.services.outbox.depth == 0 }
            #expect(try await kept(after: 2000).isEmpty)
        }
        #expect(upstream.deliveries.count == 4)
    }

    @Test(
        "发出以后、回音以前被杀掉：不去重的平台不再发，去重的再发",
        arguments: [
            (PlatformName.dingtalk, 16.0, false), (.wecom, 16.0, true), (.wecom, 41.0, false), (.feishu, 1000.0, true),
        ])
    func killedWhileSending(platform: PlatformName, seconds: Double, isSentAgain: Bool) async throws {
        let stage = Stage(platform)
        let seen = Mutex<[Delivery]>([])
        let (store, clock) = (store, clock)
        let dying = FakeUpstream { request, _ async throws(TransportError) in
            if !request.isTokenRequest {
                // What the store would hold if the server were killed now.
                let now = UnixTime(clock.now).advanced(bySeconds: 15)
                let take = DeliveryTake(platforms: [platform], now: now, leaseEnd: now, limit: 9)
                let left = (try? await store.takeDeliveries(take)) ?? []
                seen.withLock { if $0.isEmpty { $0 = left } }
            }
            return FakeUpstream.friendly(request)
        }
        let answer: Answerer = { _, _, _ in makeReply(String(repeating: "字", count: 1000)) }
        try await server(dying).application(answer: answer).test(.router) { client in
            let message = SimulatedMessage(.text("甲区"), id: "om_1", session: "http://127.0.0.1:9000/s")
            _ = try await client.send(try stage.channel.callback(message, at: UnixTime(clock.now)), to: stage)
            _ = try await dying.deliveries(1)
            try await untilTrue { !seen.withLock { $0.isEmpty } }
        }
        let left = seen.withLock { $0 }
        #expect(left.count == 1)
        try await store.change(left.map { .added($0) })
        clock.advance(seconds)
        let upstream = FakeUpstream()
        let heir = server(upstream)
        try await heir.application(answer: answer).test(.router) { _ async throws in
            try await untilTrue { heir.services.outbox.counts.all["\(platform) taken_over"] == 1 }
            try await untilTrue { heir.services.outbox.depth == 0 }
        }
        let bodies = isSentAgain ? dying.deliveries.map(\.body) : []
        #expect(upstream.deliveries.map(\.body) == bodies)
        #expect(heir.services.outbox.counts.all["\(platform) unanswered"] == (isSentAgain ? nil : 1))
        #expect(try await kept(after: 2000).isEmpty)
    }

    @Test("太久的不再发；钉钉的地址失效了也不再发", arguments: [PlatformName.feishu, .dingtalk])
    func over(platform: PlatformName) async throws {
        let stage = Stage(platform)
        let errand = try await crash(
            stage, SimulatedMessage(.text("甲区"), id: "om_1", session: "http://127.0.0.1:9000/s"))
        defer { withExtendedLifetime(errand) {} }
        let end = try #require(try await kept(after: 15).first?.end)
        #expect(end <= UnixTime(clock.now).advanced(bySeconds: 3000))
        #expect(try await kept(after: 3000).isEmpty)
    }

    @Test("库里没有口令，也没有密钥")
    func noSecret() async throws {
        let errand = try await crash(Stage(.feishu), SimulatedMessage(.text("甲区"), id: "om_1"))
        defer { withExtendedLifetime(errand) {} }
        let text = String(decoding: try JSONEncoder().encode(try await kept(after: 15).first?.calls), as: UTF8.self)
        #expect(text.contains("甲区"))
        for secret in platformVariables.values where secret.count > 8 { #expect(!text.contains(secret)) }
    }
}
