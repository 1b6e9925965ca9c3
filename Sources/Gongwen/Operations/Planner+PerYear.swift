/// What was counted over several years, spread over them.
extension Planner {
    /// `江津平均每年新建多少个工会`: the count of 近五年 by five. What there is at a time, or was counted over a time that has no
    /// length, is not so many a year: that is said, as of 每年 without 平均.
    func planEachYearOfSpan(_ whole: Reading, _ conversation: Conversation) -> PlannedPart? {
        let isClaimed = isClaim(whole) && !whole.numbers.isEmpty
        guard whole.operators.contains(.mean) || isClaimed, whole.asksByYear, whole.per == nil else { return nil }
        if let sum = planEachYearOfSum(whole, conversation) { return sum }
        var asked = whole.asFigure
        (asked.frequency, asked.asksByYear) = (nil, false)
        let decision = plan(asked, in: conversation)
        guard let figure = singleFigure(decision), let years = knowledge[figure].period.length, years > 1,
            knowledge[figure].scope == .new || knowledge[figure].scope == .sum, !arithmetic.isRate(figure)
        else {
            guard !isClaimed else { return nil }
            var often = whole.asFigure
            often.asksByYear = false
            return PlannedPart(reading: whole, decision: plan(often, in: conversation))
        }
        return eachYear([figure], years, whole, decision.words)
    }

    /// `平均每年呢` after a sum of what was counted over the same years: of the sum, and not of one of its parts.
    private func planEachYearOfSum(_ whole: Reading, _ conversation: Conversation) -> PlannedPart? {
        let (results, told) = heldResults(of: conversation)
        guard whole.words.isEmpty, whole.subjects.isEmpty, conversation.operators == [.sum], told > 1,
            case let figures = Array(results.suffix(told)), let years = knowledge[figures[0]].period.length, years > 1,
            figures.allSatisfy({ knowledge[$0].period.length == years }),
            arithmetic.objection(to: Calculation(operators: [.sum], figures: figures)) == nil
        else { return nil }
        return eachYear(figures, years, whole, words(of: conversation))
    }

    private func eachYear(_ figures: [FactID], _ years: Int, _ whole: Reading, _ words: [WordID]) -> PlannedPart {
        let calculation = Calculation(operators: [.mean], figures: figures, years: years)
        return PlannedPart(reading: whole, decision: Decision(outcome: .calculated(calculation), words: words))
    }
}
