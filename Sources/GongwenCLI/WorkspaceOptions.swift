import ArgumentParser
import Foundation
import Gongwen
import GongwenServer

/// Where the bot's files are: the same two flags in every subcommand.
struct WorkspaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("意图文件夹。默认取环境变量 GONGWEN_INTENTS，没有则为 ./Intents。", valueName: "DIR"))
    var intents: String?

    @Option(help: ArgumentHelp("知识文件夹。默认取环境变量 GONGWEN_KNOWLEDGE，没有则为 ./Knowledge。", valueName: "DIR"))
    var knowledge: String?

    var folders: ContentFolders {
        ContentFolders(
            intents: intents ?? Variables.value("GONGWEN_INTENTS") ?? "Intents",
            knowledge: knowledge ?? Variables.value("GONGWEN_KNOWLEDGE") ?? "Knowledge"
        )
    }

    /// Reads both folders, or prints every problem and ends the program when one of them is an error.
    func snapshot() throws -> Snapshot {
        let (snapshot, problems) = folders.load()
        guard let snapshot else {
            for problem in problems { Console.problem(problem.description) }
            throw Console.failure("资料有错误，无法启动。改好后可用 gongwen check 再查一遍。")
        }
        return snapshot
    }
}

extension Day {
    /// The day it is in China now.
    static var today: Day { Day(inShanghaiAt: Date()) }
}
