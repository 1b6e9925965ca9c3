/// Questions that want something made of several figures, where fewer than two were found.
extension Planner {
    /// nil where the message is better read without the operator.
    func withoutOperands(
        _ decisive: Operator, _ message: Message, _ conversation: Conversation
    ) -> [PlannedPart]? {
        if let nowhere = heldNowhere(message.whole) { return nowhere }
        // 技能人才里女职工占几成, where nothing is known of these: how many there are of the others is no answer.
        if let parts = partsOfRow(message, conversation),
            decisive != .share || parts.allSatisfy({ isSettled($0.decision) })
        {
            return parts
        }
        if decisive.maySayNothing {
            // 这俩一共几个, after one figure only.
            guard message.whole.namesNothingButSums, let last = conversation.results.last.flatMap(fact) else {
                return nil
            }
            if let total = total(besides: last, message.whole) {
                var decision = Decision(outcome: .answer([total], .plain), words: words(of: conversation))
                decision.inherited = [knowledge[knowledge[last].subject].name]
                return [PlannedPart(reading: message.whole, decision: decision)]
            }
            // 总共追回多少钱, after that sum of money: it is the whole that was told.
            // 这两样合计 needs two.
            let isWhole = message.whole.numbers.isEmpty && message.whole.unit.map { isCounted(last, in: $0) } ?? false
            // …, after so many people: the money is another side of the same.
            let alone = message.whole.withoutOperators
            if !isWhole, let side = planBeside(alone, conversation), answers(side) {
                return [PlannedPart(reading: alone, decision: side)]
            }
            let outcome: Decision.Outcome = isWhole ? .answer([last], .plain) : .tooFew(decisive, [last])
            return [PlannedPart(reading: message.whole, decision: Decision(outcome: outcome))]
        }
        return tooFew(decisive, message, conversation)
    }

    /// `总共呢` after how many came new: how many there are, where the files say so.
    private func total(besides last: FactID, _ reading: Reading) -> FactID? {
        let fact = knowledge[last]
        guard fact.scope == .new, reading.scope == .total, reading.numbers.isEmpty,
            reading.unit.map({ isCountable(fact.attribute, in: $0) }) ?? true
        else { return nil }
        return knowledge.latest(
            knowledge.facts(fact.attribute, of: fact.subject).filter { knowledge[$0].scope == .total })
    }

    private func isCounted(_ figure: FactID, in unit: UnitClass) -> Bool {
        units.has(.strict, unit) && units.classes[knowledge[figure].unit] == unit
    }

    /// `南川与江津的普法谁多`, where neither has any; `江津和江北2023年的会员谁多`, where only other counts or times are there: each
    /// place's own.
    func heldNowhere(_ whole: Reading) -> [PlannedPart]? {
        let subjects = subjectsNamed(in: whole)
        guard subjects.count > 1, whole.residue.isEmpty, whole.foreign.isEmpty else { return nil }
        let named = retriever.explaining(whole.words, weak: whole.weakWords).filter {
            knowledge[$0.attribute].kind == .figure && $0.coverage >= Planner.saidEnough && $0.isDistinctive
        }
        guard let first = named.first else { return nil }
        var others: [SubjectID: Selection] = [:]
        for candidate in named {
            for subject in subjects {
                let selection = select(knowledge.facts(candidate.attribute, of: subject), whole.asFigure)
                guard !selection.facts.isEmpty else { continue }
                if selection.isExact { return nil }
                others[subject] = others[subject] ?? selection
            }
        }
        guard !others.isEmpty else {
            // 创新工作室哪个多, of which each place has those of two levels.
            if let options = options(of: whole, in: subjects) { return [part(.clarify(options), whole)] }
            let names = subjects.map { knowledge[$0].name }.joined(separator: "、")
            return [part(.noData(subject: names, attribute: first.attribute, instead: []), whole)]
        }
        return subjects.map { subject in
            let outcome = others[subject].map {
                Decision.Outcome.otherwise(asked: $0.asked, missing: $0.mismatch, $0.facts)
            }
            return part(
                outcome ?? .noData(subject: knowledge[subject].name, attribute: first.attribute, instead: []), whole)
        }
    }

