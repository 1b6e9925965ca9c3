/// A conversation may lean on what the files of now no longer hold: they were loaded anew since. Nothing is taken in its
/// place, and no number is counted past the gap.
extension Planner {
    /// Whether it can still be told.
    func isHeld(_ option: Conversation.Option) -> Bool {
        named(option).map { !knowledge.facts($0.attribute, of: $0.subject).isEmpty } ?? false
    }

    /// The option of this number is gone: asks again with those that are left.
    func withdrawn(_ option: Conversation.Option, of options: [Conversation.Option], _ asked: Reading) -> Decision {
        let left = options.filter(isHeld)
        guard !left.isEmpty else { return Decision(outcome: .notMentioned([option.label], unexplained: [])) }
        return Decision(outcome: .clarify(left), scope: asked.scope, period: asked.period)
    }

    /// The figures that were told since the last one that is gone, and how many of them the last reply told; none when
    /// that reply told one that is gone.
    func heldResults(of conversation: Conversation) -> (figures: [FactID], told: Int) {
        var figures: [FactID] = []
        for result in conversation.results {
            if let id = fact(result) { figures.append(id) } else { figures = [] }
        }
        return conversation.told <= figures.count ? (figures, conversation.told) : ([], 0)
    }

    /// What was talked about, when the files no longer know it by that name or a word that it was asked with.
    func lostTopic(of conversation: Conversation) -> String? {
        guard let name = conversation.attribute else { return nil }
        let isKnown = attributeNames[name] != nil && conversation.words.allSatisfy { wordNames[$0] != nil }
        return isKnown ? nil : name
    }

    /// The rest of a list, as long as the list is what it was; one that changed is shown from its beginning.
    func more(_ conversation: Conversation) -> Decision {
        guard !conversation.rest.isEmpty else {
            return moreOfOverview(conversation) ?? keeping(conversation, .nothingMore)
        }
        if let list = conversation.list, !holds(list, conversation) {
            guard isHeld(list), let (attribute, subject) = named(list) else {
                return Decision(outcome: .notMentioned([list.label], unexplained: []))
            }
            return answer(attribute, of: subject, Reading())
        }
        let page = Array(conversation.rest.prefix(Writer.pageLength))
        return keeping(
            conversation, .more(page, from: conversation.shown, left: conversation.rest.count - page.count))
    }

    private func holds(_ list: Conversation.Option, _ conversation: Conversation) -> Bool {
        guard let (attribute, subject) = named(list) else { return false }
        return knowledge.facts(attribute, of: subject).contains { id in
            guard case .list(let items) = knowledge[id].value else { return false }
            return items.dropFirst(conversation.shown).elementsEqual(conversation.rest)
        }
    }
}
