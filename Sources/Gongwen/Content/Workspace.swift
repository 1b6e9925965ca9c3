/// Reads both folders and reports every problem at once.
///
///     let (snapshot, problems) = Workspace.load(intents: "Intents", knowledge: "Knowledge")
///     problems.forEach { print($0) }
///     // Knowledge/a.yaml:7:5: 错误：指标“站点”没有“叫法” …
public enum Workspace {
    /// Reads, compiles and tries the examples; throws nothing: a folder that cannot be read is a problem like others.
    ///
    /// - Returns: the snapshot, nil exactly when a problem is an error; all problems in the order of files and lines.
    public static func load(intents: String, knowledge: String) -> (snapshot: Snapshot?, problems: [Problem]) {
        var problems = Problems()
        let intentFiles = IntentFiles(folder: intents, into: &problems)
        let knowledgeFiles = KnowledgeFiles(folder: knowledge, into: &problems)
        let compiler = Compiler(knowledgeFiles.declarations, intentFiles)
        let snapshot = compiler.compile(into: &problems)
        if let snapshot { tryExamples(of: snapshot, into: &problems) }
        problems.finish()
        return (problems.hasError ? nil : snapshot, problems.all)
    }

    /// The paths of the files that would be read now, in a fixed order.
    public static func files(intents: String, knowledge: String) -> [String] {
        var problems = Problems()
        return Folder.files(in: intents, endings: IntentFiles.endings, into: &problems)
            + Folder.files(in: knowledge, endings: KnowledgeFiles.endings, into: &problems)
    }

    /// An example that fails is an error; it is none when what it asks for may stand in a file that was not read.
    private static func tryExamples(of snapshot: Snapshot, into problems: inout Problems) {
        for result in Assistant(snapshot).runExamples(today: exampleDay) where !result.passed {
            let reply = result.reply.text.split(separator: "\n").joined(separator: " ")
            problems.missing(
                "例子没有通过：“\(result.questions.joined(separator: "” → “"))”：\(result.failures.joined(separator: "；"))",
                at: Place(file: result.file, line: result.line, column: result.column),
                wayOut: "得到的是（\(result.reply.status.rawValue)）\(reply.prefix(60))")
        }
    }

    /// Examples mean the same on every day.
    static let exampleDay = Day(year: 2026, month: 1, day: 15)
}
