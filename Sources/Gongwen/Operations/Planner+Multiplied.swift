/// What is told for each, over all of them.
extension Planner {
    /// `补助3家企业，每家3万元，一共多少`: the report tells what each got and how many got it, and prints no sum.
    func planProduct(_ whole: Reading, _ conversation: Conversation) -> PlannedPart? {
        // 每家补助金额一共多少 asks for what each got; 3家每家补3万，总共多少 does not.
        guard whole.per == nil || !whole.numbers.isEmpty else { return nil }
        var asked = whole.asFigure
        asked.per = nil
        let decision = plan(asked, in: conversation)
        guard let each = singleFigure(decision), let unit = unitOfEach(each), unit != whole.unit else { return nil }
        let counted = knowledge.passage(of: each).filter { other in
            quantified(other) && units.classes[knowledge[other].unit] == unit && !isPerUnit(other)
                && knowledge.shareTopic(knowledge[other].attribute, knowledge[each].attribute)
        }
        guard counted.count == 1 else { return nil }
        let calculation = Calculation(operators: [.sum], figures: [each, counted[0]], isProduct: true)
        return PlannedPart(
            reading: whole, decision: Decision(outcome: .calculated(calculation), words: decision.words))
    }

    /// 每家补助3万元: what it is told for each of; nil of what is told of all.
    func unitOfEach(_ id: FactID) -> UnitClass? {
        for mention in lexicon.mentions(in: Sentence(knowledge[id].statement)) {
            guard case .surface(let surface) = mention.meaning else { continue }
            for case .per(let unit) in lexicon.surfaces[surface].cues { return unit }
        }
        return nil
    }
}
