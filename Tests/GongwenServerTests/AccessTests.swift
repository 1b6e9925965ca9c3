import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import RawSockets
import Synchronization
import Testing

@testable import GongwenServer

@Suite("访问口令")
struct AccessTests {
    private let token = "口令 a+b"

    private func app(host: String, token: String?) -> some ApplicationProtocol {
        var configuration = testConfiguration()
        configuration.serverNames = ["bot.example"]
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

    @Test(
        "没有口令时只认数字的地址、localhost 和设置的名字，有口令时不管叫什么",
        arguments: [
            ("127.0.0.1:8080", 200), ("localhost", 200), ("LocalHost:8080", 200), ("[::1]:8080", 200),
            ("10.0.0.8", 200),
            ("gongwen.localhost:80", 200), ("evil.example", 403), ("127.0.0.1.evil.example:8080", 403),
            ("localhost.evil.example", 403), ("localhostx", 403), ("evil.example:127", 403), ("1.2.3.a", 403),
            ("a.localhost.", 200), (".", 403), ("Bot.Example:80", 200), ("x.bot.example", 403),
        ])
    func hosts(host: String, expected: Int) async throws {
        for (token, wanted) in [(nil, expected), (token, 200)] as [(String?, Int)] {
            try await app(host: "127.0.0.1", token: token).test(.live) { client in
                func code(_ method: String, _ path: String, _ body: String = "") throws -> Int {
                    let connection = try RawConnection(port: try #require(client.port))
                    connection.write(
                        "\(method) \(path) HTTP/1.1\r\nHost: \(host)\r\nAuthorization: Bearer \(self.token)\r\n"
                            + "Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)")
                    let answer = connection.read()
                    if wanted == 403, path != "/health/live" {
                        #expect(answer.hasSuffix(errorBody("foreign_host", foreign)))
                    }
                    return try #require(Int(answer.dropFirst(9).prefix(3)))
                }
                let question = String(buffer: try askBody("甲"))
                #expect(try code("POST", "/api/ask", question) == wanted)
                #expect(try code("GET", "/") == wanted)
                #expect(try code("GET", "/metrics") == wanted)
                #expect(try code("GET", "/health/live") == 200)
            }
        }
    }

    private let foreign =
        "没有设置访问口令时，只能用 IP 地址或 localhost 访问；要用别的名字，请管理员设置环境变量 GONGWEN_ACCESS_TOKEN 或 GONGWEN_SERVER_NAMES 后重启。"

    @Test(
        "没有口令时，别的网站的网页不能问；自己的页面、不是网页的可以",
        arguments: [
            ("localhost:80", nil, 200), ("localhost:80", "http://localhost", 200),
            ("127.0.0.1:8080", "http://127.0.0.1:8080", 200), ("[::1]:8080", "http://[::1]:8080", 200),
            ("LocalHost:8080", "http://localhost:8080", 200), ("localhost", "https://localhost", 200),
            ("127.0.0.1:8080", "https://bot.example", 200), ("bot.example", "https://bot.example:8443", 200),
            ("127.0.0.1:8080", "http://evil.example", 403), ("127.0.0.1:8080", "null", 403),
            ("127.0.0.1:8080", "", 403), ("127.0.0.1:8080", "http://127.0.0.1:3000", 403),
            ("127.0.0.1:8080", "http://localhost:8080", 403), ("127.0.0.1:8080", "https://127.0.0.1", 403),
            ("127.0.0.1:8080", "http://127.0.0.1:8080.evil.example", 403),
            ("127.0.0.1:8080", "http://127.0.0.1:8080@evil.example", 403),
            ("127.0.0.1:8080", "http://x.bot.example", 403),
        ])
    func origins(host: String, origin: String?, expected: Int) async throws {
        let asked = Mutex(0)
        var configuration = testConfiguration()
        configuration.serverNames = ["bot.example"]
        let app = buildApplication(configuration: configuration) { text, _, _ in
            asked.withLock { $0 += 1 }
            return makeReply(text)
        }
        try await app.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            let body = String(buffer: try askBody("甲"))
            // As a page may send it without asking the server first.
            connection.write(
                "POST /api/ask HTTP/1.1\r\nHost: \(host)\r\nContent-Type: text/plain\r\n"
                    + (origin.map { "Origin: \($0)\r\n" } ?? "")
                    + "Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)")
            let answer = connection.read()
            #expect(answer.dropFirst(9).hasPrefix("\(expected)"))
            #expect(!answer.lowercased().contains("access-control-allow"))
            if expected == 403 {
                #expect(
                    answer.hasSuffix(
                        errorBody(
                            "foreign_origin",
                            "没有设置访问口令时，别的网站的网页不能来问；页面经反向代理打开的，请管理员把它的名字写进环境变量 GONGWEN_SERVER_NAMES 后重启。"))
                )
            }
        }
        #expect(asked.withLock { $0 } == (expected == 200 ? 1 : 0))
    }

