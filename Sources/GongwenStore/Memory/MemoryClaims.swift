public import GongwenChannels
import Synchronization

/// Claims in this process's memory: gone after a restart, unknown to other replicas.
///
///     let claims = MemoryClaims(capacity: 50_000)    // messages a platform
///
/// When a platform has more, the oldest settled one is forgotten before its time, so that no sender can fill the memory.
public final class MemoryClaims: MessageClaims {
    /// A repetition may bring further keys; more than this many are not kept.
    private static let keysPerMessage = 16

    private struct Entry {
        var keys: [String]
        var end: UnixTime
        var reply: ChannelReply?
        var waiting: [CheckedContinuation<ChannelReply?, Never>] = []
    }

    private struct Platform {
        var entries: [UInt64: Entry] = [:]
        var owners: [String: UInt64] = [:]
        /// Ticket numbers in the order of their claims, from `start` on; all of a platform are remembered equally long.
        var order: [UInt64] = []
        var start = 0

        mutating func forget(_ number: UInt64) {
            for key in entries.removeValue(forKey: number)?.keys ?? [] where owners[key] == number {
                owners[key] = nil
            }
        }

        mutating func forgetOld(at now: UnixTime, capacity: Int) {
            while start < order.count {
                let number = order[start]
                if let entry = entries[number] {
                    // Whoever works on it still has to be found by repetitions.
                    guard entry.reply != nil, entry.end <= now || entries.count > capacity else { break }
                    forget(number)
                }
                start += 1
            }
            if start > 1024, start * 2 > order.count {
                order.removeFirst(start)
                start = 0
            }
        }
    }

    private struct State {
        var platforms: [PlatformName: Platform] = [:]
        var lastNumber: UInt64 = 0
    }

    private let capacity: Int
    private let state = Mutex(State())

    /// - Parameter capacity: how many messages are remembered of each platform.
    public init(capacity: Int = 50_000) {
        self.capacity = capacity
    }

    /// How many messages of a platform are remembered now.
    public func count(of platform: PlatformName) -> Int {
        state.withLock { $0.platforms[platform]?.entries.count ?? 0 }
    }

    public func claim(
        _ keys: [String], of platform: PlatformName, for seconds: Int, at now: UnixTime
    ) async throws -> Claim {
        while true {
            if let claim = take(keys, platform, seconds, now) { return claim }
            let reply = await withCheckedContinuation { waiting in
                // It may have been settled since, then `waiting` was not kept.
                if !wait(for: keys, platform, waiting) { waiting.resume(returning: nil) }
            }
            if let reply { return .repetition(reply) }
        }
    }

    public func settle(_ ticket: ClaimTicket, with reply: ChannelReply) async throws {
        let waiting = state.withLock { state -> [CheckedContinuation<ChannelReply?, Never>] in
            guard var entry = state.platforms[ticket.platform]?.entries[ticket.number] else { return [] }
            let waiting = entry.waiting
            entry.waiting = []
            entry.reply = reply
            state.platforms[ticket.platform]?.entries[ticket.number] = entry
            return waiting
        }
        for continuation in waiting { continuation.resume(returning: reply) }
    }

    public func abandon(_ ticket: ClaimTicket) async {
        let waiting = state.withLock { state -> [CheckedContinuation<ChannelReply?, Never>] in
            let waiting = state.platforms[ticket.platform]?.entries[ticket.number]?.waiting ?? []
            state.platforms[ticket.platform]?.forget(ticket.number)
            return waiting
        }
        for continuation in waiting { continuation.resume(returning: nil) }
    }

    /// Nil when somebody is working on it.
    private func take(_ keys: [String], _ platform: PlatformName, _ seconds: Int, _ now: UnixTime) -> Claim? {
        let end = UnixTime(milliseconds: now.milliseconds + Int64(seconds) * 1000)
        return state.withLock { state in
            state.platforms[platform, default: Platform()].forgetOld(at: now, capacity: capacity)
            if let number = owner(of: keys, platform, state) {
                adopt(keys, by: number, platform, &state)
                return state.platforms[platform]?.entries[number]?.reply.map { .repetition($0) }
            }
            state.lastNumber += 1
            let number = state.lastNumber
            state.platforms[platform]?.entries[number] = Entry(keys: [], end: end)
            state.platforms[platform]?.order.append(number)
            adopt(keys, by: number, platform, &state)
            return .first(ClaimTicket(platform: platform, number: number))
        }
    }

    private func wait(
        for keys: [String], _ platform: PlatformName, _ waiting: CheckedContinuation<ChannelReply?, Never>
    ) -> Bool {
        state.withLock { state in
            guard let number = owner(of: keys, platform, state),
                state.platforms[platform]?.entries[number]?.reply == nil
            else { return false }
            state.platforms[platform]?.entries[number]?.waiting.append(waiting)
            return true
        }
    }

    private func owner(of keys: [String], _ platform: PlatformName, _ state: State) -> UInt64? {
        keys.lazy.compactMap { state.platforms[platform]?.owners[$0] }.first
    }

    /// The keys that a repetition brings belong to the same message from now on.
    private func adopt(_ keys: [String], by number: UInt64, _ platform: PlatformName, _ state: inout State) {
        for key in keys where state.platforms[platform]?.owners[key] == nil {
            guard state.platforms[platform]?.entries[number]?.keys.count ?? 0 < Self.keysPerMessage else { return }
            state.platforms[platform]?.owners[key] = number
            state.platforms[platform]?.entries[number]?.keys.append(key)
        }
    }
}
