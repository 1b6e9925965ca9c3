import Foundation
import Gongwen
import Workload

/// CPU time of whole replies and of their stages, load time and memory, as Markdown.
///
///     ReplyTimes ../Intents ../Knowledge                       # questions of its own, one of each kind
///     ReplyTimes ../Intents ../Knowledge questions.jsonl …     # each `q` of the files' `turns`
///     ReplyTimes --generate 100000 .build/big ../Intents ../Knowledge
///     ReplyTimes .build/big/Intents .build/big/Knowledge --generated 100000
///
/// `--generate` copies the shipped files, without the intents' examples, beside ten facts for each of so many names.
@main
struct ReplyTimes {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "--generate", arguments.count == 5, let count = Int(arguments[1]) {
            return try generate(count, into: arguments[2], intents: arguments[3], knowledge: arguments[4])
        }
        guard arguments.count >= 2 else {
            fatalError("ReplyTimes INTENTS KNOWLEDGE [--generated NAMES] [FILE.jsonl …]")
        }
        let start = ThreadClock.now()
        let (snapshot, problems) = Workspace.load(intents: arguments[0], knowledge: arguments[1])
        let load = ThreadClock.now() - start
        guard let snapshot else {
            for problem in problems.filter({ $0.severity == .error }).prefix(20) { print(problem) }
            exit(1)
        }
        let counts = snapshot.counts
        print("\(counts.facts) facts, \(counts.words) spellings; load \(Int(load / 1e6)) ms of CPU,", memory())
        let stages = Assistant.Stage.allCases.map { "\($0)" }
        print(
            "\n| questions | n | median µs | to a figure | mean | p99 | to a figure | \(stages.joined(separator: " | ")) |"
        )
        print("|---|---|---|---|---|---|---|" + String(repeating: "---|", count: stages.count))
        let assistant = Assistant(snapshot)
        let figure = Times(assistant, ["江北有多少户外劳动者站点"])
        for (name, questions) in try sets(Array(arguments.dropFirst(2))) {
            print(Times(assistant, questions).row(name, besides: figure))
        }
        print("\n| characters of | \(LongMessages.lengths.map { "\($0)" }.joined(separator: " | ")) |")
        print("|---|" + String(repeating: "---|", count: LongMessages.lengths.count))
        for (name, text) in LongMessages.kinds { print(LongMessages.row(name, text, assistant)) }
        print("\nµs of the whole reply; in brackets, ns a character.")
    }

    private static func sets(_ rest: [String]) throws -> [(String, [String])] {
        var sets: [(String, [String])] = []
        var rest = rest[...]
        if rest.first == "--generated", let count = rest.dropFirst().first.flatMap({ Int($0) }) {
            sets.append(("generated figures", GeneratedKnowledge(names: count).questions(500)))
            rest = rest.dropFirst(2)
        }
        for path in rest {
            let questions = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").flatMap { line in
                try JSONDecoder().decode(Dialogue.self, from: Data(line.utf8)).turns.map(\.q)
            }
            sets.append((URL(fileURLWithPath: path).lastPathComponent, questions))
        }
        return sets + Kinds.all.map { ($0.name, $0.questions) }
    }

    private struct Dialogue: Decodable {
        var turns: [Turn]
        struct Turn: Decodable { var q: String }
    }

    private static func generate(_ count: Int, into folder: String, intents: String, knowledge: String) throws {
        let files = FileManager.default
        let folder = URL(fileURLWithPath: folder)
        try? files.removeItem(at: folder)
        try files.createDirectory(at: folder.appendingPathComponent("Intents"), withIntermediateDirectories: true)
        try files.copyItem(at: URL(fileURLWithPath: knowledge), to: folder.appendingPathComponent("Knowledge"))
        for name in try files.contentsOfDirectory(atPath: intents) where name.hasSuffix(".yaml") {
            let text = try String(contentsOfFile: "\(intents)/\(name)", encoding: .utf8)
            // The examples tell what the shipped knowledge answers; beside a million other facts they are not the point.
            var isExample = false
            let kept = text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
                if let first = line.first, first != " ", first != "-", first != "#" {
                    isExample = line.hasPrefix("例:") || line.hasPrefix("反例:")
                }
                return !isExample
            }
            try kept.joined(separator: "\n").write(
                to: folder.appendingPathComponent("Intents/\(name)"), atomically: false, encoding: .utf8)
        }
        try GeneratedKnowledge(names: count).write(to: folder.appendingPathComponent("Knowledge/generated"))
    }

    private static func memory() -> String {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        return status.split(separator: "\n").filter { $0.hasPrefix("VmHWM") || $0.hasPrefix("VmRSS") }
            .map { $0.split(whereSeparator: \.isWhitespace).prefix(2).joined(separator: " ") + " kB" }
            .joined(separator: ", ")
    }
}

struct Times {
    private var all: [Double] = []
    private var stages = [Double](repeating: 0, count: Assistant.Stage.allCases.count)

    init(_ assistant: Assistant, _ questions: [String]) {
        let today = Day(year: 2026, month: 1, day: 15)
        let rounds = max(20, 20_000 / questions.count)
        for round in 0..<rounds {
            for question in questions {
                var conversation = Conversation()
                let start = ThreadClock.now()
                let reply = assistant.reply(to: question, in: &conversation, today: today)
                let time = ThreadClock.now() - start - ThreadClock.cost
                precondition(!reply.text.isEmpty)
                if round >= 2 { all.append(time) }
            }
        }
        // In rounds of their own, because each reading of the clock takes a good part of a stage.
        for _ in 0..<max(5, rounds / 4) {
            for question in questions {
                var conversation = Conversation()
                var last = ThreadClock.now()
                _ = assistant.reply(to: question, in: &conversation, today: today) { stage in
                    let now = ThreadClock.now()
                    stages[stage.rawValue] += max(0, now - last - ThreadClock.cost)
                    last = now
                }
            }
        }
        all.sort()
    }

    private func at(_ share: Double) -> Double { all[min(all.count - 1, Int(Double(all.count) * share))] }

    /// - Parameter figure: the times of a single figure, of which these are a multiple.
    func row(_ name: String, besides figure: Times) -> String {
        let whole = max(1, stages.reduce(0, +))
        let shares = stages.map { "\(Int(($0 / whole * 100).rounded()))%" }.joined(separator: " | ")
        let mean = all.reduce(0, +) / Double(all.count)
        let figures = [
            at(0.5) / 1000, at(0.5) / figure.at(0.5), mean / 1000, at(0.99) / 1000, at(0.99) / figure.at(0.99),
        ]
        .map { String(format: "%.1f", $0) }.joined(separator: " | ")
        return "| \(name) | \(all.count) | \(figures) | \(shares) |"
    }
}
