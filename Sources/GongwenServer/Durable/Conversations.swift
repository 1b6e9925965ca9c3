import Foundation
import Gongwen
import GongwenChannels
import GongwenStore
import Synchronization

/// Whose conversation: two people in one group each have their own.
struct ConversationKey: Hashable, Sendable {
    /// The platform's name, or `api`.
    var platform: String
    var conversation: String
    var user: String
}

/// The conversations of the last half hour: in memory, and in the store for other servers and for after a restart.
///
///     let reply = await conversations.reply(in: key) { memory in
///         assistant.reply(to: text, in: &memory.conversation, today: today)
///     }
///
/// Messages of one conversation take their turns one after the other, in the order they came; different conversations do
/// not wait for each other. A reply is given when the store has it; what comes in meanwhile is answered and kept
/// together. If the conversation went on at another server, the messages are answered again from there. At most
/// `capacity` are in memory; the one unused for longest goes first.
final class Conversations: Sendable {
    /// What is remembered of a conversation.
    struct Memory: Codable, Hashable, Sendable {
        var conversation = Conversation()
        /// Questions shown as numbered lines with the last reply.
        var offered: [String] = []
    }

    /// Finds a reply; pure, for it may be called again with another memory.
    typealias Answer = @Sendable (inout Memory) -> Reply

    private struct Turn {
        var ticket: MessageTicket?
        var answer: Answer
        var continuation: CheckedContinuation<Reply?, Never>?
    }

    /// Where a conversation stands, as far as this server knows.
    private struct Standing {
        var memory = Memory()
        var revision: Int64?
        /// The pseudonyms of the conversation and the person, once they are known.
        var names: (id: String, person: String)?
    }

    private struct Entry {
        var standing = Standing()
        var lastUsed: Date
        var isBusy = true
        var waiting: [Turn] = []
    }

    private let capacity: Int
    private let idleLimit: TimeInterval
    private let now: @Sendable () -> Date
    private let link: StoreLink
    private let entries = Mutex(RecencyTable<ConversationKey, Entry>())

    init(capacity: Int, idleLimit: TimeInterval, link: StoreLink, now: @escaping @Sendable () -> Date) {
        self.capacity = capacity
        self.idleLimit = idleLimit
        self.link = link
        self.now = now
    }

    /// How many conversations are in memory now.
    var count: Int { entries.withLock { $0.count } }

    /// The reply to a message that nobody claims.
    func reply(in key: ConversationKey, _ answer: @escaping Answer) async -> Reply {
        guard let reply = await reply(in: key, settling: nil, answer) else {
            preconditionFailure("only a claimed message can be taken over by another server")
        }
        return reply
    }

    /// The reply to a message, or nil when another server has taken the message over.
    ///
    /// - Parameter ticket: of the message's claim, which is settled with the reply.
    func reply(
        in key: ConversationKey, settling ticket: MessageTicket?, _ answer: @escaping Answer
    ) async -> Reply? {
        let turn = Turn(ticket: ticket, answer: answer)
        if let standing = take(key, orWait: nil) { return await lead([turn], key, standing)[0] }
        return await withCheckedContinuation { continuation in
            var turn = turn
            turn.continuation = continuation
            if let standing = take(key, orWait: turn) {
                Task { [turn] in
                    continuation.resume(returning: await lead([turn], key, standing)[0])
                }
            }
        }
    }

    /// Answers messages while the conversation is ours alone, then lets the next ones have it.
    private func lead(_ turns: [Turn], _ key: ConversationKey, _ standing: Standing) async -> [Reply?] {
        var standing = standing
        let replies = await process(turns, key, &standing)
        let next = giveBack(key, standing)
        if !next.isEmpty {
            Task { [standing] in
                for (turn, reply) in zip(next, await lead(next, key, standing)) {
                    turn.continuation?.resume(returning: reply)
                }
            }
        }
        return replies
    }

    private func process(_ turns: [Turn], _ key: ConversationKey, _ standing: inout Standing) async -> [Reply?] {
        var isSuperseded = Array(repeating: false, count: turns.count)
        while true {
            var memory = standing.memory
            let replies = zip(turns, isSuperseded).map { turn, isOut in isOut ? nil : turn.answer(&memory) }
            let settlements = zip(turns, replies).compactMap { turn, reply in
                turn.ticket.flatMap { ticket in
                    reply.map { Exchange.Settlement(ticket: ticket, reply: ChannelReply($0)) }
                }
            }
            guard replies.contains(where: { $0 != nil }) else { return replies }
            switch await commit(memory, settlements, key, &standing) {
            case .kept(let revision):
                standing.memory = memory
                standing.revision = revision
                return replies
            case .down:
                standing.memory = memory
                return replies
            case .changed(let stored):
                standing.memory = stored.flatMap(current) ?? Memory()
                standing.revision = stored?.revision
            case .superseded(let tickets):
                for (index, turn) in turns.enumerated() {
                    if let ticket = turn.ticket, tickets.contains(ticket) { isSuperseded[index] = true }
                }
            }
        }
    }

    private enum Outcome {
        case kept(revision: Int64)
        case down
        case changed(StoredConversation?)
        case superseded([MessageTicket])
    }

    private func commit(
        _ memory: Memory, _ settlements: [Exchange.Settlement], _ key: ConversationKey, _ standing: inout Standing
    ) async -> Outcome {
        let revision = Int64.random(in: 1 ... .max)
        let replaces = standing.revision
        let known = standing.names
        let usedAt = UnixTime(now())
        let result = await link.attempt(or: .exchange) { store, names in
            let names =
                try known ?? (id: names.conversation(key), person: names.person(key.user, on: key.platform))
            let progress = Exchange.Progress(
                id: names.id, person: names.person,
                memory: try StoredJSON.text(of: memory), replaces: replaces, revision: revision, usedAt: usedAt)
            return (names, try await store.commit(Exchange(settlements: settlements, progress: progress)))
        }
        guard let (names, outcome) = result else { return .down }
        standing.names = names
        return switch outcome {
        case .kept: .kept(revision: revision)
        case .changed(let stored): .changed(stored)
        case .superseded(let tickets): .superseded(tickets)
        }
    }

    /// What is still remembered of a stored conversation; nil when it was unused for too long.
    private func current(_ stored: StoredConversation) -> Memory? {
        let idle = Double(UnixTime(now()).milliseconds - stored.usedAt.milliseconds) / 1000
        guard idle < idleLimit else { return nil }
        return try? JSONDecoder().decode(Memory.self, from: Data(stored.memory.utf8))
    }

    private func take(_ key: ConversationKey, orWait turn: Turn?) -> Standing? {
        let moment = now()
        return entries.withLock { entries in
            forgetOld(&entries, at: moment)
            let standing = entries.change(key) { entry -> Standing? in
                if entry.isBusy {
                    if let turn { entry.waiting.append(turn) }
                    return nil
                }
                entry.isBusy = true
                return entry.standing
            }
            if let standing { return standing }
            entries.insert(Entry(lastUsed: moment), for: key)
            forgetOverflow(&entries)
            return Standing()
        }
    }

    /// Returns the turns that came in meanwhile; as long as there are any, the conversation stays busy.
    private func giveBack(_ key: ConversationKey, _ standing: Standing) -> [Turn] {
        let moment = now()
        return entries.withLock { entries in
            entries.touch(key)
            return entries.change(key) { entry in
                defer { entry.waiting = [] }
                entry.standing = standing
                entry.lastUsed = moment
                entry.isBusy = !entry.waiting.isEmpty
                return entry.waiting
            } ?? []
        }
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
