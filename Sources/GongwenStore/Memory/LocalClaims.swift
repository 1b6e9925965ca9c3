public import GongwenChannels
import Synchronization

/// Which messages this server has dealt with, and what was said to them.
///
///     let claims = LocalClaims(capacity: 50_000)    // messages a platform
///     switch await claims.claim(message.duplicateKeys, of: .feishu, for: 600, at: now) {
///     case .first(let ticket):                // ours: find a reply, then
///         claims.settle(ticket, with: reply)
///     case .repetition(let reply):            // say the same again, call nobody
///     }
///
/// A platform repeats what it thinks was not answered, often while the first copy is still being worked on: then the
/// later ones wait here for its reply, and the store is asked once. What the store has too is remembered for a minute
/// only, when nearly all repetitions come. When a platform has more messages, or they are long, the oldest settled one is
/// forgotten before its time, so that no sender can fill the memory.
public final class LocalClaims: Sendable {
    /// What a claim came to.
    public enum Claim: Hashable, Sendable {
        /// Nobody had it. Settle the ticket.
        case first(Ticket)
        /// Somebody had it and said this.
        case repetition(ChannelReply)
    }

    /// The right to answer a message.
    public struct Ticket: Hashable, Sendable {
        fileprivate var platform: PlatformName
        fileprivate var number: UInt64
    }

    /// A repetition may bring further keys; more than this many are not kept.
    private static let keysPerMessage = 16

    private typealias Waiting = CheckedContinuation<ChannelReply?, Never>

    /// For how many seconds a reply is remembered that the store has.
    private static let briefly: Int64 = 60

    private struct Entry {
        var keys: [ExactID]
        var end: UnixTime
        var reply: ChannelReply?
        var waiting: [Waiting] = []
    }

    private struct Platform {
        var entries: [UInt64: Entry] = [:]
        var owners: [ExactID: UInt64] = [:]
        /// All, in the order of their claims.
        var claimed = TicketLine()
        /// Those that the store has, in the order in which they were settled.
        var kept = TicketLine()
        /// Of all keys and replies.
        var bytes = 0

        /// Looks the platform up once for all that is done with it.
        mutating func change<Value>(_ body: (inout Self) -> Value) -> Value { body(&self) }

        /// The message that any of these keys belongs to.
        func owner(of keys: [ExactID]) -> UInt64? { keys.lazy.compactMap { owners[$0] }.first }

        mutating func insert(_ number: UInt64, until end: UnixTime) {
            entries[number] = Entry(keys: [], end: end)
            claimed.append(number)
        }

        /// The keys that a repetition brings belong to the same message from now on.
        mutating func adopt(_ keys: [ExactID], by number: UInt64) {
            for key in keys where owners[key] == nil {
                guard entries[number]?.keys.count ?? 0 < LocalClaims.keysPerMessage else { return }
                owners[key] = number
                entries[number]?.keys.append(key)
                bytes += key.text.utf8.count
            }
        }

        /// Keeps a reply; returns who waited for it.
        mutating func settle(_ number: UInt64, with reply: ChannelReply, keptAt moment: UnixTime?) -> [Waiting] {
            guard var entry = entries[number] else { return [] }
            let waiting = entry.waiting
            bytes += reply.size - (entry.reply?.size ?? 0)
            (entry.reply, entry.waiting) = (reply, [])
            if let moment {
                entry.end = min(entry.end, moment.advanced(bySeconds: LocalClaims.briefly))
                kept.append(number)
            }
            entries[number] = entry
            return waiting
        }

        /// False when nobody works on the message any more.
        mutating func wait(_ waiting: Waiting, for keys: [ExactID]) -> Bool {
            guard let number = owner(of: keys), let entry = entries[number], entry.reply == nil else { return false }
            entries[number]?.waiting.append(waiting)
            return true
        }

        mutating func forget(_ number: UInt64) {
            guard let entry = entries.removeValue(forKey: number) else { return }
            bytes -= entry.reply?.size ?? 0
            for key in entry.keys {
                bytes -= key.text.utf8.count
                owners[key] = nil
            }
        }

