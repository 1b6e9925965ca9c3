import Foundation
import Gongwen
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongwenServer

@Suite("问答接口")
struct AskTests {
    @Test("回答是文档所写的 JSON，字段和顺序都不变")
    func wholeBody() async throws {
        let fact = [
            "subject": "甲区", "indicator": "站点", "value": "47", "unit": "个", "period": "2024年", "scope": "累计",
            "source": "样例报告",
        ]
        let app = buildApplication(configuration: testConfiguration()) { _, _, _ in
            makeReply("甲区有47个。\n来源：\"样例\\报告\"\t\u{1}😀", facts: [fact], suggestions: ["那乙区呢", "站点是什么"])
        }
        try await app.test(.router) { client in
            try await client.execute(uri: "/api/ask", method: .post, body: try askBody("甲区有多少站点")) { response in
                #expect(response.status == .ok)
                #expect(response.headers[.contentType] == "application/json; charset=utf-8")
                #expect(response.headers[.cacheControl] == "no-store")
                let expected =
                    #"{"status":"answered","text":"甲区有47个。\n来源：\"样例\\报告\"\u0009\u0001😀","intent":"意图","facts":[{"subject":"甲区","#
                    + #""indicator":"站点","value":"47","unit":"个","period":"2024年","scope":"累计","source":"样例报告"}],"#
                    + #""suggestions":["那乙区呢","站点是什么"]}"#
                #expect(String(buffer: response.body) == expected)
            }
        }
    }

    @Test("今天按东八区算，来自注入的时钟")
    func today() async throws {
        let app = buildApplication(configuration: testConfiguration(), answer: echo)
        try await app.test(.router) { client in
            try await client.execute(uri: "/api/ask", method: .post, body: try askBody("几号")) { response in
                let reply = try JSONDecoder().decode(Reply.self, from: Data(response.body.readableBytesView))
                #expect(reply.text == "2026-3-1：几号")
            }
        }
    }

    @Test("真实引擎也能装配并回答")
    func realEngine() async throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let loaded = Workspace.load(
            intents: root.appending(path: "Intents").path(),
            knowledge: root.appending(path: "Knowledge").path()
        )
        let assistant = Assistant(try #require(loaded.snapshot, "\(loaded.problems.map(\.description))"))
        let app = buildApplication(
            configuration: testConfiguration(), live: LiveAssistant(assistant, version: "1", loadedAt: testMoment))
        try await app.test(.router) { client in
            try await client.execute(uri: "/api/ask", method: .post, body: try askBody("你好")) { response in
                #expect(response.status == .ok)
                let reply = try JSONDecoder().decode(Reply.self, from: Data(response.body.readableBytesView))
                #expect(!reply.text.isEmpty)
            }
        }
    }

    @Test(
        "写法少见也读得出：别的字段、转义、字节顺序标记；重复的取第一个",
        arguments: [
            #"{"x":[{"y":null}],"conversation":"c","user":"u","text":"\u7532"}"#,
            "\u{FEFF}{\"conversation\":\"c\",\"user\":\"u\",\"text\":\"甲\"}",
            #"{"conversation":"c","user":"u","text":"甲","text":"乙"}"#,
        ])
    func unusual(body: String) async throws {
        let app = buildApplication(configuration: testConfiguration(), answer: echo)
        try await app.test(.router) { client in
            try await client.execute(uri: "/api/ask", method: .post, body: ByteBuffer(string: body)) { response in
                #expect(response.status == .ok)
                #expect(String(buffer: response.body).contains(#""text":"2026-3-1：甲""#))
            }
        }
    }

    @Test("一万字以内的问题照常回答", arguments: [1, 9_999, 10_000])
    func longText(count: Int) async throws {
        let app = buildApplication(configuration: testConfiguration(), answer: echo)
        try await app.test(.router) { client in
            let text = String(repeating: "问", count: count)
            try await client.execute(uri: "/api/ask", method: .post, body: try askBody(text)) { response in
                #expect(response.status == .ok)
            }
        }
    }
}
