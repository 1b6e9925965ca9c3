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
    func commit(_ exchanges: [Exchange]) throws -> [CommitOutcome] {
        guard exchanges.allSatisfy(\.standsOnItsConversation) else {
            return try write { try $0.commit(exchanges) }
        }
        let saves = exchanges.saves()
        let notes = exchanges.flatMap { exchange in
            exchange.questions.map { SQLCall.append($0, when: exchange.progress) }
        }
        var outcomes = Array(repeating: CommitOutcome.kept, count: exchanges.count)
        let results = try run(saves.map(\.call) + notes)
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
    fileprivate func commit(_ exchanges: [Exchange]) throws -> [CommitOutcome] {
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
        _ = try run(
            try kept.flatMap(\.settlements).map {
                SQLCall(.settle, .text(try $0.reply.stored()), .integer($0.ticket.number))
            } + kept.flatMap(\.questions).map { SQLCall.append($0) }
                + kept.flatMap(\.deliveries).map { try DeliveryChange.added($0).call() })
        return outcomes
    }
}

extension [Exchange] {
    /// In the order that everybody writes in, or two servers could wait for each other.
    fileprivate func saves() -> [(index: Int, id: String, call: SQLCall)] {
        enumerated().compactMap { index, exchange in
            exchange.progress.map { (index, $0.id, $0.saving) }
        }.sorted { $0.id < $1.id }
    }
}

extension Exchange {
    /// Whether everything else in it is kept when the conversation's row says so.
    fileprivate var standsOnItsConversation: Bool { settlements.isEmpty && deliveries.isEmpty && progress != nil }

    /// What an exchange came to that did not replace the conversation's row.
    fileprivate func outcome(beside rows: [SQLRow]) -> CommitOutcome {
        let stored = rows.first.flatMap(StoredConversation.init)
        // Ours, when the connection broke after the first attempt had been carried out.
        return stored != nil && stored?.revision == progress?.revision ? .kept : .changed(stored)
    }
}

extension StoredConversation {
    init?(_ row: SQLRow) {
        guard row.count == 3, let memory = row[0].text, let revision = row[1].integer, let usedAt = row[2].integer
        else { return nil }
        self.init(memory: memory, revision: revision, usedAt: UnixTime(milliseconds: usedAt))
    }
}
