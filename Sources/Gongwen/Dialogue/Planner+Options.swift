/// The choice among options that were offered.
extension Planner {
    /// The options to ask back with, each an attribute of a subject that fits what was said.
    func offer(_ candidates: [Retriever.Candidate], _ scope: Whereabouts, _ reading: Reading) -> [Conversation.Option]?
    {
        var options: [Conversation.Option] = []
        let best = candidates.first?.score ?? 0
        for candidate in candidates
        where candidate.score > 0 && candidate.score >= best * 0.5 && fitness(of: candidate, reading) > 0
            && (candidate.isDistinctive || !reading.words.isEmpty || !reading.subjects.isEmpty)
        {
            for subject in knowledge.subjects(with: candidate.attribute) where scope.subjects?.contains(subject) ?? true
            {
                let facts = knowledge.facts(candidate.attribute, of: subject)
                // What the files do not explain is no answer to offer.
                guard select(facts, reading).isExact, !facts.allSatisfy({ knowledge[$0].isUnexplained }) else {
                    continue
                }
                options.append(option(candidate.attribute, subject))
                if options.count == Planner.mostOptions { return options }
            }
        }
        return options.isEmpty ? nil : options
    }

    /// The option that the message picks: by number, by `第二个`, by a name or what tells it apart.
    func choose(_ reading: Reading, in conversation: Conversation) -> Decision? {
        let options = conversation.options
        // 去掉金秋助学 picks none.
        guard !options.isEmpty, reading.residue.isEmpty, reading.foreign.isEmpty, reading.exclusions.isEmpty else {
            return nil
        }
        let reading = asLevel(reading, among: options)
        // What the first question said of count and time holds for its options.
        var asked = reading
        asked.scope = reading.scope ?? conversation.scope
        asked.period = reading.period ?? conversation.period
        if let picked = pickedByNumber(reading, options) {
            // 不是第二个: of two, the other one.
            if reading.ordinal == nil, reading.negates { return nil }
            if reading.deniesOrdinal {
                let others = options.filter { $0 != picked }
                return others.count == 1 ? fact(of: others[0], asked) : nil
            }
            return isHeld(picked) ? fact(of: picked, asked) : withdrawn(picked, of: options, asked)
        }
        if reading.negates, counts(options, reading) || reading.wantsAll { return nil }
        if reading.wantsAll && reading.namesNothing || counts(options, reading) {
            if let lost = options.first(where: { !isHeld($0) }) { return withdrawn(lost, of: options, asked) }
            return facts(of: options, asked)
        }
        if let all = facts(ofGroupIn: options, asked) { return all }
        guard
            !reading.words.isEmpty || !reading.subjects.isEmpty || reading.period != nil || reading.scope != nil
                || !reading.weakWords.isEmpty
        else { return nil }
        var matching = options.filter { option in
            guard let (attribute, subject) = named(option), mayMean(attribute, reading) else { return false }
            return reading.words.allSatisfy { knowledge[attribute].explains($0) }
                && (reading.subjects.isEmpty || reading.subjects.contains(subject))
                // 2024年计划的 is no sentence of no time.
                && (reading.scope == nil && reading.period == nil || knowledge[attribute].kind == .figure
                    || knowledge.facts(attribute, of: subject).contains { knowledge[$0].period.years != nil })
                && select(knowledge.facts(attribute, of: subject), asked).isExact
        }
        if matching.count > 1, !reading.words.isEmpty || !reading.weakWords.isEmpty {
            let counts = matching.map { option in
                let said = reading.words + reading.weakWords
                return named(option).map { said.count(where: knowledge[$0.attribute].isNamed) } ?? 0
            }
            let top = counts.max() ?? 0
            matching = zip(matching, counts).filter { $0.1 == top }.map(\.0)
        }
        if matching.count == 1 {
            let isOther = isNamedBetter(than: matching[0], reading) || isSibling(of: matching[0], reading, conversation)
            return isOther ? nil : fact(of: matching[0], asked)
        }
        if matching.isEmpty, let offered = facts(ofPlaceIn: options, reading) { return offered }
        if matching.isEmpty, let again = askedAgain(reading, conversation) { return again }
        if let further = askedFurther(reading, options, conversation) { return further }
        // A place alone leaves some of them: those are offered again.
        guard reading.words.isEmpty, !reading.subjects.isEmpty, matching.count > 1, matching.count < options.count
        else { return nil }
        return Decision(outcome: .clarify(matching), scope: asked.scope, period: asked.period)
    }

