import Synchronization

/// Does what comes in while it is busy in one go: the more there is to do, the cheaper each becomes. Two batches at once
/// would be smaller ones, and slower with a PostgreSQL too.
///
///     let batcher = Batcher<Int, Int>(on: threads) { numbers in numbers.map { $0 * 2 } }
///     try await batcher.submit(21)    // 42
///
/// When a batch fails because one of its requests does, the others are done all the same. When the store is out of order,
/// a batch takes along what waits for its turn: a store that hangs would keep each of them as long again.
final class Batcher<Request: Sendable, Answer: Sendable>: Sendable {
    private enum Decision { case start, wait, refuse }

    /// Answers requests in their order. When it throws, it may be asked again with each of them alone.
    typealias Work = @Sendable ([Request]) throws -> [Answer]

    private struct Waiting {
        var request: Request
        var continuation: CheckedContinuation<Answer, any Error>
    }

    private struct State {
        var waiting: [Waiting] = []
        var isRunning = false
    }

    private let threads: DatabaseThreads
    private let limit: Int
    private let capacity: Int
    private let work: Work
    private let state = Mutex(State())

    /// - Parameters:
    ///   - threads: where the work is done.
    ///   - limit: how many requests a batch has at most.
    ///   - capacity: how many requests wait at most; more are refused with ``StoreError/overloaded``.
    init(
        on threads: DatabaseThreads, limit: Int = 128, capacity: Int = 10_000, work: @escaping Work
    ) {
        self.threads = threads
        self.limit = limit
        self.capacity = capacity
        self.work = work
    }

    func submit(_ request: Request) async throws -> Answer {
        // Nobody waits for company, but those that are ready at this moment come along.
        if !state.withLock({ $0.isRunning }) { await Task.yield() }
        return try await withCheckedThrowingContinuation { continuation in
            let decision = state.withLock { state -> Decision in
                guard state.waiting.count < capacity else { return .refuse }
                state.waiting.append(Waiting(request: request, continuation: continuation))
                guard !state.isRunning else { return .wait }
                state.isRunning = true
                return .start
            }
            switch decision {
            case .start: start()
            case .wait: break
            case .refuse: continuation.resume(throwing: StoreError.overloaded)
            }
        }
    }

    /// One batch at a time: others want the threads too.
    private func start() {
        threads.start { isOpen in
            let batch = self.take(self.limit)
            if isOpen { self.perform(batch) } else { self.fail(batch, DatabaseThreads.Closed()) }
            if self.goesOn() { self.start() }
        }
    }

    private func perform(_ batch: [Waiting]) {
        do {
            let answers = try work(batch.map(\.request))
            for (waiting, answer) in zip(batch, answers) { waiting.continuation.resume(returning: answer) }
        } catch let error as StoreError where error.isOutage {
            fail(batch + take(.max), error)
        } catch {
            if batch.count > 1 { for waiting in batch { perform([waiting]) } } else { fail(batch, error) }
        }
    }

    private func fail(_ batch: [Waiting], _ error: any Error) {
        for waiting in batch { waiting.continuation.resume(throwing: error) }
    }

    private func take(_ count: Int) -> [Waiting] {
        state.withLock { state in
            let batch = Array(state.waiting.prefix(count))
            state.waiting.removeFirst(batch.count)
            return batch
        }
    }

    private func goesOn() -> Bool {
        state.withLock { state in
            state.isRunning = !state.waiting.isEmpty
            return state.isRunning
        }
    }
}

extension StoreError {
    /// Whether everybody else fares the same.
    fileprivate var isOutage: Bool { if case .failed = self { false } else { true } }
}
