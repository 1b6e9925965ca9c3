import GongwenChannels
import Logging
import ServiceLifecycle
import Synchronization

/// Everything that has to be sent to platforms after their request was answered.
///
///     let errand = outbox.errand(for: .feishu)    // counted from now on: a stop waits for it
///     errand.prepare(sealed.calls)
///     errand.answered()                           // now they are made
///
/// Each platform has its own queue, so that one that is ill holds up nobody else's replies.
final class Outbox: Service {
    /// How many messages' calls of a platform are made at once, and how many wait.
    static let width = 32
    static let capacity = 2_000

    private struct Lane {
        var running = 0
        var waiting: [[OutgoingCall]] = []
    }

    private struct State {
        var pending = 0
        var lanes: [PlatformName: Lane] = [:]
        var emptied: [CheckedContinuation<Void, Never>] = []
    }

    let counts = CallCounts()
    private let callers: [PlatformName: Caller]
    private let transport: any Transport
    private let logger: Logger
    private let stopLimit: Duration
    private let capacity: Int
    private let state = Mutex(State())

    init(
        channels: [(name: PlatformName, api: PlatformAPI?)], transport: any Transport, logger: Logger,
        stopLimit: Duration = .seconds(15), capacity: Int = Outbox.capacity, backOff: BackOff = BackOff()
    ) {
        var callers: [PlatformName: Caller] = [:]
        for channel in channels {
            callers[channel.name] = Caller(
                platform: channel.name, api: channel.api, transport: transport, counts: counts, logger: logger,
                backOff: backOff)
        }
        self.callers = callers
        self.transport = transport
        self.logger = logger
        self.stopLimit = stopLimit
        self.capacity = capacity
    }

    /// Something may have to be sent; a graceful stop waits until it was, or was dropped.
    func errand(for platform: PlatformName) -> Errand {
        state.withLock { $0.pending += 1 }
        return Errand(platform: platform, outbox: self)
    }

    /// How many messages' calls are being prepared, made, or wait for their turn.
    var depth: Int { state.withLock { $0.pending } }

    /// Runs until the server stops and what is pending was sent.
    func run() async throws {
        try? await gracefulShutdown()
        let limit = stopLimit
        await withTaskGroup { group in
            group.addTask { await self.untilEmpty() }
            group.addTask {
                try? await Task.sleep(for: limit)
                self.giveUpWaiting()
            }
            await group.next()
            group.cancelAll()
        }
        let left = state.withLock { $0.pending }
        if left > 0 {
            logger.error("stopped before all replies were delivered", metadata: ["replies": "\(left)"])
        }
        await transport.shutDown()
    }

    private func untilEmpty() async {
        await withCheckedContinuation { continuation in
            let isEmpty = state.withLock { state in
                if state.pending > 0 { state.emptied.append(continuation) }
                return state.pending == 0
            }
            if isEmpty { continuation.resume() }
        }
    }

    private func giveUpWaiting() {
        let waiting = state.withLock { state in
            defer { state.emptied = [] }
            return state.emptied
        }
        for continuation in waiting { continuation.resume() }
    }

    fileprivate func submit(_ calls: [OutgoingCall], to platform: PlatformName) {
        guard !calls.isEmpty, let caller = callers[platform] else { return finishOne() }
        enum Decision { case start, wait, drop }
        let decision = state.withLock { state -> Decision in
            var lane = state.lanes.removeValue(forKey: platform) ?? Lane()
            defer { state.lanes[platform] = lane }
            if lane.running < Self.width {
                lane.running += 1
                return .start
            }
            guard lane.waiting.count < capacity else { return .drop }
            lane.waiting.append(calls)
            return .wait
        }
        switch decision {
        case .start: Task { await work(calls, by: caller) }
        case .wait: break
        case .drop:
            counts.add(.queueFull, of: platform.rawValue)
            logger.warning("too many replies are waiting; one was dropped", metadata: ["platform": "\(platform)"])
            finishOne()
        }
    }

    private func work(_ calls: [OutgoingCall], by caller: Caller) async {
        var next: [OutgoingCall]? = calls
        while let calls = next {
            await caller.perform(calls)
            next = state.withLock { state in
                var lane = state.lanes.removeValue(forKey: caller.platform) ?? Lane()
                defer { state.lanes[caller.platform] = lane }
                if !lane.waiting.isEmpty { return lane.waiting.removeFirst() }
                lane.running -= 1
                return nil
            }
            finishOne()
        }
    }

    private func finishOne() {
        let waiting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.pending -= 1
            guard state.pending == 0 else { return [] }
            defer { state.emptied = [] }
            return state.emptied
        }
        for continuation in waiting { continuation.resume() }
    }
}

/// The promise to send something, or nothing, once two things have happened: the request was answered, and it is known
/// what to send. Kept at the latest when nobody holds it any more.
final class Errand: Sendable {
    private struct State {
        var isAnswered = false
        var calls: [OutgoingCall]?
        var isDone = false
    }

    private let platform: PlatformName
    private let outbox: Outbox
    private let state = Mutex(State())

    fileprivate init(platform: PlatformName, outbox: Outbox) {
        self.platform = platform
        self.outbox = outbox
    }

    /// What to send when the answer has gone out; nothing is a possibility.
    func prepare(_ calls: [OutgoingCall]) {
        go { $0.calls = calls }
    }

    /// The answer has gone out, or nobody is there any more to take it.
    func answered() {
        go { $0.isAnswered = true }
    }

    private func go(_ change: (inout State) -> Void) {
        let calls = state.withLock { state -> [OutgoingCall]? in
            change(&state)
            guard state.isAnswered, let calls = state.calls, !state.isDone else { return nil }
            state.isDone = true
            return calls
        }
        if let calls { outbox.submit(calls, to: platform) }
    }

    deinit {
        // The connection broke before the answer was written, or the answer has no calls.
        go { state in
            state.isAnswered = true
            state.calls = state.calls ?? []
        }
    }
}
