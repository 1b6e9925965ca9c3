import GongwenChannels
import GongwenStore
import Logging
import Synchronization

/// The way to the store. When it is out of order, everybody goes on without it at once, and it is tried again in the
/// background until it works.
///
///     let outcome = await link.attempt(or: .exchange) { store, names in
///         try await store.commit(exchange)
///     }    // nil: the store is down; the loss was counted
final class StoreLink: Sendable {
    /// What cannot be kept while the store is down; the raw value can label a metric.
    enum Loss: String, CaseIterable {
        /// A message whose repetitions only this server recognises.
        case claim
        /// A reply and its conversation, which only this server knows.
        case exchange
        /// A line of the question log.
        case question
        /// A reply that had to be sent later, or by somebody who has time.
        case delivery
    }

    private enum Condition {
        /// Nobody has asked for anything yet.
        case new
        case up(Pseudonyms)
        /// A probe succeeded; whether it works shows the next request.
        case recovering(Pseudonyms)
        case down
    }

    private struct State {
        var condition = Condition.new
        var lastError: StoreError?
        var lastRefusal: StoreError?
        var losses: [Loss: Int] = [:]
        /// Losses before this outage.
        var earlier = 0
        var probe: Task<Void, Never>?
        var pause: Duration
        var isClosed = false
        /// It could be opened and failed at work, so opening it again proves nothing.
        var hasFailedAtWork = false
    }

    /// Whether what the store has once kept may be gone before its time; see ``Store``.
    var forgetsEarly: Bool { store.forgetsEarly }

    private let store: any Store
    private let logger: Logger
    private let firstPause: Duration
    private let longestPause: Duration
    private let onFailure: @Sendable (_ reason: String) -> Void
    private let state: Mutex<State>

    init(
        store: any Store, logger: Logger, firstPause: Duration = .milliseconds(200),
        longestPause: Duration = .seconds(10), onFailure: @escaping @Sendable (_ reason: String) -> Void = { _ in }
    ) {
        self.onFailure = onFailure
        self.store = store
        self.logger = logger
        state = Mutex(State(pause: firstPause))
        self.firstPause = firstPause
        self.longestPause = longestPause
    }

    /// Why the store is down; nil while it works.
    var outage: StoreError? {
        state.withLock { state in
            if case .up = state.condition { return nil }
            return state.lastError
        }
    }

    /// How much could not be kept since the start.
    var losses: [Loss: Int] { state.withLock { $0.losses } }

    /// Opens the store, so that whoever starts a server hears what is wrong with it; it is not logged then.
    func open() async -> StoreError? {
        do {
            noteConnection(try await connect())
        } catch {
            _ = noteOutage(error, atWork: false)
        }
        return outage
    }

    /// Looks whether the store is still there. An outage is looked after already, and no proof that it is over.
    func look() async {
        guard state.withLock({ if case .up = $0.condition { true } else { false } }) else { return }
        do { try await store.check() } catch { noteFailure(error, atWork: false) }
    }

    /// Looks at once whether a store that is down works again: for whoever stops, and cannot wait for the next look.
    ///
    /// - Parameter limit: a resolver that hangs takes as long as it likes; nobody waits for it longer than this.
    func retry(within limit: Duration = .seconds(5)) async {
        guard state.withLock({ if case .down = $0.condition { true } else { false } }) else { return }
        let turnover = Turnover<Pseudonyms?>()
        Task { _ = turnover.give(try? await connect()) }
        guard let names = await turnover.value(within: limit) ?? nil else { return }
        noteConnection(names)
    }

    /// What the store says, or nil when it is down.
    ///
    /// - Parameter loss: what is lost in that case.
    nonisolated(nonsending) func attempt<Value>(
        or loss: Loss? = nil,
        _ work: nonisolated(nonsending) (any Store, Pseudonyms) async throws -> Value
    ) async -> Value? {
        if let names = await pseudonyms() {
            do {
                let value = try await work(store, names)
                noteSuccess()
                return value
            } catch let error as StoreError where !error.concernsRequest {
                noteFailure(error, atWork: true)
            } catch {
                noteRefusal(error)
            }
        }
        if let loss { count(loss) }
        return nil
    }

