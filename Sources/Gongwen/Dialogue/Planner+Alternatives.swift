/// Which of two kinds a figure is of: `是总数还是新增` after it was told, `工作室21个是市级的还是区级的`.
extension Planner {
    /// The figure with all that its sentence says of level, count and time; nil where the two are anything else, such as
    /// places that are compared.
    func planAlternatives(_ message: Message, _ conversation: Conversation) -> PlannedPart? {
        guard let (before, either) = message.alternatives(), either.operators.isEmpty, either.numbers.isEmpty,
            either.residue.isEmpty, either.foreign.isEmpty,
            // 人次 asks for a number by itself.
            either.kinds.allSatisfy({ $0 == .yesNo || $0 == .figure && either.cueCount == 0 })
        else { return nil }
        var asked = before.whole
        if !before.whole.namesNothing { asked.kinds = [.figure] }
        let held = heldResults(of: conversation)
        let figure =
            before.whole.namesNothing
            ? (held.told == 1 ? held.figures.last : nil) : singleFigure(plan(asked, in: conversation))
        guard let figure, either.words.allSatisfy(isKind) else { return nil }
        var decision = Decision(
            outcome: .answer([figure], .plain), words: knowledge[knowledge[figure].attribute].variants.first ?? [])
        if before.whole.namesNothing { decision.inherited = [knowledge[knowledge[figure].attribute].name] }
        return PlannedPart(reading: asked, decision: decision)
    }

    /// 市级, 新建, 人次; not 竞赛 of 劳模.
    private func isKind(_ word: WordID) -> Bool {
        levelWords.contains(word) || lexicon.cueWords.contains(word) || lexicon.limitsNothing(word)
    }
}
