/// The facts of what was found that answer, or what they lack.
extension Planner {
    func answer(_ candidates: [Retriever.Candidate], of subject: SubjectID, _ reading: Reading) -> Decision {
        let tied = preferring(
            explanations: [.definition, .list, .person].contains(reading.kind),
            ties(preferringExact(candidates, subject, reading), reading) + unlisted(candidates, subject, reading),
            subject)
        let best = preferringResults(tied, subject, reading)
        if best.count > 1, Set(best.map { knowledge[$0.attribute].kind }).count == 1 {
            if let mismatch = mismatchOfKind(best[0].attribute, reading) {
                let facts = best.prefix(3).flatMap { knowledge.facts($0.attribute, of: subject).prefix(1) }
                return Decision(
                    outcome: .otherwise(asked: mismatch.asked, missing: mismatch.what, facts), words: reading.words)
            }
            if best.count <= 3, knowledge[best[0].attribute].kind != .figure {
                // Sentences can stand side by side; the reader sees which is meant.
                let facts = best.flatMap { select(knowledge.facts($0.attribute, of: subject), reading).facts.prefix(1) }
                return Decision(outcome: .answer(facts, .plain), words: reading.words)
            }
            let options = best.prefix(Planner.mostOptions).map { option($0.attribute, subject) }
            return Decision(outcome: .clarify(options), words: reading.words)
        }
        return answer(best[0].attribute, of: subject, reading)
    }

    func answer(_ attribute: AttributeID, of subject: SubjectID, _ reading: Reading) -> Decision {
        let words = reading.words.isEmpty ? knowledge[attribute].variants.first ?? [] : reading.words
        var all = knowledge.facts(attribute, of: subject)
        if let first = all.first, reading.words.contains(where: knowledge.isTold) {
            let telling = all.filter { namesUntold(reading, by: $0).isEmpty }
            guard !telling.isEmpty else {
                return Decision(
                    outcome: .answer([first], manner(of: namesUntold(reading, by: first), reading, by: first)),
                    words: words)
            }
            all = telling[...]
        }
        // That the report does not say it needs no more words.
        let isOpen = all.first.map { knowledge[$0].isUnexplained } ?? false
        if !isOpen, let mismatch = mismatchOfKind(attribute, reading) {
            return Decision(
                outcome: .otherwise(asked: mismatch.asked, missing: mismatch.what, Array(all.prefix(1))), words: words)
        }
        if let edition = reading.editions.first, !all.contains(where: { speaks(of: edition, $0) }) {
            return Decision(outcome: .notUnderstood(["第\(edition.value)届"]), words: words)
        }
        if let limit = unheardLimit(reading, Array(all)) {
            return Decision(outcome: .notUnderstood([limit]), words: words)
        }
        let selection = select(all, reading)
        if !selection.isExact, selection.mismatch == .period, isClaim(reading), reading.kind != .existence,
            selection.facts.count == 1,
            knowledge[selection.facts[0]].period.years != nil || !knowledge[selection.facts[0]].stated.isEmpty
        {
            // 7.3万会员是今年发展的吗 is not of another number; of 2024年还评吗 nobody says that it is not so.
            let manner =
                unsaidNumber(of: reading, selection.facts[0])
                ?? (saysHowLong(attribute, reading) ? .claimFails(selection.asked) : .claimUnmentioned(selection.asked))
            return Decision(outcome: .answer(selection.facts, manner), words: words)
        }
        guard selection.isExact else {
            return Decision(
                outcome: .otherwise(asked: selection.asked, missing: selection.mismatch, selection.facts), words: words)
        }
        // A number is held against what is so now; of other dates nothing was asked.
        let told = isClaim(reading) && !reading.numbers.isEmpty ? knowledge.latest(selection.facts) : nil
        let facts = told.map { [$0] } ?? selection.facts
        var manner = manner(of: reading, facts)
        if case .plain = manner { manner = unsaidGroup(reading, facts) ?? manner }
        guard case .claimFails = manner else { return Decision(outcome: .answer(facts, manner), words: words) }
        if let sum = sum(meantBy: reading, facts[0]) { return Decision(outcome: .calculated(sum), words: words) }
        let namesake = figure(meantBy: reading, of: subject)
        // 挽回3600万吗 names neither 调解 nor 法律援助: both are told, and neither is denied.
        if let namesake, facts.count == 1,
            knowledge[namesake].attribute != attribute || reading.scope == nil && reading.period != nil,
            isAsFarNamed(namesake, as: facts[0], reading)
        {
            return Decision(outcome: .answer([namesake] + facts, .plain), words: words)
        }
        return Decision(outcome: .answer(facts, manner), words: words, namesake: namesake)
    }

