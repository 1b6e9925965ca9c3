/// A message, understood as far as it goes: as typed, or with slips put right where that says more.
struct Understanding: Sendable {
    var parts: [PlannedPart]
    /// What was taken for something else; empty where the message is read as typed.
    var slips: [Correction.Slip] = []

    /// The facts that are stated.
    var facts: [FactID] { parts.flatMap(\.decision.facts) }

    /// What is said of them.
    func gist(in knowledge: KnowledgeBase) -> Gist { Gist(parts.map(\.decision), in: knowledge) }

    /// How well it answers what is asked; less is better.
    var grade: Int { parts.map(\.decision.grade).max() ?? 0 }
}

extension Assistant {
    /// What the message says: with slips put right, or as typed, which is planned once and only where it is needed.
    ///
    /// Every row of names that are as near is planned. Where those that settle what is asked agree, the nearest is taken;
    /// where they would state different things, the reply asks back: what was not understood decides what is asked, so
    /// nothing is stated that leaves it out.
    func understand(
        _ message: Message, _ mentions: [Mention], of sentence: Sentence, in conversation: Conversation, today: Day
    ) -> Understanding {
        lazy var typed = Understanding(parts: snapshot.planner.plan(message, in: conversation))
        guard let correction = snapshot.corrector.correct(mentions, of: sentence) else { return typed }
        let isSpelled = sentence.isASCII
        func understood(_ rows: [Correction.Row]) -> [Understanding] {
            rows.map { plan($0, isSpelled: isSpelled, conversation, today: today) }
        }
        let firmRows = correction.rows.filter { !$0.isDoubtful }
        let firm = understood(firmRows)
        // Where the likeliest asks for what is not there, one that is less likely is no way out.
        if zip(firmRows, firm).contains(where: { $0.isLikeliest && isSettled($1) }),
            let taken = agreed(firm.filter(isSettled))
        {
            // What a part of the message asks, and is answered as typed: the slip is in other business.
            if sentence.sentenceEnds.count > 1 || message.isLong, typed.parts.allSatisfy(\.isAnsweredInFull) {
                return typed
            }
            return taken.isOpen ? asking(taken) : taken.best
        }
        guard isSettled(typed), !typed.facts.isEmpty else { return typed }
        // Put right, it asks for what is not there: what was typed would be answered without the word that says so.
        if let meant = firm.first { return meant }
        let doubtful = understood(correction.rows.filter(\.isDoubtful)).filter(isSettled)
        guard !doubtful.isEmpty, let taken = agreed(doubtful + [typed]), taken.isOpen else { return typed }
        return asking(taken)
    }

    private func plan(
        _ row: Correction.Row, isSpelled: Bool, _ conversation: Conversation, today: Day
    ) -> Understanding {
        let message = snapshot.reader.read(row.mentions, of: row.sentence, today: today)
        var parts = snapshot.planner.plan(message, in: conversation)
        if isSpelled {
            parts = parts.map(\.withoutVerdict)
            // na is 那 and 哪: where letters ask twice, nobody can tell whether they do.
            if message.whole.cueCount > 1, parts.count > 1 {
                parts = [PlannedPart(reading: message.whole, decision: Decision(outcome: .outside))]
            }
        }
        return Understanding(parts: parts, slips: row.slips)
    }

    private func isSettled(_ understanding: Understanding) -> Bool {
        understanding.parts.allSatisfy { snapshot.planner.isSettled($0.decision) || $0.decision.asksBack }
    }

    /// The first of those that answer best, and all that they state where it is not the same.
    private func agreed(_ rows: [Understanding]) -> (best: Understanding, facts: [FactID], isOpen: Bool)? {
        guard let grade = rows.map(\.grade).min() else { return nil }
        let rows = rows.filter { $0.grade == grade }
        // 不到20万 and 20万 are held against the same fact.
        let said = rows[0].gist(in: snapshot.knowledge)
        let rivals = rows.filter {
            !$0.facts.isEmpty && ($0.facts != rows[0].facts || $0.gist(in: snapshot.knowledge) != said)
        }
        let isOpen = !rows[0].facts.isEmpty && !rivals.isEmpty
        return (rows[0], rows[0].facts + rivals.flatMap(\.facts), isOpen)
    }

    private func asking(_ open: (best: Understanding, facts: [FactID], isOpen: Bool)) -> Understanding {
        var options: [Conversation.Option] = []
        for fact in open.facts where options.count < Planner.mostOptions {
            let option = snapshot.knowledge.option(for: fact)
            if !options.contains(option) { options.append(option) }
        }
        let part = PlannedPart(reading: open.best.parts[0].reading, decision: Decision(outcome: .clarify(options)))
        return Understanding(parts: [part])
    }

    /// `（按“江北”理解）`, a line of its own; nothing where nothing was taken for something else.
    func remark(on slips: [Correction.Slip]) -> String {
        guard !slips.isEmpty else { return "" }
        let names = slips.map { "“\(Writer.shortened($0.taken))”" }.joined(separator: "、")
        return "\n" + snapshot.templates.fill("纠正", ["所问": names])
    }
}

extension Sentence {
    /// Letters and digits only: all of it is read by its sound.
    fileprivate var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}

extension PlannedPart {
    /// Letters say only how a claim sounds: the fact is told, and the claim neither confirmed nor denied.
    fileprivate var withoutVerdict: PlannedPart {
        guard case .answer(let facts, let manner) = decision.outcome else { return self }
        switch manner {
        case .claimHolds, .claimFails:
            var plain = self
            plain.decision.outcome = .answer(facts, .plain)
            return plain
        case .plain, .exists, .claimUnmentioned: return self
        }
    }

    fileprivate var isAnsweredInFull: Bool {
        guard case .answer = decision.outcome else { return false }
        return reading.residue.isEmpty && reading.skipped.isEmpty && reading.unreadCount == 0
    }
}

extension Decision {
    fileprivate var grade: Int {
        switch outcome {
        case .answer, .calculated, .overview, .more, .smalltalk, .help: 0
        case .clarify: 2
        default: 1
        }
    }

    /// The facts that are stated.
    fileprivate var facts: [FactID] {
        switch outcome {
        case .noData(_, _, let facts): facts
        default: outcome.figures
        }
    }
}
