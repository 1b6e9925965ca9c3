import Synchronization

/// How outgoing calls ended, by platform and by one fixed word.
///
///     counts.add(.delivered, of: "feishu")
///     counts.all["feishu delivered"]    // 1
final class CallCounts: Sendable {
    enum Outcome: String, CaseIterable {
        case delivered, failed, unanswered, retried, expired
        case noToken = "no_token"
        case queueFull = "queue_full"
        case interrupted
        case takenOver = "taken_over"
    }

    private let counts = Mutex<[String: Int]>([:])

    func add(_ outcome: Outcome, of platform: String) {
        counts.withLock { $0["\(platform) \(outcome.rawValue)", default: 0] += 1 }
    }

    /// Keys are platform and outcome.
    var all: [String: Int] { counts.withLock { $0 } }
}
