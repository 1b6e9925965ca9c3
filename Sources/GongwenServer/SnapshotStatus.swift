import Foundation

/// Which files questions are answered from.
struct SnapshotStatus: Sendable {
    /// 1 at the start, one more after each reload.
    var version: Int
    var loadedAt: Date
    /// Whether they hold nothing that could be an answer.
    var isEmpty: Bool
}
