import GongwenChannels
import GongwenStore
import Logging
import ServiceLifecycle
import Synchronization

/// Everything that has to be sent to platforms after their request was answered.
///
///     let errand = outbox.errand()    // counted from now on: a stop waits for it
///     errand.prepare(parcel)          // kept in the store before
///     errand.answered()               // now it is sent, then deleted from the store
///
/// Each platform has its own queue, so that one that is ill holds up nobody else's replies. What another server left,
/// or could not be sent a while ago, is taken over from the store. What the store cannot take waits here instead.
final class Outbox: Service {
    /// How many messages' calls of a platform are made at once, and how many wait.
    static let width = 32
    static let capacity = 2_000

    private struct Lane {
        var running = 0
        var waiting: [Parcel] = []
        /// They are tried again in a while, with nobody else knowing of them.
        var resting: [Int64: Parcel] = [:]
    }

    private struct State {
        var pending = 0
        /// What waits here or is being sent.
        var held: Set<Int64> = []
        var lanes: [PlatformName: Lane] = [:]
        var emptied: [CheckedContinuation<Void, Never>] = []
    }

    let counts = CallCounts()
    let deliveries: Deliveries
    private let callers: [PlatformName: Caller]
    private let transport: any Transport
    private let logger: Logger
    private let stopLimit: Duration
    private let watchPause: Duration
    private let capacity: Int
    private let state = Mutex(State())

    /// - Parameter channels: those that make calls; what others left in the store is not theirs to send.
    init(
        channels: [(name: PlatformName, api: PlatformAPI?)], transport: any Transport, deliveries: Deliveries,
        logger: Logger, stopLimit: Duration = .seconds(15), capacity: Int = Outbox.capacity,
        watchPause: Duration = .seconds(2), backOff: BackOff = BackOff()
    ) {
        var callers: [PlatformName: Caller] = [:]
        for channel in channels {
            callers[channel.name] = Caller(
                platform: channel.name, client: PlatformClient(api: channel.api, transport: transport),
                deliveries: deliveries, counts: counts, logger: logger, backOff: backOff)
        }
        self.callers = callers
        self.transport = transport
        self.deliveries = deliveries
        self.logger = logger
        self.stopLimit = stopLimit
        self.capacity = capacity
        self.watchPause = watchPause
    }

    /// Something may have to be sent; a graceful stop waits until it was, or was left to others.
    func errand() -> Errand {
        state.withLock { $0.pending += 1 }
        return Errand { self.submit($0) }
    }

    /// How many messages' calls are being prepared, made, or wait for their turn.
    var depth: Int { state.withLock { $0.pending } }

    /// How many of them rest, with nobody else knowing of them.
    var resting: Int { state.withLock { $0.lanes.values.reduce(0) { $0 + $1.resting.count } } }

    /// Runs until the server stops and what is pending was sent.
    func run() async throws {
        await withTaskGroup { group in
            group.addTask { await self.watch() }
            try? await gracefulShutdown()
            await self.leaveResting()
            await self.drain()
            group.cancelAll()
        }
        let left = state.withLock { $0.pending }
        if left > 0 {
            logger.error("stopped before all replies were delivered", metadata: ["replies": "\(left)"])
        }
        await transport.shutDown()
    }

    /// Holds what is ours, and takes over what is nobody's.
    private func watch() async {
        guard !callers.isEmpty else { return }
        let platforms = callers.keys.sorted { $0.rawValue < $1.rawValue }
        while !Task.isCancelled {
            await deliveries.hold(state.withLock { $0.held })
            if !Task.isShuttingDownGracefully {
                for delivery in await deliveries.take(of: platforms, limit: Self.width) where !isHeld(delivery) {
                    state.withLock { $0.pending += 1 }
                    counts.add(.takenOver, of: delivery.platform?.rawValue ?? "")
                    submit(Parcel(delivery))
                }
            }
            // Not all servers at the same moment.
            try? await Task.sleep(for: watchPause * Double.random(in: 0.5...1))
        }
    }