    /// Whether a fact is about this edition of something held again and again. One that speaks of no edition may be about any.
    func speaks(of edition: ChineseNumber, _ id: FactID) -> Bool {
        let fact = knowledge[id]
        let counts = NumberScanner.counts(in: fact.statement + fact.note, units).filter {
            $0.unit.map { units.has(.edition, $0) } ?? false
        }
        let isFigure = knowledge[fact.attribute].kind == .figure
        return counts.isEmpty ? !isFigure : isText(fact) || counts.contains { $0.number.value == edition.value }
    }

    /// 连续四年吗, of a sentence that says how many years it was.
    private func saysHowLong(_ attribute: AttributeID, _ reading: Reading) -> Bool {
        guard case .stretch = reading.period else { return false }
        return knowledge[attribute].kind != .figure
    }

    private func isText(_ fact: Fact) -> Bool { if case .text = fact.value { true } else { false } }

    /// `站点里有多少是24小时的`: a time or a share in the question that the figure does not speak of limits it.
    private func unheardLimit(_ reading: Reading, _ facts: [FactID]) -> String? {
        guard reading.kind == .figure, let first = facts.first, case .figure = knowledge[first].value else {
            return nil
        }
        // Months and days that make a date are held against the figure's time.
        let isDated = if case .dates = reading.period { true } else { false }
        let limits = reading.numbers.filter {
            $0.unit.map { units.has(.time, $0) && !isDated || units.has(.share, $0) } ?? false
        }
        return limits.first { claim in !facts.contains { knowledge[$0].statement.contains(claim.text) } }?.text
    }

    func mismatchOfKind(_ id: AttributeID, _ reading: Reading) -> (asked: String, what: Decision.Mismatch)? {
        let attribute = knowledge[id]
        guard let kind = reading.kind else { return nil }
        // `占比排第一吗` wants the sentence that says so, not a number.
        if attribute.kind != .figure, kind == .figure, reading.kinds.contains(.yesNo) { return nil }
        // 引入了几个系统，分别是什么: a list tells how many there are.
        if kind == .figure, attribute.kind == .list, reading.kinds.contains(where: { $0.fitness(of: .list) == 2 }) {
            return nil
        }
        if kind.fitness(of: attribute.kind) == 0
            || (attribute.kind != .figure && kind == .figure && !states(id, reading))
        {
            return (wanted[kind] ?? kind.rawValue, .kind)
        }
        if kind == .time, [.text, .list, .person].contains(attribute.kind), !speaksOfTime(id) {
            return (wanted[kind] ?? kind.rawValue, .kind)
        }
        if attribute.kind == .figure, let asked = reading.unit, !isCountable(id, in: asked),
            !isCalledSo(id, reading)
        {
            return (units.name(of: asked), .unit)
        }
        return nil
    }

    /// Some fact of it names a day, a year or how long, or says that nothing of the kind is given.
    private func speaksOfTime(_ attribute: AttributeID) -> Bool {
        knowledge.subjects(with: attribute).contains { subject in
            knowledge.facts(attribute, of: subject).contains { id in
                let fact = knowledge[id]
                return fact.isUnexplained || fact.period.years != nil || fact.period.dates != nil
                    || fact.period.length != nil
                    || fact.stated.contains {
                        $0.unit.map { units.has(.time, $0) && !units.has(.edition, $0) } ?? false
                    }
            }
        }
    }

