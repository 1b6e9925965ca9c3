import Gongwen

extension Snapshot {
    /// How much there is, in one line.
    var summary: String {
        "主体 \(counts.subjects) 个，指标 \(counts.indicators) 个，条目 \(counts.entries) 条，数据 \(counts.facts) 条，"
            + "词 \(counts.words) 个，意图 \(intents.count) 个"
    }
}
