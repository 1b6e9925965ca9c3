import Foundation
import Testing

@testable import GongwenCLI

@Suite("行编辑")
struct TerminalTests {
    @Test("中文按整字移动和删除，光标停对列，历史记下改好的那一行", arguments: ["C.UTF-8", "C"])
    func wideCharacters(locale: String) async throws {
        let state = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: state) }
        let terminal = try Terminal(
            ["repl"], environment: ["XDG_STATE_HOME": state.path(), "LANG": locale, "LC_ALL": locale, "TERM": "xterm"])
        #expect(terminal.read(until: "问> ").contains(":help"))
        terminal.type("江北有多少户外站点")
        _ = terminal.read(until: "站点")
        let left = "\u{2}"
        terminal.type(left + left + left + left)
        _ = terminal.read(until: String(repeating: "\u{8}", count: 8))
        // Column 13 is behind the prompt (4 columns) and 江北有多 (8); columns count from 1.
        terminal.type("\u{7F}")
        #expect(terminal.read(until: "\u{1B}[K\u{1B}[13G").hasSuffix("户外站点\u{1B}[K\u{1B}[13G"))
        terminal.type("甲\r")
        _ = terminal.read(until: "问> ")
        terminal.type(":quit\r")
        _ = terminal.read(until: "再见。")
        #expect(try await terminal.end() == 0)
        let history = state.appending(path: "gongwen/history")
        let lines = String(decoding: try Data(contentsOf: history), as: UTF8.self).split(separator: "\n")
        #expect(lines.contains("江北有多甲户外站点"))
        let mode = try FileManager.default.attributesOfItem(atPath: history.path())[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }
}

/// A program behind a pseudo-terminal.
private final class Terminal {
    private let process: Process
    private let master: Int32

    init(_ arguments: [String], environment: [String: String]) throws {
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        try #require(master >= 0)
        // What unlockpt and ptsname do; Foundation does not import those.
        var locked: Int32 = 0
        var number: UInt32 = 0
        try #require(ioctl(master, 0x4004_5431, &locked) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
        var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
        let slave = try #require(FileHandle(forUpdatingAtPath: "/dev/pts/\(number)"))
        process = Program.prepared(arguments, environment)
        process.standardInput = slave
        process.standardOutput = slave
        process.standardError = slave
        try process.run()
        _ = fcntl(master, F_SETFL, O_NONBLOCK)
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
    }

    /// Reads until the text appears or nothing more comes for thirty seconds: a debug build on a busy machine starts slowly.
    func read(until end: String) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        var silence = 0
        while silence < 3000 {
            let count = Foundation.read(master, &buffer, buffer.count)
            if count > 0 {
                silence = 0
                bytes += buffer[..<count]
                if String(decoding: bytes, as: UTF8.self).contains(end) { break }
            } else {
                silence += 1
                usleep(10_000)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    func end() async throws -> Int32 {
        for _ in 0..<3000 where process.isRunning { try await Task.sleep(for: .milliseconds(10)) }
        try #require(!process.isRunning)
        return process.terminationStatus
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        close(master)
    }
}
