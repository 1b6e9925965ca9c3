/// The same asked of each of several things: `技能人才、高技能人才各是多少`.
extension Planner {
    /// `全国和重庆五一劳动奖各多少`: the figures of all members. Where not each has one, what each comes to, unless the whole
    /// is told by a sentence.
    func planEachOfRow(_ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let whole = message.whole
        guard whole.asksOfEach, whole.kind == .figure, whole.cueCount == 1, subjectsNamed(in: whole).count < 2 else {
            return nil
        }
        let members = message.members().filter { member in
            !member.words.isEmpty || member.weakWords.contains { retriever.names($0) && !lexicon.cueWords.contains($0) }
        }
        guard members.count > 1 else { return nil }
        if let found = operandsOfMembers(message, conversation), found.figures.count > 1, found.lacking.isEmpty,
            !found.repeats
        {
            let outcome = Decision.Outcome.answer(found.figures, .plain)
            return [PlannedPart(reading: whole, decision: Decision(outcome: outcome, words: found.words))]
        }
        let decision = plan(whole, in: conversation)
        guard !answers(decision) || singleFigure(decision) != nil else { return nil }
        let parts = members.map { member in
            let reading = member.asFigure.within(whole.subjects)
            return PlannedPart(reading: reading, decision: plan(reading, in: conversation))
        }
        return parts.contains { givesFigure($0.decision) } ? parts : nil
    }
}
