/// What a question that names no place means: one of the places that have it, or a question back.
extension Planner {
    /// What may be asked for, and a place that has it.
    private typealias Holding = (attribute: AttributeID, subject: SubjectID)

    /// What is named best, wherever it is, or among some places.
    func answerWhereverItIs(
        _ candidates: [Retriever.Candidate], _ subjects: [SubjectID]?, _ reading: Reading
    ) -> Decision {
        let tied = ties(candidates, reading)
        let best = tied + namedElsewhere(candidates, than: tied, reading)
        var places: [Holding] = []
        for candidate in best {
            for subject in knowledge.subjects(with: candidate.attribute) where subjects?.contains(subject) ?? true {
                places.append((candidate.attribute, subject))
            }
        }
        func exact(_ reading: Reading) -> [Holding] {
            places.filter { select(knowledge.facts($0.attribute, of: $0.subject), reading).isExact }
        }
        // A claim may be held against any count; of several places, against those of the count that it names.
        let counted = isClaim(reading) ? exact(reading.asFigure) : []
        let exact = counted.isEmpty ? exact(reading) : counted
        // Asked for without a time or a count, what another place has of another count is worth an option.
        let asksExactly = reading.period != nil || reading.scope != nil && reading.scope != .total
        if exact.isEmpty, asksExactly {
            // What is nearly as well named may be of the time and count that is asked for.
            let others = preferringExact(candidates, nil, reading)
            if others.count < candidates.count { return answerWhereverItIs(others, subjects, reading) }
        }
        if !exact.isEmpty, asksExactly || Set(exact.map(\.subject)).count > 1 { places = exact }
        guard let first = places.first else { return missing(candidates[0], reading) }
        if Set(places.map(\.subject)).count == 1 {
            let others = holdingTheSame(beside: first, reading)
            if !others.isEmpty { return ask(amongst: places.prefix(1) + others, candidates, reading) }
            return answer(
                best.filter { candidate in places.contains { $0.attribute == candidate.attribute } }, of: first.subject,
                reading)
        }
        return reading.kinds.contains(.whichSubject) || !reading.excluded.isEmpty
            ? tell(places, reading) : ask(amongst: places, candidates, reading)
    }

    /// `互助保障赔了多少`: other places have it under a name that says more than was asked. What the question finds there, asked
    /// of that place, may be meant as well where it is measured alike and every word of the question names it.
    private func holdingTheSame(beside first: Holding, _ reading: Reading) -> [Holding] {
        guard reading.kind == .figure, reading.numbers.isEmpty, reading.operators.isEmpty, reading.excluded.isEmpty,
            knowledge[first.attribute].kind == .figure
        else { return [] }
        func isTheSame(_ attribute: AttributeID) -> Bool {
            knowledge[attribute].kind == .figure
                && units.classes[knowledge[attribute].unit] == units.classes[knowledge[first.attribute].unit]
                && reading.words.allSatisfy(knowledge[attribute].isNamed)
                && reading.weakWords.allSatisfy { lexicon.cueWords.contains($0) || knowledge[attribute].explains($0) }
        }
        let others = retriever.explaining(reading.words, weak: reading.weakWords).map(\.attribute).filter(isTheSame)
        let places = Set(others.flatMap(knowledge.subjects)).subtracting([first.subject])
        return places.sorted { $0.index < $1.index }.compactMap { place in
            guard let figure = singleFigure(planAsRead(reading.about([place]), Conversation())),
                knowledge[figure].subject == place, isTheSame(knowledge[figure].attribute)
            else { return nil }
            return (knowledge[figure].attribute, place)
        }
    }

