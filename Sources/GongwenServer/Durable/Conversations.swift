import Foundation
import Gongwen
import GongwenChannels
import GongwenStore
import Synchronization

/// Whose conversation: two people in one group each have their own.
struct ConversationKey: Hashable, Sendable {
    /// The platform's name, or `api`.
    var platform: String
    var conversation: ExactID
    var user: ExactID

    init(platform: String, conversation: String, user: String) {
        self.platform = platform
        self.conversation = ExactID(conversation)
        self.user = ExactID(user)
    }
}

/// The conversations of the last half hour: in memory, and in the store for other servers and for after a restart.
///
///     let turn = Conversations.Turn(entry: entry) { memory in
///         assistant.reply(to: text, in: &memory.conversation, today: today)
///     }
///     let answered = await conversations.answer(turn, in: key)
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

    private struct Waiting {
        var turn: Turn
        var continuation: CheckedContinuation<Answered?, Never>
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
        var waiting: [Waiting] = []
    }

    private let capacity: Int
    private let idleLimit: TimeInterval
    private let now: @Sendable () -> Date
    private let link: StoreLink
    private let deliveries: Deliveries
    private let entries = Mutex(RecencyTable<ConversationKey, Entry>())

    init(capacity: Int, idleLimit: TimeInterval, link: StoreLink, now: @escaping @Sendable () -> Date) {
        self.capacity = capacity
        self.idleLimit = idleLimit
        self.link = link
        self.now = now
        deliveries = Deliveries(link: link, now: now)
    }

    /// How many conversations are in memory now.
    var count: Int { entries.withLock { $0.count } }

    /// The reply to a message, or nil when another server has taken the message over.
    func answer(_ turn: Turn, in key: ConversationKey) async -> Answered? {
        if let standing = take(key, orWait: nil) { return await lead([turn], key, standing)[0] }
        return await withCheckedContinuation { continuation in
            if let standing = take(key, orWait: Waiting(turn: turn, continuation: continuation)) {
                Task { continuation.resume(returning: await lead([turn], key, standing)[0]) }
            }
        }
    }

    /// Answers messages while the conversation is ours alone, then lets the next ones have it.
    private func lead(_ turns: [Turn], _ key: ConversationKey, _ standing: Standing) async -> [Answered?] {
        var standing = standing
        let answers = await process(turns, key, &standing)
        let next = giveBack(key, standing)
        if !next.isEmpty {
            Task { [standing] in
                for (waiting, answer) in zip(next, await lead(next.map(\.turn), key, standing)) {
                    waiting.continuation.resume(returning: answer)
                }
            }
        }
        return answers
    }

    private func process(_ turns: [Turn], _ key: ConversationKey, _ standing: inout Standing) async -> [Answered?] {
        var isSuperseded = Array(repeating: false, count: turns.count)
        while true {
            var memory = standing.memory
            var answers = zip(turns, isSuperseded).map { turn, isOut in isOut ? nil : answered(turn, &memory) }
            guard answers.contains(where: { $0 != nil }) else { return answers }
            let settlements = zip(turns, answers).compactMap { turn, answer in
                turn.ticket.flatMap { ticket in
                    answer?.said.map { Exchange.Settlement(ticket: ticket, reply: $0) }
                }
            }
            switch await commit(memory, settlements, answers.compactMap(\.self), key, &standing) {
            case .kept(let revision):
                standing.memory = memory
                standing.revision = revision
                for index in answers.indices { answers[index]?.isKept = true }
                return answers
            case .down:
                standing.memory = memory
                return answers
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

    private func answered(_ turn: Turn, _ memory: inout Memory) -> Answered {
        let reply = turn.answer(&memory)
        let said = turn.ticket == nil && turn.seal == nil ? nil : ChannelReply(reply)
        let sealed = said.flatMap { turn.seal?($0) }
        let delivery = deliveries.make(sealed?.calls ?? [])
        return Answered(
            reply: reply, said: said?.sent(byCall: delivery != nil), sealed: sealed, delivery: delivery,
            entry: turn.entry(reply))
    }

    private enum Outcome {
        case kept(revision: Int64)
        case down
        case changed(StoredConversation?)
        case superseded([MessageTicket])
    }

    private func commit(
        _ memory: Memory, _ settlements: [Exchange.Settlement], _ answers: [Answered], _ key: ConversationKey,
        _ standing: inout Standing
    ) async -> Outcome {
        let revision = Int64.random(in: 1 ... .max)
        let replaces = standing.revision
        let known = standing.names
        let usedAt = UnixTime(now())
        let result = await link.attempt(or: .exchange) { store, names in
            let names =
                try known ?? (id: names.conversation(key), person: names.person(key.user.text, on: key.platform))
            let progress = Exchange.Progress(
                id: names.id, person: names.person,
                memory: try StoredJSON.text(of: memory), replaces: replaces, revision: revision, usedAt: usedAt)
            let exchange = Exchange(
                settlements: settlements, progress: progress,
                questions: try answers.map { try LoggedQuestion($0.entry, person: names.person) },
                deliveries: answers.compactMap { $0.delivery?.addressed(to: names.person) })
            return (names, try await store.commit(exchange))
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

    private func take(_ key: ConversationKey, orWait waiting: Waiting?) -> Standing? {
        let moment = now()
        return entries.withLock { entries in
            forgetOld(&entries, at: moment)
            let standing = entries.change(key) { entry -> Standing? in
                if entry.isBusy {
                    if let waiting { entry.waiting.append(waiting) }
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
    private func giveBack(_ key: ConversationKey, _ standing: Standing) -> [Waiting] {
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
