import Foundation
import GongwenChannels
import GongwenStore
import HummingbirdTesting
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

    @Test("平台一时不收的留着，过后再发；不会再收的不留", arguments: [(503, "{}", 1), (400, #"{"code":230002}"#, 0)])
    func putOff(status: Int, body: String, left: Int) async throws {
        let upstream = FakeUpstream { request, _ in
            request.isTokenRequest
                ? FakeUpstream.friendly(request) : OutgoingResponse(status: status, body: Array(body.utf8))
        }
        let stage = Stage(.feishu)
        let server = server(upstream)
        try await server.application().test(.live) { client async throws in
            _ = try await client.send(try stage.callback(.text("甲"), id: "om_1"), to: stage)
        }
        #expect(upstream.deliveries.count == (left == 1 ? 4 : 1))
        #expect(try await kept(after: 44).isEmpty)
        #expect(try await kept(after: 90).count == left)
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
