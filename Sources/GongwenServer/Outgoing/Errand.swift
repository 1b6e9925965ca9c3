import Synchronization

/// The promise to send something, or nothing, once two things have happened: the request was answered, and it is known
/// what to send. Kept at the latest when nobody holds it any more.
final class Errand: Sendable {
    private struct State {
        var isAnswered = false
        var isPrepared = false
        var parcel: Parcel?
        var isDone = false
    }

    private let submit: @Sendable (Parcel?) -> Void
    private let state = Mutex(State())

    init(submit: @escaping @Sendable (Parcel?) -> Void) { self.submit = submit }

    /// What to send when the answer has gone out; nothing is a possibility.
    func prepare(_ parcel: Parcel?) {
        go {
            $0.parcel = parcel
            $0.isPrepared = true
        }
    }

    /// The answer has gone out, or nobody is there any more to take it.
    func answered() {
        go { $0.isAnswered = true }
    }

    private func go(_ change: (inout State) -> Void) {
        let (isDue, parcel) = state.withLock { state -> (Bool, Parcel?) in
            change(&state)
            guard state.isAnswered, state.isPrepared, !state.isDone else { return (false, nil) }
            state.isDone = true
            return (true, state.parcel)
        }
        if isDue { submit(parcel) }
    }

    deinit {
        // The connection broke before the answer was written, or there is nothing to send.
        go { state in
            state.isAnswered = true
            state.isPrepared = true
        }
    }
}