    /// `六有五家四化里五家指哪五家`: asked which they are, that the report does not say is the answer, though common words
    /// of the question are in the name of a sentence about them.
    private func unlisted(
        _ candidates: [Retriever.Candidate], _ subject: SubjectID, _ reading: Reading
    ) -> [Retriever.Candidate] {
        guard reading.kind == .list, let first = candidates.first, knowledge[first.attribute].kind != .list else {
            return []
        }
        return candidates.dropFirst().filter { candidate in
            candidate.coverage >= first.coverage - Planner.sameCoverage
                && fitness(of: candidate, reading) == fitness(of: first, reading)
                && reading.words.allSatisfy(knowledge[candidate.attribute].isNamed)
                && knowledge.facts(candidate.attribute, of: subject).contains { knowledge[$0].isUnexplained }
        }
    }

    /// Asked what a thing is, the entry that says it is not explained goes first; asked anything else, it goes last.
    private func preferring(
        explanations: Bool, _ candidates: [Retriever.Candidate], _ subject: SubjectID
    ) -> [Retriever.Candidate] {
        let chosen = candidates.filter { candidate in
            knowledge.facts(candidate.attribute, of: subject).contains { knowledge[$0].isUnexplained == explanations }
        }
        return chosen.isEmpty ? candidates : chosen
    }

    /// What is of the time and count that is asked for goes before what is not, where it is nearly as well named.
    ///
    /// - Parameter subject: of whom; nil for whoever has it.
    func preferringExact(
        _ candidates: [Retriever.Candidate], _ subject: SubjectID?, _ reading: Reading
    ) -> [Retriever.Candidate] {
        guard candidates.count > 1, reading.period != nil || reading.scope != nil else { return candidates }
        // A sentence without a date is not preferred to a figure of another year.
        let top = candidates.map { fitness(of: $0, reading) }.max() ?? 0
        let best = candidates[0].score
        let hasFigure = candidates.contains { $0.score >= best * 0.8 && knowledge[$0.attribute].kind == .figure }
        let exact = candidates.filter { candidate in
            candidate.score >= best * 0.8 && fitness(of: candidate, reading) == top
                && !(hasFigure && isSentenceWithoutNumber(candidate, reading))
                && (subject.map { [$0] } ?? Array(knowledge.subjects(with: candidate.attribute))).contains {
                    select(knowledge.facts(candidate.attribute, of: $0), reading).isExact
                }
        }
        return exact.isEmpty ? candidates : exact
    }

    /// 去年超过40个吗: a sentence that does not state the number confirms nothing of it.
    private func isSentenceWithoutNumber(_ candidate: Retriever.Candidate, _ reading: Reading) -> Bool {
        guard isClaim(reading), let claim = reading.numbers.first, knowledge[candidate.attribute].kind != .figure else {
            return false
        }
        return !knowledge.subjects(with: candidate.attribute).contains { subject in
            knowledge.facts(candidate.attribute, of: subject).contains { states(claim, $0) }
        }
    }

    /// Unless a plan is asked for, what was done goes before what is intended.
    private func preferringResults(
        _ candidates: [Retriever.Candidate], _ subject: SubjectID, _ reading: Reading
    ) -> [Retriever.Candidate] {
        guard reading.scope != .plan, candidates.count > 1 else { return candidates }
        let done = candidates.filter { candidate in
            let selection = select(knowledge.facts(candidate.attribute, of: subject), reading)
            return selection.isExact && !selection.facts.allSatisfy { knowledge[$0].scope == .plan }
        }
        return done.isEmpty ? candidates : done
    }

    func option(_ attribute: AttributeID, _ subject: SubjectID) -> Conversation.Option {
        Conversation.Option(
            attribute: knowledge[attribute].name, subject: knowledge[subject].name,
            label: "\(knowledge[subject].name)：\(knowledge[attribute].name)")
    }
}