    /// The place that all options are of; none where they are of several.
    private func placeOfAll(_ options: [Conversation.Option]) -> [SubjectID] {
        let places = Set(options.compactMap { named($0)?.subject })
        return places.count == 1 ? Array(places) : []
    }

    /// `2024年定的目标`, where none of the options is of that time and count: what was asked before, of them.
    private func askedAgain(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        guard reading.scope != nil || reading.period != nil, reading.words.isEmpty, reading.operators.isEmpty,
            reading.numbers.isEmpty, reading.kinds.allSatisfy({ $0 == .figure }), !reading.isOperand,
            reading.weakWords.allSatisfy(lexicon.limitsNothing)
        else { return nil }
        let asked = askedBefore(reading, conversation).within(placeOfAll(conversation.options))
        let decision = plan(asked, in: Conversation())
        return givesFigure(decision) ? decision : nil
    }

    /// `全市法律援助的` where 调解挽回损失 was offered for 挽回了多少损失: none of the options, but what its words and those of the
    /// question before name together, measured as the options are.
    private func askedFurther(
        _ reading: Reading, _ options: [Conversation.Option], _ conversation: Conversation
    ) -> Decision? {
        guard reading.isPassing, reading.numbers.isEmpty, !reading.isOperand, !reading.asksOnward,
            let offered = named(options[0])?.attribute, knowledge[offered].kind == .figure
        else { return nil }
        let before = words(of: conversation)
        let common = weakWords(of: conversation)
        var asked = reading.asFigure
        asked.words += before.filter { !reading.words.contains($0) }
        asked.weakWords += common.filter { !reading.weakWords.contains($0) }
        asked = asked.within(placeOfAll(options))
        guard let figure = singleFigure(plan(asked, in: Conversation())) else { return nil }
        let attribute = knowledge[knowledge[figure].attribute]
        let isOfBoth =
            reading.words.allSatisfy(attribute.isNamed)
            && (before + common).contains { attribute.isNamed(by: $0) && !lexicon.cueWords.contains($0) }
        guard isOfBoth, units.classes[attribute.unit] == units.classes[knowledge[offered].unit] else { return nil }
        return answer(knowledge[figure].attribute, of: knowledge[figure].subject, asked)
    }

    /// `市级劳模呢` where 五一劳动奖章 were told: a word of it may be said of the option, but is the name of something else there.
    private func isNamedBetter(than option: Conversation.Option, _ reading: Reading) -> Bool {
        guard let (attribute, subject) = named(option),
            reading.words.contains(where: { !knowledge[attribute].isNamed(by: $0) && !levelWords.contains($0) })
        else { return false }
        return retriever.explaining(reading.words, weak: reading.weakWords).contains { other in
            other.coverage >= Planner.saidEnough && knowledge[other.attribute].kind == knowledge[attribute].kind
                && reading.words.allSatisfy(knowledge[other.attribute].isNamed)
                && !knowledge.facts(other.attribute, of: subject).isEmpty
        }
    }

    /// `小家呢` where 职工之家示范单位 of several places were offered: no name of the option has it, and with what was asked before
    /// it is the name of something else.
    private func isSibling(
        of option: Conversation.Option, _ reading: Reading, _ conversation: Conversation
    ) -> Bool {
        guard let (attribute, _) = named(option), !reading.words.isEmpty,
            !reading.words.contains(where: { knowledge[attribute].isNamed(by: $0) || levelWords.contains($0) })
        else { return false }
        let words = reading.words + words(of: conversation).filter { !reading.words.contains($0) }
        return retriever.explaining(words, weak: reading.weakWords).contains { other in
            knowledge[other.attribute].kind == knowledge[attribute].kind
                && words.count(where: knowledge[other.attribute].isNamed) > reading.words.count
                && reading.words.allSatisfy(knowledge[other.attribute].isNamed)
        }
    }

    /// `南川的`, of which one figure was offered, though it is of another count than is asked for without a word.
    private func facts(ofPlaceIn options: [Conversation.Option], _ reading: Reading) -> Decision? {
        guard reading.words.isEmpty, reading.scope == nil, reading.period == nil, reading.subjects.count == 1,
            reading.kinds.isEmpty, reading.weakWords.allSatisfy(lexicon.cueWords.contains)
        else { return nil }
        let own = options.compactMap(named).filter { $0.subject == reading.subjects[0] }
        guard own.count == 1 else { return nil }
        let facts = Array(knowledge.facts(own[0].attribute, of: own[0].subject))
        return facts.isEmpty ? nil : Decision(outcome: .answer(facts, .plain), words: reading.words)
    }

