import Foundation
import Gongwen
import Synchronization
import Testing

/// The built program, run as its users run it.
enum Program {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The executable lies beside the test bundle.
    static let executable = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "gongwen")

    struct Result {
        var status: Int32
        var output: String
        var problems: String
        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// Runs to the end, from the package's folder, without the caller's own settings.
    static func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Result {
        let process = prepared(arguments, environment)
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files, not pipes: nothing can fill up and wait.
        let paths = ["in", "out", "err"].map { folder.appending(path: $0) }
        try Data(input.utf8).write(to: paths[0])
        for path in paths[1...] { try Data().write(to: path) }
        process.standardInput = try FileHandle(forReadingFrom: paths[0])
        process.standardOutput = try FileHandle(forWritingTo: paths[1])
        process.standardError = try FileHandle(forWritingTo: paths[2])
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: paths[1]), as: UTF8.self),
            problems: String(decoding: try Data(contentsOf: paths[2]), as: UTF8.self)
        )
    }

    static func prepared(_ arguments: [String], _ environment: [String: String]) -> Process {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = root
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GONGWEN_") }
            .merging(["GONGWEN_DATABASE_URL": "memory"]) { $1 }.merging(environment) { $1 }
        return process
    }

    /// The shipped files.
    static func shipped() throws -> Snapshot {
        let loaded = Workspace.load(
            intents: root.appending(path: "Intents").path(), knowledge: root.appending(path: "Knowledge").path())
        return try #require(loaded.snapshot, "\(loaded.problems.map(\.description))")
    }

    /// How many examples a comparison of the shipped files puts: each once.
    static func exampleCount() throws -> Int { Set(try shipped().intents.flatMap(\.examples)).count }

    /// A copy of the shipped knowledge in which 江北 has one 爱心妈咪小屋 more; it lives as long as the body runs.
    static func withChangedKnowledge<Value>(_ body: (_ folder: String) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.copyItem(at: root.appending(path: "Knowledge"), to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        try changeFigure(in: folder.path())
        return try body(folder.path())
    }

    /// Saves as most editors do: a new file takes the old one's name.
    static func changeFigure(in knowledge: String) throws {
        let path = knowledge + "/jiangbei/figures.csv"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let row = "江北区,爱心妈咪小屋,总数,截至报道时,"
        #expect(text.contains(row + "17,"))
        try text.replacing(row + "17,", with: row + "18,").write(toFile: path, atomically: true, encoding: .utf8)
    }

    /// Writes a file that lives as long as the body runs.
    static func withFile<Value>(_ text: String, _ body: (_ path: String) throws -> Value) throws -> Value {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).jsonl")
        try Data(text.utf8).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        return try body(path.path())
    }
}

/// A `gongwen serve` on a free port.
final class RunningServer {
    let process: Process
    let port: Int
    private let problems: Pipe

    /// - Parameter problemFile: takes the place of the pipe that ``problemText()`` reads.
    init(_ arguments: [String] = [], environment: [String: String] = [:], problemFile: String? = nil) throws {
        process = Program.prepared(["serve", "--port", "0"] + arguments, environment)
        let output = Pipe()
        problems = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = try problemFile.map { try FileHandle(forWritingTo: URL(filePath: $0)) } ?? problems
        try process.run()
        var bytes = Data()
        while !bytes.contains(UInt8(ascii: "\n")) {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { break }
            bytes += more
        }
        let line = String(decoding: bytes, as: UTF8.self)
        port = try #require(line.firstMatch(of: /:([0-9]+)\//).flatMap { Int($0.1) }, "\(line)")
        #expect(line.hasPrefix("工问已启动：http://"))
    }

    /// Sends a signal and waits for the end, for at most a minute.
    func stop(_ signal: Int32) async throws -> Int32 {
        kill(process.processIdentifier, signal)
        return try await end()
    }

    func end() async throws -> Int32 {
        for _ in 0..<6000 where process.isRunning { try await Task.sleep(for: .milliseconds(10)) }
        try #require(!process.isRunning, "the server is still running")
        return process.terminationStatus
    }

    /// What went to standard error; call after the end.
    func problemText() -> String {
        String(decoding: problems.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
}
