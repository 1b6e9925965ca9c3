/// Operands that a question does not name one by one: 哪个区, 各区, 十件实事里哪一项.
extension Planner {
    /// `哪个区最多`, `三个区一共`: one attribute of every subject of a type that has it.
    func operandsOfGroup(_ reading: Reading, _ attribute: AttributeID) -> Operands? {
        let holders = knowledge.subjects(with: attribute).filter {
            fits($0, reading.subjectTypes + [reading.group].compactMap { $0 }) && !reading.excluded.contains($0)
        }
        // City and districts do not stand beside each other: the level with more of them is meant.
        let levels = Dictionary(grouping: holders) { knowledge[$0].type }
        // 哪个区 may ask for one of a hundred; the one city is what they lie in.
        let below = levels.filter { level in level.value.contains { knowledge[$0].parent != nil } }
        let sizes = below.isEmpty ? levels : below
        guard let level = sizes.max(by: { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }) else { return nil }
        let members = subjects(of: [level.key], without: reading.excluded).filter(
            knowledge.subjectsWithFigures.contains)
        var found = operands(of: attribute, in: level.value, reading)
        found.lacking = found.figures.isEmpty ? found.lacking : []
        let told = Set(found.figures.map { knowledge[$0].subject })
        let others = members.filter { !told.contains($0) }
        found.lacking += others.map { knowledge[$0].name }
        found.instead += others.flatMap { calledAlike(reading, attribute, of: $0) }.filter {
            !found.instead.contains($0)
        }
        return found
    }

    /// Of 竞赛场次最多的区: what a place that has not this figure has by the same words, counted alike. It is no operand, but it
    /// is not left out either.
    private func calledAlike(_ reading: Reading, _ attribute: AttributeID, of subject: SubjectID) -> [FactID] {
        guard !arithmetic.isRate(of: attribute) else { return [] }
        let unit = units.classes[knowledge[attribute].unit]
        return figuresCalled(by: reading).filter { $0 != attribute && units.classes[knowledge[$0].unit] == unit }
            .flatMap { select(knowledge.facts($0, of: subject), reading.asFigure).facts }
            .prefix(Planner.mostBesidePlace).map { $0 }
    }

    /// The figures in whose names every word of the question stands; none where it has no word.
    func figuresCalled(by reading: Reading) -> [AttributeID] {
        guard !reading.words.isEmpty else { return [] }
        return retriever.explaining(reading.words, weak: reading.weakWords).map(\.attribute).filter { attribute in
            knowledge[attribute].kind == .figure && reading.words.allSatisfy(knowledge[attribute].isNamed)
        }
    }

    /// More would hide what was asked.
    private static let mostBesidePlace = 2

    /// The figure that a question names without a place: the best named one, where nothing ties with it.
    func attributeMeant(_ reading: Reading) -> AttributeID? {
        guard reading.residue.isEmpty, reading.foreign.isEmpty, !reading.words.isEmpty else { return nil }
        let asked = reading.asFigure
        let named = retriever.explaining(reading.words, weak: reading.weakWords).filter {
            knowledge[$0.attribute].kind == .figure && $0.unexplained.isEmpty && $0.coverage >= Planner.saidEnough
                && fitness(of: $0, asked) > 0 && $0.isDistinctive
        }
        let best = ties(named, asked)
        if let shared = sharedByPlaces(best, named, reading) { return shared }
        if best.count == 1 { return best[0].attribute }
        if best.isEmpty {
            let all = retriever.explaining(reading.words, weak: reading.weakWords)
            return clearlyMeant(all.filter { knowledge[$0.attribute].kind == .figure }, asked)?.attribute
        }
        // Of several that are named alike, the one that more than one place has.
        let shared = best.filter { knowledge.subjects(with: $0.attribute).count > 1 }
        return shared.count == 1 ? shared[0].attribute : nil
    }

    /// `各区新发展会员排名`: of one report's 两批发展的会员 no other place has any; what several places have goes before it.
    private func sharedByPlaces(
        _ best: [Retriever.Candidate], _ named: [Retriever.Candidate], _ reading: Reading
    ) -> AttributeID? {
        let isOfPlaces = reading.group != nil || !reading.subjectTypes.isEmpty
        func holders(_ candidate: Retriever.Candidate) -> Int {
            knowledge.subjects(with: candidate.attribute).count { subject in
                fits(subject, reading.subjectTypes + [reading.group].compactMap { $0 })
                    && select(knowledge.facts(candidate.attribute, of: subject), reading.asFigure).isExact
            }
        }
        guard isOfPlaces, best.allSatisfy({ holders($0) < 2 }) else { return nil }
        return named.first { $0.coverage >= Planner.saidFully && holders($0) > 1 }?.attribute
    }

