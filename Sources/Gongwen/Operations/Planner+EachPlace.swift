/// What is made of two figures of each place.
extension Planner {
    /// `高技能人才占技能人才的百分之几`, `平均每个工会多少会员`: worked out for every place that has both figures, so that none
    /// is taken for all; for each of several that are named. nil where one place is meant already, or none has them.
    func planEachPlace(
        _ message: Message, _ decisive: Operator, _ conversation: Conversation
    ) -> [PlannedPart]? {
        let whole = message.whole
        if let per = whole.per, decisive == .mean, whole.subjects.count > 1, !whole.words.isEmpty {
            return subjectsNamed(in: whole).map { mean(of: whole.about([$0]), per: per) }
        }
        guard decisive.setsAgainst, whole.subjects.isEmpty, whole.subjectTypes.isEmpty, whole.group == nil,
            whole.excluded.isEmpty, whole.innerSubjects.isEmpty, whole.foreign.isEmpty, whole.residue.isEmpty,
            !whole.words.isEmpty, lastSubject(of: conversation) == nil
        else { return nil }
        let parts = subjects(of: [], without: []).compactMap { subject -> PlannedPart? in
            let parts = planOperation(message.within([subject]), conversation) ?? []
            return parts.count == 1 && isWorked(parts[0].decision, for: subject) ? parts[0] : nil
        }
        return parts.isEmpty ? nil : parts
    }

    /// Of one place; where there is nothing to divide by, that is said.
    private func mean(of reading: Reading, per: UnitClass) -> PlannedPart {
        if let operands = operandsPer(per, reading, Conversation()) {
            let calculation = calculation([.mean], operands, reading)
            return PlannedPart(
                reading: reading, decision: Decision(outcome: .calculated(calculation), words: operands.words))
        }
        let decision = plan(reading.asFigure, in: Conversation())
        guard let figure = singleFigure(decision) else { return PlannedPart(reading: reading, decision: decision) }
        return PlannedPart(
            reading: reading, decision: Decision(outcome: .tooFew(.mean, [figure]), words: decision.words))
    }

    private func isWorked(_ decision: Decision, for subject: SubjectID) -> Bool {
        guard decision.outcome.figures.allSatisfy({ knowledge[$0].subject == subject }) else { return false }
        switch decision.outcome {
        case .calculated(let calculation):
            return calculation.figures.count == 2 && calculation.lacking.isEmpty
                && arithmetic.objection(to: calculation) == nil
        case .answer: return singleFigure(decision).map(arithmetic.isRate) ?? false
        default: return false
        }
    }
}

extension Operator {
    /// It divides one figure by another of the same place.
    fileprivate var setsAgainst: Bool { self == .share || self == .mean || self == .ratio }
}