    /// `哪个区有书屋`: each of them, with what it has.
    private func tell(_ places: [Holding], _ reading: Reading) -> Decision {
        let selections = places.map { select(knowledge.facts($0.attribute, of: $0.subject), reading) }
        let facts = selections.flatMap { $0.facts.prefix(1) }
        // 哪个区最多, where some say only how many came new.
        if reading.operators.contains(where: \.asksForOrder), let other = selections.first(where: { !$0.isExact }) {
            return Decision(
                outcome: .otherwise(asked: other.asked, missing: other.mismatch, facts), words: reading.words)
        }
        return Decision(outcome: .answer(facts, .plain), words: reading.words)
    }

    private func ask(amongst places: [Holding], _ candidates: [Retriever.Candidate], _ reading: Reading) -> Decision {
        var options: [Conversation.Option] = []
        for place in places {
            let meant = resultInstead(of: place, candidates, reading) ?? place
            let option = option(meant.attribute, meant.subject)
            if !options.contains(option) { options.append(option) }
        }
        return Decision(outcome: .clarify(Array(options.prefix(Planner.mostOptions))), words: reading.words)
    }

    /// `慰问了多少人次` of the city, whose plan was named best: what was done, where that is nearly as well named.
    private func resultInstead(
        of place: Holding, _ candidates: [Retriever.Candidate], _ reading: Reading
    ) -> Holding? {
        func isPlanned(_ attribute: AttributeID) -> Bool {
            knowledge.facts(attribute, of: place.subject).allSatisfy { knowledge[$0].scope == .plan }
        }
        guard reading.scope != .plan, knowledge[place.attribute].kind == .figure, isPlanned(place.attribute),
            let planned = candidates.first(where: { $0.attribute == place.attribute })
        else { return nil }
        let unit = units.classes[knowledge[place.attribute].unit]
        return candidates.first { other in
            knowledge[other.attribute].kind == .figure && other.unexplained.isEmpty && other.isDistinctive
                && other.score >= planned.score * Planner.nearlyAsGood
                && units.classes[knowledge[other.attribute].unit] == unit
                && !knowledge.facts(other.attribute, of: place.subject).isEmpty && !isPlanned(other.attribute)
        }
        .map { ($0.attribute, place.subject) }
    }

    /// Figures that other places have under as good a name: `普法做了多少场` may mean the city's or a district's.
    private func namedElsewhere(
        _ candidates: [Retriever.Candidate], than best: [Retriever.Candidate], _ reading: Reading
    ) -> [Retriever.Candidate] {
        guard let first = best.first, knowledge[first.attribute].kind == .figure else { return [] }
        let holders = Set(best.flatMap { knowledge.subjects(with: $0.attribute) })
        let fitness = fitness(of: first, reading)
        return candidates.filter { candidate in
            candidate.score >= first.score * Planner.nearlyAsGood && candidate.isDistinctive
                && candidate.unexplained.isEmpty && knowledge[candidate.attribute].kind == .figure
                && isNamed(candidate, likeThe: first, reading)
                && self.fitness(of: candidate, reading) == fitness
                && !knowledge.subjects(with: candidate.attribute).contains(where: holders.contains)
        }
    }

    /// Said as fully, but for its level; or every word of the question names it too: 免费体检的困难职工 of 体检人数.
    private func isNamed(
        _ candidate: Retriever.Candidate, likeThe first: Retriever.Candidate, _ reading: Reading
    ) -> Bool {
        if candidate.coverage >= first.coverage { return true }
        let (attribute, other) = (knowledge[candidate.attribute], knowledge[first.attribute])
        return candidate.coverage >= Planner.halfSaid && measureAlike(attribute.unit, other.unit)
            && isNamedButForLevel(candidate.attribute, reading)
    }

    /// 个 and 家 may count the same, 人 and 家 do not.
    private func measureAlike(_ one: String, _ other: String) -> Bool {
        let classes = [units.classes[one], units.classes[other]].compactMap(\.self)
        guard classes.count == 2 else { return false }
        return classes[0] == classes[1] || !classes.contains { units.has(.strict, $0) }
            || units.fits(asked: classes[0], unit: other) || units.fits(asked: classes[1], unit: one)
    }
}
