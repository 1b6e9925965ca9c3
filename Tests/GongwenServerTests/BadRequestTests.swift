import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Testing

@testable import GongwenServer

/// A request that must be refused, with the whole answer.
struct Refusal: Sendable, CustomTestStringConvertible {
    var name: String
    var method: HTTPRequest.Method = .post
    var path = "/api/ask"
    var body: [UInt8] = []
    var status: HTTPResponse.Status
    var answer: String

    var testDescription: String { name }

    static func ask(_ name: String, _ body: String, _ status: Int, _ code: String, _ message: String) -> Refusal {
        Refusal(name: name, body: Array(body.utf8), status: .init(code: status), answer: errorBody(code, message))
    }
}

private let malformed = "请求体不是合法的 JSON 对象。"
private let many = String(repeating: "问", count: 100_000)

let refusals: [Refusal] = [
    .ask("空请求体", "", 400, "malformed_json", malformed),
    .ask("残缺的 JSON", #"{"conversation":"c1""#, 400, "malformed_json", malformed),
    .ask("不是 JSON", "江北有多少站点", 400, "malformed_json", malformed),
    .ask("多余的尾巴", #"{"conversation":"c","user":"u","text":"t"} x"#, 400, "malformed_json", malformed),
    .ask("多余的逗号", #"{"conversation":"c","user":"u","text":"t",}"#, 400, "malformed_json", malformed),
    .ask("数组里多余的逗号", #"{"conversation":"c","user":"u","text":"t","x":[1,]}"#, 400, "malformed_json", malformed),
    .ask("数组", "[]", 400, "malformed_json", malformed),
    .ask("字符串", #""text""#, 400, "malformed_json", malformed),
    .ask("null", "null", 400, "malformed_json", malformed),
    .ask("嵌套炸弹", String(repeating: "[", count: 100_000), 400, "malformed_json", malformed),
    .ask("单个代理项", #"{"conversation":"c","user":"u","text":"\ud800"}"#, 400, "malformed_json", malformed),
    .ask("缺 text", #"{"conversation":"c","user":"u"}"#, 400, "missing_field", "缺少字段 text。"),
    .ask("缺 user", #"{"conversation":"c","text":"t"}"#, 400, "missing_field", "缺少字段 user。"),
    .ask("缺 conversation", #"{"user":"u","text":"t"}"#, 400, "missing_field", "缺少字段 conversation。"),
    .ask("text 是数", #"{"conversation":"c","user":"u","text":1}"#, 400, "wrong_type", "字段 text 必须是字符串。"),
    .ask("text 是 null", #"{"conversation":"c","user":"u","text":null}"#, 400, "wrong_type", "字段 text 必须是字符串。"),
    .ask("text 是对象", #"{"conversation":"c","user":"u","text":{}}"#, 400, "wrong_type", "字段 text 必须是字符串。"),
    .ask("user 是数组", #"{"conversation":"c","user":[],"text":"t"}"#, 400, "wrong_type", "字段 user 必须是字符串。"),
    .ask(
        "conversation 是真假", #"{"conversation":true,"user":"u","text":"t"}"#, 400, "wrong_type",
        "字段 conversation 必须是字符串。"),
    .ask("空 text", #"{"conversation":"c","user":"u","text":""}"#, 400, "empty_field", "字段 text 不能为空。"),
    .ask("空白 text", #"{"conversation":"c","user":"u","text":" \n　"}"#, 400, "empty_field", "字段 text 不能为空。"),
    .ask("空 user", #"{"conversation":"c","user":"","text":"t"}"#, 400, "empty_field", "字段 user 不能为空。"),
    .ask("空 conversation", #"{"conversation":"","user":"u","text":"t"}"#, 400, "empty_field", "字段 conversation 不能为空。"),
    .ask(
        "conversation 太长", #"{"conversation":"\#(String(repeating: "c", count: 201))","user":"u","text":"t"}"#,
        400, "field_too_long", "字段 conversation 最长 200 个字符。"
    ),
    .ask(
        "十万字", #"{"conversation":"c","user":"u","text":"\#(many)"}"#,
        413, "text_too_long", "问题太长，最长 10000 个字，请缩短后再问。"
    ),
    .ask(
        "一万零一字", #"{"conversation":"c","user":"u","text":"\#(String(many.prefix(10_001)))"}"#,
        413, "text_too_long", "问题太长，最长 10000 个字，请缩短后再问。"
    ),
    Refusal(
        name: "坏的 UTF-8", body: Array(#"{"conversation":"c","user":"u","text":""#.utf8) + [0xE6, 0x22, 0x7D],
        status: .badRequest, answer: errorBody("invalid_utf8", "请求体不是合法的 UTF-8 文本。")
    ),
    Refusal(
        name: "GB18030",
        body: Array(#"{"conversation":"c","user":"u","text":""#.utf8) + [0xBD, 0xAD, 0xB1, 0xB1, 0x22, 0x7D],
        status: .badRequest, answer: errorBody("invalid_utf8", "请求体不是合法的 UTF-8 文本。")
    ),
    Refusal(
        name: "超过 1 MiB", body: Array(repeating: 0x20, count: 1 << 20 + 1),
        status: .contentTooLarge, answer: errorBody("body_too_large", "请求体太大，最大 1048576 字节。")
    ),
    Refusal(
        name: "没有的地址", path: "/api/江北", status: .notFound,
        answer: errorBody("not_found", "没有这个地址。")
    ),
    Refusal(
        name: "没有的地址，GET", method: .get, path: "/webhooks/wecom?echostr=1", status: .notFound,
        answer: errorBody("not_found", "没有这个地址。")
    ),
    Refusal(
        name: "GET 问答", method: .get, status: .methodNotAllowed,
        answer: errorBody("method_not_allowed", "这个地址不支持该请求方法，可用：POST。")
    ),
    Refusal(
        name: "POST 页面", path: "/", status: .methodNotAllowed,
        answer: errorBody("method_not_allowed", "这个地址不支持该请求方法，可用：GET、HEAD。")
    ),
    Refusal(
        name: "自造的方法", method: HTTPRequest.Method("BREW")!, path: "/health/live", status: .methodNotAllowed,
        answer: errorBody("method_not_allowed", "这个地址不支持该请求方法，可用：GET、HEAD。")
    ),
]

@Suite("拒绝的请求")
struct BadRequestTests {
    @Test("状态和整个回答", arguments: refusals)
    func refused(refusal: Refusal) async throws {
        let app = buildApplication(configuration: testConfiguration(), answer: echo)
        try await app.test(.router) { client in
            try await client.execute(
                uri: refusal.path,
                method: refusal.method,
                body: ByteBuffer(bytes: refusal.body)
            ) { response in
                #expect(response.status == refusal.status)
                #expect(String(buffer: response.body) == refusal.answer)
                #expect(response.headers[.contentType] == "application/json; charset=utf-8")
            }
        }
    }

    @Test("同样的请求走真连接也一样，之后服务照常")
    func overOneConnection() async throws {
        let app = buildApplication(configuration: testConfiguration(), answer: echo)
        try await app.test(.live) { client in
            // Non-ASCII paths and made-up methods end in the HTTP parser, before any of our code.
            for refusal in refusals
            where refusal.path.utf8.allSatisfy({ $0 < 0x80 }) && refusal.method.rawValue != "BREW" {
                try await client.execute(
                    uri: refusal.path,
                    method: refusal.method,
                    body: ByteBuffer(bytes: refusal.body)
                ) { response in
                    #expect(response.status == refusal.status, "\(refusal.name)")
                    #expect(String(buffer: response.body) == refusal.answer, "\(refusal.name)")
                }
            }
            try await client.execute(uri: "/api/ask", method: .post, body: try askBody("还在吗")) { response in
                #expect(response.status == .ok)
            }
        }
    }

    @Test("正好 1 MiB 的请求体还读")
    func largestBody() async throws {
        let app = buildApplication(configuration: testConfiguration(), answer: echo)
        let body = Array(#"{"conversation":"c","user":"u","text":"t"}"#.utf8)
        try await app.test(.router) { client in
            let padding = [UInt8](repeating: 0x20, count: 1 << 20 - body.count)
            try await client.execute(uri: "/api/ask", method: .post, body: ByteBuffer(bytes: body + padding)) {
                response in
                #expect(response.status == .ok)
            }
        }
    }

    @Test("程序自己的错也是 JSON，不带内情")
    func internalFailure() async throws {
        struct Secret: Error { var text = "密" }
        let metrics = ServerMetrics()
        var routes = Routes(metrics: metrics)
        routes.on(.get, "/x", access: .open, as: "other") { _, _ in throw Secret() }
        let gateway = Gateway(
            routes: routes, access: AccessPolicy(testConfiguration(), guesses: GuessThrottle()), readiness: Readiness(),
            metrics: metrics,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await Application(responder: gateway).test(.router) { client in
            try await client.execute(uri: "/x", method: .get) { response in
                #expect(response.status == .internalServerError)
                #expect(String(buffer: response.body) == errorBody("internal", "服务内部出错，请稍后再试。"))
            }
        }
    }

    @Test("405 在 Allow 里列出可用的方法")
    func allowHeader() async throws {
        let app = buildApplication(configuration: testConfiguration(), answer: echo)
        try await app.test(.router) { client in
            try await client.execute(uri: "/", method: .delete) { response in
                #expect(response.headers[.allow] == "GET, HEAD")
            }
        }
    }
}
