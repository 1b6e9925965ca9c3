/// A figure less something: it is not worked out, because the files do not say that the one is counted in the other.
extension Planner {
    /// `不算新建的，江北有多少工会`: names the figure, and beside it that of what is taken out, where the files have it.
    func untaken(_ message: Message, _ conversation: Conversation) -> PlannedPart? {
        guard let parted = message.parted() else { return nil }
        var rest = parted.rest
        rest.exclusions = []
        guard let whole = singleFigure(plan(rest, in: conversation)) else { return nil }
        let fact = knowledge[whole]
        var facts = [whole]
        if let part = figure(of: parted.taken, beside: fact, rest), part != whole { facts.append(part) }
        return PlannedPart(
            reading: rest,
            decision: Decision(
                outcome: .notSubtracted(parted.text, facts), words: rest.words))
    }

    /// 新建的 is another count of the same; 实名认证的 another thing of the same place.
    private func figure(of taken: Reading, beside fact: Fact, _ rest: Reading) -> FactID? {
        var asked = taken
        asked.kinds = [.figure]
        if taken.words.isEmpty {
            guard taken.scope != nil else { return nil }
            let choice = select(knowledge.facts(fact.attribute, of: fact.subject), asked)
            return choice.isExact ? choice.facts.first : nil
        }
        for reading in [asked, asked.joined(to: rest)] {
            var placed = reading.about([fact.subject]).forFiguresOnly
            placed.kinds = [.figure]
            guard let part = singleFigure(plan(placed, in: Conversation())),
                units.classes[knowledge[part].unit] == units.classes[fact.unit]
            else { continue }
            return part
        }
        return nil
    }
}
