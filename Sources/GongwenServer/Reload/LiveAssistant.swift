public import Foundation
public import Gongwen
import Synchronization

/// The engine that answers now. A reload puts another in its place at once; a question that has begun is answered by the
/// one that it began with.
///
///     let live = LiveAssistant(Assistant(snapshot), version: folders.version(), loadedAt: Date())
///     live.assistant.reply(to: text, in: &conversation, today: today)
public final class LiveAssistant: Sendable {
    private struct Edition: Sendable {
        var assistant: Assistant
        var version: String
        var loadedAt: Date
        /// The first has 1.
        var number: Int
    }

    private let edition: Mutex<Edition>

    /// Begins with the files that were loaded first.
    ///
    /// - Parameters:
    ///   - version: of the files that it was loaded from; see ``ContentFolders/version()``.
    ///   - loadedAt: the end of the loading, for operators.
    public init(_ assistant: Assistant, version: String, loadedAt: Date) {
        edition = Mutex(Edition(assistant: assistant, version: version, loadedAt: loadedAt, number: 1))
    }

    /// The one for a question that begins now; keep it until that question is answered.
    var assistant: Assistant { edition.withLock { $0.assistant } }

    /// Which content it answers from: the same on all servers that loaded the same files.
    var version: String { edition.withLock { $0.version } }

    /// Since when.
    var loadedAt: Date { edition.withLock { $0.loadedAt } }

    var status: SnapshotStatus {
        edition.withLock {
            SnapshotStatus(
                version: $0.number, hash: $0.version, loadedAt: $0.loadedAt, isEmpty: $0.assistant.snapshot.isEmpty)
        }
    }

    /// Lets another answer from now on.
    ///
    /// - Returns: the one before, which takes time to free: not where requests are answered.
    func replace(with assistant: Assistant, version: String, loadedAt: Date) -> Assistant {
        edition.withLock { edition in
            let before = edition.assistant
            edition = Edition(
                assistant: assistant, version: version, loadedAt: loadedAt, number: edition.number + 1)
            return before
        }
    }
}
