import Foundation
import GongwenChannels
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Synchronization
import Testing

@testable import GongwenServer

@Suite("JSON 日志")
struct JSONLogTests {
    private final class Lines: Sendable {
        private let bytes = Mutex<[UInt8]>([])
        var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
        func logger(_ level: Logger.Level) -> Logger {
            var logger = Logger(label: "测试") { label in
                JSONLogHandler(label: label, now: { testMoment }) { line in self.bytes.withLock { $0 += line } }
            }
            logger.logLevel = level
            return logger
        }
    }

    @Test("一条一行，一行一个对象")
    func lines() {
        let lines = Lines()
        var logger = lines.logger(.info)
        logger[metadataKey: "一直"] = "有"
        logger.debug("不写")
        logger.info("第一行\n\"第二行\" \u{1}")
        logger.error("错", metadata: ["b": ["x", "y"], "a": ["k": .stringConvertible(1)], "一直": "换了"])
        logger.warning("错", error: CancellationError())
        #expect(
            lines.text == #"""
                {"time":"2026-02-28T23:59:59.000Z","level":"info","label":"测试","message":"第一行\n\"第二行\" \u0001","metadata":{"一直":"有"}}
                {"time":"2026-02-28T23:59:59.000Z","level":"error","label":"测试","message":"错","metadata":{"a":{"k":"1"},"b":["x","y"],"一直":"换了"}}
                {"time":"2026-02-28T23:59:59.000Z","level":"warning","label":"测试","message":"错","metadata":{"error":"CancellationError","一直":"有"}}

                """#)
    }

    @Test("debug 以上没有谁写了什么，也没有密钥")
    func secrecy() async throws {
        let lines = Lines()
        // Everything that can be logged is: the store fails, platforms refuse, and requests are forged.
        let store = GatedStore()
        store.isBroken = true
        let upstream = FakeUpstream { _, _ async throws(TransportError) in
            OutgoingResponse(status: 500, body: Array("秘密的原因".utf8))
        }
        var server = WebhookServer(upstream: upstream, store: store)
        server.configuration.accessToken = "秘密的口令"
        server.services = Services(
            configuration: server.configuration, logger: lines.logger(.info), store: store, transport: upstream,
            backOff: .quick)
        let app = buildApplication(
            configuration: server.configuration, logger: lines.logger(.info), services: server.services, answer: echo)
        try await app.test(.live) { client async throws in
            for stage in Stage.all {
                let request = try stage.callback(.text("秘密的问题"), id: "om_hush", user: "秘密的人")
                _ = try await client.send(request, to: stage)
                var forged = request
                forged.body = Array("秘密的正文".utf8)
                _ = try await client.send(forged, to: stage)
            }
            for token in ["秘密的口令", "秘密的假口令"] {
                let body = try askBody("秘密的问题", conversation: "秘密的群", user: "秘密的人")
                try await client.execute(
                    uri: "/api/ask", method: .post, headers: [.authorization: "Bearer \(token)"], body: body
                ) { _ in }
            }
        }
        let text = lines.text
        #expect(text.contains("the database is out of order"))
        #expect(text.contains("a webhook request was refused"))
        #expect(text.contains("a reply could not be delivered"))
        #expect(!text.contains("秘密") && !text.contains("hush"))
        for secret in platformVariables.filter({ !$0.key.hasSuffix("_ID") && !$0.key.hasSuffix("_HOSTS") }).values {
            #expect(!text.contains(secret))
        }
        for line in text.split(separator: "\n") {
            #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
        }
    }
}
