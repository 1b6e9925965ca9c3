import Synchronization

/// Does what comes in while it is busy in one go: the more there is to do, the cheaper each becomes.
///
///     let batcher = Batcher<Int, Int>(width: 1) { numbers in numbers.map { $0 * 2 } }
///     try await batcher.submit(21)    // 42
///
/// A batch that fails takes along what waits for its turn: a store that hangs would keep each of them as long again.
final class Batcher<Request: Sendable, Answer: Sendable>: Sendable {
    private enum Decision { case start, wait, refuse }

    typealias Work = @Sendable ([Request]) async throws -> [Answer]

    private struct Waiting {
        var request: Request
        var continuation: CheckedContinuation<Answer, any Error>
    }

    private struct State {
        var waiting: [Waiting] = []
        var running = 0
    }

    private let width: Int
    private let limit: Int
    private let capacity: Int
    private let work: Work
    private let state = Mutex(State())

    /// - Parameters:
    ///   - width: how many batches are worked on at once.
    ///   - limit: how many requests a batch has at most.
    ///   - capacity: how many requests wait at most; more are refused with ``StoreError/overloaded``.
    init(width: Int, limit: Int = 128, capacity: Int = 10_000, work: @escaping Work) {
        self.width = width
        self.limit = limit
        self.capacity = capacity
        self.work = work
    }

    func submit(_ request: Request) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            let decision = state.withLock { state -> Decision in
                guard state.waiting.count < capacity else { return .refuse }
                state.waiting.append(Waiting(request: request, continuation: continuation))
                guard state.running < width else { return .wait }
                state.running += 1
                return .start
            }
            switch decision {
            case .start: Task { await drain() }
            case .wait: break
            case .refuse: continuation.resume(throwing: StoreError.overloaded)
            }
        }
    }

    private func drain() async {
        while let batch = next() {
            do {
                let answers = try await work(batch.map(\.request))
                for (waiting, answer) in zip(batch, answers) { waiting.continuation.resume(returning: answer) }
            } catch {
                for waiting in batch + takeAll() { waiting.continuation.resume(throwing: error) }
            }
        }
    }

    private func next() -> [Waiting]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.running -= 1
                return nil
            }
            let batch = Array(state.waiting.prefix(limit))
            state.waiting.removeFirst(batch.count)
            return batch
        }
    }

    private func takeAll() -> [Waiting] {
        state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
    }
}
