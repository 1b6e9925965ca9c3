/// A message of several clauses: one question among other words, or several questions.
extension Planner {
    /// The whole message first; where it asks more than once, or says nothing clear as a whole, its parts.
    func plan(_ message: Message, in conversation: Conversation) -> [PlannedPart] {
        let (message, conversation) = referring(message, conversation.taken(up: message.whole))
        if let either = planAlternatives(message, conversation) { return finished([either], conversation) }
        if message.isLong, let one = planWhole(among: message.clauses()) { return finished([one], conversation) }
        let excepted = planException(message, conversation)
        let planned = excepted ?? keepingToPlaces(planned(message, conversation), of: message.whole)
        var parts = leavingOutNoPlace(planned, of: message.whole, conversation)
        let isAlone = parts.count == 1
        parts = parts.map { figureMeant(insteadOf: $0, isAlone: isAlone) }
        if isAlone { parts[0] = levelsTold(insteadOf: timeUnsaid(in: itemsMeant(in: parts[0]))) }
        parts = ofStated(parts, message)
        parts = finished(parts, conversation)
        let unheard = excepted == nil ? unheardNegation(message, parts) : []
        guard !unheard.isEmpty else { return wrongPremises(of: message.whole, parts) + parts }
        let decision = Decision(outcome: .notUnderstood(unheard), weighed: parts.flatMap(\.decision.weighed))
        return [PlannedPart(reading: message.whole, decision: decision)]
    }

    /// With the count and time that each was asked for, for what the next message leans on.
    private func finished(_ parts: consuming [PlannedPart], _ conversation: Conversation) -> [PlannedPart] {
        for index in parts.indices {
            parts[index].decision.scope = parts[index].decision.scope ?? parts[index].reading.scope
            parts[index].decision.period = parts[index].decision.period ?? parts[index].reading.period
            if parts[index].decision.weakWords.isEmpty {
                parts[index].decision.weakWords = parts[index].reading.weakWords
            }
            if parts[index].decision.told.isEmpty {
                parts[index].decision.told = heldResults(of: conversation).figures.suffix(conversation.told)
            }
            if parts[index].reading.subjects.count == 1 {
                parts[index].decision.place = parts[index].reading.subjects[0]
            }
            parts[index].decision.lackingPlace = placeLeft(parts[index], conversation)
        }
        return parts
    }

    func planned(_ message: Message, _ conversation: Conversation) -> [PlannedPart] {
        // What other sentences add up, compare or take for granted is other business.
        if let alone = message.onlyQuestion() {
            let parts = planned(alone, conversation)
            if parts.allSatisfy({ answers($0.decision) || givesFigure($0.decision) }) { return parts }
        }
        if let item = planItem(message.whole, conversation) ?? planItems(message.whole, conversation)
            ?? planItemNamed(message.whole, conversation)
        {
            return [item]
        }
        if let again = planAgain(message, conversation) { return again }
        if let operation = planOperation(message, conversation) { return operation }
        if let years = planEachYear(message, conversation) { return years }
        if let levels = planEachLevel(message.whole) { return [levels] }
        if let row = planEachOfRow(message, conversation) ?? planEachOfGrid(message, conversation)
            ?? planEachInItsCount(message, conversation)
        {
            return row
        }
        let parts = planParts(message, in: conversation)
        guard let denied = message.denied, !parts.contains(where: { isSettled($0.decision) }) else { return parts }
        // 多少职工，不是会员: what the question names stood before it; that there is none is the answer.
        guard !message.deniesBehind else { return parts }
        return planInstead(of: denied.within(message.whole.subjects), message, conversation) ?? parts
    }

