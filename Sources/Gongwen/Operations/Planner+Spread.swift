/// A figure by the number of what it was spread over: `平均每期多少人`, `每个工作室吸纳多少人才`.
extension Planner {
    /// The figure asked for, and how many there were of what it is spread over, told in the same place.
    func operandsPer(_ unit: UnitClass, _ reading: Reading, _ conversation: Conversation) -> Operands? {
        var reading = reading
        // 调解每件呢, after how much was won back in each of others.
        if reading.asksOnward, reading.unit == nil, let told = heldResults(of: conversation).figures.suffix(2).first {
            reading.unit = units.classes[knowledge[told].unit]
        }
        let decision = plan(reading.asFigure, in: conversation)
        if let pair = pairOffered(decision, over: unit, reading) {
            return Operands(figures: pair, words: reading.words)
        }
        let stated = decision.outcome.figures.filter(quantified).map { countedBeside($0, reading) ?? $0 }
        for figure in stated where !isPerUnit(figure) {
            if units.classes[knowledge[figure].unit] == unit {
                // 每家企业有多少职工: the companies were found, and the workers stand beside them.
                let told = heldResults(of: conversation).figures.last.flatMap { areToldTogether($0, figure) ? $0 : nil }
                guard let beside = besideOf(figure, reading) ?? told, beside != figure else { continue }
                return Operands(figures: [beside, figure], words: decision.words)
            }
            if isAsked(knowledge[figure].attribute, over: unit, reading),
                let spread = spread(of: figure, over: unit, reading)
            {
                return Operands(figures: [figure, spread], words: decision.words)
            }
        }
        return nil
    }

    /// `每场多少企业` after how many people each found a place: what is counted stands beside it under its own name.
    private func countedBeside(_ figure: FactID, _ reading: Reading) -> FactID? {
        guard !reading.counted.isEmpty, !reading.counted.allSatisfy(knowledge[knowledge[figure].attribute].isNamed)
        else { return nil }
        let beside = knowledge.passage(of: figure).filter { other in
            quantified(other) && reading.counted.allSatisfy(knowledge[knowledge[other].attribute].isNamed)
        }
        return beside.count == 1 ? beside[0] : nil
    }

    /// `互助保障理赔平均每人多少`: of the sum and of those who got it, either may be meant; the question speaks of both.
    private func pairOffered(_ decision: Decision, over unit: UnitClass, _ reading: Reading) -> [FactID]? {
        guard case .clarify(let options) = decision.outcome, options.count == 2, unit != units.general,
            !reading.subjects.isEmpty
        else { return nil }
        let facts = options.compactMap(named).flatMap { knowledge.facts($0.attribute, of: $0.subject) }
        guard facts.count == 2, facts.allSatisfy(quantified), areToldTogether(facts[0], facts[1]),
            // 每个困难职工家庭 is not each of their children.
            reading.words.allSatisfy({ word in facts.contains { knowledge[knowledge[$0].attribute].isNamed(by: word) } }
            )
        else { return nil }
        let measured = facts.map { units.classes[knowledge[$0].unit] == unit }
        return measured[0] == measured[1] ? nil : measured[1] ? facts : facts.reversed()
    }

    /// The best named figure of another unit that was told together with this one.
    private func besideOf(_ spread: FactID, _ reading: Reading) -> FactID? {
        let fact = knowledge[spread]
        let words = reading.words + reading.weakWords
        return retriever.explaining(reading.words, weak: reading.weakWords).lazy
            .filter { candidate in
                let own = self.units.classes[fact.unit]
                return self.units.classes[self.knowledge[candidate.attribute].unit] != own
                    && own.map { self.isAsked(candidate.attribute, over: $0, reading) } ?? true
                    // 每人奖多少 of the 劳模 names nothing that stands beside them.
                    && (reading.unit != nil
                        || words.contains {
                            self.knowledge[candidate.attribute].isNamed(by: $0)
                                && !self.knowledge[fact.attribute].isNamed(by: $0)
                        })
            }
            .flatMap { self.knowledge.facts($0.attribute, of: fact.subject) }
            .first { self.quantified($0) && self.areToldTogether($0, spread) }
    }

    /// 平均每位调解员调解几件 is not asked of the money that they recovered.
    private func isAsked(_ attribute: AttributeID, over unit: UnitClass, _ reading: Reading) -> Bool {
        reading.unit.map { $0 == unit || isCountable(attribute, in: $0) } ?? true
    }

    func quantified(_ id: FactID) -> Bool { if case .figure = knowledge[id].value { true } else { false } }

    private func spread(of figure: FactID, over unit: UnitClass, _ reading: Reading) -> FactID? {
        let fact = knowledge[figure]
        func told(_ attributes: [AttributeID]) -> [FactID] {
            attributes.filter { unit == units.general || units.classes[knowledge[$0].unit] == unit }
                .flatMap { knowledge.facts($0, of: fact.subject) }
                .filter { $0 != figure && quantified($0) && areToldTogether($0, figure) }
        }
        // 每个工会: a common word names what is counted where it is all of a name.
        let plain = retriever.candidates(for: [], weak: reading.weakWords).filter {
            $0.coverage >= Planner.wholeName && !$0.isDistinctive
        }
        let named = told(
            (retriever.candidates(for: reading.words, weak: reading.weakWords) + plain).map(\.attribute))
        // 每个 says nothing of what it counts: the name must, and people are not spread over people.
        if unit == units.general {
            let words = reading.words + reading.weakWords
            let counted = named.filter { id in
                // Nothing is spread over sums of money.
                units.isCount(knowledge[id].unit) && units.classes[knowledge[id].unit] != units.classes[fact.unit]
            }
            // 每个项目: those that are called so, and not the people who took part.
            let called = counted.map { id in words.count(where: knowledge[knowledge[id].attribute].isNamed) }
            return zip(counted, called).first { $0.1 == called.max() }?.0
        }
        if !named.isEmpty {
            // 理赔平均每人多少 is not asked of all who take part.
            let said = reading.words + commonNames(in: reading)
            let meant = named.filter {
                said.allSatisfy(knowledge[knowledge[$0].attribute].isNamed)
            }
            return named.count == 1 ? named[0] : meant.count == 1 ? meant[0] : nil
        }
        // 助学金平均每人次: who got it is told beside it under a name of its own.
        let beside = told(knowledge[fact.attribute].topic.map { knowledge[$0].attributes } ?? [])
        if beside.count < 2 {
            // 平均每人挽回多少 says nothing of the mediators that are told beside it.
            let words = reading.words + reading.weakWords
            return beside.first { id in words.contains(where: knowledge[knowledge[id].attribute].isNamed) }
        }
        // 给每个劳动者追回多少: of the people and the visits beside it, those whom the common words name.
        let said = beside.map { id in reading.weakWords.count(where: knowledge[knowledge[id].attribute].isNamed) }
        guard let most = said.max(), most > 0, said.count(where: { $0 == most }) == 1 else { return nil }
        return zip(beside, said).first { $0.1 == most }?.0
    }

    func areToldTogether(_ a: FactID, _ b: FactID) -> Bool {
        let (one, other) = (knowledge[a], knowledge[b])
        return one.source == other.source && one.sourceLine == other.sourceLine && samePeriod(a, b)
    }

    /// 每家补助3万元 is a mean already.
    func isPerUnit(_ id: FactID) -> Bool { unitOfEach(id) != nil }
}
