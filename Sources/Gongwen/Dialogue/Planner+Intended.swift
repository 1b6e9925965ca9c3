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
            mismatch == .period || mismatch == .scope && [.plan, .actual].contains(reading.scope),
            reading.residue.isEmpty,
            reading.foreign.isEmpty, reading.numbers.isEmpty, let asked = completed(reading, conversation)
        else { return decision }
        let spokenOf = reading.words.isEmpty ? lastAttribute(of: conversation) : nil
        // How many there are is no plan.
        let mayBePlan = asked.scope == nil && !facts.contains { knowledge[knowledge[$0].attribute].isStock }
        for scope in mayBePlan ? [nil, .plan] : [asked.scope] {
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

    /// `2024年计划办几期培训`, where what the words name best is no plan: the one plan of that year whose figure they name too,
    /// and which is counted so, or is what is counted.
    func plan(insteadOf decision: Decision, _ reading: Reading) -> Decision {
        guard reading.kind == .figure, reading.scope == .plan || reading.intends, reading.residue.isEmpty,
            // 我要写材料 says nothing of what was asked: what was found by all that was said stays.
            !reading.hasPastVerb, !isNamedByAll(decision, reading),
            reading.foreign.isEmpty, reading.operators.isEmpty, reading.numbers.isEmpty, !reading.isOperand,
            reading.restrictions.isEmpty, reading.excluded.isEmpty, !reading.saysDone, let year = reading.period,
            !decision.outcome.figures.contains(where: { knowledge[$0].scope == .plan }), !decision.isForeign
        else { return decision }
        let said = reading.words.isEmpty ? commonNames(in: reading) : reading.words
        var plans: [FactID] = []
        for candidate in retriever.explaining(reading.words, weak: reading.weakWords)
        where knowledge[candidate.attribute].kind == .figure && fitness(of: candidate, reading) > 0
            && !said.isEmpty && said.allSatisfy(knowledge[candidate.attribute].isNamed)
            && isCountedSo(candidate.attribute, reading)
        {
            for subject in knowledge.subjects(with: candidate.attribute)
            where reading.subjects.isEmpty || reading.subjects == [subject] {
                plans += knowledge.facts(candidate.attribute, of: subject).filter { id in
                    knowledge[id].scope == .plan && fits(knowledge[id].period, year, .figure)
                }
            }
        }
        guard plans.count == 1 else { return decision }
        var asked = reading
        asked.scope = .plan
        var found = answer(knowledge[plans[0]].attribute, of: knowledge[plans[0]].subject, asked)
        found.scope = .plan
        return answers(found) ? found : decision
    }

    private func isNamedByAll(_ decision: Decision, _ reading: Reading) -> Bool {
        guard answers(decision), let figure = singleFigure(decision) else { return false }
        return reading.words.allSatisfy(knowledge[knowledge[figure].attribute].isNamed)
    }

    /// 几期 of what is counted in 期; 多少工作室 of what ends in 工作室.
    private func isCountedSo(_ attribute: AttributeID, _ reading: Reading) -> Bool {
        if let unit = reading.unit, unit != units.general, units.classes[knowledge[attribute].unit] == unit {
            return true
        }
        guard let noun = reading.counted.last.map(lexicon.text) else { return false }
        return Units.parts(of: knowledge[attribute].name).contains { $0.hasExactSuffix(noun) }
    }

    /// `之前十件实事里评了几个` after how many are to be chosen: the number of that, and no sentence that its words happen to name.
    func countOfTold(_ decision: Decision, _ reading: Reading, _ conversation: Conversation) -> Decision {
        guard reading.kind == .figure, answers(decision) && !givesFigure(decision) || decision.isOfAnotherKind,
            reading.subjects.isEmpty,
            !reading.words.isEmpty, reading.operators.isEmpty, reading.numbers.isEmpty, reading.residue.isEmpty,
            !reading.isOperand, let last = lastAttribute(of: conversation), knowledge[last].kind == .figure,
            let subject = lastSubject(of: conversation)
        else { return decision }
        let told = words(of: conversation).filter(knowledge[last].isNamed)
        guard !told.isEmpty else { return decision }
        var asked = reading.adding(told)
        asked.subjects = [subject]
        var counted = planAsRead(asked, Conversation())
        guard let figure = singleFigure(counted) else { return decision }
        let found = knowledge[figure].attribute
        guard found == last || knowledge.namesakes[last]?.contains(found) ?? false else { return decision }
        counted.inherited = [knowledge[subject].name] + told.map(lexicon.text(of:))
        return counted
    }

    /// What the files call as what was found, or as what was spoken of, and has the time and the count that are asked for.
    private func ofTime(_ asked: Reading, _ facts: [FactID], _ spokenOf: AttributeID?) -> Decision? {
        guard let first = facts.first.map({ knowledge[$0] }) else { return nil }
        let subject = asked.subjects.first ?? first.subject
        let namesakes = [spokenOf, first.attribute].compactMap { $0 }.flatMap { knowledge.namesakes[$0] ?? [] }
        // 十件实事里竞赛办了几场, then 2024年打算几场: what the one was told under, the other need not be.
        let heading = spokenOf.flatMap { knowledge[$0].topic }.map { knowledge[$0].variants.joined() }
        let words = asked.words.filter { word in !(heading?.contains(word) ?? false) }
        for namesake in namesakes where !words.isEmpty && words.allSatisfy(knowledge[namesake].isNamed) {
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
