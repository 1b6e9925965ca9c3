import Gongwen

extension WholeSpace {
    /// Asks about every attribute, or about one of so many, on as many cores as there are.
    func runInParallel(oneOf step: Int = 1) async -> WholeSpaceResult {
        await withTaskGroup { group in
            for start in stride(from: 0, to: count, by: step) { group.addTask { (start, run(start..<start + 1)) } }
            var parts: [Int: WholeSpaceResult] = [:]
            for await (start, part) in group { parts[start] = part }
            // In the order of the files, whichever core was faster.
            return parts.sorted { $0.key < $1.key }.reduce(into: WholeSpaceResult()) { $0.add($1.value) }
        }
    }
}

extension WholeSpaceResult {
    var report: String {
        var lines = wrongLines
        lines.append("问遍所有主体和指标：")
        lines += counts.sorted { $0.key < $1.key }.map { "  \($0.key)\t\($0.value.line)" }
        lines.append("  合计\t\(total.line)")
        lines.append("  有数的直接问：答出 \(covered)/\(pairs)\t\(percent(covered, pairs))")
        lines += missed.map { "    没答出：\($0.question) → (\($0.reply.status.rawValue)) \($0.reply.text.onReportLine)" }
        return lines.joined(separator: "\n")
    }

    /// What is wrong, and the totals, of a sample.
    func report(oneOf step: Int) -> String {
        let title = "问遍主体和指标（每 \(step) 个指标、条目里取 1 个；--whole-space 全部问）："
        return (wrongLines + [title, "  合计\t\(total.line)"]).joined(separator: "\n")
    }

    private var wrongLines: [String] {
        wrong.map { wrong in
            "✗ [\(wrong.phrasing)] \(wrong.question)\n    答：(\(wrong.reply.status.rawValue)) \(wrong.reply.text.onReportLine)\n    因：\(wrong.reason)"
        }
    }
}

extension WholeSpaceResult.Counts {
    fileprivate var line: String { "问 \(asked)，答对 \(right)，答相近的 \(nearby)，反问 \(askedBack)，没答 \(refused)，答错 \(wrong)" }
}
