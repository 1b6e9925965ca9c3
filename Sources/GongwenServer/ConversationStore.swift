import Foundation
import Synchronization

/// Whose conversation: two people in one group each have their own.
struct ConversationKey: Hashable, Sendable {
    var conversation: String
    var user: String
}

/// The conversations of the last half hour, in memory; `Memory` is what is remembered of one.
///
///     let reply = await store.withTurn(of: key) { conversation in
///         assistant.reply(to: text, in: &conversation, today: today)
///     }
///
/// Messages of one conversation take their turns one after the other, in the order they came; different
/// conversations do not wait for each other. At most `capacity` are kept; the one unused for longest goes first.
final class ConversationStore<Memory: Sendable>: Sendable {
    private struct Entry {
        var memory: Memory
        var lastUsed: Date
        var isBusy = true
        var waiting: [CheckedContinuation<Memory, Never>] = []
    }

    private let fresh: @Sendable () -> Memory
    private let capacity: Int
    private let idleLimit: TimeInterval
    private let now: @Sendable () -> Date
    private let entries = Mutex(RecencyTable<ConversationKey, Entry>())

    init(
        capacity: Int,
        idleLimit: TimeInterval,
        now: @escaping @Sendable () -> Date,
        fresh: @escaping @Sendable () -> Memory
    ) {
        self.fresh = fresh
        self.capacity = capacity
        self.idleLimit = idleLimit
        self.now = now
    }

    /// How many conversations are remembered now.
    var count: Int { entries.withLock { $0.count } }

    /// Runs `body` with the conversation, alone; keeps what it leaves, unless it throws.
    nonisolated(nonsending) func withTurn<Value>(
        of key: ConversationKey,
        _ body: (inout Memory) async throws -> Value
    ) async rethrows -> Value {
        let before = await take(key)
        var memory = before
        do {
            let value = try await body(&memory)
            giveBack(key, memory)
            return value
        } catch {
            giveBack(key, before)
            throw error
        }
    }

    private nonisolated(nonsending) func take(_ key: ConversationKey) async -> Memory {
        if let memory = takeIfFree(key, orWait: nil) { return memory }
        return await withCheckedContinuation { turn in
            if let memory = takeIfFree(key, orWait: turn) { turn.resume(returning: memory) }
        }
    }

    private func takeIfFree(
        _ key: ConversationKey,
        orWait turn: CheckedContinuation<Memory, Never>?
    ) -> Memory? {
        let moment = now()
        return entries.withLock { entries in
            forgetOld(&entries, at: moment)
            guard var entry = entries[key] else {
                let memory = fresh()
                entries.insert(Entry(memory: memory, lastUsed: moment), for: key)
                forgetOverflow(&entries)
                return memory
            }
            if entry.isBusy {
                guard let turn else { return nil }
                entry.waiting.append(turn)
                entries[key] = entry
                return nil
            }
            entry.isBusy = true
            entries[key] = entry
            return entry.memory
        }
    }

    private func giveBack(_ key: ConversationKey, _ memory: Memory) {
        let moment = now()
        let next: CheckedContinuation<Memory, Never>? = entries.withLock { entries in
            guard var entry = entries[key] else { return nil }
            let next = entry.waiting.isEmpty ? nil : entry.waiting.removeFirst()
            entry.memory = memory
            entry.lastUsed = moment
            entry.isBusy = next != nil
            entries[key] = entry
            entries.touch(key)
            return next
        }
        next?.resume(returning: memory)
    }

    private func forgetOld(_ entries: inout RecencyTable<ConversationKey, Entry>, at moment: Date) {
        while let (key, entry) = entries.oldest, !entry.isBusy, moment.timeIntervalSince(entry.lastUsed) >= idleLimit {
            entries.remove(key)
        }
    }

    /// A busy conversation is never dropped under its message; there are no more of those than connections.
    private func forgetOverflow(_ entries: inout RecencyTable<ConversationKey, Entry>) {
        while entries.count > capacity, let key = entries.oldestKey(where: { !$0.isBusy }) {
            entries.remove(key)
        }
    }
}
