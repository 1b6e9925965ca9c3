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
        let members = subjects(of: [level.key], without: reading.excluded)
        var found = operands(of: attribute, in: level.value, reading)
        found.lacking = found.figures.isEmpty ? found.lacking : []
        let told = Set(found.figures.map { knowledge[$0].subject })
        found.lacking += members.filter { !told.contains($0) }.map { knowledge[$0].name }
        return found
    }

    /// The figure that a question names without a place: the best named one, where nothing ties with it.
    func attributeMeant(_ reading: Reading) -> AttributeID? {
        guard reading.residue.isEmpty, reading.foreign.isEmpty, !reading.words.isEmpty else { return nil }
        let asked = reading.asFigure
        let named = retriever.explaining(reading.words, weak: reading.weakWords).filter {
            knowledge[$0.attribute].kind == .figure && $0.unexplained.isEmpty && $0.coverage >= Planner.saidEnough
                && fitness(of: $0, asked) > 0 && $0.isDistinctive
        }
        let best = ties(named, asked)
        if best.count == 1 { return best[0].attribute }
        if best.isEmpty {
            let all = retriever.explaining(reading.words, weak: reading.weakWords)
            return clearlyMeant(all.filter { knowledge[$0.attribute].kind == .figure }, asked)?.attribute
        }
        // Of several that are named alike, the one that more than one place has.
        let shared = best.filter { knowledge.subjects(with: $0.attribute).count > 1 }
        return shared.count == 1 ? shared[0].attribute : nil
    }

    /// `十件实事里哪一项最多`: all figures of a topic that was named, as far as they measure the same.
    func operandsOfTopic(_ reading: Reading) -> Operands? {
        guard reading.residue.isEmpty, reading.foreign.isEmpty, reading.subjects.count == 1 else { return nil }
        let asked = reading.asFigure
        let topics = knowledge.topics.filter { topic in
            topic.variants.contains { !$0.isEmpty && $0.allSatisfy(reading.words.contains) }
        }
        guard topics.count == 1 else { return nil }
        let facts = topics[0].attributes.filter { knowledge[$0].kind == .figure }.flatMap { attribute -> [FactID] in
            let choice = select(knowledge.facts(attribute, of: reading.subjects[0]), asked)
            return choice.isExact ? Array(choice.facts.prefix(1)) : []
        }
        return facts.count > 1 ? Operands(figures: facts, words: reading.words) : nil
    }
}
