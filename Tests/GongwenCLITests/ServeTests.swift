import Foundation
import RawSockets
import Testing

@testable import GongwenCLI

@Suite("服务进程", .serialized)
struct ServeTests {
    private let body = #"{"conversation":"c","user":"u","text":"你好"}"#

    private func head(_ length: Int, _ more: String = "") -> String {
        "POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(length)\r\n\(more)\r\n"
    }

    @Test("SIGTERM 时手上的请求照样答完，然后以 0 退出", arguments: [SIGTERM, SIGINT])
    func finishesInFlight(signal: Int32) async throws {
        let server = try RunningServer()
        let busy = try RawConnection(port: server.port)
        let idle = try RawConnection(port: server.port)
        busy.write(head(body.utf8.count) + body.prefix(10))
        // An answered request shows that the server has read the other one's head.
        idle.write(head(body.utf8.count) + body)
        #expect(idle.read(until: "]}").hasPrefix("HTTP/1.1 200 "))
        kill(server.process.processIdentifier, signal)
        #expect(idle.read() == "", "an idle connection is closed")
        #expect(throws: POSIXError.self, "nobody new is let in") { try RawConnection(port: server.port) }
        #expect(server.process.isRunning)
        busy.write(String(body.dropFirst(10)))
        #expect(busy.read().hasPrefix("HTTP/1.1 200 "))
        #expect(try await server.end() == 0)
        #expect(server.problemText() == "")
    }

    @Test("说了一半就断的人不留下错误，服务照常")
    func brokenOff() async throws {
        let server = try RunningServer()
        for _ in 0..<20 {
            let connection = try RawConnection(port: server.port)
            connection.write(head(body.utf8.count) + body.prefix(10))
            try await Task.sleep(for: .milliseconds(5))
            connection.abort()
        }
        let next = try RawConnection(port: server.port)
        next.write(head(body.utf8.count) + body)
        #expect(next.read(until: "]}").hasPrefix("HTTP/1.1 200 "))
        #expect(try await server.stop(SIGTERM) == 0)
        #expect(server.problemText() == "")
    }

