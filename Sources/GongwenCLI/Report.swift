import ArgumentParser
import Foundation
import Gongwen
import GongwenChannels
import GongwenStore

struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "从问题记录里看：哪些词没看懂、哪些数据没有、什么问得最多、什么没人问。",
        discussion: """
            gongwen report                        # 最近三十天
            gongwen report --days 7 --format csv > 问题.csv
            gongwen report --database postgres://…
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json }

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var database: DatabaseOptions

    @Option(help: ArgumentHelp("最近多少天。", valueName: "N"))
    var days = 30

    @Option(help: "写成 text、csv 还是 json。")
    var format = Format.text

    @Option(help: ArgumentHelp("text 格式里每一类最多列多少行。", valueName: "N"))
    var limit = 20

    func validate() throws {
        guard (1...36_500).contains(days) else { throw ValidationError("--days 应在 1 到 36500 之间。") }
        guard limit >= 1 else { throw ValidationError("--limit 应至少为 1。") }
    }

    func run() async throws {
        let snapshot = try workspace.snapshot()
        let store = try database.existingStore()
        let to = Date()
        let from = to.addingTimeInterval(-Double(days) * 86_400)
        var report = QuestionReport(facts: snapshot.factNames)
        do {
            // Just below the first number of that moment.
            var last = QuestionNumbers.first(at: UnixTime(seconds: Int64(from.timeIntervalSince1970))) - 1
            while true {
                let page = try await store.questions(after: last, limit: 2000)
                for question in page { report.add(question) }
                guard let end = page.last else { break }
                last = end.number
            }
        } catch let error as StoreError {
            throw Console.failure("\(error)")
        }
        await store.close()
        switch format {
        case .text: Console.line(report.text(title: "最近 \(days) 天", limit: limit))
        case .csv: Console.text(report.csv(from: from, to: to))
        case .json: Console.line(try report.json(from: from, to: to))
        }
    }
}
