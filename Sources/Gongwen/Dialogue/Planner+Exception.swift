/// What is asked while something beside it is taken out: `除了全国的，市级的有几个`.
extension Planner {
    /// The question without what is taken out, where the files say that the one is no part of the other; a list without
    /// the items. nil where that cannot be told: what is a part of a figure would have to be subtracted.
    func planException(_ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        if message.whole.exclusions.isEmpty { return nil }
        if let left = resultsLeft(by: message, conversation) ?? itemsLeft(by: message, conversation) { return [left] }
        guard let (kept, taken) = message.withoutException() else { return nil }
        var parts = keepingToPlaces(planned(kept, conversation), of: kept.whole)
        let members = taken.members().filter { !$0.namesNothing || $0.scope != nil }
        guard !members.isEmpty else { return nil }
        if let left = leaving(out: members, parts, of: kept.whole, conversation) {
            parts = left
        } else if parts.count == 1, tells(of: members, parts[0].decision) {
            return parts
        } else if parts.count == 1, let list = list(of: parts[0].decision) {
            // What is no item of it was not in it, or not recognized: the reader is told.
            guard let left = without(members, list.items) else {
                parts[0].reading.skipped.append(taken.text)
                return parts
            }
            parts[0].decision.outcome = .remainder(list.fact, left)
        } else {
            let outcomes = parts.compactMap { outcome($0.decision.outcome, without: members, kept.whole, conversation) }
            guard outcomes.count == parts.count else { return nil }
            for (index, outcome) in outcomes.enumerated() { parts[index].decision.outcome = outcome }
        }
        parts[parts.count - 1].decision.exception = taken.text
        return parts
    }

    /// `去掉物流呢` after three figures, or their sum: the same of those that are not named so.
    private func resultsLeft(by message: Message, _ conversation: Conversation) -> PlannedPart? {
        let (whole, told) = (message.whole, conversation.results.compactMap(fact))
        guard !whole.words.isEmpty, whole.residue.isEmpty, whole.kinds.isEmpty, whole.subjects.isEmpty,
            whole.numbers.isEmpty, whole.operators.isEmpty, whole.scope == nil, whole.period == nil,
            whole.foreign.isEmpty,
            conversation.operators.isEmpty || conversation.operators == [.sum]
        else { return nil }
        let left = told.filter { !whole.words.allSatisfy(knowledge[knowledge[$0].attribute].isNamed) }
        guard !left.isEmpty, left.count < told.count else { return nil }
        let isCalculated = left.count > 1 && !conversation.operators.isEmpty
        var decision = Decision(
            outcome: isCalculated
                ? .calculated(Calculation(operators: conversation.operators, figures: left)) : .answer(left, .plain),
            words: self.words(of: conversation))
        decision.exception = lexicon.typed(whole.words, in: whole).joined(separator: "、")
        return PlannedPart(reading: whole, decision: decision)
    }

    /// `去掉劳模` after a list: its other items.
    private func itemsLeft(by message: Message, _ conversation: Conversation) -> PlannedPart? {
        let whole = message.whole
        guard whole.kinds.allSatisfy({ $0 == .list || $0 == .more || $0 == .definition }), whole.subjects.isEmpty,
            whole.foreign.isEmpty, conversation.results.isEmpty || conversation.options.isEmpty,
            let last = lastAttribute(of: conversation), let subject = lastSubject(of: conversation),
            let id = knowledge.facts(last, of: subject).first, case .list(let all) = knowledge[id].value,
            case let items = itemsTold(all, conversation),
            let left = without(itemMeant: whole, items) ?? without(taken(out: message), items)
        else { return nil }
        var decision = Decision(outcome: .remainder(id, left), words: words(of: conversation))
        decision.exception = lexicon.typed(whole.words, in: whole).joined(separator: "、")
        return PlannedPart(reading: whole, decision: decision)
    }

    /// 去掉第一个
    private func without(itemMeant whole: Reading, _ items: [String]) -> [String]? {
        guard whole.words.isEmpty, whole.residue.isEmpty, let index = whole.index(among: items.count) else {
            return nil
        }
        var left = items
        left.remove(at: index)
        return left.isEmpty ? nil : left
    }

    /// 除了劳模还有哪些: what stands in the exception; 去掉劳模, all that is said.
    private func taken(out message: Message) -> [Reading] {
        guard let exception = message.withoutException(), exception.kept.whole.words.isEmpty else {
            return message.whole.kinds.isEmpty ? message.members() : [message.whole]
        }
        return exception.taken.members().filter { !$0.namesNothing }
    }

