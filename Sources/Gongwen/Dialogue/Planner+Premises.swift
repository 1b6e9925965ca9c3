/// Numbers that a question takes for granted: `江北20万会员里实名认证的有多少`, where there are 17万.
extension Planner {
    /// What is so instead, to be said before the answer. Nothing where the question asks for the number to be confirmed:
    /// the answer does that itself.
    func wrongPremises(of whole: Reading, _ parts: [PlannedPart]) -> [PlannedPart] {
        guard whole.numbers.contains(where: { !$0.counted.isEmpty }), !isClaim(whole), whole.operators.isEmpty,
            parts.allSatisfy({ answers($0.decision) })
        else { return [] }
        let told = parts.flatMap(\.decision.outcome.figures)
        guard let subject = told.first.map({ knowledge[$0].subject }), whole.subjects == [subject] else { return [] }
        return whole.numbers.compactMap { claim in
            // 技能培训有7期吧: the number is said of what is asked about.
            let isAsked = whole.kinds.contains(.yesNo) && whole.words.allSatisfy(claim.counted.contains)
            guard claim.bound == nil, !isAsked, let fact = counterpart(of: claim, in: subject), !told.contains(fact)
            else {
                return nil
            }
            var reading = whole
            reading.kinds = [.yesNo]
            let decision = Decision(outcome: .answer([fact], .claimFails(claim.text)), words: claim.counted)
            return PlannedPart(reading: reading, decision: decision)
        }
    }

    /// The figure of what was counted, where it is another number.
    private func counterpart(of claim: Reading.Claim, in subject: SubjectID) -> FactID? {
        let (weak, words) = (
            claim.counted.filter(lexicon.weakWords.contains), claim.counted.filter { !lexicon.weakWords.contains($0) }
        )
        guard !words.isEmpty else { return nil }
        let named = retriever.explaining(words, weak: weak).filter { candidate in
            candidate.isDistinctive && candidate.coverage >= Planner.saidEnough
                && knowledge[candidate.attribute].kind == .figure
                && claim.unit.map { isCountable(candidate.attribute, in: $0) } ?? true
                && !knowledge.facts(candidate.attribute, of: subject).isEmpty
        }
        guard let best = named.first, named.dropFirst().allSatisfy({ $0.score < best.score }) else { return nil }
        let selection = select(knowledge.facts(best.attribute, of: subject), Reading())
        // Whatever count has this number, and of whatever else goes by these words, it may be meant.
        let namesakes = retriever.explaining(words, weak: weak).flatMap { knowledge.facts($0.attribute, of: subject) }
        let isThere = namesakes.contains { id in
            guard case .figure(let quantity) = knowledge[id].value else { return false }
            return quantity.number.value == claim.number.value
        }
        return isThere || !selection.isExact ? nil : selection.facts.first
    }
}
