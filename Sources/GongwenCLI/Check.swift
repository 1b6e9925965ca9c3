import ArgumentParser
import Gongwen

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "检查意图和知识文件，一次列出所有问题。",
        discussion: "有错误时退出码为 1；只有警告或没有问题时为 0。"
    )

    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
        let (snapshot, problems) = workspace.read()
        for problem in problems { Console.line(problem.description) }
        Console.line("检查完毕：错误 \(problems.errorCount) 个，警告 \(problems.warningCount) 个。")
        guard let snapshot else { throw ExitCode(1) }
        Console.line("\(snapshot.summary)。")
    }
}