    @Test("有口令时，口令说了算，不看网页从哪里来")
    func originWithToken() async throws {
        let app = app(host: "127.0.0.1", token: token)
        let headers: HTTPFields = [.authorization: "Bearer \(token)", .origin: "https://bot.example"]
        #expect(try await status(of: app, .post, "/api/ask", headers) == 200)
    }

    @Test("口令错得太多：对的也先不认，换个人照常；过一会儿又认")
    func guesses() async throws {
        let now = Mutex(testMoment)
        var configuration = testConfiguration()
        configuration.accessToken = "对"
        configuration.now = { now.withLock { $0 } }
        let body = try askBody("甲")
        try await buildApplication(configuration: configuration, answer: echo).test(.router) { client in
            func ask(_ token: String, from caller: String) async throws -> TestResponse {
                try await client.execute(
                    uri: "/api/ask", method: .post,
                    headers: [.authorization: "Bearer \(token)", .forwardedFor: "6.6.6.6, \(caller)"], body: body)
            }
            func log(in token: String) async throws -> TestResponse {
                try await client.execute(
                    uri: "/token", method: .post, headers: [.forwardedFor: "1.1.1.1"],
                    body: ByteBuffer(string: "token=\(token)"))
            }
            for _ in 0..<(GuessThrottle.ofCaller / 2) {
                #expect(try await ask("错", from: "1.1.1.1").status == .unauthorized)
                #expect(try await log(in: "x").status == .unauthorized)
            }
            for token in ["错", "对"] {
                let refused = try await ask(token, from: "1.1.1.1")
                #expect(refused.status == .tooManyRequests)
                #expect(refused.headers[.retryAfter] == "1")
                #expect(String(buffer: refused.body) == errorBody("too_many_guesses", "口令错得太多，请过 1 秒再试。"))
                let page = try await log(in: "%E5%AF%B9")
                #expect(page.status == .tooManyRequests)
                #expect(page.headers[.setCookie] == nil)
                #expect(page.headers[.retryAfter] == "1")
                #expect(String(buffer: page.body).contains("口令错得太多，请过一分钟再输入"))
            }
            #expect(try await ask("对", from: "2.2.2.2").status == .ok)
            // Nothing shown is nothing guessed.
            for _ in 0..<100 {
                let response = try await client.execute(uri: "/api/ask", method: .post, body: body)
                #expect(response.status == .unauthorized)
            }
            now.withLock { $0.addTimeInterval(1) }
            #expect(try await ask("对", from: "1.1.1.1").status == .ok)
            // Whoever pretends to be many comes from one address all the same.
            for number in 0..<(GuessThrottle.ofAddress - GuessThrottle.ofCaller + 10) {
                #expect(try await ask("错", from: "3.3.3.\(number)").status == .unauthorized)
            }
            #expect(try await ask("对", from: "4.4.4.4").status == .tooManyRequests)
        }
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
