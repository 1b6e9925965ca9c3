import Foundation
import GongwenChannels
import Hummingbird
import HummingbirdTesting
import Logging
import ServiceLifecycle
import ServiceLifecycleTestKit
import Synchronization
import Testing

@testable import GongwenServer

@Suite("发出的调用")
struct OutgoingTests {
    private static func token(_ number: Int) -> OutgoingResponse {
        json(#"{"code":0,"tenant_access_token":"t-\#(number)","expire":7200}"#)
    }

    private static func json(_ text: String, status: Int = 200) -> OutgoingResponse {
        OutgoingResponse(status: status, body: Array(text.utf8))
    }

    private static func bearer(_ request: OutgoingRequest) -> String {
        request.headers.first { $0.name == "Authorization" }?.value ?? ""
    }

    /// Says something to 飞书 many times at once and waits until all replies were dealt with.
    private func say(_ ids: [String], to server: WebhookServer, _ check: @Sendable () -> Bool) async throws {
        let stage = Stage(.feishu)
        try await server.application().test(.router) { client in
            try await withThrowingTaskGroup { group in
                for id in ids {
                    group.addTask {
                        let answer = try await client.send(try stage.callback(.text("甲区"), id: id), to: stage)
                        #expect(answer == .json("{}"))
                    }
                }
                try await group.waitForAll()
            }
            for _ in 0..<500 where !check() { try await Task.sleep(for: .milliseconds(10)) }
        }
    }

    private func outcomes(_ server: WebhookServer) -> [String: Int] { server.services.outbox.counts.all }

    @Test("二十条消息只取一次口令")
    func oneToken() async throws {
        let upstream = FakeUpstream()
        let server = WebhookServer(upstream: upstream)
        try await say((0..<20).map { "om_\($0)" }, to: server) { upstream.deliveries.count == 20 }
        #expect(upstream.tokenRequests.count == 1)
        #expect(Set(upstream.deliveries.map(\.url)).count == 20)
        #expect(outcomes(server) == ["feishu delivered": 20])
    }

    @Test("口令失效：换一次，各重试一次")
    func deadToken() async throws {
        let fetched = Mutex(0)
        let upstream = FakeUpstream { request, _ in
            guard !request.isTokenRequest else {
                return Self.token(
                    fetched.withLock {
                        $0 += 1
                        return $0
                    })
            }
            return Self.bearer(request) == "Bearer t-1"
                ? Self.json(#"{"code":99991663}"#, status: 400) : Self.json(#"{"code":0}"#)
        }
        let server = WebhookServer(upstream: upstream)
        try await say((0..<20).map { "om_\($0)" }, to: server) {
            server.services.outbox.counts.all["feishu delivered"] == 20
        }
        #expect(outcomes(server) == ["feishu delivered": 20])
        #expect(upstream.tokenRequests.count == 2)
        #expect(Dictionary(grouping: upstream.deliveries, by: \.url).values.allSatisfy { $0.count <= 2 })
    }

    @Test("口令永远无效：取口令不超过五次，每条恰好重试一次", arguments: [true, false])
    func alwaysDead(atOnce: Bool) async throws {
        let fetched = Mutex(0)
        let upstream = FakeUpstream { request, _ in
            guard !request.isTokenRequest else {
                return Self.token(
                    fetched.withLock {
                        $0 += 1
                        return $0
                    })
            }
            return Self.json(#"{"code":99991663}"#, status: 400)
        }
        let server = WebhookServer(upstream: upstream)
        let ids = (0..<20).map { "om_\($0)" }
        if atOnce {
            try await say(ids, to: server) { server.services.outbox.counts.all.values.contains(20) }
        } else {
            let stage = Stage(.feishu)
            try await server.application().test(.router) { client in
                for id in ids {
                    let answer = try await client.send(try stage.callback(.text("甲区"), id: id), to: stage)
                    #expect(answer == .json("{}"))
                    try await Task.sleep(for: .milliseconds(10))
                }
            }
        }
        #expect((1...5).contains(upstream.tokenRequests.count))
        #expect(Dictionary(grouping: upstream.deliveries, by: \.url).values.allSatisfy { $0.count <= 2 })
        #expect(outcomes(server)["feishu delivered"] == nil)
    }

    @Test("对方出错：隔一会儿再试，成了就停")
    func retries() async throws {
        let upstream = FakeUpstream { request, _ in
            request.isTokenRequest ? Self.token(1) : Self.json("{}", status: 503)
        }
        let server = WebhookServer(upstream: upstream)
        try await say(["om_1"], to: server) { upstream.deliveries.count == 5 }
        #expect(upstream.deliveries.count == 5)
        #expect(outcomes(server) == ["feishu retried": 4, "feishu failed": 1])
        let recovering = FakeUpstream { request, number in
            number <= 2 ? Self.json("{}", status: 500) : FakeUpstream.friendly(request)
        }
        let second = WebhookServer(upstream: recovering)
        try await say(["om_1"], to: second) { recovering.deliveries.count == 1 }
        #expect(outcomes(second)["feishu delivered"] == 1)
    }

    @Test("没有回音：会去重的平台才再试", arguments: [(TransportError.unanswered, 1), (.notSent, 5)])
    func unanswered(error: TransportError, attempts: Int) async throws {
        let upstream = FakeUpstream { _, _ throws(TransportError) in throw error }
        let server = WebhookServer(upstream: upstream)
        let stage = Stage(.dingtalk)
        let message = SimulatedMessage(.text("甲区"), id: "1", session: "http://127.0.0.1:9000/robot/send?session=1")
        try await server.application().test(.router) { client in
            let answer = try await client.send(try stage.channel.callback(message, at: stage.moment), to: stage)
            #expect(try stage.channel.shown(answer) == nil)
        }
        #expect(
            upstream.deliveries.map(\.url)
                == Array(repeating: "http://127.0.0.1:9000/robot/send?session=1", count: attempts))
    }

    @Test("不在名单上的地址不去：答案改放在应答里")
    func foreignSession() async throws {
        let server = WebhookServer()
        let stage = Stage(.dingtalk)
        try await server.application().test(.router) { client in
            for session in [
                "http://127.0.0.1:9001/", "https://oapi.dingtalk.com/", "http://127.0.0.1:9000@evil.example/",
            ] {
                let message = SimulatedMessage(.text("甲区"), id: session, session: session)
                let answer = try await client.send(try stage.channel.callback(message, at: stage.moment), to: stage)
                #expect(try stage.channel.shown(answer) == "2026-3-1：甲区")
            }
        }
        #expect(server.upstream.requests.isEmpty)
    }

    @Test("长答案分几条发，按顺序，前一条不成就不发后面的")
    func parts() async throws {
        let long = (1...120).map { "第\($0)行：" + String(repeating: "字", count: 10) }.joined(separator: "\n")
        for (isIll, expected) in [(false, 3), (true, 1)] {
            let upstream = FakeUpstream { request, _ in
                isIll && !request.isTokenRequest ? Self.json(#"{"errcode":81013}"#) : FakeUpstream.friendly(request)
            }
            let server = WebhookServer(upstream: upstream)
            let stage = Stage(.wecom)
            try await server.application { _, _, _ in makeReply(long) }.test(.router) { client in
                let answer = try await client.send(try stage.callback(.text("长")), to: stage)
                #expect(answer.body.isEmpty)
            }
            let lines = upstream.deliveries.map { $0.text.components(separatedBy: "第").count - 1 }
            #expect(upstream.deliveries.count == expected)
            if !isIll { #expect(lines.reduce(0, +) == 120) }
            #expect(upstream.deliveries.allSatisfy { $0.url.hasSuffix("/cgi-bin/message/send?access_token=t-1") })
            #expect(upstream.deliveries.first?.text.contains(#""agentid":1000002"#) == true)
        }
    }

    @Test("停下之前把没发完的发完")
    func stop() async throws {
        let upstream = FakeUpstream { request, _ throws(TransportError) in
            if !request.isTokenRequest { try? await Task.sleep(for: .milliseconds(300)) }
            return FakeUpstream.friendly(request)
        }
        let server = WebhookServer(upstream: upstream)
        let stage = Stage(.feishu)
        try await server.application().test(.router) { client in
            for id in 0..<40 {
                _ = try await client.send(try stage.callback(.text("甲区"), id: "om_\(id)"), to: stage)
            }
        }
        #expect(upstream.isDown.withLock { $0 })
        #expect(outcomes(server) == ["feishu delivered": 40])
    }

    @Test("队列满了就留给以后，并数着")
    func full() async throws {
        let upstream = FakeUpstream { request, _ throws(TransportError) in
            try? await Task.sleep(for: .milliseconds(100))
            return FakeUpstream.friendly(request)
        }
        let channel = Stage(.feishu).channel
        let deliveries = Deliveries(link: StoreLink(store: GatedStore(), logger: .silent), now: { testMoment })
        let outbox = Outbox(
            channels: [(.feishu, channel.api)], transport: upstream, deliveries: deliveries,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, capacity: 3)
        guard
            case .message(let message) = try channel.open(
                Stage(.feishu).callback(.text("甲")), at: Stage(.feishu).moment)
        else { return }
        let calls = channel.sealLate(ChannelReply(.answered, "47个"), to: message, at: Stage(.feishu).moment)
        for _ in 0..<(Outbox.width + 3 + 5) {
            let errand = outbox.errand()
            errand.prepare(deliveries.make(calls).map { Parcel($0) })
            errand.answered()
        }
        #expect(outbox.counts.all == ["feishu queue_full": 5])
        try await testGracefulShutdown { trigger in
            trigger.triggerGracefulShutdown()
            try await outbox.run()
        }
        #expect(outbox.counts.all == ["feishu queue_full": 5, "feishu delivered": Outbox.width + 3])
    }

    @Test("没人听的端口：马上知道什么也没发出去")
    func nobodyListens() async throws {
        let transport = HTTPTransport()
        await #expect(throws: TransportError.notSent) {
            try await transport.send(OutgoingRequest(method: "POST", url: "http://127.0.0.1:1/", body: [1]))
        }
        await transport.shutDown()
    }

    @Test("不说话的、一点一点说的：到时限就不等了", arguments: ["/silent", "/drip"])
    func slowPlatform(path: String) async throws {
        let router = Router()
        router.get("/silent") { _, _ in
            try await Task.sleep(for: .seconds(1))
            return HTTPResponse.Status.ok
        }
        router.get("/drip") { _, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    while true {
                        try await writer.write(ByteBuffer(string: " "))
                        try await Task.sleep(for: .milliseconds(20))
                    }
                })
        }
        try await Application(router: router).test(.live) { client in
            let transport = HTTPTransport(limit: .milliseconds(300))
            let port = try #require(client.port)
            let start = ContinuousClock.now
            await #expect(throws: TransportError.unanswered) {
                try await transport.send(OutgoingRequest(method: "GET", url: "http://127.0.0.1:\(port)\(path)"))
            }
            #expect(ContinuousClock.now - start < .seconds(5))
            await transport.shutDown()
        }
    }

