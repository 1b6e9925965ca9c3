/// The last message again, all that it asked: of another place, or of another thing.
extension Planner {
    func planAgain(_ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let whole = message.whole
        // 基层工会加起来呢 after 江津和江北会员加起来多少
        let sumsAgain =
            whole.operators == [.sum] && conversation.operators == [.sum]
            && (!whole.words.isEmpty || whole.subjects.count == 1)
        // 工会占多少 after 江津会员占江北多少
        let asksAgain =
            !whole.operators.isEmpty && whole.operators == conversation.operators && whole.subjects.isEmpty
            && namesThing(whole)
        guard whole.asksOnward && (whole.operators.isEmpty || sumsAgain) || asksAgain, whole.numbers.isEmpty,
            whole.residue.isEmpty, whole.foreign.isEmpty, whole.excluded.isEmpty, whole.subjectTypes.isEmpty,
            whole.kinds.allSatisfy({ $0 == .figure })
        else { return nil }
        let (results, told) = heldResults(of: conversation)
        guard told > 1, results.count >= told else { return nil }
        let last = Array(results.suffix(told))
        return conversation.operators.isEmpty
            ? each(of: last, again: whole, conversation) ?? ofPlaces(of: last, again: whole, conversation)
            : operation(on: last, again: whole, conversation) ?? operation(on: last, of: whole, conversation)
    }

    /// `江津呢` after 全市高技能人才占技能人才多少: the same is made of that place's figures, or its printed share is told.
    private func operation(on last: [FactID], of whole: Reading, _ conversation: Conversation) -> [PlannedPart]? {
        let attributes = last.map { knowledge[$0].attribute }
        // 江北一共呢 after a sum says 总数, and no other count.
        guard whole.words.isEmpty, whole.subjects.count == 1, whole.scope == nil || whole.operators == [.sum],
            whole.period == nil,
            Set(attributes).count == last.count, Set(last.map { knowledge[$0].subject }).count == 1,
            knowledge[last[0]].subject != whole.subjects[0]
        else { return nil }
        var again = whole
        again.operators = conversation.operators
        again.scope = nil
        again.words = words(of: conversation)
        again.kinds = [.figure]
        // 江津每个工会多少会员, then 江北呢: each of those again.
        let measured = last.map { units.classes[knowledge[$0].unit] }
        if conversation.operators.first == .mean, measured.count == 2, measured[0] != measured[1] {
            again.per = measured[1]
        }
        if conversation.operators.first == .share, let printed = printedShare(again, Conversation()) {
            return [printed]
        }
        var operands = Operands(words: again.words)
        for attribute in attributes {
            operands.append(self.operands(of: attribute, in: whole.subjects, again))
        }
        guard !operands.figures.isEmpty || again.per != nil else { return nil }
        // Of one figure there is no mean.
        let outcome: Decision.Outcome =
            again.per != nil && operands.figures.count < 2
            ? .tooFew(.mean, operands.figures) : .calculated(calculation(again.operators, operands, again))
        return [PlannedPart(reading: again, decision: Decision(outcome: outcome, words: operands.words))]
    }

    /// `那江北呢` after 江津会员多少？基层工会多少？
    private func each(of last: [FactID], again whole: Reading, _ conversation: Conversation) -> [PlannedPart]? {
        let isAnswered = conversation.options.isEmpty || conversation.options == last.map(knowledge.option)
        guard whole.words.isEmpty, whole.subjects.count == 1, isAnswered,
            Set(last.map { knowledge[$0].attribute }).count == last.count,
            Set(last.map { knowledge[$0].subject }).count == 1, knowledge[last[0]].subject != whole.subjects[0]
        else { return nil }
        let parts = last.compactMap { figure in
            let attribute = knowledge[knowledge[figure].attribute]
            var spoken = conversation
            spoken.options = []
            // How many came new of both: so many of the other place too.
            if knowledge[figure].scope == .new { spoken.scope = .new }
            spoken.attribute = attribute.name
            spoken.words = (attribute.variants.first ?? []).map(lexicon.text(of:))
            return sameQuestion(whole, spoken).map { PlannedPart(reading: whole, decision: $0) }
        }
        return parts.count == last.count ? parts : nil
    }

    /// `新增呢`, `基层组织呢` after 江津和江北的会员各多少: the same asked of the same places.
    private func ofPlaces(of last: [FactID], again whole: Reading, _ conversation: Conversation) -> [PlannedPart]? {
        let subjects = last.map { knowledge[$0].subject }
        guard whole.subjects.isEmpty, Set(subjects).count == last.count,
            Set(last.map { knowledge[$0].attribute }).count == 1,
            namesThing(whole) || whole.scope != nil || whole.period != nil
        else { return nil }
        var again = whole.about(subjects)
        again.pairsSubjects = true
        again.kinds = [.figure]
        again.asksOnward = false
        if !namesThing(whole) {
            again.words = words(of: conversation)
            again.weakWords = weakWords(of: conversation)
        }
        let decision = plan(again, in: Conversation())
        return isSettled(decision) ? [PlannedPart(reading: again, decision: decision)] : nil
    }

    /// `会员呢` after 江津比江北多多少个组织, `新增的呢` after 江津和江北哪个会员多: the same is made of the same places.
    private func operation(on last: [FactID], again whole: Reading, _ conversation: Conversation) -> [PlannedPart]? {
        let subjects = last.map { knowledge[$0].subject }
        let namesThing = namesThing(whole)
        // The bound of 不到16万 is not kept.
        guard whole.subjects.isEmpty, Set(subjects).count == last.count,
            !conversation.operators.contains(where: \.isBound),
            namesThing || whole.scope != nil || whole.period != nil
        else { return nil }
        var again = whole
        again.operators = conversation.operators
        again.subjects = subjects
        again.kinds = [.figure]
        if !namesThing { again.words = words(of: conversation) }
        guard let operands = usable(operandsOfEach(subjects, again, Conversation())), !operands.figures.isEmpty else {
            return heldNowhere(again)
        }
        let decision = Decision(
            outcome: .calculated(calculation(again.operators, operands, again)), words: operands.words)
        return [PlannedPart(reading: again, decision: decision)]
    }
}