    /// `十件实事里哪一项最多`: all figures of a topic that was named, as far as they are told together. nil where more than
    /// one topic has such figures.
    func operandsOfTopic(_ reading: Reading) -> Operands? {
        // 哪个区的书屋最多 asks for a place.
        let asksForPlace =
            !reading.subjectTypes.isEmpty || reading.group != nil
            || reading.kinds.contains { $0 == .whichSubject || $0 == .location }
        // 竞赛第一名是谁 asks who came first, not of what there is most.
        let asksForWinner =
            reading.kinds.contains { $0 == .person || $0 == .time || $0 == .list } && reading.most == nil
        guard !asksForPlace, !asksForWinner, reading.residue.isEmpty, reading.foreign.isEmpty,
            reading.subjects.count < 2
        else {
            return nil
        }
        return figuresOfTopic(reading) ?? figuresCalledAlike(reading)
    }

    /// `各种“之星”哪种最多`: the figures of one place that have in their names what the question says, as far as they are
    /// told together and counted alike; not the sums of others among them. nil where several places have such figures.
    private func figuresCalledAlike(_ reading: Reading) -> Operands? {
        guard !reading.words.isEmpty, reading.operators.contains(where: { $0 == .highest || $0 == .lowest }) else {
            return nil
        }
        let asked = reading.asFigure
        let named = retriever.explaining(reading.words, weak: reading.weakWords).map(\.attribute).filter { attribute in
            knowledge[attribute].kind == .figure && reading.words.contains(where: knowledge[attribute].isNamed)
        }
        let places = Set(named.flatMap { knowledge.subjects(with: $0) })
        let groups = places.filter { reading.subjects.isEmpty || reading.subjects.contains($0) }.map { place in
            let parts = named.filter { knowledge[$0].parts.allSatisfy { !named.contains($0) } }
            let choices = parts.map { select(knowledge.facts($0, of: place), asked) }
            let figures = choices.filter { $0.isExact }.compactMap { knowledge.latest($0.facts) ?? $0.facts.first }
            return toldTogether(figures, by: { knowledge[$0].source == knowledge[$1].source && samePeriod($0, $1) })
        }
        .map { toldTogether($0, by: arithmetic.measureTheSame) }
        .filter { $0.count > 1 }
        return groups.count == 1 ? Operands(figures: groups[0], words: reading.words) : nil
    }

    /// The most of these that belong with one of them.
    private func toldTogether(_ figures: [FactID], by belongs: (FactID, FactID) -> Bool) -> [FactID] {
        figures.map { one in figures.filter { belongs($0, one) } }.max { $0.count < $1.count } ?? []
    }

    private func figuresOfTopic(_ reading: Reading) -> Operands? {
        let said = reading.words + reading.weakWords
        let named = knowledge.topics.map { topic in
            topic.variants.filter { $0.contains(where: reading.words.contains) && $0.allSatisfy(said.contains) }
                .map(\.count).max() ?? 0
        }
        guard let most = named.max(), most > 0 else { return nil }
        let topics = zip(knowledge.topics, named).filter { $0.1 == most }.map(\.0)
        let groups = topics.map { figures(of: $0, reading.asFigure) }.filter { $0.count > 1 }
        return groups.count == 1 ? Operands(figures: groups[0], words: reading.words) : nil
    }

    /// The figures of a topic, and those that its report tells in the same passage and that the words speak of.
    private func figures(of topic: Topic, _ asked: Reading) -> [FactID] {
        var found: [FactID] = []
        func add(_ id: FactID) {
            let fact = knowledge[id]
            guard !found.contains(id), knowledge[fact.attribute].kind == .figure,
                asked.subjects.isEmpty || asked.subjects == [fact.subject],
                select(knowledge.facts(fact.attribute, of: fact.subject), asked).facts.contains(id)
            else { return }
            found.append(id)
        }
        // 全国级荣誉：劳模、五一劳动奖: what names one of them asks for no group.
        let ownWords = asked.words.filter { word in !topic.variants.contains { $0.contains(word) } }
        for attribute in topic.attributes
        where knowledge[attribute].kind == .figure && ownWords.allSatisfy(knowledge[attribute].explains) {
            for subject in knowledge.subjects(with: attribute) {
                let choice = select(knowledge.facts(attribute, of: subject), asked)
                if choice.isExact { choice.facts.forEach(add) }
            }
        }
        for id in found {
            for beside in knowledge.passage(of: id)
            where asked.words.allSatisfy(knowledge[knowledge[beside].attribute].explains) { add(beside) }
        }
        // 哪个场次最多 ranks what is counted so.
        let counted = found.filter { units.classes[knowledge[$0].unit] == asked.unit }
        if counted.count > 1 { found = counted }
        // 2023 of one thing is not ranked with 2024 of another.
        return toldTogether(found) { knowledge[$0].source == knowledge[$1].source && samePeriod($0, $1) }
    }
}