    @Test("平台至多等五秒；企业微信去重的一分钟里，最后一份也到得了")
    func limits() throws {
        let stage = Stage(.wecom)
        guard case .message(let message) = try stage.channel.open(stage.callback(.text("甲")), at: stage.moment) else {
            Issue.record("not a message")
            return
        }
        let calls = stage.channel.sealLate(ChannelReply(.answered, "47个"), to: message, at: stage.moment)
        let window = try #require(calls.first?.window)
        #expect(HTTPTransport.limit <= .seconds(5))
        #expect(.seconds(window) + HTTPTransport.limit * 4 <= .seconds(60))
    }

    @Test("只试五次，停顿越来越长，有随机；平台说了多久就至少等多久")
    func backOff() {
        let backOff = BackOff()
        func pauses(asked: Duration? = nil, _ random: (ClosedRange<Double>) -> Double) -> [Duration?] {
            (1...5).map { backOff.pause(after: $0, asked: asked, random: random) }
        }
        #expect(pauses { $0.lowerBound } == [.seconds(1), .seconds(10), .seconds(60), .seconds(600), nil])
        #expect(pauses { $0.upperBound } == [.seconds(1.5), .seconds(15), .seconds(90), .seconds(900), nil])
        #expect(
            pauses(asked: .seconds(60)) { $0.lowerBound }
                == [.seconds(60), .seconds(60), .seconds(60), .seconds(600), nil])
    }

    @Test(
        "钉钉不去重：只有它明说没收，或者没有连上，才再发",
        arguments: [
            (500, "{}", nil, 1), (502, "", nil, 1), (503, "<html>", nil, 1), (429, "{}", nil, 1),
            (500, "{}", 0, 1), (503, "", 0, 5), (429, "", 0, 5),
            (200, #"{"errcode":130101}"#, nil, 5), (200, #"{"errcode":300001}"#, nil, 1), (200, "", nil, 1),
            (200, #"{"errcode":0}"#, nil, 1), (302, "", nil, 1),
        ] as [(Int, String, Int?, Int)])
    func dingtalkOnce(status: Int, body: String, retryAfter: Int?, attempts: Int) async throws {
        let upstream = FakeUpstream { _, _ in
            OutgoingResponse(status: status, body: Array(body.utf8), retryAfter: retryAfter)
        }
        let stage = Stage(.dingtalk)
        let message = SimulatedMessage(.text("甲区"), id: "1", session: "http://127.0.0.1:9000/s")
        try await WebhookServer(upstream: upstream).application().test(.router) { client in
            let answer = try await client.send(try stage.channel.callback(message, at: stage.moment), to: stage)
            #expect(try stage.channel.shown(answer) == nil)
        }
        #expect(upstream.deliveries.count == attempts)
    }

    @Test("企业微信去重，但不长久：只在那段时间里再发", arguments: [(0.0, 5), (39.0, 2), (41.0, 1)])
    func wecomWindow(seconds: Double, attempts: Int) async throws {
        let clock = TestClock()
        let upstream = FakeUpstream { request, number in
            if !request.isTokenRequest { clock.advance(seconds) }
            return request.isTokenRequest ? FakeUpstream.friendly(request) : OutgoingResponse(status: 500, body: [])
        }
        let stage = Stage(.wecom)
        let server = WebhookServer(upstream: upstream, now: { clock.now })
        try await server.application { _, _, _ in makeReply(String(repeating: "字", count: 1000)) }
            .test(.router) { client in
                _ = try await client.send(try stage.callback(.text("长")), to: stage)
            }
        #expect(upstream.deliveries.count == attempts)
        let check = #""enable_duplicate_check":1,"duplicate_check_interval":60"#
        #expect(upstream.deliveries.allSatisfy { $0.text.contains(check) })
    }

    @Test("取口令没有回音：什么也没发，再试")
    func tokenUnanswered() async throws {
        let upstream = FakeUpstream { request, number throws(TransportError) in
            if number == 1 { throw .unanswered }
            return FakeUpstream.friendly(request)
        }
        let stage = Stage(.wecom)
        let server = WebhookServer(upstream: upstream)
        try await server.application { _, _, _ in makeReply(String(repeating: "字", count: 1000)) }
            .test(.router) { client in
                _ = try await client.send(try stage.callback(.text("长")), to: stage)
            }
        #expect(upstream.tokenRequests.count == 2)
        #expect(outcomes(server) == ["wecom retried": 1, "wecom delivered": 2])
    }

    @Test("口令过期前不再取，过期后再取")
    func expiry() async throws {
        let start = ContinuousClock.now
        let elapsed = Mutex(Duration.zero)
        let fetched = Mutex(0)
        let request = try #require(Stage(.feishu).channel.api?.token)
        let fetch: TokenCache.Fetch = { () throws(TransportError) in
            fetched.withLock { $0 += 1 }
            return request.read(status: 200, body: Self.token(1).body)
        }
        let tokens = TokenCache(now: { start.advanced(by: elapsed.withLock { $0 }) }, fetch: fetch)
        for (moment, count) in [(0, 1), (5399, 1), (5401, 2)] {
            elapsed.withLock { $0 = .seconds(moment) }
            #expect(try await tokens.value() == "t-1")
            #expect(fetched.withLock { $0 } == count, "\(moment)")
        }
    }
}