    /// `月度之星、季度之星和年度之星，月度之星不算，一共几个`: what is taken out is itself among the figures; the others are left.
    /// nil where it is none of them, or nothing would be left.
    private func leaving(
        out taken: [Reading], _ parts: [PlannedPart], of asked: Reading, _ conversation: Conversation
    ) -> [PlannedPart]? {
        let told = parts.flatMap(\.decision.outcome.figures)
        guard told.count > 1 else { return nil }
        let out = taken.compactMap { singleFigure(plan($0.asFigure.within(asked.subjects), in: conversation)) }
        guard out.count == taken.count, out.allSatisfy(told.contains) else { return nil }
        let left = parts.compactMap { part -> PlannedPart? in
            var part = part
            switch part.decision.outcome {
            case .answer(let facts, let manner):
                part.decision.outcome = .answer(facts.filter { !out.contains($0) }, manner)
            case .calculated(var calculation):
                calculation.figures.removeAll(where: out.contains)
                let isOne = calculation.figures.count == 1
                part.decision.outcome = isOne ? .answer(calculation.figures, .plain) : .calculated(calculation)
            default: break
            }
            return part.decision.outcome.figures.isEmpty ? nil : part
        }
        // What is left may count what is taken out: 工作室 without 区级工作室 is another number.
        let kept = left.flatMap(\.decision.outcome.figures)
        let isApart = kept.allSatisfy { whole in
            !out.contains { knowledge[knowledge[whole].attribute].parts.contains(knowledge[$0].attribute) }
        }
        return left.isEmpty || !isApart ? nil : left
    }

    /// `他除了主席还担任什么`: one sentence tells of that and of the rest; nothing is to be taken out of it.
    private func tells(of taken: [Reading], _ decision: Decision) -> Bool {
        guard case .answer(let facts, _) = decision.outcome, facts.count == 1,
            case .text(let text) = knowledge[facts[0]].value
        else { return false }
        let words = lexicon.words(in: text)
        return taken.allSatisfy { member in
            !member.words.isEmpty && member.residue.isEmpty && member.words.allSatisfy(words.contains)
        }
    }

    private func list(of decision: Decision) -> (fact: FactID, items: [String])? {
        guard case .answer(let facts, _) = decision.outcome, facts.count == 1,
            case .list(let items) = knowledge[facts[0]].value
        else { return nil }
        return (facts[0], items)
    }

    private func outcome(
        _ outcome: Decision.Outcome, without taken: [Reading], _ asked: Reading, _ conversation: Conversation
    ) -> Decision.Outcome? {
        switch outcome {
        case .answer(let facts, _), .otherwise(_, _, let facts), .noData(_, _, let facts):
            guard let out = figures(takenOut: taken, beside: asked, not: facts, conversation) else { return nil }
            return areApart(out, from: facts, asked) ? outcome : difference(facts, out)
        case .calculated(let calculation):
            let figures = calculation.figures
            guard let out = self.figures(takenOut: taken, beside: asked, not: figures, conversation) else { return nil }
            return areApart(out, from: figures, asked) ? outcome : nil
        case .clarify(let options):
            guard let out = figures(takenOut: taken, beside: asked, not: [], conversation) else { return nil }
            return only(options, without: out, asked)
        default: return nil
        }
    }

    /// What is taken out of a figure would have to be subtracted, and those that are not so are not counted; nor is what
    /// was to be left out what is told. Neither is just ignored.
    func unheardNegation(_ message: Message, _ parts: [PlannedPart]) -> [String] {
        let whole = message.whole
        if whole.exclusions.isEmpty, whole.absences.isEmpty { return [] }
        let isCounted = parts.contains {
            // 谁没有妈咪小屋: what is said of those who have one is no answer.
            givesFigure($0.decision)
                || ($0.reading.kind == .figure || $0.reading.group != nil && $0.reading.kind == .person)
                    && answers($0.decision)
        }
        if !whole.exclusions.isEmpty {
            return isCounted || tellsWhatIsTaken(message, parts) ? whole.exclusions : []
        }
        guard parts.contains(where: { !$0.reading.absences.isEmpty && !isClaim($0.reading) }) else { return [] }
        return isCounted || tellsWhatIsNot(whole, parts) ? whole.absences.map(\.text) : []
    }

    /// 哪些荣誉不是全国的, answered with what tells of 全国 all the same.
    private func tellsWhatIsNot(_ whole: Reading, _ parts: [PlannedPart]) -> Bool {
        guard whole.kind == .list else { return false }
        let told = parts.flatMap(\.decision.outcome.figures).map { knowledge[$0].statement }
        return whole.absences.contains { absence in told.contains { $0.contains(absence.thing) } }
    }

    /// 十件实事，渝工之家除外, told of 渝工之家.
    private func tellsWhatIsTaken(_ message: Message, _ parts: [PlannedPart]) -> Bool {
        guard let taken = message.withoutException()?.taken.whole.words, !taken.isEmpty else { return false }
        return parts.flatMap(\.decision.outcome.figures).contains { fact in
            knowledge[knowledge[fact].attribute].variants.contains { $0.allSatisfy(taken.contains) }
        }
    }

    // MARK: figures

    private func areApart(_ out: [FactID], from facts: [FactID], _ asked: Reading) -> Bool {
        !facts.isEmpty && facts.allSatisfy { fact in out.allSatisfy { standsBeside($0, fact, asked) } }
    }