    @Test(
        "SIGHUP 或改了文件：换上新资料，不断开连接；check --against 列出问过的哪些答案会变",
        arguments: [[], ["--watch"], ["--log-level", "debug"]])
    func reloads(flags: [String]) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (knowledge, database) = (folder.path() + "/Knowledge", folder.path() + "/gongwen.sqlite")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: Program.root.path() + "Knowledge", toPath: knowledge)
        let server = try RunningServer(["--knowledge", knowledge, "--database", database] + flags)
        let connection = try RawConnection(port: server.port)
        let body = #"{"conversation":"c","user":"u","text":"江北的爱心妈咪小屋有多少"}"#
        func ask() -> String {
            connection.write(head(body.utf8.count) + body)
            return connection.read(until: "]}")
        }
        #expect(ask().contains("爱心妈咪小屋：17个"))
        // The log is written behind the answer's back.
        try await Task.sleep(for: .milliseconds(500))
        try Program.changeFigure(in: knowledge)
        if !flags.contains("--watch") { kill(server.process.processIdentifier, SIGHUP) }
        for _ in 0..<600 where !ask().contains("爱心妈咪小屋：18个") { try await Task.sleep(for: .milliseconds(100)) }
        #expect(ask().contains("爱心妈咪小屋：18个"))
        #expect(try await server.stop(SIGTERM) == 0)
        let problems = server.problemText()
        let examples = try Program.exampleCount()
        let summary = "换上新资料：1 个例子、1 个问过的问题答案会变（比较了 \(examples) 个例子、1 个问过的问题）\n"
        if flags.contains("debug") {
            #expect(problems.contains(summary))
            #expect(problems.contains("答案会变：江北的爱心妈咪小屋有多少\n"))
        } else {
            #expect(problems.hasSuffix(summary))
            #expect(problems.split(separator: "\n").count == 1, "\(problems)")
        }
        let check = try Program.run(
            ["check", "--knowledge", knowledge, "--against", Program.root.path(), "--database", database])
        #expect(
            check.lines.suffix(3).joined(separator: "\n") == """
                问：江北的爱心妈咪小屋有多少
                  原来：（answered）江北区爱心妈咪小屋：17个（总数，截至报道时）。
                  现在：（answered）江北区爱心妈咪小屋：18个（总数，截至报道时）。
                """)
    }

    @Test("端口被占用：一句中文，退出码 1")
    func portInUse() async throws {
        let server = try RunningServer()
        let second = try Program.run(["serve", "--port", "\(server.port)"])
        #expect(second.status == 1)
        #expect(second.output == "")
        #expect(second.problems == "无法启动：端口已被占用：127.0.0.1:\(server.port)。请先停掉占用它的程序，或用 --port 换一个端口。\n")
        #expect(try await server.stop(SIGTERM) == 0)
    }

    @Test(
        "用不了的设置：一句中文，退出码 1",
        arguments: [
            (["--host", "256.1.1.1"], [:], "找不到地址 256.1.1.1；请检查 --host 或 GONGWEN_HOST。"),
            (["--port", "65536"], [:], "端口号 65536 不在 0 到 65535 之间。"),
            ([], ["GONGWEN_PORT": "http"], "环境变量 GONGWEN_PORT 不是端口号。"),
            ([], ["GONGWEN_LOG_DAYS": "0"], "环境变量 GONGWEN_LOG_DAYS 应为 1 到 36500 的整数。"),
            ([], ["GONGWEN_LOG_FORMAT": "xml"], "环境变量 GONGWEN_LOG_FORMAT 应为 text 或 json。"),
            (
                [], ["GONGWEN_LOG_LEVEL": "all"],
                "环境变量 GONGWEN_LOG_LEVEL 应为 debug、info、notice、warning 或 error。"
            ),
            ([], ["GONGWEN_DRAIN_SECONDS": "-1"], "环境变量 GONGWEN_DRAIN_SECONDS 应为 0 到 3600 的整数。"),
            ([], ["GONGWEN_MAX_IN_FLIGHT": "0"], "环境变量 GONGWEN_MAX_IN_FLIGHT 应为 1 到 1000000 的整数。"),
            ([], ["GONGWEN_ACCESS_TOKEN": "“暗号”"], "错误：GONGWEN_ACCESS_TOKEN：首尾有引号，引号会被当成值的一部分，请从配置里去掉引号\n"),
            ([], ["GONGWEN_ACCESS_TOKEN": " \n"], "错误：GONGWEN_ACCESS_TOKEN：只有空格或换行；不用就删掉这个变量，要用就填上\n"),
            ([], ["GONGWEN_USER_LIMIT": "多"], "环境变量 GONGWEN_USER_LIMIT 应为 0 到 1000000 的整数。"),
        ] as [([String], [String: String], String)]
    )
    func badSettings(arguments: [String], environment: [String: String], message: String) throws {
        let result = try Program.run(["serve"] + arguments, environment: environment)
        #expect(result.status == 1)
        #expect(result.problems.contains(message))
    }

    @Test("变量设定地址、端口和口令，参数优先")
    func variables() async throws {
        let variables = ["GONGWEN_HOST": "256.1.1.1", "GONGWEN_PORT": "1", "GONGWEN_ACCESS_TOKEN": "暗号\n"]
        let server = try RunningServer(["--host", "127.0.0.1"], environment: variables)
        let refused = try RawConnection(port: server.port)
        refused.write(head(body.utf8.count) + body)
        #expect(refused.read(until: "}}").hasPrefix("HTTP/1.1 401 "))
        let accepted = try RawConnection(port: server.port)
        accepted.write(head(body.utf8.count, "Authorization: Bearer 暗号\r\n") + body)
        #expect(accepted.read(until: "]}").hasPrefix("HTTP/1.1 200 "))
        #expect(try await server.stop(SIGTERM) == 0)
        #expect(server.problemText() == "警告：GONGWEN_ACCESS_TOKEN：首尾有空格或换行，已忽略，请从配置里删掉\n")
    }

    @Test("对外开放而没有口令：启动但警告，问答拒绝")
    func openToAll() async throws {
        let server = try RunningServer(["--host", "0.0.0.0"])
        let connection = try RawConnection(port: server.port)
        connection.write(head(body.utf8.count) + body)
        #expect(connection.read(until: "}}").hasPrefix("HTTP/1.1 403 "))
        #expect(try await server.stop(SIGTERM) == 0)
        #expect(server.problemText() == "警告：服务对外开放而没有设置 GONGWEN_ACCESS_TOKEN，问答接口和页面将拒绝所有请求。\n")
    }

    @Test("要 JSON 日志时，标准错误里每行是一个 JSON 对象", arguments: [["--log-format", "json"], []])
    func jsonLog(arguments: [String]) async throws {
        let environment = arguments.isEmpty ? ["GONGWEN_LOG_FORMAT": "json"] : ["GONGWEN_LOG_FORMAT": "text"]
        let server = try RunningServer(
            arguments + ["--host", "0.0.0.0", "--database", "/proc/x.sqlite"], environment: environment)
        #expect(try await server.stop(SIGTERM) == 0)
        let lines = server.problemText().split(separator: "\n").map { line in
            (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any]
        }
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0?["level"] as? String == "warning" && $0?["label"] as? String == "gongwen" })
        #expect(lines.first??["message"] as? String == "警告：服务对外开放而没有设置 GONGWEN_ACCESS_TOKEN，问答接口和页面将拒绝所有请求。")
    }

    @Test("标准错误写不进去（磁盘满了）：照样启动，照样回答", arguments: LogFormat.allCases)
    func fullLog(format: LogFormat) async throws {
        let server = try RunningServer(
            ["--log-format", format.rawValue, "--database", "/proc/x.sqlite"], problemFile: "/dev/full")
        let connection = try RawConnection(port: server.port)
        connection.write(head(body.utf8.count) + body)
        #expect(connection.read(until: "]}").hasPrefix("HTTP/1.1 200 "))
        #expect(try await server.stop(SIGTERM) == 0)
    }

    @Test("停止之前先说自己不再接活，同时照常回答")
    func draining() async throws {
        let server = try RunningServer(environment: ["GONGWEN_DRAIN_SECONDS": "2"])
        func get(_ path: String) throws -> String {
            let connection = try RawConnection(port: server.port)
            connection.write("GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            return connection.read()
        }
        #expect(try get("/health/ready").hasSuffix(#"{"status":"ready"}"#))
        #expect(try !get("/health/ready").lowercased().contains("connection: close"))
        kill(server.process.processIdentifier, SIGTERM)
        var answer = try get("/health/ready")
        while answer.hasPrefix("HTTP/1.1 200 ") { answer = try get("/health/ready") }
        #expect(answer.hasPrefix("HTTP/1.1 503 "))
        #expect(answer.hasSuffix(#"{"status":"not_ready","reasons":["draining"]}"#))
        #expect(try get("/health/live").hasPrefix("HTTP/1.1 200 "))
        let asking = try RawConnection(port: server.port)
        asking.write(head(body.utf8.count) + body)
        let reply = asking.read(until: "]}")
        #expect(reply.hasPrefix("HTTP/1.1 200 "))
        #expect(
            reply.lowercased().contains("connection: close\r\n"), "nobody keeps a connection that is about to close")
        let late = try RawConnection(port: server.port)
        while (try? RawConnection(port: server.port)) != nil { try await Task.sleep(for: .milliseconds(5)) }
        late.write(head(body.utf8.count) + body)
        #expect(
            late.read(until: "]}").hasPrefix("HTTP/1.1 200 "), "it was on its way when the server stopped listening")
        #expect(try await server.end() == 0)
        #expect(server.problemText() == "")
    }

    @Test(
        "HTTPS 缺一个文件、文件不对：一句中文，退出码 1",
        arguments: [
            (["--tls-certificate", "a.crt"], "有证书而没有私钥：还要 --tls-key 或 GONGWEN_TLS_KEY。\n"),
            (["--tls-key", "a.key"], "有私钥而没有证书：还要 --tls-certificate 或 GONGWEN_TLS_CERTIFICATE。\n"),
            (["--tls-certificate", "README.md", "--tls-key", "没有"], "无法启动：证书文件 README.md 里没有 PEM 格式的证书"),
        ]
    )
    func badCertificate(arguments: [String], message: String) throws {
        let result = try Program.run(["serve", "--port", "0"] + arguments)
        #expect(result.status == 1)
        #expect(result.output == "")
        #expect(result.problems.hasPrefix(message))
    }
}
