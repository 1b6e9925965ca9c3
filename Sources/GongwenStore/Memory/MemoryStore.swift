public import GongwenChannels
import Synchronization

/// A store in this process's memory, for tests and for servers that keep nothing: gone after a restart, unknown to other
/// servers. What is oldest goes when there is too much.
public final class MemoryStore: Store {
    private struct Claim {
        var ticket: MessageTicket
        var person: String
        var leaseEnd: UnixTime
        var end: UnixTime
        var reply: ChannelReply?
    }

    private struct Conversation {
        var person: String
        var stored: StoredConversation
    }

    private struct State {
        var claims: [ExactID: Claim] = [:]
        var keys: [MessageTicket: Set<ExactID>] = [:]
        var conversations: [ExactID: Conversation] = [:]
        var questions: [LoggedQuestion] = []
        var deliveries: [Int64: Delivery] = [:]
        var secrets: [String: String] = [:]
        /// Until when the questions of people who were forgotten were asked.
        var forgotten: [ExactID: UnixTime] = [:]

        mutating func give(_ claim: Claim?, _ key: ExactID) {
            if let before = claims[key]?.ticket {
                keys[before]?.remove(key)
                if keys[before]?.isEmpty == true { keys[before] = nil }
            }
            claims[key] = claim
            if let claim { keys[claim.ticket, default: []].insert(key) }
        }

        /// Adds a question where its number belongs, which is nearly always the end.
        mutating func insert(_ question: LoggedQuestion) {
            let place = questions.lastIndex { $0.number <= question.number }
            if let place, questions[place].number == question.number { return }
            questions.insert(question, at: (place ?? -1) + 1)
        }

        mutating func append(_ questions: [LoggedQuestion], capacity: Int) {
            for question in questions { insert(question) }
            // A tenth more than necessary, so that moving the rest is rare.
            guard self.questions.count > capacity else { return }
            self.questions.removeFirst(self.questions.count - capacity + capacity / 10)
        }

        mutating func add(_ delivery: Delivery, capacity: Int) {
            if deliveries[delivery.number] == nil { deliveries[delivery.number] = delivery }
            for number in deliveries.oldest(beyond: capacity, by: { $0.end }) { deliveries[number] = nil }
        }

        mutating func apply(_ change: DeliveryChange, capacity: Int) {
            switch change {
            case .added(let delivery): add(delivery, capacity: capacity)
            case .held(let number, let end):
                if let leaseEnd = deliveries[number]?.leaseEnd { deliveries[number]?.leaseEnd = max(leaseEnd, end) }
            case .left(let number, let calls, let end):
                deliveries[number]?.calls = calls
                deliveries[number]?.leaseEnd = end
            case .finished(let number): deliveries[number] = nil
            }
        }

        mutating func removeClaims(where isOld: (Claim) -> Bool) -> Int {
            let old = claims.filter { isOld($0.value) }
            for (key, _) in old { give(nil, key) }
            return old.count
        }
    }

    private let capacity: Int
    private let state = Mutex(State())

    /// - Parameter capacity: how many are kept of claims, of conversations, of questions and of deliveries.
    public init(capacity: Int = 10_000) {
        self.capacity = capacity
    }

    /// True: beyond the capacity the claims that end first go before their time.
    public var forgetsEarly: Bool { true }

    /// There is nothing to open, and nothing that could be out of order.
    public func check() async throws {}
    /// There is nothing to close.
    public func close() async {}

    /// Takes over all keys of an earlier claim whose lease has ended without a reply.
    public func claim(_ claim: MessageClaim) async throws -> ClaimOutcome {
        let keys = claim.keys.map { ExactID($0) }
        return state.withLock { state in
            for key in keys {
                if let held = state.claims[key], held.end <= claim.now { state.give(nil, key) }
            }
            let owner = keys.compactMap { state.claims[$0] }.first { $0.ticket != claim.ticket }
            var held = Claim(
                ticket: claim.ticket, person: claim.person, leaseEnd: claim.leaseEnd, end: claim.end, reply: nil)
            if let owner, owner.reply != nil || owner.leaseEnd > claim.now {
                held = owner
            } else if let owner {
                for key in state.keys[owner.ticket] ?? [] { state.give(held, key) }
            }
            for key in keys where state.claims[key] == nil { state.give(held, key) }
            for key in state.claims.oldest(beyond: capacity, by: { $0.end }) { state.give(nil, key) }
            guard held.ticket != claim.ticket else { return .granted }
            return held.reply.map { .answered($0) } ?? .busy
        }
    }