    /// What the files say is counted in the figure, in the same count and time, is subtracted: 发明创造去掉专利.
    private func difference(_ facts: [FactID], _ out: [FactID]) -> Decision.Outcome? {
        guard facts.count == 1, out.count == 1 else { return nil }
        let part = out[0]
        let (whole, one) = (knowledge[facts[0]], knowledge[part])
        guard knowledge[whole.attribute].parts.contains(one.attribute), whole.subject == one.subject,
            whole.scope == one.scope, samePeriod(facts[0], part),
            // 约 less 约 may be anything.
            !arithmetic.difference(facts[0], part).isApproximate
        else { return nil }
        return .calculated(Calculation(operators: [.difference], figures: [facts[0], part], takesAway: true))
    }

    /// `江北的工作室，除了市级的有几个`: one is left of those that could be meant.
    private func only(
        _ options: [Conversation.Option], without out: [FactID], _ asked: Reading
    ) -> Decision.Outcome? {
        let meant = options.compactMap(named)
        let left = meant.filter { option in
            !out.contains { knowledge[$0].attribute == option.attribute && knowledge[$0].subject == option.subject }
        }
        guard meant.count == options.count else { return nil }
        if left.count == meant.count { return .clarify(options) }
        guard left.count == 1 else { return nil }
        return answer(left[0].attribute, of: left[0].subject, asked).outcome
    }

    /// One figure for each of what is taken out; nil where one of them has none.
    private func figures(
        takenOut taken: [Reading], beside asked: Reading, not facts: [FactID], _ conversation: Conversation
    ) -> [FactID]? {
        let out = taken.compactMap { figure(takenOut: $0, beside: asked, not: facts, conversation) }
        return out.count == taken.count ? out : nil
    }

    /// The figure that is taken out. What is asked may have said its noun: `除了市级的，区级的工作室有几个`.
    private func figure(
        takenOut member: Reading, beside asked: Reading, not facts: [FactID], _ conversation: Conversation
    ) -> FactID? {
        var own = member.asFigure.within(asked.subjects)
        own.isOperand = true
        own.period = own.period ?? asked.period
        let nouns = asked.words.filter { !levelWords.contains($0) && !own.words.contains($0) }
        let lacksNoun = own.words.allSatisfy(levelWords.contains)
        let completed = selections(of: nouns.suffix(4)).map { own.adding($0, weak: asked.weakWords).forFiguresOnly }
        for attempt in lacksNoun ? completed : [own] + completed {
            if let figure = singleFigure(plan(attempt, in: conversation)), !facts.contains(figure) { return figure }
        }
        return nil
    }

    /// All selections of these, the fullest first: in 区县的区域性文体活动 only the last word is what 全市性 has too.
    private func selections(of words: ArraySlice<WordID>) -> [[WordID]] {
        let all = words.reduce([[]]) { found, word in found + found.map { $0 + [word] } }
        return all.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    }

    /// Neither is counted in the other, as far as the files say.
    private func standsBeside(_ taken: FactID, _ fact: FactID, _ asked: Reading) -> Bool {
        let (one, other) = (knowledge[taken], knowledge[fact])
        // What is planned is no part of what was done.
        if one.attribute == other.attribute, one.subject == other.subject {
            return (one.scope == .plan) != (other.scope == .plan)
        }
        guard one.attribute != other.attribute, knowledge[other.attribute].kind == .figure,
            !knowledge[other.attribute].parts.contains(one.attribute)
        else { return false }
        // 实名会员 is a kind of 会员: a name of what is taken out holds all that was asked.
        return !knowledge[one.attribute].variants.contains { name in asked.words.allSatisfy(name.contains) }
    }

    // MARK: lists

    /// The items that none of these name; nil where one of these names no item.
    private func without(_ taken: [Reading], _ items: [String]) -> [String]? {
        let words = items.map(lexicon.words)
        // 发明创造33项（其中专利24项）: what is only told of an item does not take it away.
        let heads = items.map { $0.prefix { !"（，：".contains($0) } }
        func isHead(_ member: Reading, of index: Int) -> Bool {
            let said = lexicon.words(in: String(heads[index]))
            return member.words.allSatisfy(said.contains)
        }
        let dropped = taken.map { member in
            items.indices.filter { index in
                member.words.allSatisfy(words[index].contains) && member.residue.allSatisfy(items[index].contains)
            }
        }
        let out = Set(dropped.joined())
        for (member, indices) in zip(taken, dropped) where !indices.allSatisfy({ isHead(member, of: $0) }) {
            return nil
        }
        guard !taken.isEmpty, dropped.allSatisfy({ !$0.isEmpty }),
            taken.allSatisfy({ !$0.words.isEmpty || !$0.residue.isEmpty }),
            out.count < items.count
        else { return nil }
        return items.indices.filter { !out.contains($0) }.map { items[$0] }
    }
}
