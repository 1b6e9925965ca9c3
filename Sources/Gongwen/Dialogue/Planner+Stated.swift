/// A figure that a message states before it asks: what is asked stands beside it.
extension Planner {
    /// `给困难职工子女花了5000万，帮了多少人`: the question goes on from the one fact of which the first clause speaks and that
    /// has this number. nil where there is no such fact, or where its report tells nothing of the kind in the same line.
    func planBesideStated(_ message: Message, _ conversation: Conversation) -> PlannedPart? {
        let whole = message.whole
        guard whole.numbers.count == 1, whole.cueCount == 1, whole.kind == .figure, whole.operators.isEmpty,
            whole.residue.isEmpty, whole.foreign.isEmpty
        else { return nil }
        let clauses = message.clauses().map(\.reading)
        guard clauses.count == 2, !clauses[0].asksForFacts, clauses[1].words.isEmpty, clauses[1].subjects.isEmpty,
            let stated = fact(statedBy: clauses[0])
        else { return nil }
        var spoken = conversation
        spoken.options = []
        let told = Decision(outcome: .answer([stated], .plain), words: clauses[0].words)
        spoken.remember([told], in: knowledge, lexicon: lexicon)
        let decision = plan(clauses[1], in: spoken)
        guard let figure = singleFigure(decision), knowledge.passage(of: stated).contains(figure) else { return nil }
        return PlannedPart(reading: clauses[1].within([knowledge[stated].subject]), decision: decision)
    }

    private func fact(statedBy clause: Reading) -> FactID? {
        guard let claim = clause.numbers.first, claim.bound == nil, !clause.words.isEmpty else { return nil }
        let facts = retriever.explaining(clause.words, weak: clause.weakWords)
            .filter { candidate in
                knowledge[candidate.attribute].kind == .figure
                    && clause.words.allSatisfy(knowledge[candidate.attribute].explains)
            }
            .flatMap { candidate in
                knowledge.subjects(with: candidate.attribute)
                    .filter { clause.subjects.isEmpty || clause.subjects.contains($0) }
                    .flatMap { self.knowledge.facts(candidate.attribute, of: $0) }
            }
            .filter { id in
                arithmetic.quantity(id)?.number.value == claim.number.value
                    && claim.unit.map { isCountable(knowledge[id].attribute, in: $0) } ?? true
            }
        return facts.count == 1 ? facts[0] : nil
    }
}
