import ArgumentParser

/// `gongwen`: one subcommand a file, each of which reads its flags and calls one thing.
@main
struct GongwenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gongwen",
        abstract: "工问：按资料回答问题，并注明来源。",
        subcommands: [Serve.self, Simulate.self, Repl.self, Ask.self, Check.self, Test.self, Report.self, Forget.self]
    )
}