    /// Beyond the capacity the conversations unused for longest go, the first questions, and the deliveries that end
    /// first.
    public func commit(_ exchange: Exchange) async throws -> CommitOutcome {
        state.withLock { state in
            let lost = exchange.settlements.map(\.ticket).filter { state.keys[$0] == nil }
            guard lost.isEmpty else { return .superseded(lost) }
            if let progress = exchange.progress {
                let id = ExactID(progress.id)
                let current = state.conversations[id]?.stored
                guard current?.revision == progress.replaces || current?.revision == progress.revision else {
                    return .changed(current)
                }
                state.conversations[id] = Conversation(
                    person: progress.person,
                    stored: StoredConversation(
                        memory: progress.memory, revision: progress.revision, usedAt: progress.usedAt))
                for key in state.conversations.oldest(beyond: capacity, by: { $0.stored.usedAt }) {
                    state.conversations[key] = nil
                }
            }
            for settlement in exchange.settlements {
                for key in state.keys[settlement.ticket] ?? [] { state.claims[key]?.reply = settlement.reply }
            }
            state.append(exchange.questions, capacity: capacity)
            for delivery in exchange.deliveries { state.add(delivery, capacity: capacity) }
            return .kept
        }
    }

    /// Nil also for one that had to make room.
    public func conversation(_ id: String) async throws -> StoredConversation? {
        state.withLock { $0.conversations[ExactID(id)]?.stored }
    }

    /// Puts each where its number belongs; beyond the capacity those with the lowest numbers go.
    public func append(_ questions: [LoggedQuestion]) async throws {
        state.withLock { state in
            let wanted = questions.filter { question in
                state.forgotten[ExactID(question.person)].map { question.time > $0 } ?? true
            }
            state.append(wanted, capacity: capacity)
        }
    }

    /// Of each platform those whose lease ended first.
    public func takeDeliveries(_ take: DeliveryTake) async throws -> [Delivery] {
        state.withLock { state in
            take.platforms.flatMap { platform in
                let free = state.deliveries.values.filter {
                    $0.platform == platform && $0.leaseEnd <= take.now && $0.end > take.now
                }
                return free.sorted { $0.leaseEnd < $1.leaseEnd }.prefix(take.limit).map { delivery in
                    state.deliveries[delivery.number]?.leaseEnd = take.leaseEnd
                    return state.deliveries[delivery.number] ?? delivery
                }
            }
        }
    }

    /// Applies them in their order.
    public func change(_ changes: [DeliveryChange]) async throws {
        state.withLock { state in
            for change in changes { state.apply(change, capacity: capacity) }
        }
    }

    /// Goes through all that are kept, which the capacity bounds.
    public func questions(after number: Int64, limit: Int) async throws -> [LoggedQuestion] {
        state.withLock { Array($0.questions.filter { $0.number > number }.prefix(limit)) }
    }

    /// Goes through the latest `rows` from the last one on.
    public func latestQuestions(_ limit: Int, among rows: Int) async throws -> [String] {
        var seen: Set<ExactID> = []
        let latest = state.withLock { $0.questions.suffix(rows) }.reversed().map(\.question)
        return Array(latest.filter { seen.insert(ExactID($0)).inserted }.prefix(limit))
    }

    /// Goes through everything that is kept.
    public func forget(_ people: [String], at now: UnixTime) async throws -> Deletions {
        let people = Set(people.map { ExactID($0) })
        return state.withLock { state in
            for person in people { state.forgotten[person] = max(state.forgotten[person] ?? now, now) }
            return Deletions(
                claims: state.removeClaims { people.contains(ExactID($0.person)) },
                conversations: state.conversations.removeAll { people.contains(ExactID($0.person)) },
                questions: state.questions.removeAndCount { people.contains(ExactID($0.person)) },
                deliveries: state.deliveries.removeAll { people.contains(ExactID($0.person)) })
        }
    }

    /// Goes through everything that is kept, but for the secrets.
    public func purge(_ limits: PurgeLimits) async throws -> Deletions {
        state.withLock { state in
            state.forgotten = state.forgotten.filter { $0.value >= limits.questionsAskedBefore }
            return Deletions(
                claims: state.removeClaims { $0.end <= limits.now },
                conversations: state.conversations.removeAll { $0.stored.usedAt < limits.conversationsUsedBefore },
                questions: state.questions.removeAndCount { $0.time < limits.questionsAskedBefore },
                deliveries: state.deliveries.removeAll { $0.end <= limits.now })
        }
    }

    /// The first candidate wins for as long as this store lives; the next process has another secret.
    public func secret(_ name: String, orKeep candidate: String) async throws -> String {
        state.withLock { state in
            let secret = state.secrets[name] ?? candidate
            state.secrets[name] = secret
            return secret
        }
    }
}

extension Dictionary {
    /// What has to go when there are too many: a tenth more than necessary, so that looking for the oldest is rare.
    fileprivate func oldest(beyond capacity: Int, by time: (Value) -> UnixTime) -> [Key] {
        guard count > capacity else { return [] }
        return sorted { time($0.value) < time($1.value) }.prefix(count - capacity + capacity / 10).map(\.key)
    }

    /// How many values went.
    fileprivate mutating func removeAll(where isOld: (Value) -> Bool) -> Int {
        let before = count
        self = filter { !isOld($0.value) }
        return before - count
    }
}

extension Array {
    fileprivate mutating func removeAndCount(where isOld: (Element) -> Bool) -> Int {
        let before = count
        removeAll(where: isOld)
        return before - count
    }
}
