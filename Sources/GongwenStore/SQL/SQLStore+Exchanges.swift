import GongwenChannels

extension SQLStatement {
    static let conversation = SQLStatement(
        "conversation", "SELECT memory, revision, used_at FROM conversations WHERE id = $1")
    fileprivate static let begin = SQLStatement(
        "begin",
        """
        INSERT INTO conversations (id, person, memory, revision, used_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (id) DO NOTHING
        """)
    fileprivate static let goOn = SQLStatement(
        "go_on",
        """
        UPDATE conversations SET memory = $1, revision = $2, used_at = $3 WHERE id = $4 AND revision = $5
        """)
}

/// An exchange as statements, made before the only thread that writes has to see to it.
struct ExchangeStatements: Sendable {
    fileprivate let settlements: [(ticket: MessageTicket, call: SQLCall)]
    fileprivate let progress: Exchange.Progress?
    fileprivate let save: SQLCall?
    /// The question log and what has to be sent.
    fileprivate let notes: [SQLCall]
    /// Whether everything else in it is kept when the conversation's row says so.
    fileprivate let standsOnItsConversation: Bool

    init(_ exchange: Exchange) throws {
        settlements = try exchange.settlements.map { settlement in
            let text = try StoredJSON.text(of: settlement.reply)
            return (settlement.ticket, SQLCall(.settle, .text(text), .integer(settlement.ticket.number)))
        }
        progress = exchange.progress
        save = exchange.progress?.saving
        standsOnItsConversation = settlements.isEmpty && exchange.deliveries.isEmpty && progress != nil
        let condition = standsOnItsConversation ? progress : nil
        notes =
            try exchange.questions.map { SQLCall.append($0, when: condition) }
            + exchange.deliveries.map { try DeliveryChange.added($0).call() }
    }

    /// What it came to when it did not replace the conversation's row.
    fileprivate func outcome(beside rows: [SQLRow]) -> CommitOutcome {
        let stored = rows.first.flatMap(StoredConversation.init)
        // Ours, when the connection broke after the first attempt had been carried out.
        return stored != nil && stored?.revision == progress?.revision ? .kept : .changed(stored)
    }
}

extension Exchange.Progress {
    fileprivate var saving: SQLCall {
        guard let replaces else {
            return SQLCall(
                .begin, .text(id), .text(person), .text(memory), .integer(revision), .integer(usedAt.milliseconds))
        }
        return SQLCall(
            .goOn, .text(memory), .integer(revision), .integer(usedAt.milliseconds), .text(id), .integer(replaces))
    }
}

extension SQLDatabase {
    /// In one round trip when no message was claimed and no conversation went on elsewhere.
    func commit(_ exchanges: [ExchangeStatements]) throws -> [CommitOutcome] {
        guard exchanges.allSatisfy(\.standsOnItsConversation) else {
            return try write { try $0.commit(exchanges) }
        }
        let saves = exchanges.saves()
        var outcomes = Array(repeating: CommitOutcome.kept, count: exchanges.count)
        let results = try run(saves.map(\.call) + exchanges.flatMap(\.notes))
        let unsaved = zip(saves, results).filter { $1.changes == 0 }.map(\.0)
        guard !unsaved.isEmpty else { return outcomes }
        let current = try read(unsaved.map { SQLCall(.conversation, .text($0.id)) })
        for (save, stored) in zip(unsaved, current) {
            outcomes[save.index] = exchanges[save.index].outcome(beside: stored.rows)
        }
        return outcomes
    }
}

extension SQLSession {
    fileprivate func commit(_ exchanges: [ExchangeStatements]) throws -> [CommitOutcome] {
        var outcomes = Array(repeating: CommitOutcome.kept, count: exchanges.count)
        let tickets = exchanges.enumerated().flatMap { index, exchange in
            exchange.settlements.map { (index: index, ticket: $0.ticket) }
        }.sorted { $0.ticket.number < $1.ticket.number }
        let locks = try run(tickets.map { SQLCall(.lockTicket, .integer($0.ticket.number)) })
        var lost: [Int: [MessageTicket]] = [:]
        for (ticket, lock) in zip(tickets, locks) where lock.changes == 0 {
            lost[ticket.index, default: []].append(ticket.ticket)
        }
        for (index, tickets) in lost { outcomes[index] = .superseded(tickets) }
        let saves = exchanges.saves().filter { lost[$0.index] == nil }
        let unsaved = zip(saves, try run(saves.map(\.call))).filter { $1.changes == 0 }.map(\.0)
        let current = try run(unsaved.map { SQLCall(.conversation, .text($0.id)) })
        for (save, stored) in zip(unsaved, current) {
            outcomes[save.index] = exchanges[save.index].outcome(beside: stored.rows)
        }
        let kept = zip(exchanges, outcomes).filter { $1 == .kept }.map(\.0)
        try finish(kept.flatMap(\.settlements).map(\.call) + kept.flatMap(\.notes))
        return outcomes
    }
}

extension [ExchangeStatements] {
    /// In the order that everybody writes in, or two servers could wait for each other.
    fileprivate func saves() -> [(index: Int, id: String, call: SQLCall)] {
        enumerated().compactMap { index, exchange in
            guard let progress = exchange.progress, let save = exchange.save else { return nil }
            return (index, progress.id, save)
        }.sorted { ExactID($0.id) < ExactID($1.id) }
    }
}

extension StoredConversation {
    init?(_ row: SQLRow) {
        guard row.count == 3, let memory = row[0].text, let revision = row[1].integer, let usedAt = row[2].integer
        else { return nil }
        self.init(memory: memory, revision: revision, usedAt: UnixTime(milliseconds: usedAt))
    }
}
