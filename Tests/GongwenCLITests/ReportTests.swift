import Foundation
import Gongwen
import GongwenChannels
import GongwenStore
import RawSockets
import Testing

@testable import GongwenCLI

@Suite("问题报告")
struct ReportTests {
    private func name(_ subject: String, _ indicator: String) throws -> Interpretation.FactName {
        try JSONDecoder().decode(
            Interpretation.FactName.self,
            from: Data(#"{"subject":"\#(subject)","indicator":"\#(indicator)","period":"2025年","scope":"总数"}"#.utf8))
    }

    private func report() throws -> QuestionReport {
        var report = QuestionReport(facts: [try name("甲区", "站点"), try name("乙区", "站点")])
        let fact = #"{"subject":"甲区","indicator":"站点","period":"2025年","scope":"总数"}"#
        let readings = [
            ("甲区有多少站点", "answered", "[]", "[]", "[\(fact)]"),
            ("甲区有多少站点？", "answered", "[]", "[]", "[\(fact)]"),
            ("女性站点", "unknown", #"["女性"]"#, "[]", "[]"),
            ("=女性\n有多少,几个", "unknown", #"["女性"]"#, "[]", "[]"),
            ("丙区站点", "unknown", "[]", #"[{"subject":"丙区","indicator":"站点"}]"#, "[]"),
            ("天气", "unknown", "[]", "[]", "[]"),
            ("哪个", "clarify", "[]", "[]", "[]"),
            ("你好", "smalltalk", "[]", "[]", "[]"),
        ]
        for (number, (question, status, unknown, missing, facts)) in readings.enumerated() {
            report.add(
                LoggedQuestion(
                    number: Int64(number), time: UnixTime(seconds: 0), platform: "api", person: "p",
                    question: question,
                    reading:
                        #"{"kinds":[],"subjects":[],"unknown":\#(unknown),"missing":\#(missing),"facts":\#(facts)}"#,
                    status: status, microseconds: 1))
        }
        return report
    }

    @Test func text() throws {
        #expect(
            try report().text(title: "最近 30 天", limit: 2) == """
                最近 30 天：共 8 问；答了 2，反问 1，没答上 4，寒暄 1。答上的占 28.6%（寒暄不算）。

                没看懂的词（2）：
                  2次　女性　例：女性站点；=女性 有多少,几个
                  1次　（不在资料范围内）　例：天气

                看懂了但没有数据（1）：
                  1次　丙区　站点　例：丙区站点

                问得最多的（6）：
                  2次　甲区有多少站点
                  1次　=女性 有多少,几个
                  ……还有 4 个

                最近 30 天从没问到的数据（1）：
                  乙区　站点　2025年　总数
                """)
        #expect(
            QuestionReport(facts: []).text(title: "今天", limit: 2)
                == """
                今天：共 0 问；答了 0，反问 0，没答上 0，寒暄 0。答上的占 0.0%（寒暄不算）。

                没看懂的词：没有

                看懂了但没有数据：没有

                问得最多的：没有

                今天从没问到的数据：没有
                """)
    }

    @Test("表格里不会有公式，换行和逗号有引号")
    func csv() throws {
        let (from, to) = (Date(timeIntervalSince1970: 0), Date(timeIntervalSince1970: 1_772_323_199))
        let lines = try report().csv(from: from, to: to).components(separatedBy: "\r\n")
        #expect(
            lines.prefix(3) == [
                "\u{FEFF}类别,内容,指标,次数,例子", "时间,1970-01-01 08:00 至 2026-03-01 07:59（北京时间）,,,",
                "答上的占,28.6%,,2,寒暄不算，共 7 问",
            ])
        #expect(lines.contains("没看懂的词,女性,,2,\"女性站点；=女性\n有多少,几个\""))
        #expect(lines.contains("没有数据,丙区,站点,1,丙区站点"))
        #expect(lines.contains("问得最多,\"'=女性\n有多少,几个\",,1,"))
        #expect(lines.contains("从没问到,乙区,站点,0,2025年 总数"))
    }

    @Test func json() throws {
        let date = Date(timeIntervalSince1970: 0)
        #expect(
            try report().json(from: date, to: date)
                == #"{"answered_share":0.2857142857142857,"from":"1970-01-01T00:00:00Z","#
                + #""most_asked":[{"count":2,"text":"甲区有多少站点"},{"count":1,"text":"=女性\n有多少,几个"},"#
                + #"{"count":1,"text":"丙区站点"},{"count":1,"text":"哪个"},{"count":1,"text":"天气"},"#
                + #"{"count":1,"text":"女性站点"}],"#
                + #""never_asked":[{"indicator":"站点","period":"2025年","scope":"总数","subject":"乙区"}],"#
                + #""no_data":[{"count":1,"examples":["丙区站点"],"indicator":"站点","subject":"丙区"}],"#
                + #""not_understood":[{"count":2,"examples":["女性站点","=女性\n有多少,几个"],"text":"女性"},"#
                + #"{"count":1,"examples":["天气"],"text":""}],"questions":8,"#
                + #""statuses":{"answered":2,"clarify":1,"smalltalk":1,"unknown":4},"to":"1970-01-01T00:00:00Z"}"#)
    }

    @Test("问了、停了、报告、忘掉、再报告")
    func wholeWay() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = ["--database", folder.appending(path: "a/gongwen.sqlite").path()]
        let server = try RunningServer(database)
        for user in ["u1", "u2"] {
            let connection = try RawConnection(port: server.port)
            let body = #"{"conversation":"c","user":"\#(user)","text":"江北有多少女性户外劳动者站点"}"#
            connection.write(
                "POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body)
            #expect(connection.read(until: "]}").hasPrefix("HTTP/1.1 200 "))
        }
        #expect(try await server.stop(SIGTERM) == 0)
        #expect(server.problemText() == "")
        let before = try Program.run(["report"] + database)
        #expect(before.output.hasPrefix("最近 30 天：共 2 问；答了 0，反问 0，没答上 2，寒暄 0。"))
        #expect(before.output.contains("2次　女性　例：江北有多少女性户外劳动者站点\n"))
        let gone = try Program.run(["forget", "u1"] + database)
        #expect(gone.output == "已删除：问题 1 条，会话 1 个，去重用的答复 0 条，未发出的回答 0 条。\n")
        #expect(try Program.run(["report"] + database).output.hasPrefix("最近 30 天：共 1 问；"))
    }

    @Test(
        "用不了的数据库：服务照常启动并警告，报告说明原因",
        arguments: [
            "/proc/gongwen.sqlite", "postgres://bob:pa55w0rd@127.0.0.1:1/gongwen",
        ])
    func unusable(database: String) async throws {
        let server = try RunningServer([], environment: ["GONGWEN_DATABASE_URL": database])
        let connection = try RawConnection(port: server.port)
        let body = #"{"conversation":"c","user":"u","text":"你好"}"#
        connection.write(
            "POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body)
        #expect(connection.read(until: "]}").hasPrefix("HTTP/1.1 200 "))
        #expect(try await server.stop(SIGTERM) == 0)
        let problems = server.problemText()
        #expect(problems.hasPrefix("警告：") && problems.contains("问题先留着，恢复后补写。\n"), "\(problems)")
        #expect(problems.hasSuffix("stopped before all questions were logged; they are lost\n"), "\(problems)")
        #expect(!problems.contains("pa55w0rd"))
        let report = try Program.run(["report", "--database", database])
        #expect(report.status == 1)
        #expect(!report.problems.isEmpty && !report.problems.contains("pa55w0rd"))
    }

    @Test("没有的文件：说出来，不新建", arguments: [["report"], ["forget", "u1"]])
    func missingFile(arguments: [String]) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).sqlite").path()
        let result = try Program.run(arguments + ["--database", path])
        #expect(result.status == 1)
        #expect(result.problems == "没有数据库文件 \(path)。请用 --database 写明服务所用的那一个。\n")
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("看不懂的位置：一句中文，不照抄")
    func badLocation() throws {
        let result = try Program.run(["serve"], environment: ["GONGWEN_DATABASE_URL": "mysql://bob:pa55w0rd@db/x"])
        #expect(result.status == 1)
        #expect(
            result.problems
                == "看不懂数据库的位置（--database 或 GONGWEN_DATABASE_URL）。应为 SQLite 文件的路径、postgres://用户@主机/库名 或 memory。\n")
    }
}
