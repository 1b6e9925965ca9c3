import ArgumentParser
import Foundation
import Gongwen
import GongwenChannels
import GongwenServer
import GongwenStore
import Logging

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "启动服务：问答接口、聊天页面、各平台的回调和健康检查。",
        discussion: """
            环境变量（命令行参数优先）：GONGWEN_HOST、GONGWEN_PORT、GONGWEN_INTENTS、GONGWEN_KNOWLEDGE、
            GONGWEN_DATABASE_URL（postgres://… 或 SQLite 文件的路径）、GONGWEN_LOG_DAYS（问题记录留多少天，默认 180）、
            GONGWEN_ACCESS_TOKEN（对外开放时必须设置的访问口令）。
            各平台的变量见 docs/ 下的各页；启动时写出哪些平台已开启、哪些变量缺少或有误。
            收到 SIGHUP 时重新读取资料：没有错误才换上，有错误就列出来并仍用原来的；换的时候照常回答。
            收到 SIGTERM 或 SIGINT 后答完手上的请求再退出。
            """
    )

    @Option(help: "监听的地址。默认 127.0.0.1，只有本机能连。")
    var host: String?

    @Option(help: "监听的端口，0 为任选一个。默认 8080。")
    var port: Int?

    @Flag(help: "资料文件改了就自动重新读取。")
    var watch = false

    @OptionGroup var workspace: WorkspaceOptions

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let configuration = try serverConfiguration()
        // Before they are read: if they change meanwhile, the first look at them sees it.
        let version = workspace.folders.version()
        let live = LiveAssistant(Assistant(try workspace.snapshot()), version: version, loadedAt: Date())
        LoggingSystem.bootstrap(StreamLogHandler.standardError(label:))
        var logger = Logger(label: "gongwen")
        logger.logLevel = .notice
        if configuration.refusesEveryone {
            Console.problem("警告：服务对外开放而没有设置 GONGWEN_ACCESS_TOKEN，问答接口和页面将拒绝所有请求。")
        }
        for complaint in configuration.platforms.flatMap(\.complaints) { Console.problem(complaint) }
        do {
            try await runServer(
                configuration: configuration, live: live, logger: logger,
                onStoreOutage: { error in
                    Console.problem("警告：\(error)\n服务照常回答并不断重试；在此之前，会话和去重只在本机内存里，问题不记录。")
                },
                onListening: { url in
                    Console.line("工问已启动：\(url)（按 Ctrl-C 停止）")
                    for setup in configuration.platforms { Console.line(setup.report) }
                })
        } catch let error as ServerStartError {
            throw Console.failure("无法启动：\(error.description)")
        }
    }

    private func serverConfiguration() throws -> AppConfiguration {
        var configuration = AppConfiguration()
        configuration.host = host ?? Settings.value("GONGWEN_HOST") ?? configuration.host
        configuration.accessToken = Settings.value("GONGWEN_ACCESS_TOKEN")
        if let port {
            configuration.port = port
        } else if let text = Settings.value("GONGWEN_PORT") {
            guard let port = Int(text) else { throw Console.failure("环境变量 GONGWEN_PORT 不是端口号。") }
            configuration.port = port
        }
        configuration.database = try database.location()
        if let text = Settings.value("GONGWEN_LOG_DAYS") {
            guard let days = Int(text), (1...36_500).contains(days) else {
                throw Console.failure("环境变量 GONGWEN_LOG_DAYS 应为 1 到 36500 的整数。")
            }
            configuration.questionDays = days
        }
        configuration.content = workspace.folders
        configuration.watchPause = watch ? .seconds(1) : nil
        configuration.platforms = Channels.configure(ProcessInfo.processInfo.environment)
        guard (0...65_535).contains(configuration.port) else {
            throw Console.failure("端口号 \(configuration.port) 不在 0 到 65535 之间。")
        }
        return configuration
    }
}
