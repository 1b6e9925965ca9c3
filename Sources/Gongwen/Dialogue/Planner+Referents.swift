/// One of several that were told together: 前者, 多的那个.
extension Planner {
    /// `多的那个站点有几个` after the members of two places asks of the place that has more, `前者超过15万吗` after two figures of one
    /// place of the first of them. As it is where nothing of the kind was told.
    func referring(_ message: Message, _ conversation: Conversation) -> (Message, Conversation) {
        let whole = message.whole
        guard let referent = whole.referent, whole.subjects.isEmpty, whole.operators.isEmpty else {
            return (message, conversation)
        }
        let (results, told) = heldResults(of: conversation)
        // 江北会员多少, then 江津呢: the two of them.
        let last = Array(results.suffix(max(told, 2)))
        let facts = last.map { knowledge[$0] }
        let isOfOnePlace = Set(facts.map(\.subject)).count == 1
        guard last.count > 1, isOfOnePlace || Set(facts.map(\.attribute)).count == 1,
            let meant = meant(referent, among: last)
        else { return (message, conversation) }
        var asked = whole.within([knowledge[meant].subject])
        asked.asksOnward = false
        // 少的那个新建了多少工会 names a thing of its own, though only by common words: nothing else is taken over.
        if namesThing(whole) {
            return isOfOnePlace ? (message, conversation) : (message.asking(asked), Conversation())
        }
        let name = knowledge[knowledge[meant].attribute].variants.first ?? []
        asked = asked.adding(name.filter { !lexicon.limitsNothing($0) }, weak: name.filter(lexicon.limitsNothing))
        if asked.kinds.isEmpty { asked.kinds = [.figure] }
        switch knowledge[meant].scope {
        case .new: asked.scope = asked.scope ?? .new
        case .plan: asked.scope = asked.scope ?? .plan
        case .total, .sum, .once: break
        }
        return (message.asking(asked), conversation)
    }

    /// nil where they do not say which that is: the more of three is two of them.
    private func meant(_ referent: Referent, among told: [FactID]) -> FactID? {
        switch referent {
        case .former: return told.count == 2 ? told[0] : nil
        case .latter: return told.count == 2 ? told[1] : nil
        case .more, .less:
            guard told.allSatisfy({ quantified($0) && arithmetic.measureTheSame($0, told[0]) }) else { return nil }
            let order = arithmetic.order(told)
            guard !arithmetic.isOpen(order), Set(order.map(arithmetic.value)).count == order.count else { return nil }
            return referent == .more ? order.first : order.last
        }
    }
}
