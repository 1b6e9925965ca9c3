/// What was done of what was planned: `渝工港湾的计划完成了吗`, `五小项目完成率多少`.
extension Planner {
    /// The plan and the result of the same time, divided; where the files have only one of them, that one. nil where no
    /// figure is asked about, or the message only says 完成了 of something that was done.
    func planProgress(_ whole: Reading, _ conversation: Conversation) -> PlannedPart? {
        guard !subjectsAreSeveral(whole) else { return nil }
        var asked = whole.asFigure
        asked.unit = nil
        asked.scope = .plan
        let planned = plan(asked, in: conversation)
        guard let goal = singleFigure(planned) else { return progressWithoutPlan(whole, conversation) }
        let fact = knowledge[goal]
        let results = knowledge.facts(fact.attribute, of: fact.subject).filter { knowledge[$0].scope != .plan }
        // A plan to set up 400 is held against those that were set up, not against how many there are.
        let done = results.filter { isOfSameYear($0, goal) && (!knowledge[fact.attribute].isStock || isNew($0)) }
        let outcome: Decision.Outcome =
            if let result = done.first {
                .calculated(Calculation(operators: [.progress], figures: [result, goal], contrasts: true))
            } else {
                .tooFew(.progress, [goal] + results)
            }
        return PlannedPart(reading: whole, decision: Decision(outcome: outcome, words: planned.words))
    }

    private func subjectsAreSeveral(_ reading: Reading) -> Bool { subjectsNamed(in: reading).count > 1 }

    private func isNew(_ id: FactID) -> Bool { knowledge[id].scope == .new }

    private func isOfSameYear(_ result: FactID, _ goal: FactID) -> Bool {
        let (one, other) = (knowledge[result].period, knowledge[goal].period)
        return one.text == other.text || one.years != nil && one.years == other.years
    }

    /// `江津的会员任务完成了吗`: a result, and no plan to hold it against. Said only where a plan was spoken of.
    private func progressWithoutPlan(_ whole: Reading, _ conversation: Conversation) -> PlannedPart? {
        guard whole.scope == .plan || whole.kinds.contains(.figure) else { return nil }
        var asked = whole.asFigure
        asked.unit = nil
        asked.scope = nil
        let decision = plan(asked, in: conversation)
        guard let result = singleFigure(decision) else { return nil }
        return PlannedPart(
            reading: whole, decision: Decision(outcome: .tooFew(.progress, [result]), words: decision.words))
    }
}
