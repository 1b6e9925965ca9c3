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

    /// `江津会员，江北会员，南川新发展会员`: each in its own count, which is said of it alone.
    func planEachInItsCount(_ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let whole = message.whole
        guard whole.scope != nil, whole.operators.isEmpty, whole.residue.isEmpty, whole.foreign.isEmpty,
            !isClaim(whole), whole.kinds.isEmpty || whole.kind == .figure, !whole.asksOnward
        else { return nil }
        let members = message.members().filter(namesThing)
        guard members.count > 1, Set(members.map(\.scope)).count > 1, members.allSatisfy({ $0.subjects.count == 1 })
        else { return nil }
        let parts = members.map { PlannedPart(reading: $0.asFigure, decision: plan($0.asFigure, in: Conversation())) }
        return parts.allSatisfy { isSettled($0.decision) } && parts.contains { givesFigure($0.decision) } ? parts : nil
    }

    /// `江津、江北的基层工会和会员各多少`: each of the things, of all the places, which stand before them.
    func planEachOfGrid(_ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let whole = message.whole
        guard whole.kinds.isEmpty || whole.kind == .figure, whole.cueCount < 2, whole.operators.isEmpty,
            whole.residue.isEmpty, whole.foreign.isEmpty, whole.subjects.count > 1, !whole.asksOnward
        else { return nil }
        let members = message.members()
        guard let first = members.firstIndex(where: namesThing) else { return nil }
        let things = members[first...].filter(namesThing)
        guard things.count > 1, Set(members[...first].flatMap(\.subjects)) == Set(whole.subjects),
            members[(first + 1)...].allSatisfy(\.subjects.isEmpty)
        else { return nil }
        let parts = things.map { thing in
            var reading = thing.asFigure.about(whole.subjects)
            reading.pairsSubjects = whole.pairsSubjects
            reading.period = reading.period ?? whole.period
            return PlannedPart(reading: reading, decision: plan(reading, in: conversation))
        }
        // Where nothing asks how many, each must be something that is counted.
        let areFigures = !whole.kinds.isEmpty || parts.allSatisfy { givesFigure($0.decision) }
        return areFigures && parts.allSatisfy { isSettled($0.decision) || $0.decision.asksBack }
            && parts.contains { givesFigure($0.decision) } ? parts : nil
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
        guard whole.kind == .figure, whole.cueCount < 2, !message.asksOnBehindGap, !isClaim(whole),
            subjectsNamed(in: whole).count < 2,
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

    /// `技能竞赛带动的单位和人次`, `法律援助件数和挽回金额`: sides of one thing that differ in what they are counted in.
    func planSides(beside figure: FactID, _ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let whole = message.whole
        guard whole.kind == .figure, whole.operators.isEmpty, !isClaim(whole), subjectsNamed(in: whole).count < 2 else {
            return nil
        }
        let members = message.members()
        guard (2...4).contains(members.count), members.dropFirst().allSatisfy(addsOnlyWords) else { return nil }
        func measure(_ member: Reading) -> UnitClass? {
            // 多少场宣讲、多少人次听了 asks twice; 靠着直播带岗，多少人找到了工作 once.
            member.nounUnit ?? (whole.cueCount > 1 && members[0].asksForFacts ? member.unit : nil)
                ?? member.weakWords.lazy.compactMap { message.classOfNoun[$0] }.last
        }
        guard members.dropFirst().allSatisfy({ measure($0) != nil }) else { return nil }
        // What one of them makes clear is the place of the others too.
        let first = members[0].asFigure.within(whole.subjects.isEmpty ? [knowledge[figure].subject] : whole.subjects)
        // 参加单位和职工数: what the first is counted in is not said of the next.
        var shared = first
        shared.weakWords.removeAll { units.counting(lexicon.text(of: $0)) != nil }
        let readings = members.enumerated().map { index, member in
            var side = index == 0 ? first : shared.joined(to: member).asFigure
            side.unit = measure(member) ?? side.unit
            return side
        }
        let parts = readings.map { PlannedPart(reading: $0, decision: plan($0, in: conversation)) }
        let figures = parts.compactMap { singleFigure($0.decision) }
        let areSides =
            Set(figures).count == members.count && figures.contains(figure)
            && zip(figures, members).allSatisfy { $1.words.allSatisfy(knowledge[knowledge[$0].attribute].explains) }
        return areSides && figures.dropFirst().allSatisfy { areOfOneThing(figures[0], $0) } ? parts : nil
    }

    private func areOfOneThing(_ one: FactID, _ other: FactID) -> Bool {
        areToldTogether(one, other) || knowledge.shareTopic(knowledge[one].attribute, knowledge[other].attribute)
    }

    /// 人次, 期数, 挽回金额: it names no place of its own and no number, and may be said of what was named before.
    private func addsOnlyWords(_ member: Reading) -> Bool {
        member.subjects.isEmpty && member.residue.isEmpty && member.foreign.isEmpty && member.numbers.isEmpty
    }
}
