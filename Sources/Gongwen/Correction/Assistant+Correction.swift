/// A message, understood as far as it goes: as typed, or with slips put right where that says more.
struct Understanding: Sendable {
    var mentions: [Mention]
    var parts: [PlannedPart]
    /// What was taken for something else; empty where the message is read as typed.
    var slips: [Correction.Slip] = []

    /// The facts that are stated.
    var facts: [FactID] { parts.flatMap(\.decision.facts) }

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
        lazy var typed = Understanding(
            mentions: mentions, parts: snapshot.planner.plan(message, in: conversation))
        guard let correction = snapshot.corrector.correct(mentions, of: sentence) else { return typed }
        func plan(_ row: Correction.Row) -> Understanding {
            // Read as if it had been typed so: 重床|工会工作|安排 becomes 重庆|工作安排.
            let righted = row.slips.isEmpty ? sentence : sentence.replacing(changes(in: row, of: sentence))
            let mentions = row.slips.isEmpty ? row.mentions : snapshot.lexicon.mentions(in: righted)
            let message = snapshot.reader.read(mentions, of: righted, today: today)
            let parts = cautious(snapshot.planner.plan(message, in: conversation), message, of: sentence)
            return Understanding(mentions: row.mentions, parts: parts, slips: row.slips)
        }
        func settled(_ rows: some Sequence<Correction.Row>) -> [Understanding] {
            rows.map(plan).filter(isSettled)
        }
        let firm = correction.rows.filter { !$0.isDoubtful }
        // Where the likeliest asks for what is not there, one that is less likely is no way out.
        if !settled(firm.lazy.filter(\.isLikeliest)).isEmpty, let taken = agreed(settled(firm)) {
            // What one of several sentences asks, and is answered as typed: the slip is in other business.
            if sentence.sentenceEnds.count > 1,
                cautious(typed.parts, message, of: sentence).allSatisfy(\.isAnsweredInFull)
            {
                return typed
            }
            return taken.isOpen ? asking(taken, mentions) : taken.best
        }
        let asTyped = Understanding(mentions: mentions, parts: cautious(typed.parts, message, of: sentence))
        guard isSettled(asTyped), !asTyped.facts.isEmpty else { return typed }
        // Put right, it asks for what is not there: what was typed would be answered without the word that says so.
        if let meant = firm.first { return plan(meant) }
        guard let taken = agreed(settled(correction.rows.lazy.filter(\.isDoubtful)) + [asTyped]), taken.isOpen
        else { return typed }
        return asking(taken, mentions)
    }

    /// What letters alone ask is not certain enough for a verdict, nor where they ask twice: na is 那 and 哪.
    private func cautious(_ parts: [PlannedPart], _ message: Message, of sentence: Sentence) -> [PlannedPart] {
        guard sentence.isASCII else { return parts }
        if message.whole.cueCount > 1, parts.count > 1 {
            return [PlannedPart(reading: message.whole, decision: Decision(outcome: .outside))]
        }
        return parts.map(\.withoutVerdict)
    }

    /// What was typed otherwise than the names that it is taken for.
    private func changes(in row: Correction.Row, of sentence: Sentence) -> [(range: Range<Int>, text: String)] {
        row.mentions.compactMap { mention in
            guard case .surface(let id) = mention.meaning else { return nil }
            let name = snapshot.lexicon.surfaces[id].text
            return sentence.text(mention.range) == name ? nil : (mention.range, name)
        }
    }

    private func isSettled(_ understanding: Understanding) -> Bool {
        understanding.parts.allSatisfy { snapshot.planner.isSettled($0.decision) || $0.decision.asksBack }
    }

    /// The first of those that answer best, and all that they state where it is not the same.
    private func agreed(_ rows: [Understanding]) -> (best: Understanding, facts: [FactID], isOpen: Bool)? {
        guard let grade = rows.map(\.grade).min() else { return nil }
        let rows = rows.filter { $0.grade == grade }
        let rivals = rows.filter { !$0.facts.isEmpty && $0.facts != rows[0].facts }
        let isOpen = !rows[0].facts.isEmpty && !rivals.isEmpty
        return (rows[0], rows[0].facts + rivals.flatMap(\.facts), isOpen)
    }

    private func asking(
        _ open: (best: Understanding, facts: [FactID], isOpen: Bool), _ mentions: [Mention]
    ) -> Understanding {
        var options: [Conversation.Option] = []
        for fact in open.facts where options.count < Planner.mostOptions {
            let option = snapshot.knowledge.option(for: fact)
            if !options.contains(option) { options.append(option) }
        }
        let part = PlannedPart(reading: open.best.parts[0].reading, decision: Decision(outcome: .clarify(options)))
        return Understanding(mentions: mentions, parts: [part])
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
        return reading.residue.isEmpty && reading.skipped.isEmpty
    }
}

extension Decision {
    fileprivate var grade: Int {
        switch outcome {
        case .answer, .calculated, .overview, .topic, .more, .smalltalk, .help: 0
        case .clarify: 2
        default: 1
        }
    }

    /// The facts that are stated.
    fileprivate var facts: [FactID] {
        switch outcome {
        case .topic(_, let facts), .noData(_, _, let facts): facts
        default: outcome.figures
        }
    }
}
