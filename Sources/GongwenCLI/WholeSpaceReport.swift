import Gongwen

extension WholeSpace {
    /// Asks everything, on as many cores as there are.
    func runInParallel() async -> WholeSpaceResult {
        let step = 16
        return await withTaskGroup { group in
            for start in stride(from: 0, to: count, by: step) {
                group.addTask { (start, run(start..<min(start + step, count))) }
            }
            var parts: [Int: WholeSpaceResult] = [:]
            for await (start, part) in group { parts[start] = part }
            // In the order of the files, whichever core was faster.
            return parts.sorted { $0.key < $1.key }.reduce(into: WholeSpaceResult()) { $0.add($1.value) }
        }
    }
}

extension WholeSpaceResult {
    var report: String {
        var lines = wrong.map { wrong in
            "✗ [\(wrong.phrasing)] \(wrong.question)\n    答：(\(wrong.reply.status.rawValue)) \(wrong.reply.text.onReportLine)\n    因：\(wrong.reason)"
        }
        lines.append("问遍所有主体和指标：")
        lines += counts.sorted { $0.key < $1.key }.map { "  \($0.key)\t\($0.value.line)" }
        lines.append("  合计\t\(total.line)")
        lines.append("  有数的直接问：答出 \(covered)/\(pairs)\t\(percent(covered, pairs))")
        lines += missed.map { "    没答出：\($0.question) → (\($0.reply.status.rawValue)) \($0.reply.text.onReportLine)" }
        return lines.joined(separator: "\n")
    }
}

extension WholeSpaceResult.Counts {
    fileprivate var line: String { "问 \(asked)，答对 \(right)，答相近的 \(nearby)，反问 \(askedBack)，没答 \(refused)，答错 \(wrong)" }
}