    private func options(of whole: Reading, in subjects: [SubjectID]) -> [Conversation.Option]? {
        let pool = retriever.explaining(whole.words, weak: whole.weakWords).filter {
            knowledge[$0.attribute].kind == .figure && $0.coverage >= Planner.halfSaid && $0.unexplained.isEmpty
        }
        let offered = offer(pool, Whereabouts(subjects: subjects, isNamed: true), whole.asFigure) ?? []
        return Set(offered.map(\.subject)).count == subjects.count ? offered : nil
    }

    private func part(_ outcome: Decision.Outcome, _ reading: Reading) -> PlannedPart {
        PlannedPart(reading: reading, decision: Decision(outcome: outcome, words: reading.words))
    }

    /// `慰问人次和体检人数一共多少`: where one of the row is not clear, each is answered or asked back for itself.
    private func partsOfRow(_ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let whole = message.whole
        // 15.4万会员里女职工占几成: that there are 15.4万 was not asked.
        guard whole.residue.isEmpty, whole.foreign.isEmpty, subjectsNamed(in: whole).count == 1,
            whole.numbers.isEmpty || !whole.operators.contains(.share),
            !isSettled(plan(whole.asFigure, in: conversation))
        else { return nil }
        let members = message.members(ofOperation: true).filter { !$0.isOnlyOperation }
        let parts = members.map { member in
            let reading = member.asFigure.within(whole.subjects)
            return PlannedPart(reading: reading, decision: plan(reading, in: Conversation()))
        }
        let isUseful = parts.count > 1 && parts.contains { singleFigure($0.decision) != nil }
        return isUseful && parts.allSatisfy { singleFigure($0.decision) != nil || $0.decision.asksBack } ? parts : nil
    }

    /// One figure, or none, where it takes two: the figure is told with what is missing. What is no figure answers for itself.
    private func tooFew(_ decisive: Operator, _ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        if message.whole.isOnlyOperation, let last = conversation.results.last.flatMap(fact) {
            return [PlannedPart(reading: message.whole, decision: Decision(outcome: .tooFew(decisive, [last])))]
        }
        let parts = planParts(message, in: conversation)
        // Where the question among other words has no operator, the word was other business: 下班前, 最多.
        // 比劳动技能的有多少人: who asks how many does not ask which is more.
        let asksOne =
            decisive == .comparison && message.whole.kinds.contains(.figure) && !asksWhichOfNamed(message.whole)
        // 资金超过1000万的有哪些
        let asksBeyond = decisive.isBound && message.whole.kinds.contains(.list) && !message.whole.subjects.isEmpty
        let isSaid =
            !asksOne && !(parts.first?.reading.operators.isEmpty ?? true) || decisive == .mean || asksBeyond
        if parts.count == 1, let each = figuresOfPlaces(insteadOf: parts[0], decisive, message.whole) { return [each] }
        if parts.count == 1, let ranked = itemRanked(decisive, in: parts[0], of: message.whole) { return [ranked] }
        if isSaid, parts.count == 1, decisive.ranksOthers || decisive.isBound, isOtherThanRanked(parts[0].decision) {
            return [PlannedPart(reading: parts[0].reading, decision: Decision(outcome: .tooFew(decisive, [])))]
        }
        if !parts.isEmpty, isSaid, decisive.comparesTwo,
            subjectsNamed(in: message.whole).count > 1, parts.contains(where: { answers($0.decision) }),
            parts.allSatisfy({ part in part.decision.outcome.figures.allSatisfy { !quantified($0) } })
        {
            return [figuresInstead(of: parts[0], decisive, message.whole, conversation)]
        }
        if parts.count == 1, isSaid, let apart = notHeldAgainst(parts[0], message.whole, decisive) { return [apart] }
        guard parts.count == 1, isSaid, let figure = singleFigure(parts[0].decision),
            decisive != .mean || !isPerUnit(figure),
            decisive != .share && decisive != .change || !arithmetic.isRate(figure)
        else { return parts }
        return [
            PlannedPart(
                reading: parts[0].reading,
                decision: Decision(outcome: .tooFew(decisive, [figure]), words: parts[0].decision.words))
        ]
    }

