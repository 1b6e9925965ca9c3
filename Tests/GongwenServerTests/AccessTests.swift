import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongwenServer

@Suite("访问口令")
struct AccessTests {
    private let token = "口令 a+b"

    private func app(host: String, token: String?) -> some ApplicationProtocol {
        var configuration = testConfiguration()
        configuration.host = host
        configuration.accessToken = token
        return buildApplication(configuration: configuration, answer: echo)
    }

    private func status(
        of app: some ApplicationProtocol,
        _ method: HTTPRequest.Method,
        _ uri: String,
        _ headers: HTTPFields = [:]
    ) async throws -> Int {
        try await app.test(.router) { client in
            try await client.execute(uri: uri, method: method, headers: headers, body: try askBody("甲")) {
                $0.status.code
            }
        }
    }

    @Test("只有本机能连的地址不需要口令", arguments: ["127.0.0.1", "127.8.8.8", "localhost", "::1"])
    func loopback(host: String) async throws {
        let app = app(host: host, token: nil)
        #expect(try await status(of: app, .post, "/api/ask") == 200)
        #expect(try await status(of: app, .get, "/") == 200)
    }

    @Test("对外而没有口令时拒绝问答和页面，健康检查仍可用", arguments: ["0.0.0.0", "::", "10.0.0.8", "127.example.com", "box"])
    func beyondLoopback(host: String) async throws {
        let app = app(host: host, token: nil)
        #expect(try await status(of: app, .post, "/api/ask") == 403)
        #expect(try await status(of: app, .get, "/") == 403)
        #expect(try await status(of: app, .get, "/health/live") == 200)
        #expect(try await status(of: app, .get, "/health/ready") == 200)
        #expect(try await status(of: app, .post, "/api/ask", [.authorization: "Bearer "]) == 403)
    }

    @Test(
        "口令要完全一样",
        arguments: [
            ("Bearer 口令 a+b", 200), ("bearer 口令 a+b", 200), ("Bearer  口令 a+b", 200), ("Bearer 口令 a+", 401),
            ("Bearer 口令 a+bb", 401), ("Bearer 口令 a+b口令 a+b", 401), ("Basic 口令 a+b", 401), ("口令 a+b", 401),
            ("Bearer", 401),
            ("Bearer ", 401), ("", 401),
        ]
    )
    func bearer(header: String, expected: Int) async throws {
        let headers: HTTPFields = [.authorization: header]
        #expect(try await status(of: app(host: "0.0.0.0", token: token), .post, "/api/ask", headers) == expected)
        // Behind a proxy the server itself listens on loopback: a token that is set counts there too.
        #expect(try await status(of: app(host: "127.0.0.1", token: token), .post, "/api/ask", headers) == expected)
    }

    @Test("页面从网址拿到口令后用 Cookie 记住")
    func cookie() async throws {
        let app = app(host: "0.0.0.0", token: token)
        let encoded = "%E5%8F%A3%E4%BB%A4%20a%2Bb"
        let cookie = try await app.test(.router) { client in
            try await client.execute(uri: "/?token=\(encoded)", method: .get) { response in
                #expect(response.status == .ok)
                return try #require(response.headers[.setCookie])
            }
        }
        #expect(cookie == "gongwen_token=5Y+j5LukIGErYg==; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict")
        let headers: HTTPFields = [.cookie: "x=y; gongwen_token=5Y+j5LukIGErYg=="]
        #expect(try await status(of: app, .get, "/", headers) == 200)
        #expect(try await status(of: app, .post, "/api/ask", headers) == 200)
        #expect(try await status(of: app, .post, "/api/ask", [.cookie: "gongwen_token=5Y+j5LukIGErYw=="]) == 401)
        #expect(try await status(of: app, .get, "/?token=x") == 401)
        #expect(try await status(of: app, .get, "/") == 401)
        #expect(try await status(of: app, .post, "/api/ask?token=\(encoded)") == 401)
    }

    @Test("拒绝时说明出路，不带口令")
    func answer() async throws {
        try await app(host: "0.0.0.0", token: token).test(.router) { client in
            try await client.execute(uri: "/api/ask", method: .post, body: try askBody("甲")) { response in
                let message = "需要访问口令：接口用请求头 Authorization: Bearer 口令，页面在网址后加 ?token=口令。"
                #expect(String(buffer: response.body) == errorBody("unauthorized", message))
                #expect(response.headers[.wwwAuthenticate] == "Bearer")
            }
        }
        try await app(host: "0.0.0.0", token: nil).test(.router) { client in
            try await client.execute(uri: "/", method: .get) { response in
                let message = "服务对外开放，但没有设置访问口令；请管理员设置环境变量 GONGWEN_ACCESS_TOKEN 后重启。"
                #expect(String(buffer: response.body) == errorBody("token_not_configured", message))
            }
        }
    }

    @Test("浏览器没带口令：给一页输入口令；输对了得到 Cookie，输错了再输")
    func prompt() async throws {
        try await app(host: "0.0.0.0", token: token).test(.router) { client in
            try await client.execute(uri: "/", method: .get, headers: [.accept: "text/html,*/*"]) { response in
                #expect(response.status == .unauthorized)
                #expect(response.headers[.contentSecurityPolicy]?.contains("form-action 'self';") == true)
                let text = String(buffer: response.body)
                #expect(text.contains(#"<form method="post" action="/token">"#))
                #expect(text.contains(#"<label for="token">请输入访问口令</label>"#))
                #expect(!text.contains("{{"))
            }
            let right = "x=1&token=%E5%8F%A3%E4%BB%A4+a%2Bb"
            try await client.execute(uri: "/token", method: .post, body: ByteBuffer(string: right)) { response in
                #expect(response.status == .seeOther)
                #expect(response.headers[.location] == "/")
                #expect(response.headers[.setCookie]?.hasPrefix("gongwen_token=5Y+j5LukIGErYg==; Path=/; ") == true)
            }
            for wrong in ["token=x", "token=", "", "token=%E5%8F%A3%E4%BB%A4+a%2Bb2", "token=%FF"] {
                try await client.execute(uri: "/token", method: .post, body: ByteBuffer(string: wrong)) { response in
                    #expect(response.status == .unauthorized)
                    #expect(response.headers[.setCookie] == nil)
                    #expect(String(buffer: response.body).contains("口令不对，请再输入一次"))
                }
            }
        }
        // Where nobody can show a token, none is right.
        try await app(host: "0.0.0.0", token: nil).test(.router) { client in
            try await client.execute(uri: "/token", method: .post, body: ByteBuffer(string: "token=")) {
                #expect($0.status == .unauthorized)
            }
            try await client.execute(uri: "/", method: .get, headers: [.accept: "text/html"]) {
                #expect($0.status == .forbidden)
            }
        }
    }
}
