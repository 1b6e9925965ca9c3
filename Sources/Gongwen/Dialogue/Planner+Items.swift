/// One of what was told: an item of a list, or the same thing under another number.
extension Planner {
    /// `第四个是什么`, `最后一个呢` after 十件实事有哪些, `那“3”呢` after `“123510”里的“1”`.
    func planItem(_ reading: Reading, _ conversation: Conversation) -> PlannedPart? {
        guard reading.ordinal != nil || reading.numbers.count == 1, reading.words.isEmpty, reading.subjects.isEmpty,
            reading.subjectTypes.isEmpty, reading.foreign.isEmpty, reading.residue.isEmpty, reading.exclusions.isEmpty,
            conversation.options.isEmpty, reading.period == nil, reading.scope == nil,
            let last = lastAttribute(of: conversation), let subject = lastSubject(of: conversation)
        else { return nil }
        if let item = item(reading, of: last, subject, conversation) {
            return PlannedPart(reading: reading, decision: item)
        }
        guard reading.ordinal == nil, reading.operators.isEmpty, reading.numbers[0].unit == nil,
            reading.kinds.allSatisfy({ $0 == .definition || $0 == .list })
        else { return nil }
        return underNumber(reading.numbers[0].text, reading, conversation)
    }

    /// `十件实事第三件是什么`: the list is named in the same breath.
    func planItemNamed(_ reading: Reading, _ conversation: Conversation) -> PlannedPart? {
        guard let ordinal = reading.ordinal, ordinal > 0, !reading.deniesOrdinal, reading.ordinals.count == 1,
            !reading.words.isEmpty, reading.editions.isEmpty, reading.operators.isEmpty, reading.numbers.count <= 1,
            reading.kinds.allSatisfy({ $0 == .definition || $0 == .list })
        else { return nil }
        var listed = reading
        (listed.ordinal, listed.ordinals, listed.numbers, listed.unit) = (nil, [], [], nil)
        listed.kinds = [.list]
        let decision = plan(listed, in: conversation)
        guard case .answer(let facts, .plain) = decision.outcome, facts.count == 1,
            case .list(let items) = knowledge[facts[0]].value, items.indices.contains(ordinal - 1)
        else { return nil }
        var item = decision
        item.outcome = .item(ordinal - 1, items[ordinal - 1], of: facts[0])
        return PlannedPart(reading: reading, decision: item)
    }

    private func item(
        _ reading: Reading, of attribute: AttributeID, _ subject: SubjectID, _ conversation: Conversation
    ) -> Decision? {
        guard reading.operators.isEmpty || reading.operators == [.lowest] else { return nil }
        for id in knowledge.facts(attribute, of: subject) {
            guard case .list(let all) = knowledge[id].value, case let items = itemsTold(all, conversation),
                let index = reading.index(among: items.count)
            else { continue }
            // 第一个是哪年: the list does not say so.
            if let kind = reading.kind, kind == .time || kind == .person || kind == .location, let asked = wanted[kind]
            {
                return keeping(conversation, .unsaid(asked, of: id))
            }
            return details(of: items[index], besides: attribute, subject, reading)
                ?? keeping(conversation, .item(index, items[index], of: id))
        }
        return nil
    }

    /// `第三项包括什么`, `第三项具体是什么`: what the files hold under the item's own words.
    private func details(
        of item: String, besides list: AttributeID, _ subject: SubjectID, _ reading: Reading
    ) -> Decision? {
        guard reading.kind == .list || reading.weakWords.contains(where: { !lexicon.cueWords.contains($0) }) else {
            return nil
        }
        let said = lexicon.words(in: item)
        let meant = retriever.candidates(for: said, weak: []).filter { candidate in
            candidate.attribute != list && candidate.coverage >= Planner.wholeName && candidate.isDistinctive
                && [.list, .text].contains(knowledge[candidate.attribute].kind)
                && !knowledge.facts(candidate.attribute, of: subject).isEmpty
        }
        let lists = meant.filter { knowledge[$0.attribute].kind == .list }
        guard let best = lists.first ?? meant.first else { return nil }
        var asked = reading
        (asked.ordinal, asked.numbers, asked.unit) = (nil, [], nil)
        let decision = answer(best.attribute, of: subject, asked)
        return answers(decision) ? decision : nil
    }

    /// What the topic tells of under this number: 123510中的3 after the whole or after 123510中的1.
    private func underNumber(_ number: String, _ reading: Reading, _ conversation: Conversation) -> PlannedPart? {
        guard let last = lastAttribute(of: conversation), let subject = lastSubject(of: conversation),
            let topic = knowledge[last].topic
        else { return nil }
        let meant = knowledge[topic].attributes.filter { side in
            side != last && !knowledge.facts(side, of: subject).isEmpty
                && knowledge[side].variants.contains { $0.contains { ends(lexicon.text(of: $0), in: number) } }
        }
        guard meant.count == 1 else { return nil }
        var asked = reading
        asked.numbers = []
        asked.kinds = []
        asked.unit = nil
        var decision = answer(meant[0], of: subject, asked)
        decision.inherited = [knowledge[subject].name, knowledge[topic].name]
        return answers(decision) ? PlannedPart(reading: asked, decision: decision) : nil
    }

    private func ends(_ word: String, in number: String) -> Bool {
        word.hasSuffix(number) && word.dropLast(number.count).last.map { !$0.isNumber } ?? false
    }
}