    func planParts(_ message: Message, in conversation: Conversation) -> [PlannedPart] {
        let whole = [PlannedPart(reading: message.whole, decision: plan(message.whole, in: conversation))]
        // 我脑袋嗡嗡的，补助了几家企业: with what nothing understood, only what is left open seems to be asked for.
        if !message.whole.residue.isEmpty, case .answer(let facts, _) = whole[0].decision.outcome,
            facts.allSatisfy({ knowledge[$0].isUnexplained }),
            let one = planOne(among: message.clauses(), conversation), givesFigure(one.decision)
        {
            return [one]
        }
        let isClear = isSettled(whole[0].decision)
        // 渝北有多少会员？江北呢？: that there is nothing of the one is no answer for the other.
        let isPartly = whole[0].decision.isForeign && !message.whole.subjects.isEmpty
        // 月度之星、季度之星分别几个: that a sentence about both gives no number is no answer where each has one.
        if isClear, whole[0].decision.isOfAnotherKind, let row = planRow(message.members(), conversation),
            row.allSatisfy({ givesFigure($0.decision) })
        {
            return row
        }
        // 会员组织各多少: a figure of the one is no answer for both.
        if isClear, message.whole.asksOfEach, singleFigure(whole[0].decision) != nil, let row = planUnparted(message) {
            return row
        }
        if isClear, let figure = singleFigure(whole[0].decision),
            let row = planRow(leftOutBy: figure, message, conversation)
                ?? planSides(beside: figure, message, conversation)
        {
            return row
        }
        if !givesFigure(whole[0].decision), let beside = planBesideStated(message, conversation) { return [beside] }
        let asksOnce = message.whole.cueCount + message.whole.faintCueCount < 2 && !message.asksOnBehindGap
        if isClear, !givesFigure(whole[0].decision), let each = questionsOfSentences(message, conversation) {
            return each
        }
        if isClear, asksOnce, !isClaim(message.whole), !isPartly { return whole }
        // `4家物流企业建了会，快递企业也是4家吧`: what is asked to be confirmed is the clause with the question.
        if isClear, isClaim(message.whole), let asked = claimAlone(message.clauses(), conversation) { return [asked] }
        if isClaim(message.whole), !isClear || message.whole.numbers.count > 1 || isNoVerdict(whole[0].decision),
            let claims = planClaims(message, conversation)
        {
            return claims
        }
        // 劳模是17人吗: that a report names nobody is no answer where it counts them.
        if isClear, isClaim(message.whole), isNoVerdict(whole[0].decision),
            let claim = claimOfFigure(message.whole, conversation), isVerdict(claim.decision)
        {
            return [claim]
        }
        if let parts = planSeveral(message, conversation),
            !answers(whole[0].decision) || parts.contains(where: { answers($0.decision) })
        {
            return parts
        }
        if isClear { return whole }
        if let claim = claimOfFigure(message.whole, conversation) { return [claim] }
        if let part = planOne(among: message.clauses(), conversation) { return [part] }
        return planRow(message.members(), conversation) ?? planListed(message.members()) ?? planUnparted(message)
            ?? whole
    }

    /// `几个妈咪小屋？里面有空调没？`: a sentence about both answers the second question; the first wants its number all the same.
    private func questionsOfSentences(_ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let clauses = message.clauses()
        let asking = clauses.filter(\.reading.asksForFacts)
        guard asking.count > 1, asking.contains(where: { $0.reading.kind == .figure }),
            let parts = planSeveral(message, conversation), parts.allSatisfy({ isSettled($0.decision) }),
            parts.contains(where: { givesFigure($0.decision) })
        else { return nil }
        return parts
    }

    private func claimAlone(_ clauses: [Message.Clause], _ conversation: Conversation) -> PlannedPart? {
        // 谢谢 and 急用 may come behind.
        guard let index = clauses.lastIndex(where: { !$0.reading.namesNothing }), index > 0 else { return nil }
        let last = clauses[index].reading
        guard isClaim(last), !last.numbers.isEmpty, !last.words.isEmpty,
            !clauses[..<index].contains(where: { $0.reading.asksForFacts })
        else { return nil }
        let reading = last.within(clauses.lazy.map(\.reading.subjects).first { !$0.isEmpty } ?? [])
        let decision = plan(reading, in: conversation)
        return answers(decision) ? PlannedPart(reading: reading, decision: decision) : nil
    }

    func givesFigure(_ decision: Decision) -> Bool {
        if case .calculated = decision.outcome { return true }
        guard case .answer(let facts, _) = decision.outcome else { return false }
        return facts.contains { knowledge[knowledge[$0].attribute].kind == .figure }
    }

    func isSettled(_ decision: Decision) -> Bool {
        switch decision.outcome {
        case .notUnderstood, .notMentioned, .outside, .clarify, .empty: false
        default: true
        }
    }
}
