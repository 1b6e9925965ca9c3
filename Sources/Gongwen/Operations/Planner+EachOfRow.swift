/// The same asked of each of several things: `技能人才、高技能人才各是多少`.
extension Planner {
    /// `全国和重庆五一劳动奖各多少`: the figures of all members. Where not each has one, what each comes to, unless the whole
    /// is told by a sentence.
    func planEachOfRow(_ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let whole = message.whole
        guard whole.asksOfEach, whole.kind == .figure, whole.cueCount == 1, subjectsNamed(in: whole).count < 2 else {
            return nil
        }
        let row = leveled(message.members())
        let members = row.filter { member in
            !member.isAllSaidOfEach && namesThing(member)
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
        let period = row.last.flatMap { $0.asksOfEach ? $0.period : nil }
        let parts = members.map { member in
            var reading = member.asFigure.within(whole.subjects)
            reading.period = reading.period ?? period
            let decision = plan(reading, in: conversation)
            return ofLevelBeside(reading, decision, members, conversation)
                ?? PlannedPart(reading: reading, decision: decision)
        }
        return parts.contains { givesFigure($0.decision) } ? parts : nil
    }

    /// `江北区劳模、区先进工作者`: where a member asks back, it is of the one level that the others name.
    private func ofLevelBeside(
        _ member: Reading, _ decision: Decision, _ row: [Reading], _ conversation: Conversation
    ) -> PlannedPart? {
        let levels = Set(row.flatMap(\.words).filter(levelWords.contains))
        guard decision.asksBack, levels.count == 1, levels.isDisjoint(with: member.words) else { return nil }
        let reading = member.adding(Array(levels))
        let leveled = plan(reading, in: conversation)
        return givesFigure(leveled) ? PlannedPart(reading: reading, decision: leveled) : nil
    }

    /// `全国劳模和先进工作者有几个`: the figure that the whole came to is that of one member; of the other it says nothing.
    func planRow(leftOutBy figure: FactID, _ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let whole = message.whole
        let attribute = knowledge[knowledge[figure].attribute]
        func isStrange(_ word: WordID) -> Bool { !attribute.isNamed(by: word) && retriever.names(word) }
        guard whole.kind == .figure, whole.cueCount < 2, !isClaim(whole), subjectsNamed(in: whole).count < 2,
            whole.words.contains(where: isStrange)
        else { return nil }
        let members = message.members().filter { !$0.words.isEmpty }
        guard members.count > 1,
            let found = members.first(where: { $0.words.allSatisfy(attribute.isNamed) }),
            members.allSatisfy({
                $0.words == found.words || $0.words.allSatisfy { isStrange($0) || levelWords.contains($0) }
            })
        else { return nil }
        let levels = members[0].words.filter(levelWords.contains)
        let parts = members.map { member in
            // The level that is said of the first holds for the next.
            let isLeveled = member.words.contains(where: levelWords.contains)
            let reading = (isLeveled ? member : member.adding(levels)).asFigure.within(whole.subjects)
            return PlannedPart(reading: reading, decision: plan(reading, in: conversation))
        }
        // Of the other it is asked which: the one alone is not all that was asked for.
        return parts.allSatisfy { isSettled($0.decision) || $0.decision.asksBack } ? parts : nil
    }

    /// `技能竞赛带动的单位和人次`, `培训的期数和人数`: sides of one thing that only what they are counted in tells apart.
    func planSides(beside figure: FactID, _ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let whole = message.whole
        guard whole.kind == .figure, whole.operators.isEmpty, !isClaim(whole), subjectsNamed(in: whole).count < 2 else {
            return nil
        }
        let members = message.members()
        guard (2...4).contains(members.count), members.dropFirst().allSatisfy(isOnlyMeasure) else { return nil }
        let first = members[0].asFigure.within(whole.subjects)
        let readings = members.enumerated().map { index, member in
            var side = index == 0 ? first : first.joined(to: member).asFigure
            side.unit = member.nounUnit
            return side
        }
        let parts = readings.map { PlannedPart(reading: $0, decision: plan($0, in: conversation)) }
        let figures = parts.compactMap { singleFigure($0.decision) }
        let areSides = Set(figures).count == members.count && figures.contains(figure)
        return areSides && figures.dropFirst().allSatisfy { areToldTogether(figures[0], $0) } ? parts : nil
    }

    /// 人次, 期数: it says in what something is counted, and names nothing else.
    private func isOnlyMeasure(_ member: Reading) -> Bool {
        member.nounUnit != nil && member.words.isEmpty && member.subjects.isEmpty && member.residue.isEmpty
            && member.foreign.isEmpty && member.numbers.isEmpty
            && member.weakWords.allSatisfy {
                lexicon.cueWords.contains($0) || units.counting(lexicon.text(of: $0)) != nil
            }
    }
}
