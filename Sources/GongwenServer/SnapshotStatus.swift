import Foundation

/// Which files questions are answered from.
struct SnapshotStatus: Sendable {
    /// 1 at the start, one more after each reload.
    var version: Int
    /// Of their content, the same on all servers that answer from it; see ``ContentFolders/version()``.
    var hash = ""
    var loadedAt: Date
    /// Whether they hold nothing that could be an answer.
    var isEmpty: Bool
}
