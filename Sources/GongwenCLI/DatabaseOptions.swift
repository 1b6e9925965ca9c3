import ArgumentParser
import Foundation
import GongwenServer
import GongwenStore

/// Where the database is: the same flag in every subcommand that needs it.
struct DatabaseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "SQLite 文件的路径、postgres://… 或 memory。默认取环境变量 GONGWEN_DATABASE_URL，没有则为用户状态目录下的 gongwen.sqlite。",
            valueName: "URL-or-path"))
    var database: String?

    func location() throws -> DatabaseLocation {
        let text =
            database ?? Variables.value("GONGWEN_DATABASE_URL")
            ?? DatabaseLocation.standard(ProcessInfo.processInfo.environment)
        guard let location = DatabaseLocation(text) else {
            // Not the text itself: it may hold a password.
            throw Console.failure(
                "看不懂数据库的位置（--database 或 GONGWEN_DATABASE_URL）。应为 SQLite 文件的路径、postgres://用户@主机/库名 或 memory。")
        }
        return location
    }

    /// The questions that a server logged last, for comparing what they are answered; none when no server has run here,
    /// nil when its database is out of order, which is said.
    func lastAsked() async -> [String]? {
        guard let location = try? location() else { return nil }
        guard !location.isMissing else { return [] }
        let store = location.store()
        let asked: [String]?
        do {
            asked = try await store.latestQuestions()
        } catch {
            Console.problem("\(error)")
            asked = nil
        }
        await store.close()
        return asked
    }

    /// The store of a server that has run already.
    func existingStore() throws -> any Store {
        let location = try location()
        guard !location.isMissing else {
            throw Console.failure("没有数据库文件 \(location)。请用 --database 写明服务所用的那一个。")
        }
        return location.store()
    }
}