    func count(_ loss: Loss, _ number: Int = 1) {
        state.withLock { $0.losses[loss, default: 0] += number }
    }

    /// Stops trying, and closes the store.
    func close() async {
        let probe = state.withLock { state in
            state.isClosed = true
            return state.probe
        }
        probe?.cancel()
        await probe?.value
        await store.close()
    }

    /// Nil while the store is down.
    private nonisolated(nonsending) func pseudonyms() async -> Pseudonyms? {
        let (isNew, names) = state.withLock { state -> (Bool, Pseudonyms?) in
            switch state.condition {
            case .new: (true, nil)
            case .up(let names), .recovering(let names): (false, names)
            case .down: (false, nil)
            }
        }
        guard isNew else { return names }
        do {
            let names = try await connect()
            noteConnection(names)
            return names
        } catch {
            noteFailure(error, atWork: false)
            return nil
        }
    }

    private nonisolated(nonsending) func connect() async throws -> Pseudonyms {
        try await store.check()
        return try await Pseudonyms(of: store)
    }

    private func noteConnection(_ names: Pseudonyms) {
        state.withLock { state in
            switch state.condition {
            case .new: state.condition = .up(names)
            case .down: state.condition = .recovering(names)
            case .up, .recovering: break
            }
        }
    }

    private func noteSuccess() {
        let lost = state.withLock { state -> Int? in
            guard case .recovering(let names) = state.condition else { return nil }
            state.condition = .up(names)
            state.pause = firstPause
            defer { state.earlier = state.losses.values.reduce(0, +) }
            return state.losses.values.reduce(0, +) - state.earlier
        }
        guard let lost else { return }
        logger.warning("the database works again", metadata: ["not_kept": "\(lost)"])
    }

    /// One request went wrong; the store is as well as before. The same again is not logged again.
    private func noteRefusal(_ error: any Error) {
        let refusal = Self.storeError(error)
        onFailure(refusal.label)
        let isNew = state.withLock { state in
            defer { state.lastRefusal = refusal }
            return state.lastRefusal != refusal
        }
        guard isNew else { return }
        logger.error(
            "the database refused a request; what it was to keep is lost", metadata: ["message": "\(refusal)"])
    }

    private static func storeError(_ error: any Error) -> StoreError {
        error as? StoreError ?? .failed(place: "", code: "\(type(of: error))")
    }

    private func noteFailure(_ error: any Error, atWork: Bool) {
        guard let error = noteOutage(error, atWork: atWork) else { return }
        logger.error(
            """
            the database is out of order; answers go on, but repetitions and conversations are known to this server \
            only, and questions wait here to be logged when it works again
            """, metadata: ["reason": "\(error.label)", "message": "\(error)"])
    }

    /// Returns the error when an outage begins. One that began at work ends when a request has succeeded.
    private func noteOutage(_ error: any Error, atWork: Bool) -> StoreError? {
        let error = Self.storeError(error)
        onFailure(error.label)
        return state.withLock { state in
            state.lastError = error
            state.hasFailedAtWork = atWork
            defer { state.condition = .down }
            switch state.condition {
            case .new, .up:
                startProbe(&state)
                return error
            case .recovering:
                startProbe(&state)
                return nil
            case .down: return nil
            }
        }
    }

    private func startProbe(_ state: inout State) {
        guard !state.isClosed else { return }
        let previous = state.probe
        state.probe = Task {
            // It may still be waiting, when somebody else found the store.
            previous?.cancel()
            await previous?.value
            await probe()
        }
    }

    private func probe() async {
        while true {
            let pause = state.withLock { state in
                defer { state.pause = min(state.pause * 2, longestPause) }
                return state.pause
            }
            // Not all servers at the same moment.
            do { try await Task.sleep(for: pause * Double.random(in: 0.5...1)) } catch { return }
            guard let names = try? await connect() else { continue }
            noteConnection(names)
            if !state.withLock({ $0.hasFailedAtWork }) { noteSuccess() }
            return
        }
    }
}
