/// The last look at what was decided: a message that names a place is not answered with what another place has.
///
/// Clauses and members of a row are read one by one, and one that names no place may find what it says anywhere.
extension Planner {
    func keepingToPlaces(_ parts: [PlannedPart], of whole: Reading) -> [PlannedPart] {
        if whole.subjects.isEmpty {
            // 武汉的站点，一共多少: what comes behind is about 武汉 too.
            let outside = parts.filter { if case .foreign = $0.decision.outcome { true } else { false } }
            return outside.isEmpty ? parts : parts.filter { $0.decision.outcome.stated.isEmpty }
        }
        guard !whole.words.isEmpty, whole.excluded.isEmpty, whole.subjectTypes.isEmpty,
            !whole.kinds.contains(.whichSubject),
            // 江北排第几 sets the others against the one that is named.
            whole.subjects.count > 1 || !whole.operators.contains(where: \.asksAmong)
        else { return parts }
        if parts.allSatisfy({ isWithin(whole.subjects, $0.decision.outcome) }) { return parts }
        let kept = parts.filter { isWithin(whole.subjects, $0.decision.outcome) }
        guard kept.isEmpty, let first = parts.first, let strange = first.decision.outcome.stated.first else {
            return kept
        }
        var decision = first.decision
        decision.outcome = .noData(
            subject: knowledge[whole.subjects[0]].name, attribute: knowledge[strange].attribute, instead: [])
        return [PlannedPart(reading: first.reading, decision: decision)]
    }

    /// `江津和全市的创新工作室各多少`, where only the one has them by that name: what the other comes to is said too.
    func leavingOutNoPlace(
        _ parts: [PlannedPart], of whole: Reading, _ conversation: Conversation
    ) -> [PlannedPart] {
        guard parts.count == 1, case .answer(let facts, .plain) = parts[0].decision.outcome, whole.kind == .figure,
            whole.operators.isEmpty, !whole.words.isEmpty, whole.excluded.isEmpty
        else { return parts }
        let told = Set(facts.map { knowledge[$0].subject })
        let places = subjectsNamed(in: whole)
        guard places.count > 1, told.isSubset(of: places) else { return parts }
        return parts
            + places.filter { !told.contains($0) }.map { place in
                let reading = whole.about([place])
                return PlannedPart(reading: reading, decision: plan(reading, in: conversation))
            }
    }

    private func isWithin(_ subjects: [SubjectID], _ outcome: Decision.Outcome) -> Bool {
        // Such a reply says itself that it is not about the place.
        if case .answer(_, .claimUnmentioned) = outcome { return true }
        return outcome.stated.allSatisfy { subjects.contains(knowledge[$0].subject) }
    }
}

extension Decision.Outcome {
    /// All facts that are told, as the answer or in place of it.
    var stated: [FactID] {
        switch self {
        case .calculated(let calculation): calculation.figures + calculation.instead
        case .noData(_, _, let instead): instead
        default: figures
        }
    }
}
