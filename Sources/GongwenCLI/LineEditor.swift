import CEdit
import Foundation

/// Reads lines from a terminal with editing and history, through libedit.
///
/// The cursor moves over and deletes whole characters, Chinese ones too, because the locale is set to UTF-8 first.
final class LineEditor {
    private let historyPath: String?
    private var last = ""

    /// - Parameter historyPath: the file that keeps what was typed, or `nil` to forget it.
    init(historyPath: String?) {
        self.historyPath = historyPath
        setlocale(LC_ALL, "")
        // In the C locale libedit would take each byte for a character.
        if String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
        rl_initialize()
        // libedit counts columns wrongly when it lets the terminal insert or delete wide characters, and leaves the
        // cursor one column off; without these capabilities it draws the rest of the line again, correctly.
        for capability in ["ic", "IC", "im", "dc", "DC", "dm"] { rl_parse_and_bind("settc \(capability) ''") }
        using_history()
        stifle_history(1_000)
        if let historyPath { read_history(historyPath) }
    }

    /// The next line, or `nil` at the end of the input.
    func read(prompt: String) -> String? {
        guard let bytes = readline(prompt) else { return nil }
        defer { free(bytes) }
        return String(cString: bytes)
    }

    /// Keeps a line for the arrow keys, now and in the next session.
    func remember(_ line: String) {
        guard !line.isEmpty, line != last else { return }
        last = line
        add_history(line)
        // At once, because Ctrl-C ends the program without a farewell.
        if let historyPath { write_history(historyPath) }
    }

    /// `$XDG_STATE_HOME/gongwen/history`, else `~/.local/state/gongwen/history`; `nil` when it cannot be made.
    static func defaultHistoryPath() -> String? {
        let state =
            Variables.value("XDG_STATE_HOME").map { URL(filePath: $0) }
            ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".local/state")
        let folder = state.appending(path: "gongwen")
        let path = folder.appending(path: "history").path(percentEncoded: false)
        // Questions may name people: the file is its owner's only.
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            return nil
        }
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        return path
    }
}
