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
            GONGWEN_ACCESS_TOKEN（对外开放时必须设置的访问口令）、GONGWEN_TLS_CERTIFICATE、GONGWEN_TLS_KEY、GONGWEN_LOG_FORMAT、
            GONGWEN_LOG_LEVEL；
            限度和停止的变量见 docs/server.md。
            各平台的变量见 docs/ 下的各页；启动时写出哪些平台已开启、哪些变量缺少或有误。
            收到 SIGHUP 时重新读取资料：没有错误才换上，有错误就列出来并仍用原来的；换的时候照常回答。
            收到 SIGTERM 或 SIGINT 后答完手上的请求再退出。
            """
    )

    @Option(help: "监听的地址。默认 127.0.0.1，只有本机能连。")
    var host: String?

    @Option(help: "监听的端口，0 为任选一个。默认 8080。")
    var port: Int?

    @Option(help: ArgumentHelp("HTTPS 的证书文件（PEM，服务器自己的证书在最前面）。换了文件不必重启。", valueName: "FILE"))
    var tlsCertificate: String?

    @Option(help: ArgumentHelp("HTTPS 的私钥文件（PEM，不带口令）。", valueName: "FILE"))
    var tlsKey: String?

    @Option(help: "日志的格式：text 或 json（每行一个 JSON 对象）。默认 text。")
    var logFormat: LogFormat?

    @Option(help: "从哪一级起写日志：debug、info、notice、warning 或 error。默认 notice；debug 会写出用户的问题。")
    var logLevel: LogLevel?

    @Flag(help: "资料文件改了就自动重新读取。")
    var watch = false

    @OptionGroup var workspace: WorkspaceOptions

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        var secrets = Settings(ProcessInfo.processInfo.environment)
        let configuration = try serverConfiguration(&secrets)
        // Before they are read: if they change meanwhile, the first look at them sees it.
        let version = workspace.folders.version()
        let live = LiveAssistant(Assistant(try workspace.snapshot()), version: version, loadedAt: Date())
        let format = try Variables.choice(logFormat, or: "GONGWEN_LOG_FORMAT") ?? .text
        let level = try Variables.choice(logLevel, or: "GONGWEN_LOG_LEVEL") ?? .notice
        LoggingSystem.bootstrap(format.handler(label:))
        var logger = Logger(label: "gongwen")
        logger.logLevel = level.threshold
        // What is amiss at the start is meant for people; in a log for programs it has to be an object too.
        let report = { (text: String) in
            if format == .json { logger.warning("\(text)") } else { Console.problem(text) }
        }
        if configuration.refusesEveryone {
            report("警告：服务对外开放而没有设置 GONGWEN_ACCESS_TOKEN，问答接口和页面将拒绝所有请求。")
        }
        for complaint in secrets.problems.map(\.complaint) + configuration.platforms.flatMap(\.complaints) {
            report(complaint)
        }
        do {
            try await runServer(
                configuration: configuration, live: live, logger: logger,
                onStoreOutage: { error in
                    report("警告：\(error)\n服务照常回答并不断重试；在此之前，会话和去重只在本机内存里，问题先留着，恢复后补写。")
                },
                onListening: { url in
                    Console.line("工问已启动：\(url)（按 Ctrl-C 停止）")
                    for setup in configuration.platforms { Console.line(setup.report) }
                })
        } catch let error as ServerStartError {
            throw Console.failure("无法启动：\(error.description)")
        }
    }

    private func serverConfiguration(_ secrets: inout Settings) throws -> AppConfiguration {
        var configuration = AppConfiguration()
        configuration.host = host ?? Variables.value("GONGWEN_HOST") ?? configuration.host
        configuration.accessToken = secrets.optionalKey("GONGWEN_ACCESS_TOKEN")
        // Without the token that was meant, more people might be let in.
        if let problem = secrets.problems.first(where: { $0.severity == .error }) {
            throw Console.failure(problem.complaint)
        }
        configuration.serverNames = Set(
            (Variables.value("GONGWEN_SERVER_NAMES") ?? "").lowercased().split(separator: ",")
                .map { $0.trimmingCharacters(in: .whitespaces) })
        if let port {
            configuration.port = port
        } else if let text = Variables.value("GONGWEN_PORT") {
            guard let port = Int(text) else { throw Console.failure("环境变量 GONGWEN_PORT 不是端口号。") }
            configuration.port = port
        }
        configuration.database = try database.location()
        if let days = try Variables.number("GONGWEN_LOG_DAYS", in: 1...36_500) { configuration.questionDays = days }
        if let seconds = try Variables.number("GONGWEN_DRAIN_SECONDS", in: 0...3600) {
            configuration.drainPause = .seconds(seconds)
        }
        configuration.tls = try tlsFiles()
        try readLimits(into: &configuration.limits)
        configuration.content = workspace.folders
        configuration.watchPause = watch ? .seconds(1) : nil
        configuration.platforms = Channels.configure(ProcessInfo.processInfo.environment)
        guard (0...65_535).contains(configuration.port) else {
            throw Console.failure("端口号 \(configuration.port) 不在 0 到 65535 之间。")
        }
        return configuration
    }

    private func tlsFiles() throws -> TLSFiles? {
        let certificate = tlsCertificate ?? Variables.value("GONGWEN_TLS_CERTIFICATE")
        let key = tlsKey ?? Variables.value("GONGWEN_TLS_KEY")
        switch (certificate, key) {
        case (let certificate?, let key?): return TLSFiles(certificate: certificate, key: key)
        case (nil, nil): return nil
        case (_, nil): throw Console.failure("有证书而没有私钥：还要 --tls-key 或 GONGWEN_TLS_KEY。")
        case (nil, _): throw Console.failure("有私钥而没有证书：还要 --tls-certificate 或 GONGWEN_TLS_CERTIFICATE。")
        }
    }

    private func readLimits(into limits: inout ServerLimits) throws {
        if let count = try Variables.number("GONGWEN_MAX_CONNECTIONS", in: 1...1_000_000) { limits.connections = count }
        if let count = try Variables.number("GONGWEN_MAX_IN_FLIGHT", in: 1...1_000_000) { limits.inFlight = count }
        if let seconds = try Variables.number("GONGWEN_REQUEST_TIMEOUT", in: 1...3600) {
            limits.requestTimeout = .seconds(seconds)
        }
        if let seconds = try Variables.number("GONGWEN_IDLE_TIMEOUT", in: 1...3600) {
            limits.idleTimeout = .seconds(seconds)
        }
        limits.userRate = try Variables.number("GONGWEN_USER_LIMIT", in: 0...1_000_000)
        limits.conversationRate = try Variables.number("GONGWEN_CONVERSATION_LIMIT", in: 0...1_000_000)
    }
}
