public import Gongwen

extension Comparison {
    /// How many answers change, in one line.
    ///
    ///     comparison.summary()    // "3 个问过的问题答案会变（比较了 112 个例子、1000 个问过的问题）"
    ///
    /// - Parameter isLogRead: false when the question log could not be read.
    public func summary(isLogRead: Bool = true) -> String {
        let examples = changes.count(where: \.isExample)
        let asked = changes.count - examples
        let parts =
            (examples > 0 ? ["\(examples) 个例子"] : []) + (asked > 0 ? ["\(asked) 个问过的问题"] : [])
        let change = parts.isEmpty ? "答案都不变" : parts.joined(separator: "、") + "答案会变"
        let compared = askedCount > 0 ? "、\(askedCount) 个问过的问题" : isLogRead ? "，还没有问过的问题" : "，问题记录读不到"
        return "\(change)（比较了 \(exampleCount) 个例子\(compared)）"
    }
}

extension [Problem] {
    /// Every problem, and how many there are: what `gongwen check` prints.
    public var report: String {
        (map(\.description) + ["检查完毕：错误 \(errorCount) 个，警告 \(warningCount) 个。"]).joined(separator: "\n")
    }

    /// How many of them keep the files from loading.
    public var errorCount: Int { count { $0.severity == .error } }
    /// How many of them do not.
    var warningCount: Int { count { $0.severity == .warning } }
}
