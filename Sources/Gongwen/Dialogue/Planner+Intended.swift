/// What was done and what is intended, where they are told under two names.
extension Planner {
    /// `全市竞赛几场`: a question that speaks of no plan is not answered with one where a figure of what was done goes by the same
    /// words.
    func rather(deed decision: Decision, _ reading: Reading, _ conversation: Conversation) -> Decision {
        guard reading.kind == .figure && reading.numbers.isEmpty || isClaim(reading), reading.scope != .plan,
            reading.period == nil, !reading.intends, reading.residue.isEmpty, reading.foreign.isEmpty,
            conversation.attribute == nil,
            let figure = singleFigure(decision), knowledge[figure].scope == .plan
        else { return decision }
        return deed(insteadOf: figure, reading) ?? decision
    }

    /// `优秀五小项目评多少` after a figure of a plan: what the same plan says of that.
    func planOn(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        guard reading.kind == .figure, reading.subjects.isEmpty, reading.scope == nil, reading.period == nil,
            !reading.saysDone, !reading.words.isEmpty, reading.operators.isEmpty, reading.residue.isEmpty,
            reading.foreign.isEmpty, reading.numbers.isEmpty, !reading.isOperand,
            // 评了多少 asks what was done.
            !reading.hasPastVerb,
            let last = heldResults(of: conversation).figures.last, knowledge[last].scope == .plan
        else { return nil }
        var planned = reading
        planned.scope = .plan
        var decision = planAsRead(planned, conversation)
        // 会员多少 asks how many there are; that so many shall come is no answer.
        guard let figure = singleFigure(decision), knowledge[figure].scope == .plan,
            knowledge[figure].source == knowledge[last].source, !knowledge[knowledge[figure].attribute].isStock
        else { return nil }
        decision.scope = .plan
        return decision
    }

    /// `2024年宣讲多少场`, `计划多少场` after how many there were: where what was found has no such time or count, what goes by
    /// the same words and has it.
    func ofAskedTime(_ decision: Decision, _ reading: Reading, _ conversation: Conversation) -> Decision {
        guard case .otherwise(_, let mismatch, let facts) = decision.outcome,
            mismatch == .period || mismatch == .scope && reading.scope == .plan, reading.residue.isEmpty,
            reading.foreign.isEmpty, reading.numbers.isEmpty, let asked = completed(reading, conversation)
        else { return decision }
        let spokenOf = reading.words.isEmpty ? lastAttribute(of: conversation) : nil
        for scope in asked.scope == nil ? [nil, .plan] : [asked.scope] {
            var timed = asked
            timed.scope = scope
            let found = planAsRead(timed, Conversation())
            let isFound = singleFigure(found).map { isOf(timed, $0) && isMeant($0, besides: facts, asked) } ?? false
            guard var found = isFound ? found : ofTime(timed, facts, spokenOf), let figure = singleFigure(found) else {
                continue
            }
            if reading.words.isEmpty {
                found.inherited = [knowledge[knowledge[figure].subject].name] + asked.words.map(lexicon.text(of:))
            }
            return found
        }
        return decision
    }

    /// What the files call as what was found, or as what was spoken of, and has the time and the count that are asked for.
    private func ofTime(_ asked: Reading, _ facts: [FactID], _ spokenOf: AttributeID?) -> Decision? {
        guard let first = facts.first.map({ knowledge[$0] }) else { return nil }
        let subject = asked.subjects.first ?? first.subject
        let namesakes = [spokenOf, first.attribute].compactMap { $0 }.flatMap { knowledge.namesakes[$0] ?? [] }
        for namesake in namesakes where asked.words.allSatisfy(knowledge[namesake].isNamed) {
            let decision = answer(namesake, of: subject, asked)
            if singleFigure(decision).map({ isOf(asked, $0) }) ?? false { return decision }
        }
        return nil
    }

    /// It is the figure that was found, or one that the files call alike; of no place, one that all words name.
    private func isMeant(_ figure: FactID, besides facts: [FactID], _ asked: Reading) -> Bool {
        let own = knowledge[figure].attribute
        let others = facts.map { knowledge[$0].attribute }
        return others.contains { $0 == own || knowledge.namesakes[$0]?.contains(own) ?? false }
            || asked.subjects.isEmpty && asked.words.allSatisfy(knowledge[own].isNamed)
    }

    private func isOf(_ asked: Reading, _ figure: FactID) -> Bool {
        let fact = knowledge[figure]
        return (asked.scope != .plan || fact.scope == .plan)
            && (asked.period.map { fits(fact.period, $0, .figure) } ?? true)
    }

    /// With the words and the place of what was told, as a question for a figure that counts the same.
    private func completed(_ reading: Reading, _ conversation: Conversation) -> Reading? {
        var asked = reading
        guard reading.words.isEmpty else { return reading.kind == .figure ? asked : nil }
        guard reading.kinds.allSatisfy({ $0 == .figure }), let last = lastAttribute(of: conversation),
            knowledge[last].kind == .figure
        else { return nil }
        asked.words = words(of: conversation)
        asked.weakWords += weakWords(of: conversation)
        asked.unit = reading.unit ?? units.classes[knowledge[last].unit]
        asked.kinds = [.figure]
        // How many came new is asked of the other time too.
        asked.scope = reading.scope ?? (conversation.scope == .new ? .new : nil)
        if asked.subjects.isEmpty { asked.subjects = lastSubject(of: conversation).map { [$0] } ?? [] }
        return asked
    }

    private func deed(insteadOf plan: FactID, _ reading: Reading) -> Decision? {
        for namesake in knowledge.namesakes[knowledge[plan].attribute] ?? []
        where reading.words.allSatisfy(knowledge[namesake].isNamed) && isNamedWhole(namesake, reading) {
            let decision = answer(namesake, of: knowledge[plan].subject, reading)
            if singleFigure(decision).map({ knowledge[$0].scope != .plan }) ?? false { return decision }
        }
        return nil
    }
}
