/// What the same line of the report tells beside what was found.
extension Planner {
    /// The figure of the same passage that was meant, where what was found is of another measure, or only planned.
    func beside(_ decision: Decision, _ reading: Reading, _ conversation: Conversation) -> Decision {
        if let other = ofAskedMeasure(decision, reading, conversation) ?? figureToldWith(decision, reading) {
            return other
        }
        return doneInPassage(decision, reading, conversation) ?? decision
    }

    /// `给多少人讨回的` after the sum: it is named once more, and the line that gives it says how many people, too.
    private func ofAskedMeasure(
        _ decision: Decision, _ reading: Reading, _ conversation: Conversation
    ) -> Decision? {
        guard case .otherwise(_, .unit, let found) = decision.outcome, found.count == 1, let unit = reading.unit,
            units.has(.strict, unit), conversation.results.last.flatMap(fact) == found[0]
        else { return nil }
        // 讨回 is said of the sum, and holds for those whom it was for.
        var measured = reading
        measured.words.removeAll(where: knowledge[knowledge[found[0]].attribute].explains)
        let alike = knowledge.passage(of: found[0]).filter { id in
            units.classes[knowledge[id].unit] == unit && !units.isCountedApart(knowledge[id].unit)
                && shareWords(knowledge[id].attribute, knowledge[found[0]].attribute)
        }
        return nearest(alike, to: found[0], measured).map { answering($0, like: decision) }
    }

    /// `那些电焊工班一共多少人次上过`: what a sentence tells of without a number, the same line counts in the measure asked for.
    private func figureToldWith(_ decision: Decision, _ reading: Reading) -> Decision? {
        guard case .otherwise(_, .kind, let found) = decision.outcome, found.count == 1, let unit = reading.unit,
            units.has(.strict, unit), reading.scope == nil, reading.restrictions.isEmpty
        else { return nil }
        let told = knowledge.passage(of: found[0]).filter { id in
            let other = knowledge[id]
            return quantified(id) && units.classes[other.unit] == unit
                && knowledge.shareTopic(other.attribute, knowledge[found[0]].attribute) && select([id], reading).isExact
        }
        return told.count == 1 ? answering(told[0], like: decision) : nil
    }

    /// `发展的会员有多少` after how many unions were set up: the line goes on with it; what is planned elsewhere was not
    /// spoken of.
    private func doneInPassage(
        _ decision: Decision, _ reading: Reading, _ conversation: Conversation
    ) -> Decision? {
        guard !decision.inherited.isEmpty, !reading.words.isEmpty, reading.scope != .plan,
            let figure = singleFigure(decision),
            knowledge[figure].scope == .plan, let last = conversation.results.last.flatMap(fact)
        else { return nil }
        return nearest(knowledge.passage(of: last).filter { knowledge[$0].scope != .plan }, to: last, reading)
            .map { answering($0, like: decision) }
    }

    /// The figure next to this one in its file, of those that all the words of the question name; nil where two are as near.
    private func nearest(_ facts: [FactID], to told: FactID, _ reading: Reading) -> FactID? {
        let meant = facts.filter { id in
            quantified(id) && reading.words.allSatisfy(knowledge[knowledge[id].attribute].explains)
                && (reading.subjects.isEmpty || reading.subjects.contains(knowledge[id].subject))
                && select([id], reading).isExact
        }
        let ranked = meant.map { (id: $0, distance: abs($0.index - told.index)) }.sorted { $0.distance < $1.distance }
        guard let first = ranked.first, ranked.count < 2 || ranked[1].distance > first.distance else { return nil }
        return first.id
    }

    /// 欠薪 stands in the names of the sum and of those whom it was for; of others in the same line nothing was asked.
    private func shareWords(_ one: AttributeID, _ other: AttributeID) -> Bool {
        let words = Set(knowledge[one].variants.joined()).intersection(knowledge[other].variants.joined())
        return words.contains { !lexicon.limitsNothing($0) }
    }

    private func answering(_ figure: FactID, like decision: Decision) -> Decision {
        var answer = decision
        answer.outcome = .answer([figure], .plain)
        return answer
    }
}
