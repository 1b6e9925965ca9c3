import ArgumentParser
import Gongwen
import GongwenServer

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "检查意图和知识文件，一次列出所有问题。",
        discussion: """
            gongwen check
            gongwen check --against ../旧资料   # 再列出与 ../旧资料 里的相比，哪些问题的答案会变

            有错误时退出码为 1；只有警告或没有问题时为 0。答案会变不算错误。
            """
    )

    @OptionGroup var workspace: WorkspaceOptions

    @Option(help: ArgumentHelp("与这个文件夹里的 Intents 和 Knowledge 相比，列出答案会变的例子和问过的问题。", valueName: "DIR"))
    var against: String?

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let (snapshot, problems) = workspace.folders.load()
        Console.line(problems.report)
        guard let snapshot else { throw ExitCode(1) }
        Console.line("\(snapshot.summary)。")
        guard let against else { return }
        let old = ContentFolders(intents: "\(against)/Intents", knowledge: "\(against)/Knowledge").load()
        guard let oldSnapshot = old.snapshot else {
            for problem in old.problems { Console.problem(problem.description) }
            throw Console.failure("\(against) 里的资料有错误，没有比较。")
        }
        let asked = await database.lastAsked()
        let comparison = Comparison(
            from: Assistant(oldSnapshot), to: Assistant(snapshot), asked: asked ?? [], today: .today)
        Console.line(comparison.report(isLogRead: asked != nil))
    }
}
