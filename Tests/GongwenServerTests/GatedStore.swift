import GongwenChannels
import GongwenStore
import Synchronization

/// A store in memory whose commits a test can hold up, and which it can break.
final class GatedStore: Store {
    private struct State {
        var isClosed = false
        var areChecksClosed = false
        var failure: StoreError?
        var commits = 0
        var taken: Set<PlatformName> = []
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let store = MemoryStore()
    private let state = Mutex(State())

    var commits: Int { state.withLock { $0.commits } }
    /// The platforms whose deliveries somebody asked for.
    var taken: Set<PlatformName> { state.withLock { $0.taken } }

    var isBroken: Bool {
        get { failure != nil }
        set { failure = newValue ? .full(path: "/x") : nil }
    }

    /// What everything that is asked of it fails with.
    var failure: StoreError? {
        get { state.withLock { $0.failure } }
        set { state.withLock { $0.failure = newValue } }
    }

    /// Commits wait from now on.
    func hold() { state.withLock { $0.isClosed = true } }

    /// Whoever asks whether it is there waits from now on.
    func holdChecks() { state.withLock { $0.areChecksClosed = true } }

    func release() {
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            state.isClosed = false
            state.areChecksClosed = false
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Returns when so many commits wait.
    func waitForCommits(_ count: Int) async throws {
        for _ in 0..<6000 where state.withLock({ $0.waiting.count }) < count {
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private func pass() throws {
        if let failure { throw failure }
    }

    func check() async throws {
        if let failure, !failure.concernsRequest { throw failure }
        await withCheckedContinuation { continuation in
            let mustWait = state.withLock { state in
                if state.areChecksClosed { state.waiting.append(continuation) }
                return state.areChecksClosed
            }
            if !mustWait { continuation.resume() }
        }
    }

    func claim(_ claim: MessageClaim) async throws -> ClaimOutcome {
        try pass()
        return try await store.claim(claim)
    }

    func commit(_ exchange: Exchange) async throws -> CommitOutcome {
        try pass()
        await withCheckedContinuation { continuation in
            let mustWait = state.withLock { state in
                state.commits += 1
                if state.isClosed { state.waiting.append(continuation) }
                return state.isClosed
            }
            if !mustWait { continuation.resume() }
        }
        return try await store.commit(exchange)
    }

    func conversation(_ id: String) async throws -> StoredConversation? { try await store.conversation(id) }

    func append(_ questions: [LoggedQuestion]) async throws {
        try pass()
        try await store.append(questions)
    }

    func takeDeliveries(_ take: DeliveryTake) async throws -> [Delivery] {
        try pass()
        state.withLock { $0.taken.formUnion(take.platforms) }
        return try await store.takeDeliveries(take)
    }

    func change(_ changes: [DeliveryChange]) async throws {
        try pass()
        try await store.change(changes)
    }

    func questions(after number: Int64, limit: Int) async throws -> [LoggedQuestion] {
        try await store.questions(after: number, limit: limit)
    }

    func latestQuestions(_ limit: Int, among rows: Int) async throws -> [String] {
        try pass()
        return try await store.latestQuestions(limit, among: rows)
    }

    func forget(_ people: [String], at now: UnixTime) async throws -> Deletions {
        try await store.forget(people, at: now)
    }
    func purge(_ limits: PurgeLimits) async throws -> Deletions { try await store.purge(limits) }

    func secret(_ name: String, orKeep candidate: String) async throws -> String {
        try await store.secret(name, orKeep: candidate)
    }

    func close() async {}
}
