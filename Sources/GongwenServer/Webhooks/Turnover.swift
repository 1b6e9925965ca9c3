import Synchronization

/// A value that one task hands to another, unless that one has stopped waiting.
///
///     let turnover = Turnover<Int>()
///     Task { let isTaken = turnover.give(1) }
///     await turnover.value(within: .seconds(3))    // 1, or nil after three seconds
///
/// Whoever gives learns whether somebody took it: exactly one of both sides goes on with the work.
final class Turnover<Value: Sendable>: Sendable {
    private enum State {
        case open
        case waiting(CheckedContinuation<Value?, Never>)
        case given(Value)
        case closed
    }

    private let state = Mutex(State.open)

    /// Whether nobody waits any more, so that giving is in vain.
    var isClosed: Bool { state.withLock { if case .closed = $0 { true } else { false } } }

    /// False when nobody waits any more.
    func give(_ value: Value) -> Bool {
        let waiting: CheckedContinuation<Value?, Never>?
        let isTaken: Bool
        (waiting, isTaken) = state.withLock { state in
            switch state {
            case .open:
                state = .given(value)
                return (nil, true)
            case .waiting(let continuation):
                state = .closed
                return (continuation, true)
            case .given, .closed: return (nil, false)
            }
        }
        waiting?.resume(returning: value)
        return isTaken
    }

    /// The value, or nil when it did not come in time; to be asked once.
    func value(within limit: Duration) async -> Value? {
        if let value = takeIfGiven() { return value }
        let alarm = Alarms.shared.set(in: limit) { self.close() }
        defer { Alarms.shared.cancel(alarm) }
        return await value()
    }

    /// The value, or nil when it was closed before; to be asked once.
    func value() async -> Value? {
        await withCheckedContinuation { continuation in
            let (isDone, value) = state.withLock { state -> (Bool, Value?) in
                switch state {
                case .given(let value):
                    state = .closed
                    return (true, value)
                case .closed: return (true, nil)
                case .open, .waiting:
                    state = .waiting(continuation)
                    return (false, nil)
                }
            }
            if isDone { continuation.resume(returning: value) }
        }
    }

    private func takeIfGiven() -> Value? {
        state.withLock { state in
            guard case .given(let value) = state else { return nil }
            state = .closed
            return value
        }
    }

    /// Nobody waits from now on.
    func close() {
        let waiting = state.withLock { state -> CheckedContinuation<Value?, Never>? in
            guard case .waiting(let continuation) = state else {
                if case .open = state { state = .closed }
                return nil
            }
            state = .closed
            return continuation
        }
        waiting?.resume(returning: nil)
    }
}
