/// Which of two kinds a figure is of: `是总数还是新增` after it was told, `五小项目88个是市级的还是区级的`.
extension Planner {
    /// The figure with all that its sentence says of level, count and time; nil where the two are anything else, such as
    /// 涨了 and 跌了, or places that are compared.
    func planAlternatives(_ message: Message, _ conversation: Conversation) -> PlannedPart? {
        guard let (before, either) = message.alternatives(), areKinds(either) else { return nil }
        var asked = before.whole
        let isOfTold = asked.namesNothing
        if !isOfTold { asked.kinds = [.figure] }
        let held = heldResults(of: conversation)
        let figure =
            isOfTold ? (held.told == 1 ? held.figures.last : nil) : singleFigure(plan(asked, in: conversation))
        guard let figure else { return nil }
        let attribute = knowledge[knowledge[figure].attribute]
        // 江北工会是市级还是区级: how many there are says nothing of a level.
        guard
            isOfTold || !either.words.contains(where: levelWords.contains)
                || attribute.variants.joined().contains(where: levelWords.contains)
        else { return nil }
        var decision = Decision(outcome: .answer([figure], .plain), words: attribute.variants.first ?? [])
        if isOfTold { decision.inherited = [attribute.name] }
        return PlannedPart(reading: asked, decision: decision)
    }

    /// 市级 and 区级, 总数 and 新增, 人 and 人次; nothing else is said of them.
    private func areKinds(_ either: Reading) -> Bool {
        let saysKind =
            either.scope != nil || either.period != nil || either.maySayLevel || either.nounUnit != nil
            || either.words.contains(where: levelWords.contains)
        return saysKind && either.operators.isEmpty && either.numbers.isEmpty && either.residue.isEmpty
            && either.unreadCount == 0 && either.skipped.isEmpty
            && either.foreign.isEmpty && (either.subjects.isEmpty || either.maySayLevel)
            && either.words.allSatisfy { levelWords.contains($0) || lexicon.limitsNothing($0) }
            // 人次 asks for a number by itself.
            && either.kinds.allSatisfy { $0 == .yesNo || $0 == .figure && either.cueCount == 0 }
    }
}
