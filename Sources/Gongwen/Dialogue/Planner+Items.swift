/// One of what was told: an item of a list, or the same thing under another number.
extension Planner {
    /// `第四个是什么`, `最后一个呢` after 十件实事有哪些, `那“3”呢` after `“123510”里的“1”`.
    func planItem(_ reading: Reading, _ conversation: Conversation) -> PlannedPart? {
        guard reading.ordinal != nil || reading.numbers.count == 1, reading.words.isEmpty, reading.subjects.isEmpty,
            reading.subjectTypes.isEmpty, reading.foreign.isEmpty, reading.residue.isEmpty,
            conversation.options.isEmpty, reading.period == nil, reading.scope == nil,
            let last = lastAttribute(of: conversation), let subject = lastSubject(of: conversation)
        else { return nil }
        if let item = item(reading, of: last, subject, conversation) {
            return PlannedPart(reading: reading, decision: item)
        }
        guard reading.ordinal == nil, reading.operators.isEmpty, reading.numbers[0].unit == nil,
            reading.kinds.isEmpty || reading.kind == .definition
        else { return nil }
        return underNumber(reading.numbers[0].text, reading, conversation)
    }

    private func item(
        _ reading: Reading, of attribute: AttributeID, _ subject: SubjectID, _ conversation: Conversation
    ) -> Decision? {
        guard reading.operators.isEmpty || reading.operators == [.lowest] else { return nil }
        for id in knowledge.facts(attribute, of: subject) {
            guard case .list(let items) = knowledge[id].value, let index = reading.index(among: items.count) else {
                continue
            }
            return keeping(conversation, .item(index, of: id))
        }
        return nil
    }

    /// The last question with this number in place of the one that ends a word of it.
    private func underNumber(_ number: String, _ reading: Reading, _ conversation: Conversation) -> PlannedPart? {
        for word in conversation.words {
            let stem = String(word.reversed().drop(while: \.isNumber).reversed())
            guard stem != word, !stem.isEmpty, let other = wordNames[stem + number] else { continue }
            var asked = reading
            asked.numbers = []
            asked.words = conversation.words.compactMap { $0 == word ? other : wordNames[$0] }
            let decision = plan(asked, in: conversation)
            return answers(decision) ? PlannedPart(reading: asked, decision: decision) : nil
        }
        return nil
    }
}