        mutating func forgetOld(at now: UnixTime, capacity: Int, byteLimit: Int) {
            while let number = kept.first {
                if let entry = entries[number], entry.end > now { break }
                forget(number)
                kept.removeFirst()
            }
            while let number = claimed.first {
                if let entry = entries[number] {
                    // Whoever works on it still has to be found by repetitions.
                    guard entry.reply != nil, entry.end <= now || entries.count > capacity || bytes > byteLimit
                    else { break }
                    forget(number)
                }
                claimed.removeFirst()
            }
            kept.tidy(of: entries.count) { entries[$0] != nil }
            claimed.tidy(of: entries.count) { entries[$0] != nil }
        }
    }

    private struct State {
        var platforms: [PlatformName: Platform] = [:]
        var lastNumber: UInt64 = 0
    }

    private let capacity: Int
    private let byteLimit: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - capacity: how many messages are remembered of each platform.
    ///   - byteLimit: how long their keys and replies may be together.
    public init(capacity: Int = 50_000, byteLimit: Int = 32 << 20) {
        self.capacity = capacity
        self.byteLimit = byteLimit
    }

    /// How many messages of a platform are remembered now.
    func count(of platform: PlatformName) -> Int {
        state.withLock { $0.platforms[platform]?.entries.count ?? 0 }
    }

    /// Claims a message, or waits for what was said to an earlier one that shares any of its keys.
    ///
    /// - Parameters:
    ///   - keys: `Message.duplicateKeys`.
    ///   - platform: what the bound on the number of remembered messages applies to.
    ///   - seconds: for how long the claim is remembered, from now on.
    public func claim(
        _ keys: [String], of platform: PlatformName, for seconds: Int, at now: UnixTime
    ) async -> Claim {
        let keys = keys.map { ExactID($0) }
        while true {
            if let claim = take(keys, platform, seconds, now) { return claim }
            let reply = await withCheckedContinuation { waiting in
                // It may have been settled since, then `waiting` was not kept.
                if !wait(for: keys, platform, waiting) { waiting.resume(returning: nil) }
            }
            if let reply { return .repetition(reply) }
        }
    }

    /// Keeps the reply for repetitions and lets those that wait have it. Whoever got the ticket must come here, also when
    /// he found no reply of his own: repetitions wait for it without end.
    ///
    /// - Parameter moment: now, when the store has the reply too and can be asked; nil when nobody else knows of it.
    public func settle(_ ticket: Ticket, with reply: ChannelReply, keptAt moment: UnixTime? = nil) {
        let waiting = state.withLock { state in
            state.platforms[ticket.platform]?.settle(ticket.number, with: reply, keptAt: moment) ?? []
        }
        for continuation in waiting { continuation.resume(returning: reply) }
    }

    /// Nil when somebody is working on it.
    private func take(_ keys: [ExactID], _ platform: PlatformName, _ seconds: Int, _ now: UnixTime) -> Claim? {
        let end = UnixTime(milliseconds: now.milliseconds + Int64(seconds) * 1000)
        return state.withLock { state in
            state.lastNumber += 1
            let number = state.lastNumber
            return state.platforms[platform, default: Platform()].change { known in
                known.forgetOld(at: now, capacity: capacity, byteLimit: byteLimit)
                if let owner = known.owner(of: keys) {
                    known.adopt(keys, by: owner)
                    return known.entries[owner]?.reply.map { .repetition($0) }
                }
                known.insert(number, until: end)
                known.adopt(keys, by: number)
                return .first(Ticket(platform: platform, number: number))
            }
        }
    }

    private func wait(for keys: [ExactID], _ platform: PlatformName, _ waiting: Waiting) -> Bool {
        state.withLock { $0.platforms[platform]?.wait(waiting, for: keys) ?? false }
    }
}

extension ChannelReply {
    /// Of its text, in bytes.
    fileprivate var size: Int {
        (options + sources).reduce(text.utf8.count + optionsLead.utf8.count) { $0 + $1.utf8.count }
    }
}