    /// `南川参加竞赛的单位比江北少多少家`: sentences about contests are no answer; figures that may be meant are.
    private func figuresInstead(
        of part: PlannedPart, _ decisive: Operator, _ whole: Reading, _ conversation: Conversation
    ) -> PlannedPart {
        let figures = whole.forFiguresOnly
        guard let found = operandsOfEach(subjectsNamed(in: whole), figures, conversation), found.figures.count > 1
        else {
            return PlannedPart(reading: part.reading, decision: Decision(outcome: .tooFew(decisive, [])))
        }
        let outcome = Decision.Outcome.calculated(calculation(whole.operators, found, whole))
        return PlannedPart(reading: whole, decision: Decision(outcome: outcome, words: found.words))
    }

    /// `江津的妈咪小屋比南川多多少`, where one counts what came new and the other several kinds together: the figures are told
    /// with what stands against comparing them.
    private func notHeldAgainst(_ part: PlannedPart, _ whole: Reading, _ decisive: Operator) -> PlannedPart? {
        guard decisive.asksForOrder, case .answer(let facts, .plain) = part.decision.outcome, facts.count > 1 else {
            return nil
        }
        var calculation = calculation(whole.operators, Operands(figures: facts), whole)
        calculation.figures = facts
        guard facts.allSatisfy({ arithmetic.quantity($0) != nil }), arithmetic.objection(to: calculation) != nil else {
            return nil
        }
        var told = part
        told.decision.outcome = .calculated(calculation)
        return told
    }

    /// `哪个区创新工作室最多`, of which each has those of two levels: one place's sentence names no winner. What each place has by
    /// these words is told, and nothing made of it.
    private func figuresOfPlaces(
        insteadOf part: PlannedPart, _ decisive: Operator, _ whole: Reading
    ) -> PlannedPart? {
        let asksForPlace =
            !whole.subjectTypes.isEmpty || whole.group != nil || whole.kinds.contains(.whichSubject)
        guard decisive.ranksOthers || decisive == .comparison, asksForPlace, whole.subjects.isEmpty,
            case .answer(let facts, _) = part.decision.outcome, !facts.contains(where: quantified)
        else { return nil }
        let types = whole.subjectTypes + [whole.group].compactMap { $0 }
        let figures = figuresCalled(by: whole).flatMap { attribute in
            knowledge.subjects(with: attribute).filter { fits($0, types) && knowledge[$0].parent != nil }
                .flatMap { select(knowledge.facts(attribute, of: $0), whole.asFigure).facts }
        }
        // 参加人最多 is not of the units that took part.
        let unit = whole.unit ?? whole.weakWords.lazy.compactMap { self.units.counting(self.lexicon.text(of: $0)) }.last
        let counted = figures.filter { units.classes[knowledge[$0].unit] == unit }
        let meant = counted.isEmpty ? figures : counted
        guard Set(meant.map { knowledge[$0].subject }).count > 1 else { return nil }
        var told = part
        told.decision.outcome = .answer(meant, .plain)
        return told
    }

    /// `哪个妈咪小屋最大`: a sentence that says nothing of most or first, and has no numbers to compare, is no answer.
    private func isOtherThanRanked(_ decision: Decision) -> Bool {
        guard case .answer(let facts, _) = decision.outcome, singleFigure(decision) == nil else { return false }
        return !facts.contains { id in
            knowledge[id].stated.count > 1
                || lexicon.mentions(in: Sentence(knowledge[id].statement)).contains { mention in
                    guard case .surface(let surface) = mention.meaning else { return false }
                    return lexicon.surfaces[surface].cues.contains {
                        if case .operation(let operation) = $0 { operation.ranksOthers } else { $0 == .ordinal }
                    }
                }
        }
    }
}

extension Reading {
    /// Nothing but the wish to add: 这俩一共几个.
    fileprivate var namesNothingButSums: Bool {
        words.isEmpty && subjects.isEmpty && subjectTypes.isEmpty && foreign.isEmpty && residue.isEmpty && period == nil
            && group == nil
    }
}
