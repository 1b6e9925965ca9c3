/// A message, understood as far as it goes: as typed, or with slips put right where that says more.
struct Understanding: Sendable {
    var mentions: [Mention]
    var parts: [PlannedPart]
    /// What was taken for something else; empty where the message is read as typed.
    var slips: [Correction.Slip] = []
}

extension Assistant {
    /// What the message says with slips put right, or nil where it stays as typed.
    ///
    /// Only a row that settles what is asked is taken, and only where every other name that sounds the same would not
    /// settle it otherwise.
    func corrected(
        _ mentions: [Mention], of sentence: Sentence, in conversation: Conversation, today: Day
    ) -> Understanding? {
        guard let correction = snapshot.corrector.correct(mentions, of: sentence) else { return nil }
        func plan(_ row: [Mention]) -> [PlannedPart]? {
            let message = snapshot.reader.read(row, of: sentence, today: today)
            let parts = snapshot.planner.plan(message, in: conversation)
            return parts.allSatisfy { snapshot.planner.isSettled($0.decision) || $0.decision.asksBack } ? parts : nil
        }
        guard let parts = plan(correction.mentions) else { return nil }
        // What one of several sentences asks, and is answered as typed: the slip is in other business.
        if !correction.isDoubtful, sentence.sentenceEnds.count > 1, let typed = plan(mentions),
            typed.allSatisfy({ $0.isAnsweredInFull })
        {
            return nil
        }
        let facts = parts.flatMap(\.decision.facts)
        if correction.isDoubtful {
            guard let typed = plan(mentions)?.flatMap(\.decision.facts), !typed.isEmpty, !facts.isEmpty,
                typed != facts
            else { return nil }
            return Understanding(mentions: mentions, parts: [asking(which: facts + typed, parts[0].reading)])
        }
        for other in correction.alternatives {
            if let others = plan(other)?.flatMap(\.decision.facts), !others.isEmpty, others != facts { return nil }
        }
        return Understanding(mentions: correction.mentions, parts: parts, slips: correction.slips)
    }

    private func asking(which facts: [FactID], _ reading: Reading) -> PlannedPart {
        let options = facts.prefix(Planner.mostOptions).map { snapshot.knowledge.option(for: $0) }
        return PlannedPart(reading: reading, decision: Decision(outcome: .clarify(options)))
    }

    /// `（按“江北”理解）`, a line of its own; nothing where nothing was taken for something else.
    func remark(on slips: [Correction.Slip]) -> String {
        guard !slips.isEmpty else { return "" }
        let names = slips.map { "“\(Writer.shortened($0.taken))”" }.joined(separator: "、")
        return "\n" + snapshot.templates.fill("纠正", ["所问": names])
    }
}

extension PlannedPart {
    fileprivate var isAnsweredInFull: Bool {
        guard case .answer = decision.outcome else { return false }
        return reading.residue.isEmpty && reading.skipped.isEmpty
    }
}

extension Decision {
    /// The facts that are stated.
    fileprivate var facts: [FactID] {
        switch outcome {
        case .answer(let facts, _), .otherwise(_, _, let facts), .topic(_, let facts), .noData(_, _, let facts),
            .tooFew(_, let facts):
            facts
        case .calculated(let calculation): calculation.figures
        default: []
        }
    }
}
