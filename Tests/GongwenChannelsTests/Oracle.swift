import Foundation
import Testing

@testable import GongwenChannels

/// Other programs that know the protocols.
enum Oracle {
    /// A Python with wechatpy, cryptography and standardwebhooks; the tests that need it are skipped without it.
    static let python = ProcessInfo.processInfo.environment["GONGWEN_TEST_PYTHON"]

    static let openssl = ["/usr/bin/openssl", "/usr/local/bin/openssl", "/opt/homebrew/bin/openssl"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Asks Oracles/oracle.py all requests in one run; the answers have their order.
    static func ask(_ requests: [JSON]) throws -> [JSON] {
        let script = Bundle.module.url(forResource: "Oracles/oracle", withExtension: "py")!.path
        let input = requests.map { $0.text + "\n" }.joined()
        let output = try run(python!, [script], input: Array(input.utf8))
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
        try #require(lines.count == requests.count, "the script must answer every request")
        return try lines.map { try JSON(parsing: String($0)) }
    }

    static func run(_ program: String, _ arguments: [String], input: [UInt8]) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("gongwen-\(UUID().uuidString)")
        try Data(input).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardOutput = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Array(bytes)
    }
}