    /// `重庆市的那种` where a district's 市级 and 区级 are offered: a place that none of them is of says the level. So does the
    /// city beside its district: `南川，重庆市那一级的`.
    private func asLevel(_ reading: Reading, among options: [Conversation.Option]) -> Reading {
        guard reading.words.isEmpty else { return reading }
        if reading.subjects.count == 2 {
            for (district, other) in zip(reading.subjects, reading.subjects.reversed()) {
                if let level = level(above: district, in: [other]) { return reading.about([district], level: level) }
            }
        }
        // 那重庆呢 asks the same of that place.
        guard !reading.asksOnward, reading.subjects.count == 1, let level = knowledge[reading.subjects[0]].levelWord,
            !options.contains(where: { $0.subject == knowledge[reading.subjects[0]].name })
        else { return reading }
        return reading.about([], level: level)
    }

    /// A question of its own picks no option that measures something else, or that its words do not speak of:
    /// 江津常态化帮扶了多少人次.
    private func mayMean(_ attribute: AttributeID, _ reading: Reading) -> Bool {
        guard reading.cueCount > 0 else { return true }
        let fits = reading.unit.map { isCountable(attribute, in: $0) } ?? true
        // 多少单位 is not asked of people whose units are spoken of.
        let isCounted = reading.counted.allSatisfy { word in
            knowledge[attribute].isNamed(by: word) || units.counting(lexicon.text(of: word)) != nil
        }
        return fits && isCounted
            && reading.weakWords.allSatisfy { !retriever.names($0) || knowledge[attribute].explains($0) }
    }

    private func pickedByNumber(_ reading: Reading, _ options: [Conversation.Option]) -> Conversation.Option? {
        // 这两样合计 asks for no second one.
        guard reading.words.isEmpty, reading.subjects.isEmpty, reading.period == nil,
            !reading.operators.contains(.sum)
        else { return nil }
        if let index = reading.index(among: options.count) { return options[index] }
        // 前面那个, of two that were offered
        if options.count == 2, let index = [.former, .latter].firstIndex(of: reading.referent) {
            return options[index]
        }
        if counts(options, reading) { return nil }
        let number = reading.numbers.count == 1 ? Int("\(reading.numbers[0].number.value)") : nil
        guard reading.ordinal == nil, let number, options.indices.contains(number - 1) else { return nil }
        return options[number - 1]
    }

    /// 两个, where two were offered: both, and not the second.
    private func counts(_ options: [Conversation.Option], _ reading: Reading) -> Bool {
        guard options.count > 1, reading.ordinal == nil, reading.numbers.count == 1, reading.words.isEmpty,
            reading.subjects.isEmpty, reading.numbers[0].unit != nil
        else { return false }
        return "\(reading.numbers[0].number.value)" == "\(options.count)"
    }

    /// `三家医院的`: of all places of the kind, where the options are of one thing.
    private func facts(ofGroupIn options: [Conversation.Option], _ reading: Reading) -> Decision? {
        guard let type = reading.group, reading.words.isEmpty, reading.subjects.isEmpty,
            let (attribute, _) = named(options[0]), options.allSatisfy({ $0.attribute == options[0].attribute })
        else { return nil }
        let facts = subjects(of: [type], without: []).flatMap {
            select(knowledge.facts(attribute, of: $0), reading).facts.prefix(1)
        }
        guard facts.count > 1 else { return nil }
        return Decision(outcome: .answer(facts, .plain), scope: reading.scope, period: reading.period)
    }

    /// `都要`, `两个都说`.
    private func facts(of options: [Conversation.Option], _ reading: Reading) -> Decision {
        let facts = options.flatMap { option -> ArraySlice<FactID> in
            guard let (attribute, subject) = named(option) else { return [] }
            return ArraySlice(select(knowledge.facts(attribute, of: subject), reading).facts.prefix(1))
        }
        return Decision(outcome: .answer(facts, .plain), scope: reading.scope, period: reading.period)
    }

    private func fact(of option: Conversation.Option, _ reading: Reading) -> Decision? {
        guard let (attribute, subject) = named(option) else { return nil }
        if reading.scope == nil, reading.period == nil, let told = option.result.flatMap(fact) {
            return Decision(outcome: .answer([told], .plain), words: knowledge[attribute].variants.first ?? [])
        }
        var asked = Reading()
        (asked.period, asked.scope) = (reading.period, reading.scope)
        var decision = answer(attribute, of: subject, asked)
        // 江津的也说下 asks for the same count and time.
        (decision.period, decision.scope) = (reading.period, reading.scope)
        return decision
    }
}
