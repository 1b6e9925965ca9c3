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

    /// `江北17个妈咪小屋里，企业的有几个`: neither the whole nor what is told elsewhere is the part that is asked for. The parts
    /// as they are, where nothing of the kind is stated, or what they tell belongs to it.
    func ofStated(_ parts: [PlannedPart], _ message: Message) -> [PlannedPart] {
        // Most messages state no number, and are not cut into their clauses once more.
        guard !message.whole.numbers.isEmpty else { return parts }
        let clauses = message.clauses().map(\.reading)
        guard clauses.count == 2, clauses[0].endsInside, !clauses[0].numbers.isEmpty, !clauses[0].asksForFacts,
            clauses[1].kind == .figure, !clauses[1].words.isEmpty || !commonNames(in: clauses[1]).isEmpty,
            clauses[1].operators.isEmpty, parts.contains(where: { answers($0.decision) })
        else { return parts }
        let told = parts.flatMap(\.decision.outcome.figures).filter(quantified)
        guard let first = told.first, !told.contains(where: { isPart($0, of: clauses[0]) }) else { return parts }
        let words = lexicon.typed(clauses[1].words + commonNames(in: clauses[1]), in: clauses[1])
        let decision = Decision(outcome: .notMentioned(words, unexplained: []))
        return [PlannedPart(reading: clauses[1].within([knowledge[first].subject]), decision: decision)]
    }

    /// It stands beside what the clause states, or belongs to the same thing; where no figure is stated so, it is called by
    /// all that the clause names.
    private func isPart(_ figure: FactID, of clause: Reading) -> Bool {
        guard let whole = fact(statedBy: clause) else {
            return (clause.words + commonNames(in: clause)).allSatisfy(knowledge[knowledge[figure].attribute].explains)
        }
        guard figure != whole else { return false }
        let (one, other) = (knowledge[figure], knowledge[whole])
        return knowledge.passage(of: whole).contains(figure)
            || one.subject == other.subject && knowledge.shareTopic(one.attribute, other.attribute)
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
