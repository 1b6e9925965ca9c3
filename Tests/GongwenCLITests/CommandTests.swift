import Foundation
import Testing

@testable import GongwenCLI

@Suite("命令")
struct CommandTests {
    @Test("每个命令都有中文说明", arguments: ["serve", "repl", "ask", "check", "test"])
    func help(name: String) throws {
        let result = try Program.run([name, "--help"])
        #expect(result.status == 0)
        #expect(result.output.contains("--intents"))
        #expect(result.output.contains("默认取环境变量 GONGWEN_INTENTS"))
    }

    @Test("检查随程序的资料：没有错误也没有警告，并给出数目")
    func check() throws {
        let result = try Program.run(["check"])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("检查完毕：错误 0 个，警告 0 个。"))
        #expect(result.lines.last?.hasPrefix("主体 ") == true)
    }

    @Test("资料有错误：列出来，退出码 1，服务不启动")
    func broken() throws {
        let folders = ["--intents", "/没有", "--knowledge", "/没有"]
        let check = try Program.run(["check"] + folders)
        #expect(check.status == 1)
        #expect(!check.output.contains("错误 0 个"))
        let serve = try Program.run(["serve", "--port", "0"] + folders)
        #expect(serve.status == 1)
        #expect(serve.output.isEmpty)
        #expect(serve.problems.contains("资料有错误，无法启动。"))
        let variables = ["GONGWEN_INTENTS": "/没有", "GONGWEN_KNOWLEDGE": "/没有"]
        #expect(try Program.run(["check"], environment: variables).status == 1)
        let root = Program.root
        let flags = [
            "--intents", root.appending(path: "Intents").path(), "--knowledge",
            root.appending(path: "Knowledge").path(),
        ]
        #expect(try Program.run(["check"] + flags, environment: variables).status == 0)
    }

    @Test("与旧资料相比：列出答案会变的，不算错误")
    func against() throws {
        let examples = try Program.exampleCount()
        try Program.withChangedKnowledge { knowledge in
            let result = try Program.run(["check", "--knowledge", knowledge, "--against", Program.root.path()])
            #expect(result.status == 0)
            #expect(
                result.lines.suffix(4).joined(separator: "\n") == """
                    1 个例子答案会变（比较了 \(examples) 个例子，还没有问过的问题）：
                    例子：说说江北工会
                      原来：5. 江北区爱心妈咪小屋：17个（总数，截至报道时）。
                      现在：5. 江北区爱心妈咪小屋：18个（总数，截至报道时）。
                    """)
        }
        let same = try Program.run(["check", "--against", Program.root.path()])
        #expect(same.lines.last == "答案都不变（比较了 \(examples) 个例子，还没有问过的问题）。")
        let missing = try Program.run(["check", "--against", "/没有"])
        #expect(missing.status == 1)
        #expect(missing.problems.hasPrefix("/没有/Intents: 错误：没有这个文件夹\n"))
        #expect(missing.problems.hasSuffix("\n/没有 里的资料有错误，没有比较。\n"))
    }

    @Test("问题文件：全过为 0，有错为 1 并写明原因和合计")
    func questionFiles() throws {
        let good = #"{"id":"a-1","kind":"smalltalk","turns":[{"q":"你好","expect":{"none_of":["绝不出现的话"]}}]}"#
        let bad = #"{"id":"a-2","kind":"figure","turns":[{"q":"你好","expect":{"all_of":["绝不出现的话"]}}]}"#
        try Program.withFile(good + "\n") { path in
            let result = try Program.run(["test", path])
            #expect(result.status == 0, "\(result.output)")
            #expect(result.output.contains("  smalltalk\t1/1\t100.0%\n"))
        }
        try Program.withFile("\(good)\n\(bad)\n") { path in
            let result = try Program.run(["test", path])
            #expect(result.status == 1)
            #expect(result.output.contains("✗ a-2 [figure]\n    问：你好\n    答：("))
            #expect(result.output.contains("    因：缺 “绝不出现的话”\n"))
            #expect(result.output.contains("  figure\t0/1\t0.0%\n"))
            #expect(result.lines.last == "  合计 1/2\t50.0%")
        }
        let missing = try Program.run(["test", "/没有/x.jsonl"])
        #expect(missing.status == 1)
        #expect(missing.problems == "/没有/x.jsonl：读不到这个文件。\n")
    }

    @Test("对话从管道来：逐行答，没有提示符，:quit 之后不再读")
    func pipedRepl() throws {
        let result = try Program.run(["repl"], input: ":new\n:why\n:foo\n:quit\n:new\n")
        #expect(result.status == 0)
        #expect(
            result.output == """
                已开始新的对话。
                还没有提过问题。
                没有命令 :foo。输入 :help 看有哪些命令；要提问请不要以冒号开头。
                再见。

                """
        )
    }
}