    private func isHeld(_ delivery: Delivery) -> Bool { state.withLock { $0.held.contains(delivery.number) } }

    /// What rests here because the store was down, it may take now: then whoever comes after sends it. If not, there is no
    /// more time to rest.
    private func leaveResting() async {
        let resting = state.withLock { $0.lanes.values.flatMap(\.resting.values) }
        guard !resting.isEmpty else { return }
        await deliveries.link.retry()
        for var parcel in resting {
            guard takeFromRest(parcel) != nil else { continue }
            if await deliveries.leave(&parcel, for: .zero) {
                _ = state.withLock { $0.held.remove(parcel.delivery.number) }
                finishOne()
            } else {
                submit(parcel)
            }
        }
    }

    /// Nil when somebody else has taken it.
    private func takeFromRest(_ parcel: Parcel) -> Parcel? {
        guard let platform = parcel.delivery.platform else { return nil }
        return state.withLock { $0.lanes[platform]?.resting.removeValue(forKey: parcel.delivery.number) }
    }

    private func drain() async {
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

    private func submit(_ parcel: Parcel?) {
        guard let parcel, let platform = parcel.delivery.platform, let caller = callers[platform] else {
            return finishOne()
        }
        enum Decision { case start, wait, leave }
        let decision = state.withLock { state -> Decision in
            var lane = state.lanes.removeValue(forKey: platform) ?? Lane()
            defer { state.lanes[platform] = lane }
            guard lane.running < Self.width || lane.waiting.count < capacity else {
                state.held.remove(parcel.delivery.number)
                return .leave
            }
            state.held.insert(parcel.delivery.number)
            if lane.running < Self.width {
                lane.running += 1
                return .start
            }
            lane.waiting.append(parcel)
            return .wait
        }
        switch decision {
        case .start: Task { await work(parcel, by: caller) }
        case .wait: break
        case .leave:
            counts.add(.queueFull, of: platform.rawValue)
            logger.warning("too many replies are waiting; one was put off", metadata: ["platform": "\(platform)"])
            // Its lease ends soon, then somebody takes it who has room.
            guard parcel.unkeptFor != nil else { return finishOne() }
            Task {
                var parcel = parcel
                if await !deliveries.leave(&parcel, for: .zero) { lose(parcel) }
                finishOne()
            }
        }
    }

    private func work(_ parcel: Parcel, by caller: Caller) async {
        var next: Parcel? = parcel
        while let parcel = next {
            let rest = await caller.perform(parcel)
            let mayRest: Bool
            (next, mayRest) = state.withLock { state in
                var lane = state.lanes.removeValue(forKey: caller.platform) ?? Lane()
                defer { state.lanes[caller.platform] = lane }
                let mayRest = rest != nil && lane.resting.count < capacity
                if mayRest {
                    lane.resting[parcel.delivery.number] = rest?.parcel
                } else {
                    state.held.remove(parcel.delivery.number)
                }
                if !lane.waiting.isEmpty { return (lane.waiting.removeFirst(), mayRest) }
                lane.running -= 1
                return (nil, mayRest)
            }
            if let rest, mayRest {
                tryAgain(rest.parcel, after: rest.pause)
            } else {
                if let rest { lose(rest.parcel) }
                finishOne()
            }
        }
    }

    /// Meanwhile it keeps nobody's place.
    private func tryAgain(_ parcel: Parcel, after pause: Duration) {
        Task {
            try? await Task.sleep(for: pause)
            if let parcel = takeFromRest(parcel) { submit(parcel) }
        }
    }

    private func lose(_ parcel: Parcel) {
        deliveries.lose()
        logger.error(
            "a reply is lost: it could be neither sent nor kept for later",
            metadata: ["platform": "\(parcel.delivery.platform?.rawValue ?? "")"])
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
