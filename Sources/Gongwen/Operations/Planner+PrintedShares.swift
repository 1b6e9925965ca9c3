/// Shares that the reports print: they go before those that we work out.
extension Planner {
    func printedShare(_ whole: Reading, _ conversation: Conversation) -> PlannedPart? {
        // 江津的占全市多少 is no share of what 江津 has.
        guard whole.subjects.count < 2 else { return nil }
        var asked = whole.withoutOperators
        asked.unit = units.share ?? asked.unit
        var decision = plan(asked.asFigure, in: conversation)
        guard let printed = singleFigure(decision), arithmetic.isRate(printed) else { return nil }
        // 为什么有这个比例 asks for no number.
        if let mismatch = mismatchOfKind(knowledge[printed].attribute, asked) {
            decision.outcome = .otherwise(asked: mismatch.asked, missing: mismatch.what, [printed])
        } else if isClaim(whole) {
            decision.outcome = .answer([printed], manner(of: asked, [printed]))
        }
        return PlannedPart(reading: asked, decision: decision)
    }

    /// `江津和江北谁的高技能人才比例高`: the shares that are printed are set side by side; not what they are shares of.
    func printedShares(
        _ whole: Reading, _ operators: [Operator], _ conversation: Conversation
    ) -> PlannedPart? {
        var asked = whole.withoutOperators
        asked.unit = units.share ?? asked.unit
        // Held against the city, a district is not only said to lie there.
        let adds = operators.contains { $0 == .sum || $0 == .mean }
        let isHeldAgainst = adds || operators.contains { $0 == .comparison || $0 == .difference }
        let places = isHeldAgainst ? whole.subjects : subjectsNamed(in: whole)
        guard places.count > 1 else { return nil }
        guard let operands = usable(operandsOfEach(places, asked, conversation)),
            operands.figures.allSatisfy(arithmetic.isRate)
        else {
            // 谁的比例高, where no share is printed: how many there are says nothing of it.
            let shares = retriever.explaining(asked.words, weak: asked.weakWords).filter {
                arithmetic.isRate(of: $0.attribute) && $0.coverage >= Planner.worthOffering
            }
            let isOfEach = adds || whole.asksOfEach || operators.contains(where: \.asksForOrder)
            guard isOfEach, let meant = shares.first?.attribute ?? attributeMeant(asked) else { return nil }
            let names = places.map { knowledge[$0].name }.joined(separator: "、")
            let outcome = Decision.Outcome.noData(subject: names, attribute: meant, instead: [])
            return PlannedPart(reading: asked, decision: Decision(outcome: outcome, words: whole.words))
        }
        let others = operators.filter { $0 != .share }
        let calculation = calculation(others.isEmpty ? [.comparison] : others, operands, asked)
        return PlannedPart(
            reading: asked, decision: Decision(outcome: .calculated(calculation), words: operands.words))
    }
}
