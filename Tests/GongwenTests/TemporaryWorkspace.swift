import Foundation
import Gongwen

/// Files written to a folder of their own, and loaded from there.
struct TemporaryWorkspace {
    var files: [String: Data] = Hospital.files.mapValues { Data($0.utf8) }

    /// The hospital, with some of its files replaced or added.
    init(_ changes: [String: String] = [:]) {
        for (path, text) in changes { files[path] = Data(text.utf8) }
    }

    /// The shipped intents without their examples, which speak of the shipped knowledge.
    static let shippedIntents: [String: String] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Intents")
        var files: [String: String] = [:]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? [] {
            guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) else { continue }
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let kept = lines.prefix { !$0.hasPrefix("例:") && !$0.hasPrefix("反例:") }
            files["Intents/\(name)"] = kept.joined(separator: "\n") + "\n"
        }
        return files
    }()

    func load() throws -> (snapshot: Snapshot?, problems: [Problem]) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, data) in files {
            let url = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: url)
        }
        let (snapshot, problems) = Workspace.load(
            intents: folder.path + "/Intents", knowledge: folder.path + "/Knowledge")
        let relative = problems.map { problem in
            var problem = problem
            problem.file = problem.file.replacing(folder.path + "/", with: "")
            problem.message = problem.message.replacing(folder.path + "/", with: "")
            problem.wayOut = problem.wayOut.replacing(folder.path + "/", with: "")
            return problem
        }
        return (snapshot, relative)
    }

    /// The whole text that staff see.
    func report() throws -> String { try load().problems.map(\.description).joined(separator: "\n") }
}
