import GongwenChannels
import HummingbirdTesting
import Testing

@testable import GongwenServer

@Suite("迟到的回答")
struct LateReplyTests {
    private static let robotMessage = """
        {"msgid":"1","aibotid":"AIB","chattype":"single","from":{"userid":"u1"},"msgtype":"text",\
        "text":{"content":"甲区"},"response_url":"https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=1"}
        """

    @Test("答得太慢：三秒后先应答，答案随后经接口发出，只发一次")
    func late() async throws {
        let store = GatedStore()
        store.hold()
        let server = WebhookServer(store: store)
        let requests = try requests
        try await server.application().test(.router) { client in
            try await expectAcknowledgements(of: requests, from: client)
            #expect(server.upstream.requests.isEmpty)
            store.release()
            let calls = try await server.upstream.deliveries(3)
            #expect(
                Set(calls.map(\.url)) == [
                    "https://qyapi.weixin.qq.com/cgi-bin/message/send?access_token=t-1",
                    "https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=1", "http://127.0.0.1:9000/s",
                ])
            #expect(calls.allSatisfy { $0.text.contains("2026-3-1：甲区") })
            try await Task.sleep(for: .milliseconds(50))
            #expect(server.upstream.deliveries.count == 3)
            try await expectAcknowledgements(of: requests, from: client)
        }
        let other = WebhookServer(store: store)
        try await other.application().test(.live) { client async throws in
            try await expectAcknowledgements(of: requests, from: client)
        }
        #expect(server.upstream.deliveries.count == 3)
        #expect(other.upstream.requests.isEmpty)
    }

    @Test("经接口发了的，重发时哪怕没有地址可发了，也不在应答里再说一遍")
    func sentByCall() async throws {
        let (stage, store) = (Stage(.dingtalk), GatedStore())
        let first = SimulatedMessage(.text("甲区"), id: "1", session: "http://127.0.0.1:9000/s")
        let again = SimulatedMessage(.text("甲区"), id: "1")
        for (messages, calls) in [([first, again], 1), ([again], 0)] {
            let server = WebhookServer(store: store)
            try await server.application().test(.live) { client async throws in
                for message in messages {
                    let answer = try await client.send(try stage.channel.callback(message, at: stage.moment), to: stage)
                    #expect(answer == stage.channel.acknowledgement)
                }
            }
            #expect(server.upstream.deliveries.count == calls)
        }
    }

    /// A message to each platform that can be told later.
    private var requests: [(stage: Stage, request: WebhookRequest)] {
        get throws {
            try [PlatformName.wecom, .wecomRobot, .dingtalk].map { Stage($0) }.map { stage in
                let message = SimulatedMessage(.text("甲区"), id: "1", user: "u1", session: "http://127.0.0.1:9000/s")
                return stage.setup.name == .wecomRobot
                    ? (stage, try stage.channel.request(holding: Array(Self.robotMessage.utf8), at: stage.moment))
                    : (stage, try stage.channel.callback(message, at: stage.moment))
            }
        }
    }

    private func expectAcknowledgements(
        of requests: [(stage: Stage, request: WebhookRequest)], from client: any TestClientProtocol
    ) async throws {
        try await withThrowingTaskGroup { group in
            for (stage, request) in requests {
                group.addTask { (try await client.send(request, to: stage), stage.channel.acknowledgement) }
            }
            for try await (answer, acknowledgement) in group { #expect(answer == acknowledgement) }
        }
    }
}
