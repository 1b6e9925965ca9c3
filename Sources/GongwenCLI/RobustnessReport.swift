import Gongwen

extension RobustnessResult {
    /// - Parameter listingLost: lists, before the changed answers, those that were lost too.
    func report(listingLost: Bool) -> String {
        var lines = listingLost ? lost.map { "－ " + $0.report } : []
        lines += different.map { "✗ " + $0.report }
        lines.append("换了说法再问，按意图或问题文件的 kind：")
        lines += kinds.sorted { $0.key < $1.key }.map { "  \($0.key)\t\($0.value.line)" }
        lines.append("按换法：")
        lines += variations.sorted { $0.key < $1.key }.map { "  \($0.key)\t\($0.value.line)" }
        lines.append("  合计\t\(total.line)")
        return lines.joined(separator: "\n")
    }
}

extension RobustnessResult.Change {
    fileprivate var report: String {
        """
        [\(kind)·\(variation)] \(question)
            答：(\(before.status.rawValue)) \(before.text.onReportLine)
            换成：\(varied)
            答：(\(after.status.rawValue)) \(after.text.onReportLine)
        """
    }
}

extension RobustnessResult.Counts {
    fileprivate var line: String {
        "问 \(asked)，一样 \(same)（\(percent(same, asked))），没答出 \(lost)，答成别的 \(different)"
    }
}
