/// What was counted over several years, spread over them.
extension Planner {
    /// `江津平均每年新建多少个工会`: the count of 近五年 by five, of each place and thing that is named. What there is at a time, or
    /// was counted over a time that has no length, is not so many a year: that is said, as of 每年 without 平均.
    func planEachYearOfSpan(_ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let whole = message.whole
        let isClaimed = isClaim(whole) && !whole.numbers.isEmpty
        guard let often = whole.frequency, whole.operators.contains(.mean) || isClaimed && whole.asksByYear else {
            return nil
        }
        // 平均每月呢 after a sum, 平均每年每个工会: nothing is divided by months, nor twice.
        guard whole.asksByYear, whole.per == nil else {
            let isOfTold = whole.per != nil || !namesThing(whole)
            return isOfTold ? [PlannedPart(reading: whole, decision: Decision(outcome: .notUnderstood([often])))] : nil
        }
        if let sum = planEachYearOfSum(whole, conversation) { return [sum] }
        let places = subjectsNamed(in: whole)
        if whole.asksOfEach {
            let things = message.members().filter(namesThing)
            return things.map { eachYear(of: $0.within(places), isClaimed: false, conversation) }.compacted
        }
        guard places.count > 1 else { return eachYear(of: whole, isClaimed: isClaimed, conversation).map { [$0] } }
        return places.map { eachYear(of: whole.about([$0]), isClaimed: isClaimed, conversation) }.compacted
    }

    private func eachYear(of reading: Reading, isClaimed: Bool, _ conversation: Conversation) -> PlannedPart? {
        var asked = reading.asFigure
        (asked.frequency, asked.asksByYear) = (nil, false)
        let decision = plan(asked, in: conversation)
        if let figure = singleFigure(decision), let years = yearsCounted(figure) {
            return eachYear([figure], years, reading, decision.words)
        }
        guard !isClaimed else { return nil }
        asked.frequency = reading.frequency
        return PlannedPart(reading: reading, decision: plan(asked, in: conversation))
    }

    /// Over how many years it was counted; nil of what there is at a time, of a share, and of a single year.
    private func yearsCounted(_ id: FactID) -> Int? {
        let fact = knowledge[id]
        guard let years = fact.period.length, years > 1, !arithmetic.isRate(id),
            fact.scope == .new || fact.scope == .sum && !knowledge[fact.attribute].isStock
        else { return nil }
        return years
    }

    /// `平均每年呢` after a sum of what was counted over the same years: of the sum, and not of one of its parts.
    private func planEachYearOfSum(_ whole: Reading, _ conversation: Conversation) -> PlannedPart? {
        let (results, told) = heldResults(of: conversation)
        guard !namesThing(whole), whole.limitsNothingTold, conversation.operators == [.sum], told > 1,
            case let figures = Array(results.suffix(told)), let years = yearsCounted(figures[0]),
            figures.allSatisfy({ yearsCounted($0) == years }),
            arithmetic.objection(to: Calculation(operators: [.sum], figures: figures)) == nil
        else { return nil }
        return eachYear(figures, years, whole, words(of: conversation))
    }

    private func eachYear(_ figures: [FactID], _ years: Int, _ whole: Reading, _ words: [WordID]) -> PlannedPart {
        let calculation = Calculation(operators: [.mean], figures: figures, years: years)
        return PlannedPart(reading: whole, decision: Decision(outcome: .calculated(calculation), words: words))
    }
}

extension Reading {
    /// It names no place, time or count of its own, and takes nothing out.
    fileprivate var limitsNothingTold: Bool {
        subjects.isEmpty && subjectTypes.isEmpty && foreign.isEmpty && residue.isEmpty && period == nil
            && (scope == nil || scope == .total) && excluded.isEmpty && exclusions.isEmpty && restrictions.isEmpty
            && absences.isEmpty && !negates
    }
}

extension Array where Element == PlannedPart? {
    /// All of them; nil where one is, or there is none.
    fileprivate var compacted: [PlannedPart]? {
        let parts = compactMap { $0 }
        return parts.isEmpty || parts.count < count ? nil : parts
    }
}
