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
        let stages = [PlatformName.wecom, .wecomRobot, .dingtalk].map { Stage($0) }
        let store = GatedStore()
        store.hold()
        let server = WebhookServer(store: store)
        try await server.application().test(.router) { client in
            try await withThrowingTaskGroup(of: WebhookAnswer.self) { group in
                for stage in stages {
                    let message = SimulatedMessage(.text("甲区"), id: "1", user: "u1", session: "http://127.0.0.1:9000/s")
                    let request =
                        stage.setup.name == .wecomRobot
                        ? try stage.channel.request(holding: Array(Self.robotMessage.utf8), at: stage.moment)
                        : try stage.channel.callback(message, at: stage.moment)
                    group.addTask { try await client.send(request, to: stage) }
                }
                for try await answer in group {
                    #expect(answer == .empty || answer == .json(#"{"msgtype":"empty"}"#))
                }
            }
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
        }
    }
}
