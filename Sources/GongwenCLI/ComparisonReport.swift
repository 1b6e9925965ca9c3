import Gongwen
import GongwenServer

extension Comparison {
    /// How many answers change, and which: old and new, up to so many.
    func report(isLogRead: Bool = true, limit: Int = .max) -> String {
        let summary = summary(isLogRead: isLogRead)
        guard !changes.isEmpty else { return "\(summary)。" }
        let rest = changes.count - limit
        return
            (["\(summary)："] + changes.prefix(limit).map(\.report)
            + (rest > 0 ? ["……还有 \(rest) 个；gongwen check --against 列出全部。"] : [])).joined(separator: "\n")
    }
}

extension Comparison.Change {
    /// The question, and the first line in which the replies differ.
    fileprivate var report: String {
        let (old, new) = (before.lines, after.lines)
        let index = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
        func line(_ lines: [Substring]) -> String { index < lines.count ? String(lines[index]) : "（没有这一行）" }
        return """
            \(isExample ? "例子" : "问")：\(questions.joined(separator: " → "))
              原来：\(line(old))
              现在：\(line(new))
            """
    }
}

extension Reply {
    /// The text after its status: a reply may say the same and mean it otherwise.
    fileprivate var lines: [Substring] {
        "（\(status.rawValue)）\(text)".split(separator: "\n", omittingEmptySubsequences: false)
    }
}
