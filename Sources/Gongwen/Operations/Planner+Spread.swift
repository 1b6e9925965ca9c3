/// A figure by the number of what it was spread over: `平均每期多少人`, `每个工作室吸纳多少人才`.
extension Planner {
    /// The figure asked for, and how many there were of what it is spread over, told in the same place.
    func operandsPer(_ unit: UnitClass, _ reading: Reading, _ conversation: Conversation) -> Operands? {
        let decision = plan(reading.asFigure, in: conversation)
        let stated = decision.outcome.figures.filter { if case .figure = knowledge[$0].value { true } else { false } }
        for figure in stated where units.classes[knowledge[figure].unit] != unit && !isPerUnit(figure) {
            if let spread = spread(of: figure, over: unit, reading) {
                return Operands(figures: [figure, spread], words: decision.words)
            }
        }
        return nil
    }

    private func spread(of figure: FactID, over unit: UnitClass, _ reading: Reading) -> FactID? {
        let fact = knowledge[figure]
        func told(_ candidates: [Retriever.Candidate]) -> [FactID] {
            candidates.filter { unit == units.general || units.classes[knowledge[$0.attribute].unit] == unit }
                .flatMap { knowledge.facts($0.attribute, of: fact.subject) }
                .filter { $0 != figure && areToldTogether($0, figure) }
        }
        let named = told(retriever.candidates(for: reading.words, weak: reading.weakWords))
        // 每个 says nothing of what it counts: the name must.
        if unit == units.general { return named.first }
        if !named.isEmpty { return named.count == 1 ? named[0] : nil }
        // 助学金平均每人次: who got it is told beside it under its own name.
        let beside = told(retriever.candidates(for: knowledge[fact.attribute].variants.first ?? [], weak: []))
        return beside.count == 1 ? beside[0] : nil
    }

    private func areToldTogether(_ a: FactID, _ b: FactID) -> Bool {
        let (one, other) = (knowledge[a], knowledge[b])
        return one.source == other.source && one.sourceLine == other.sourceLine && samePeriod(a, b)
    }

    /// 每家补助3万元 is a mean already.
    func isPerUnit(_ id: FactID) -> Bool {
        let statement = Sentence(knowledge[id].statement)
        return lexicon.mentions(in: statement).contains { mention in
            guard case .surface(let surface) = mention.meaning else { return false }
            return lexicon.surfaces[surface].cues.contains { if case .per = $0 { true } else { false } }
        }
    }
}
