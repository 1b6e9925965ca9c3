/// `全国的呢`, `重庆的呢` after a figure of another level: the same thing of that level, and nothing else.
extension Planner {
    /// nil where the message says more than a level.
    func planLevel(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        let reading = asLevel(reading, conversation)
        guard reading.subjects.count < 2, !reading.words.isEmpty, reading.words.allSatisfy(levelWords.contains),
            reading.residue.isEmpty, reading.foreign.isEmpty, reading.operators.isEmpty, !reading.isOperand,
            lostTopic(of: conversation) == nil, let last = lastAttribute(of: conversation)
        else { return nil }
        let thing = words(of: conversation).filter { !levelWords.contains($0) && knowledge[last].isNamed(by: $0) }
        guard !thing.isEmpty else { return nil }
        // 江津市级的呢
        if let place = reading.subjects.first { return ofLevel(reading, thing, of: place) }
        let continued = planFromContext(reading, conversation)
        if let continued, isOnly(continued, of: thing) { return continued }
        if let subject = lastSubject(of: conversation), let own = ofLevel(reading, thing, of: subject) { return own }
        return Decision(
            outcome: .notMentioned(reading.words.map(lexicon.text(of:)) + thing.map(lexicon.text(of:)), unexplained: [])
        )
    }

    /// `重庆市的呢` after the city's 全国五一劳动奖: of whose place was spoken already; its name says the level.
    private func asLevel(_ reading: Reading, _ conversation: Conversation) -> Reading {
        guard reading.words.isEmpty, reading.subjects.count == 1, reading.subjects == [lastSubject(of: conversation)],
            let level = knowledge[reading.subjects[0]].levelWord, let last = lastAttribute(of: conversation),
            knowledge[last].variants.joined().contains(where: { $0 != level && levelWords.contains($0) })
        else { return reading }
        var named = reading
        named.subjects = []
        named.words = [level]
        return named
    }

    /// `市里的呢`, `市里的几个`, `市里的先进工作者呢` after 江津全国劳模多少: what the district has of the city's level, not what the city has.
    func beneathDistrict(_ reading: Reading, _ conversation: Conversation) -> Reading {
        // 市里呢 asks of the city itself.
        let asksOn = reading.asksOnward && (reading.endsInModifier || !reading.words.isEmpty) && reading.kinds.isEmpty
        guard reading.maySayLevel, asksOn || reading.asksOfPlaces else { return reading }
        return leveled(reading, conversation) ?? reading
    }

    /// `重庆市的几个` after 江津全国模范职工之家几个: where the city has none, what the district has of the city's level.
    func levelMeant(insteadOf decision: Decision, _ reading: Reading, _ conversation: Conversation) -> Decision {
        guard reading.asksOfPlaces, !reading.saysWhole, !answers(decision), let leveled = leveled(reading, conversation)
        else {
            return decision
        }
        let own = planAsRead(leveled, conversation)
        return givesFigure(own) ? own : decision
    }

    /// `市里的几个` after a list of what a district has.
    func levelWithin(_ reading: Reading, _ conversation: Conversation) -> Reading {
        guard reading.words.isEmpty, reading.maySayLevel, let district = lastSubject(of: conversation),
            let level = level(above: district, in: reading.subjects)
        else { return reading }
        return reading.about([], level: level)
    }

    /// 重庆市 is the level 市级 where a district of the city is spoken of. nil where anything else is named.
    func level(above district: SubjectID, in subjects: [SubjectID]) -> WordID? {
        guard subjects.count == 1, arithmetic.lies(district, within: subjects[0]) else { return nil }
        return knowledge[subjects[0]].levelWord
    }

    /// A question of a place and nothing else, as one of the place's level in the district that was spoken of. nil where
    /// what was told last is of no other level.
    private func leveled(_ reading: Reading, _ conversation: Conversation) -> Reading? {
        guard !reading.isOperand, reading.operators.isEmpty, reading.kinds.allSatisfy({ $0 == .figure }),
            reading.excluded.isEmpty, let district = lastSubject(of: conversation),
            let level = level(above: district, in: reading.subjects), let last = lastAttribute(of: conversation),
            knowledge[last].variants.joined().contains(where: { $0 != level && levelWords.contains($0) })
        else { return nil }
        var leveled = reading
        leveled.subjects = reading.words.isEmpty ? [] : [district]
        leveled.words = [level] + reading.words
        return leveled
    }

    /// `区级的呢` after 江津市级工作室多少: the thing and its level, asked of the same place.
    private func ofLevel(_ reading: Reading, _ thing: [WordID], of subject: SubjectID) -> Decision? {
        var asked = reading.about([subject])
        asked.words = thing + reading.words
        if asked.kinds.isEmpty { asked.kinds = [.figure] }
        var decision = plan(asked, in: Conversation())
        // 市里的呢 after 区级先进职工小家 is no other 先进.
        guard givesFigure(decision) || decision.asksBack, thing.allSatisfy({ isOnly(decision, of: [$0]) })
        else { return nil }
        decision.inherited = [knowledge[subject].name] + thing.map(lexicon.text(of:))
        return decision
    }

    /// All that is stated is named by some word of the thing.
    private func isOnly(_ decision: Decision, of thing: [WordID]) -> Bool {
        decision.outcome.figures.allSatisfy { fact in
            thing.contains(where: knowledge[knowledge[fact].attribute].isNamed)
        }
    }

    /// The last thing that was said does not stand in the middle of the name: 工作室人才 of 劳模和工匠人才创新工作室.
    private func endsName(of attribute: AttributeID, _ reading: Reading) -> Bool {
        let last = reading.spellings.last.flatMap { lexicon.surfaces[$0].words.last }.map(lexicon.text)
        return last.flatMap { knowledge[attribute].name.rest(behindLast: $0) }?.isEmpty ?? true
    }

    /// `江津创新工作室几个`, where there are those of the city and those of the district: a few figures are told sooner than it
    /// is asked which.
    func levelsTold(insteadOf part: PlannedPart) -> PlannedPart {
        let reading = part.reading
        guard case .clarify(let options) = part.decision.outcome, reading.kind == .figure, !reading.isOfFigures,
            Set(options.map(\.subject)).count == 1, !reading.words.contains(where: levelWords.contains)
        else { return part }
        let figures = options.compactMap(named).filter { knowledge[$0.attribute].kind == .figure }
        let facts = figures.flatMap { select(knowledge.facts($0.attribute, of: $0.subject), reading).facts.prefix(1) }
        guard (2...4).contains(figures.count), facts.count == figures.count,
            figures.allSatisfy({ figure in
                lacksOnlyLevel(figure.attribute, reading)
                    // 工作室吸引人才 is not asked of the 工作室.
                    && commonNames(in: reading).allSatisfy(knowledge[figure.attribute].isNamed)
                    && endsName(of: figure.attribute, reading)
            })
        else { return part }
        var told = part
        told.decision.outcome = .answer(facts, .plain)
        return told
    }
}

extension Reading {
    /// The same of these subjects, and no thing but a level of it.
    func about(_ subjects: [SubjectID], level: WordID) -> Reading {
        var leveled = about(subjects)
        leveled.words = [level]
        return leveled
    }
}
