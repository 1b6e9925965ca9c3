/// What was counted over several years, spread over them.
extension Planner {
    /// `江津平均每年新建多少个工会`: the count of 近五年 by five. What there is at a time, or was counted over a time that has no
    /// length, is not so many a year: that is said, as of 每年 without 平均.
    func planEachYearOfSpan(_ whole: Reading, _ conversation: Conversation) -> PlannedPart? {
        guard whole.operators.contains(.mean), whole.asksByYear, whole.per == nil else { return nil }
        var asked = whole.asFigure
        (asked.frequency, asked.asksByYear) = (nil, false)
        let decision = plan(asked, in: conversation)
        guard let figure = singleFigure(decision), let years = knowledge[figure].period.length, years > 1,
            knowledge[figure].scope == .new || knowledge[figure].scope == .sum, !arithmetic.isRate(figure)
        else {
            var often = whole.asFigure
            often.asksByYear = false
            return PlannedPart(reading: whole, decision: plan(often, in: conversation))
        }
        let calculation = Calculation(operators: [.mean], figures: [figure], years: years)
        return PlannedPart(
            reading: whole, decision: Decision(outcome: .calculated(calculation), words: decision.words))
    }
}
