/// One of several that were told together: 前者, 多的那个.
extension Planner {
    /// `多的那个站点有几个` after the members of two places asks of the place that has more, `前者超过15万吗` after two figures of one
    /// place of the first of them. As it is where nothing of the kind was told.
    func referring(_ message: Message, _ conversation: Conversation) -> Message {
        let whole = message.whole
        guard let referent = whole.referent, whole.subjects.isEmpty, whole.operators.isEmpty else { return message }
        let (results, told) = heldResults(of: conversation)
        guard told > 1, let meant = meant(referent, among: Array(results.suffix(told))) else { return message }
        let last = results.suffix(told).map { knowledge[$0] }
        let isOfOnePlace = Set(last.map(\.subject)).count == 1
        guard isOfOnePlace || Set(last.map(\.attribute)).count == 1 else { return message }
        var asked = whole.within([knowledge[meant].subject])
        if whole.words.isEmpty {
            let name = knowledge[knowledge[meant].attribute].variants.first ?? []
            asked = asked.adding(name.filter { !lexicon.limitsNothing($0) }, weak: name.filter(lexicon.limitsNothing))
            if asked.kinds.isEmpty { asked.kinds = [.figure] }
            // 少的那个呢, where that is how many came new.
            if asked.scope == nil, knowledge[meant].scope == .new { asked.scope = .new }
            if asked.scope == nil, knowledge[meant].scope == .plan { asked.scope = .plan }
        } else if isOfOnePlace {
            return message
        }
        asked.asksOnward = false
        return message.asking(asked)
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
