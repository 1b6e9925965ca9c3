import ServiceLifecycle
import Synchronization

/// Whether a load balancer should send requests here, and why not.
final class Readiness: Sendable {
    /// The raw value is what `/health/ready` says.
    enum Reason: String, CaseIterable {
        /// It does not accept requests yet.
        case starting
        /// It was told to stop: it still answers what comes, but nothing more should come.
        case draining
        /// The files it answers from hold nothing.
        case noData = "no_data"
    }

    private let reasons = Mutex<Set<Reason>>([])

    /// In the order of their declaration; empty when it is ready.
    func obstacles(_ snapshot: SnapshotStatus?) -> [Reason] {
        var found = reasons.withLock { $0 }
        if snapshot?.isEmpty == true { found.insert(.noData) }
        return Reason.allCases.filter(found.contains)
    }

    var isDraining: Bool { reasons.withLock { $0.contains(.draining) } }

    func set(_ reason: Reason, _ holds: Bool) {
        reasons.withLock { reasons in
            if holds { reasons.insert(reason) } else { reasons.remove(reason) }
        }
    }
}

/// Between the stop signal and the end of listening: says that it is draining, and gives load balancers time to see it.
///
/// It has to stand behind the server in a service group: services are stopped from the last to the first.
struct Draining: Service {
    var readiness: Readiness
    var pause: Duration

    func run() async throws {
        try await gracefulShutdown()
        readiness.set(.draining, true)
        try await Task.sleep(for: pause)
    }
}
