import Foundation
import Gongwen
import Synchronization

@testable import GongwenServer

/// A folder with the shipped intents, without their examples, and two figures that a test may change.
final class SmallBot: Sendable {
    let folder: String

    init(figure: Int = 12) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "gongwen-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: folder + "/Knowledge", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: folder + "/Intents", withIntermediateDirectories: true)
        let shipped = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Intents")
        for file in try FileManager.default.contentsOfDirectory(at: shipped, includingPropertiesForKeys: nil) {
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            let examples = lines.firstIndex { $0.hasPrefix("例:") || $0.hasPrefix("反例:") } ?? lines.endIndex
            try write(
                lines[..<examples].map { $0 + "\n" }.joined(), to: "Intents/\(file.lastPathComponent)")
        }
        try write(Self.things, to: "Knowledge/things.yaml")
        try write(figure: figure)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var folders: ContentFolders { ContentFolders(intents: folder + "/Intents", knowledge: folder + "/Knowledge") }

    func write(_ text: String, to path: String) throws {
        try text.write(toFile: "\(folder)/\(path)", atomically: false, encoding: .utf8)
    }

    func write(figure: Int) throws {
        try write(
            """
            主体,指标,口径,时间,数值,单位,来源,行,说明
            甲区,站点,总数,截至2025年底,\(figure),个,报告,1,
            乙区,站点,总数,截至2025年底,9,个,报告,1,

            """, to: "Knowledge/figures.csv")
    }

    func live() throws -> LiveAssistant {
        let loaded = folders.load()
        guard let snapshot = loaded.snapshot else { throw NotLoaded(description: loaded.problems.report) }
        return LiveAssistant(Assistant(snapshot), version: folders.version(), loadedAt: testMoment)
    }

    private static let things = """
        主体类型:
          - {类型: 区县, 泛称: [全区]}
        主体:
          - {名称: 甲区, 类型: 区县, 别名: [甲]}
          - {名称: 乙区, 类型: 区县, 别名: [乙]}
        来源:
          - {名称: 报告, 显示: 《报告》}
        指标:
          - {名称: 站点, 叫法: [站点], 单位: 个, 性质: 存量}

        """

    struct NotLoaded: Error, CustomStringConvertible { var description: String }
}

/// The files of a small bot, whose loading a test can hold up and watch.
final class GatedContent: ContentSource {
    private let folders: ContentFolders
    private let whileLoading: @Sendable (_ number: Int) -> Void
    private let count = Mutex(0)
    private let gate = DispatchSemaphore(value: 0)
    private let isHeld: Bool

    init(_ bot: SmallBot, isHeld: Bool = false, whileLoading: @escaping @Sendable (Int) -> Void = { _ in }) {
        folders = bot.folders
        self.isHeld = isHeld
        self.whileLoading = whileLoading
    }

    /// How often it was loaded, or begun to be.
    var loads: Int { count.withLock { $0 } }

    func release() { gate.signal() }

    func waitForLoads(_ number: Int) async throws {
        for _ in 0..<6000 where loads < number { try await Task.sleep(for: .milliseconds(10)) }
    }

    func load() -> (snapshot: Snapshot?, problems: [Problem]) {
        let number = count.withLock {
            $0 += 1
            return $0
        }
        let loaded = folders.load()
        whileLoading(number)
        if isHeld { gate.wait() }
        return loaded
    }

    func version() -> String { folders.version() }
    func stamps() -> [FileStamp] { folders.stamps() }
}
