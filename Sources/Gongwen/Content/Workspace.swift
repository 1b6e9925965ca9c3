/// Reads both folders and reports every problem at once.
///
///     let (snapshot, problems) = Workspace.load(intents: "Intents", knowledge: "Knowledge")
///     problems.forEach { print($0) }
///     // Knowledge/a.yaml:7:5: 错误：指标“站点”没有“叫法” …
public enum Workspace {
    /// - Returns: the snapshot, nil exactly when a problem is an error.
    public static func load(intents: String, knowledge: String) -> (snapshot: Snapshot?, problems: [Problem]) {
        var problems = Problems()
        let intentFiles = IntentFiles(folder: intents, into: &problems)
        let knowledgeFiles = KnowledgeFiles(folder: knowledge, into: &problems)
        let compiler = Compiler(knowledgeFiles.declarations, intentFiles)
        let snapshot = compiler.compile(into: &problems)
        if let snapshot {
            for result in Assistant(snapshot).runExamples(today: exampleDay) where !result.passed {
                problems.error(
                    "例子没有通过：“\(result.questions.joined(separator: "” → “"))”：\(result.failures.joined(separator: "；"))",
                    at: Place(file: result.file, line: result.line, column: 1),
                    wayOut: "得到的是（\(result.reply.status.rawValue)）\(result.reply.text.prefix(60))")
            }
        }
        return (problems.hasError ? nil : snapshot, problems.all)
    }

    /// Examples mean the same on every day.
    static let exampleDay = Day(year: 2026, month: 1, day: 15)
}
