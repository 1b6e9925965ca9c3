import Gongwen
import GongwenServer

/// What the REPL knows between two lines; reading and printing are elsewhere.
///
///     var session = ReplSession(snapshot: snapshot, today: { day }, reload: { … }, logged: { [] })
///     await session.handle("江北有多少站点")   // the reply
///     await session.handle(":why")            // how it came about
struct ReplSession {
    private var snapshot: Snapshot
    private var assistant: Assistant
    private var conversation = Conversation()
    /// The last question, and the conversation before it, so that `:why` sees what the answer saw.
    private var last: (question: String, before: Conversation)?
    /// What was asked here, to see what a reload changes.
    private var asked: [String] = []
    private let today: () -> Day
    private let reload: () -> (snapshot: Snapshot?, problems: [Problem])
    private let logged: () async -> [String]?
    private(set) var isOver = false

    init(
        snapshot: Snapshot,
        today: @escaping () -> Day,
        reload: @escaping () -> (snapshot: Snapshot?, problems: [Problem]),
        logged: @escaping () async -> [String]?
    ) {
        self.snapshot = snapshot
        self.assistant = Assistant(snapshot)
        self.today = today
        self.reload = reload
        self.logged = logged
    }

    /// Answers a line or carries out a command; `nil` when there is nothing to say.
    mutating func handle(_ line: String) async -> String? {
        let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
        guard let first = words.first else { return nil }
        // Chinese input methods write the full-width colon.
        guard first.hasPrefix(":") || first.hasPrefix("：") else { return answer(line) }
        return await command(String(first.dropFirst()), words.count > 1 ? words[1].trimmed : nil)
    }

    private mutating func answer(_ question: String) -> String {
        last = (question, conversation)
        asked.append(question)
        return assistant.reply(to: question, in: &conversation, today: today()).forTerminal
    }

    private mutating func command(_ name: String, _ argument: String?) async -> String {
        switch name {
        case "why":
            guard let last else { return "还没有提过问题。" }
            return "问题：\(last.question)\n\(assistant.explain(last.question, in: last.before, today: today()))"
        case "facts":
            let lines = assistant.facts(about: argument)
            guard lines.isEmpty else { return lines.joined(separator: "\n") }
            return argument.map { "资料里没有“\($0)”。" } ?? "资料里还没有数据。"
        case "intents":
            return snapshot.intents.isEmpty ? "还没有意图。" : snapshot.intents.map(\.listing).joined(separator: "\n")
        case "reload": return await reloadFiles()
        case "new":
            conversation = Conversation()
            last = nil
            return "已开始新的对话。"
        case "help", "h", "?", "？": return Self.help
        case "quit", "q", "exit":
            isOver = true
            return "再见。"
        default: return "没有命令 :\(name)。输入 :help 看有哪些命令；要提问请不要以冒号开头。"
        }
    }

    /// Reads the files again, compares their answers, and goes on with them. Files with an error leave everything as it
    /// was: who is trying things out goes on with what worked.
    mutating func reloadFiles() async -> String {
        let (fresh, problems) = reload()
        let lines = problems.map(\.description)
        guard let fresh else { return (lines + ["有 \(problems.errorCount) 个错误，仍用原来的资料。"]).joined(separator: "\n") }
        let logged = await logged()
        let comparison = Comparison(
            from: assistant, to: Assistant(fresh), asked: asked.reversed() + (logged ?? []), today: today())
        snapshot = fresh
        assistant = Assistant(fresh)
        let report = comparison.report(isLogRead: logged != nil, limit: Self.mostChanges)
        return (lines + ["已重新读取：\(fresh.summary)。", report]).joined(separator: "\n")
    }

    private static let mostChanges = 20

    static let help = """
        直接输入问题即可，可以接着问（“那……呢”）。
        :why           上一个回答是怎么来的
        :facts [名称]  某个地方或事物的全部数据；不写名称则列出各有多少
        :intents       有哪些意图
        :reload        重新读取资料文件，并列出哪些问题的答案变了
        :new           开始新的对话
        :help          这份说明
        :quit          退出（也可按 Ctrl-D）
        """
}

extension Snapshot.IntentSummary {
    fileprivate var listing: String {
        let example = examples.first.map { "，例：\($0)" } ?? ""
        return "\(name)：\(description)\(example)"
    }
}

extension String {
    fileprivate var trimmed: String {
        guard let end = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[...end].drop(while: \.isWhitespace))
    }
}
