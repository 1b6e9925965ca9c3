/// A message that leaves something out, completed from the conversation.
extension Planner {
    func planFromContext(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        guard reading.residue.isEmpty, reading.foreign.isEmpty, conversation.attribute != nil else {
            return foreignFollowUp(reading, conversation)
        }
        if let lost = lostTopic(of: conversation) {
            return reading.words.isEmpty ? Decision(outcome: .notMentioned([lost], unexplained: [])) : nil
        }
        if reading.words.isEmpty, let same = sameQuestion(reading, conversation) {
            return same
        }
        var context = words(of: conversation)
        if reading.words.contains(where: levelWords.contains) { context.removeAll(where: levelWords.contains) }
        context.removeAll(where: reading.words.contains)
        guard !context.isEmpty else { return nil }
        let candidates = retriever.candidates(for: reading.words, weak: reading.weakWords, context: context)
        var said = candidates.filter { candidate in
            candidate.unexplained.isEmpty && saysNothingElse(reading, than: candidate.attribute)
                && isNamedEnough(candidate, reading, conversation)
                && (reading.words.isEmpty
                    ? isNamedWeakly(candidate, reading, conversation)
                        || reading.kind.map { $0.fitness(of: knowledge[candidate.attribute].kind) == 2 } ?? false
                            && fitness(of: candidate, reading) > 0
                            && isOfTheSame(candidate.attribute, context, reading, conversation)
                    : reading.words.contains { knowledge[candidate.attribute].isNamed(by: $0) })
        }
        guard !said.isEmpty else { return nil }
        // 承办了几项 after how many 经验交流: a common word tells what it is of what it is not.
        let common = commonNames(in: reading)
        let telling = said.filter { candidate in common.allSatisfy(knowledge[candidate.attribute].isNamed) }
        if !reading.words.isEmpty, !telling.isEmpty { said = telling }
        var completed = reading
        if completed.subjects.isEmpty, completed.subjectTypes.isEmpty,
            let subject = lastSubject(of: conversation)
        {
            completed.subjects = [subject]
        }
        guard var decision = decideCompleted(said, completed, conversation) else { return nil }
        decision.words =
            reading.words
            + context.filter { word in
                guard case .answer(let facts, _) = decision.outcome, let first = facts.first else { return true }
                return knowledge[knowledge[first].attribute].explains(word)
            }
        decision.inherited = inherited(reading, completed, context, decision)
        decision.weighed = candidates
        return decision
    }

    /// `主题呢` asks as `主题是什么` does.
    func planSideTold(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        guard reading.kinds.isEmpty, reading.asksOnward, reading.words.isEmpty, reading.operators.isEmpty,
            reading.numbers.isEmpty, !reading.weakWords.allSatisfy(lexicon.cueWords.contains)
        else { return nil }
        var asked = reading
        asked.kinds = [.definition]
        return planFromContext(asked, conversation)
    }

    /// 最近有什么活动, 怎么走, after a figure: what has content of its own is not about what was told.
    func saysNothingElse(_ reading: Reading, than attribute: AttributeID) -> Bool {
        guard reading.words.isEmpty else { return true }
        return reading.unreadCount == 0
            && reading.spellings.allSatisfy { id in
                let surface = lexicon.surfaces[id]
                return surface.isFiller || !surface.cues.isEmpty
                    || surface.words.allSatisfy(knowledge[attribute].explains)
            }
    }

    /// It belongs to what was told, or speaks of all that named it: of 困难职工子女, 困难群体 does not.
    private func isOfTheSame(
        _ attribute: AttributeID, _ context: [WordID], _ reading: Reading, _ conversation: Conversation
    ) -> Bool {
        guard let last = lastAttribute(of: conversation) else { return true }
        if knowledge.shareTopic(last, attribute) { return true }
        return context.filter(knowledge[last].isNamed).allSatisfy(knowledge[attribute].isNamed)
            && reading.weakWords.allSatisfy { lexicon.cueWords.contains($0) || knowledge[attribute].explains($0) }
    }

    /// Half a name will do for another side of what is being talked about: `是哪几家一起办的`.
    private func isNamedEnough(
        _ candidate: Retriever.Candidate, _ reading: Reading, _ conversation: Conversation
    ) -> Bool {
        if candidate.coverage >= Planner.saidEnough { return true }
        guard candidate.coverage >= Planner.halfSaid, let kind = reading.kind,
            let last = lastAttribute(of: conversation), knowledge.shareTopic(last, candidate.attribute)
        else { return false }
        let attribute = knowledge[candidate.attribute]
        return attribute.kind != .figure && kind.fitness(of: attribute.kind) == 2
    }

    /// `区县的呢` after 全市性活动: a word that says little says enough where it tells two of a kind apart.
    private func isNamedWeakly(
        _ candidate: Retriever.Candidate, _ reading: Reading, _ conversation: Conversation
    ) -> Bool {
        guard let last = lastAttribute(of: conversation), last != candidate.attribute else {
            return false
        }
        let (attribute, before) = (knowledge[candidate.attribute], knowledge[last])
        return attribute.kind == before.kind && units.classes[attribute.unit] == units.classes[before.unit]
            && reading.weakWords.contains { attribute.isNamed(by: $0) && !before.isNamed(by: $0) }
    }

    private func decideCompleted(
        _ said: [Retriever.Candidate], _ reading: Reading, _ conversation: Conversation
    ) -> Decision? {
        guard let subject = reading.subjects.first else { return decide(said, reading, conversation) }
        let there = said.filter { !knowledge.facts($0.attribute, of: subject).isEmpty }
        return there.isEmpty ? nil : answer(there, of: subject, reading)
    }

    /// `武汉呢`: the last question, about something that the files do not know.
    private func foreignFollowUp(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        guard let foreign = reading.foreign.first, reading.words.isEmpty, reading.residue.isEmpty else { return nil }
        return Decision(
            outcome: .foreign(text: foreign.text, what: foreign.what),
            words: words(of: conversation))
    }

    private func inherited(
        _ own: Reading, _ completed: Reading, _ context: [WordID], _ decision: Decision
    ) -> [String] {
        var texts: [String] = []
        if own.subjects.isEmpty, let subject = completed.subjects.first { texts.append(knowledge[subject].name) }
        if case .answer(let facts, _) = decision.outcome, let first = facts.first {
            let attribute = knowledge[knowledge[first].attribute]
            texts += context.filter { attribute.isNamed(by: $0) && !lexicon.weakWords.contains($0) }.map(
                lexicon.text(of:))
        }
        return texts
    }
}
