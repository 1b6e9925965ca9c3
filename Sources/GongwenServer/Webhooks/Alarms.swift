import Synchronization

/// Rings for those who would wait too long. Most never do: setting an alarm and cancelling it costs two visits to a
/// table, where a sleeping task for each would wake two threads.
///
///     let alarm = Alarms.shared.set(in: .seconds(4)) { turnover.close() }
///     defer { Alarms.shared.cancel(alarm) }
final class Alarms: Sendable {
    static let shared = Alarms()

    /// Names an alarm, to cancel it.
    struct Alarm: Hashable, Sendable {
        fileprivate var number: Int
    }

    private struct Entry {
        var moment: ContinuousClock.Instant
        var ring: @Sendable () -> Void
    }

    private struct State {
        var entries: [Alarm: Entry] = [:]
        var last = 0
        /// When the task wakes that looks after the next alarm.
        var wake: ContinuousClock.Instant?
    }

    private let state = Mutex(State())

    /// How many have neither rung nor been cancelled.
    var count: Int { state.withLock { $0.entries.count } }

    func set(in delay: Duration, _ ring: @escaping @Sendable () -> Void) -> Alarm {
        let moment = ContinuousClock.now + delay
        let (alarm, isNext) = state.withLock { state in
            state.last += 1
            let alarm = Alarm(number: state.last)
            state.entries[alarm] = Entry(moment: moment, ring: ring)
            if let wake = state.wake, wake <= moment { return (alarm, false) }
            state.wake = moment
            return (alarm, true)
        }
        if isNext { Task { await lookAfter(moment) } }
        return alarm
    }

    /// An alarm that has rung already may be cancelled too.
    func cancel(_ alarm: Alarm) {
        _ = state.withLock { $0.entries.removeValue(forKey: alarm) }
    }

    private func lookAfter(_ first: ContinuousClock.Instant) async {
        var next: ContinuousClock.Instant? = first
        while let moment = next {
            try? await Task.sleep(until: moment, clock: .continuous)
            let due: [Entry]
            (due, next) = state.withLock { state in
                // An earlier alarm was set since; the task that looks after it goes on with the others.
                guard state.wake == moment else { return ([], nil) }
                let due = state.entries.filter { $0.value.moment <= moment }
                for alarm in due.keys { state.entries[alarm] = nil }
                state.wake = state.entries.values.lazy.map(\.moment).min()
                return (Array(due.values), state.wake)
            }
            for entry in due { entry.ring() }
        }
    }
}
