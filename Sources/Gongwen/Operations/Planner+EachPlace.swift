/// What a question without a place wants made of two figures that several places have.
extension Planner {
    /// `高技能人才占技能人才的百分之几`, `平均每个工会多少会员`: worked out for every place that has both figures, so that none
    /// is taken for all. nil where a place is meant already, or none has them.
    func planEachPlace(
        _ message: Message, _ decisive: Operator, _ conversation: Conversation
    ) -> [PlannedPart]? {
        let whole = message.whole
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
