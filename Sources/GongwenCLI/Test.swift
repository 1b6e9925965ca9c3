import ArgumentParser
import Foundation
import Gongwen

struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "跑意图文件里的例子和给出的问题文件，列出每个不通过的原因。",
        discussion: """
            问题文件一行一段对话：
            {"id":"…","kind":"…","turns":[{"q":"…","expect":{"status":["answered"],"all_of":["47"],"none_of":["147"]}}]}
            --whole-space 用意图文件里的“问法”问遍每个主体的每个指标，看有没有答成别处的、别的指标的、别的口径或时间的数；不给
            问题文件时，也这样问其中一部分指标。
            全部通过时退出码为 0，否则为 1。
            """
    )

    @OptionGroup var workspace: WorkspaceOptions

    @Argument(help: ArgumentHelp("问题文件，可给多个。", valueName: "file.jsonl"))
    var files: [String] = []

    @Flag(help: "只问遍所有主体和指标。")
    var wholeSpace = false

    @Flag(help: "只把例子和问题文件里的每个问题换几种说法再问，看答复变不变。")
    var robustness = false

    @Flag(help: "与 --robustness 一起用：把换了说法就答不出来的也列出来。")
    var all = false

    func validate() throws {
        if wholeSpace, robustness { throw ValidationError("--whole-space 和 --robustness 只能用一个。") }
    }

    func run() async throws {
        let dialogues: [Dialogue]
        do {
            dialogues = try files.flatMap { try [Dialogue](questionFile: $0) }
        } catch let error as QuestionFileError {
            throw Console.failure(error.description)
        }
        let assistant = Assistant(try workspace.snapshot())
        if wholeSpace { return try await runWholeSpace(assistant) }
        if robustness { return try runRobustness(assistant, dialogues) }
        var examples = Tally(title: "意图文件里的例子")
        for result in assistant.runExamples(today: .today) {
            examples.count(kind: result.intent, passed: result.passed)
            if !result.passed { Console.line(result.report) }
        }
        var questions = Tally(title: "问题文件")
        for dialogue in dialogues {
            let outcome = DialogueOutcome(of: dialogue) { text, conversation in
                assistant.reply(to: text, in: &conversation, today: .today)
            }
            questions.count(kind: dialogue.kind, passed: outcome.failures.isEmpty, statedWrong: outcome.statedWrong)
            if !outcome.failures.isEmpty { Console.line(outcome.report) }
        }
        Console.line(examples.report)
        if !files.isEmpty { Console.line(questions.report) }
        if files.isEmpty { try await runSample(assistant) }
        if examples.failed + questions.failed > 0 { throw ExitCode(1) }
    }

    /// Two seconds in a release build; ten times as many in a debug build, which asks less.
    #if DEBUG
        private static let sampledOneOf = 256
    #else
        private static let sampledOneOf = 16
    #endif

    private func runSample(_ assistant: Assistant) async throws {
        let result = await WholeSpace(assistant, today: .today).runInParallel(oneOf: Test.sampledOneOf)
        Console.line(result.report(oneOf: Test.sampledOneOf))
        if !result.wrong.isEmpty { throw ExitCode(1) }
    }

    private func runWholeSpace(_ assistant: Assistant) async throws {
        let result = await WholeSpace(assistant, today: .today).runInParallel()
        Console.line(result.report)
        if !result.wrong.isEmpty { throw ExitCode(1) }
    }

    private func runRobustness(_ assistant: Assistant, _ dialogues: [Dialogue]) throws {
        let robustness = Robustness(assistant, today: .today)
        var result = RobustnessResult()
        for example in robustness.examples { result.add(robustness.run(example.questions, kind: example.intent)) }
        for dialogue in dialogues { result.add(robustness.run(dialogue.turns.map(\.q), kind: dialogue.kind)) }
        Console.line(result.report(listingLost: all))
        if !result.different.isEmpty { throw ExitCode(1) }
    }
}

extension ExampleResult {
    var report: String {
        ([
            "✗ \(file):\(line) [\(intent)]", "    问：\(questions.joined(separator: " → "))",
            "    答：(\(reply.status.rawValue)) \(reply.text.onReportLine)",
        ]
            + failures.map { "    因：\($0)" }).joined(separator: "\n")
    }
}

/// What became of one dialogue.
struct DialogueOutcome {
    struct Failure {
        var question: String
        var reply: Reply
        var misses: [Criteria.Miss]
    }

    var dialogue: Dialogue
    var failures: [Failure] = []

    /// Whether something was stated, as an answer, that the file did not expect.
    var statedWrong: Bool { failures.contains { $0.reply.status == .answered } }

    init(of dialogue: Dialogue, reply: (String, inout Conversation) -> Reply) {
        self.dialogue = dialogue
        var conversation = Conversation()
        for turn in dialogue.turns {
            let reply = reply(turn.q, &conversation)
            let misses = (turn.expect ?? Criteria()).misses(status: reply.status.rawValue, text: reply.text)
            if !misses.isEmpty { failures.append(Failure(question: turn.q, reply: reply, misses: misses)) }
        }
    }

    var report: String {
        let lines = failures.flatMap { failure in
            [
                "    问：\(failure.question)",
                "    答：(\(failure.reply.status.rawValue)) \(failure.reply.text.onReportLine)",
                "    因：\(failure.misses.map(\.description).joined(separator: "；"))",
            ]
        }
        return (["✗ \(dialogue.id) [\(dialogue.kind)]"] + lines).joined(separator: "\n")
    }
}

/// Totals by kind.
struct Tally {
    var title: String
    private var kinds: [String: (right: Int, all: Int)] = [:]
    private var statedWrong: Int?

    init(title: String) {
        self.title = title
    }

    var failed: Int { kinds.values.reduce(0) { $0 + $1.all - $1.right } }

    mutating func count(kind: String, passed: Bool, statedWrong: Bool? = nil) {
        let before = kinds[kind] ?? (0, 0)
        kinds[kind] = (before.right + (passed ? 1 : 0), before.all + 1)
        if let statedWrong { self.statedWrong = (self.statedWrong ?? 0) + (statedWrong ? 1 : 0) }
    }

    var report: String {
        let all = kinds.values.reduce(0) { $0 + $1.all }
        var lines = ["\(title)："]
        lines += kinds.sorted { $0.key < $1.key }.map {
            "  \($0.key)\t\($0.value.right)/\($0.value.all)\t\(percent($0.value.right, $0.value.all))"
        }
        if let statedWrong { lines.append("  说错的（状态为 answered 而不合要求）：\(statedWrong) 段") }
        lines.append("  合计 \(all - failed)/\(all)\t\(percent(all - failed, all))")
        return lines.joined(separator: "\n")
    }
}
