/// What is asked of a figure like the one that was told last, and what is claimed of that one.
extension Planner {
    /// `是600个工会吧` after a claim about 新业态工会: what was told last has the number, and every word names it. What has
    /// another number may be of something else, so that nothing is denied here.
    func claimOfTold(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        guard isClaim(reading), reading.numbers.count == 1 else { return nil }
        let (results, told) = heldResults(of: conversation)
        let named = reading.words.isEmpty ? commonNames(in: reading) : reading.words
        guard told == 1, let last = results.last, quantified(last),
            // 会员有4万吧 is not asked of those that came new.
            knowledge[last].scope != .new || reading.scope == .new,
            // 工会 is no name of 工会会员; 600个工会 counts as 新业态工会 are counted.
            named.isEmpty || !reading.words.isEmpty && isNamedWhole(knowledge[last].attribute, reading)
                || reading.numbers[0].unit.map({ $0 == units.classes[knowledge[last].unit] }) ?? false,
            reading.subjects.isEmpty, reading.subjectTypes.isEmpty, reading.residue.isEmpty, reading.foreign.isEmpty,
            reading.operators.isEmpty, reading.excluded.isEmpty,
            named.allSatisfy(knowledge[knowledge[last].attribute].isNamed),
            arithmetic.agrees(reading.numbers[0], last)
        else { return nil }
        var decision = keeping(conversation, .answer([last], manner(of: reading, [last])))
        decision.inherited = [knowledge[knowledge[last].attribute].name]
        return decision
    }

    /// `调解的呢`, `调解的多少` after how much 法律援助 won back: the one figure of this place that is measured alike, that the
    /// words name, and whose name has something of what was told: 调解挽回损失.
    func likeTold(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        guard reading.endsInModifier && reading.kinds.isEmpty || reading.countsUnnamed else { return nil }
        let named = reading.words.isEmpty ? commonNames(in: reading) : reading.words
        guard !named.isEmpty, reading.subjects.isEmpty,
            reading.subjectTypes.isEmpty, reading.residue.isEmpty, reading.foreign.isEmpty, reading.operators.isEmpty,
            reading.scope == nil, reading.period == nil, reading.excluded.isEmpty, reading.numbers.isEmpty,
            !named.contains(where: levelWords.contains), conversation.options.isEmpty,
            let last = lastAttribute(of: conversation), knowledge[last].kind == .figure,
            let subject = lastSubject(of: conversation)
        else { return nil }
        let told = (words(of: conversation) + weakWords(of: conversation)).filter {
            knowledge[last].isNamed(by: $0) && !lexicon.cueWords.contains($0)
        }
        let like = retriever.explaining(named, weak: reading.weakWords).map(\.attribute).filter { other in
            knowledge[other].kind == .figure && other != last
                && units.classes[knowledge[other].unit] == units.classes[knowledge[last].unit]
                && named.allSatisfy(knowledge[other].isNamed) && told.contains(where: knowledge[other].isNamed)
                && reading.weakWords.allSatisfy { lexicon.cueWords.contains($0) || knowledge[other].isNamed(by: $0) }
                && !knowledge.facts(other, of: subject).isEmpty
        }
        guard like.count == 1, !named.allSatisfy(knowledge[last].isNamed) else { return nil }
        var decision = answer(like[0], of: subject, reading.asFigure)
        let common = told.filter(knowledge[like[0]].isNamed)
        decision.words = named + common
        decision.inherited =
            [knowledge[subject].name] + common.filter { !lexicon.weakWords.contains($0) }.map(lexicon.text(of:))
        return answers(decision) ? decision : nil
    }
}
