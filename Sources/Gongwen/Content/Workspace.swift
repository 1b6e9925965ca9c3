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
        problems.finish()
        if let snapshot { tryExamples(of: snapshot, into: &problems) }
        return (problems.hasError ? nil : snapshot, problems.all)
    }

    /// The paths of the files that would be read now, in a fixed order.
    public static func files(intents: String, knowledge: String) -> [String] {
        var problems = Problems()
        return Folder.files(in: intents, endings: IntentFiles.endings, into: &problems)
            + Folder.files(in: knowledge, endings: KnowledgeFiles.endings, into: &problems)
    }

    /// Examples that fail come behind everything else that is wrong, which may be why they do. Beside errors they are one
    /// line, and so are those that would make the list long.
    private static func tryExamples(of snapshot: Snapshot, into problems: inout Problems) {
        let failed = Assistant(snapshot).runExamples(today: exampleDay).filter { !$0.passed }
        let hasCause = problems.hasError
        let shown = hasCause ? 0 : mostExamples
        for result in failed.prefix(shown) {
            let reply = result.reply.text.split(separator: "\n").joined(separator: " ")
            problems.error(
                "例子没有通过：“\(result.questions.joined(separator: "” → “"))”：\(result.failures.joined(separator: "；"))",
                at: result.place, wayOut: "得到的是（\(result.reply.status.rawValue)）\(reply.prefix(60))")
        }
        let rest = failed.dropFirst(shown)
        guard let first = rest.first else { return }
        let places = rest.prefix(3).map(\.place.shown).joined(separator: "、") + (rest.count > 3 ? " 等" : "")
        problems.error(
            "另有 \(rest.count) 个例子没有通过（\(places)）", at: Place(file: first.file, line: 0, column: 0),
            wayOut: "\(hasCause ? "多半是前面的错误引起的：" : "")先改好前面的，再检查一次。")
    }

    private static let mostExamples = 10

    /// Examples mean the same on every day.
    static let exampleDay = Day(year: 2026, month: 1, day: 15)
}
