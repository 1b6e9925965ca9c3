/// What was done and what is intended, where they are told under two names.
extension Planner {
    /// `全市竞赛几场`: a question that speaks of no plan is not answered with one where a figure of what was done goes by the same
    /// words; `2024年宣讲多少场` is, where only the plan is of that year.
    func ofDeedOrPlan(_ decision: Decision, _ reading: Reading, _ conversation: Conversation) -> Decision {
        guard reading.kind.map({ $0 == .figure }) ?? (conversation.attribute != nil), reading.scope != .plan, reading.residue.isEmpty, reading.foreign.isEmpty,
            reading.numbers.isEmpty
        else { return decision }
        if reading.period == nil, !reading.intends, conversation.attribute == nil, let figure = singleFigure(decision), knowledge[figure].scope == .plan {
            return deed(insteadOf: figure, reading) ?? decision
        }
        if case .otherwise(_, .period, _) = decision.outcome, reading.scope == nil {
            var planned = reading
            planned.scope = .plan
            // 2024年全市性的: what was spoken of, of that year.
            if planned.words.isEmpty {
                planned.words = words(of: conversation)
                planned.subjects = reading.subjects.isEmpty ? lastSubject(of: conversation).map { [$0] } ?? [] : reading.subjects
                planned.kinds = [.figure]
            }
            let plan = planAsRead(planned, Conversation())
            if let figure = singleFigure(plan), knowledge[figure].scope == .plan { return plan }
        }
        return decision
    }

    private func deed(insteadOf plan: FactID, _ reading: Reading) -> Decision? {
        let subject = knowledge[plan].subject
        let deeds = retriever.explaining(reading.words, weak: reading.weakWords).filter { candidate in
            knowledge[candidate.attribute].kind == .figure && candidate.unexplained.isEmpty
                && candidate.coverage >= Planner.halfSaid && fitness(of: candidate, reading) > 0
                && units.classes[knowledge[candidate.attribute].unit] == units.classes[knowledge[plan].unit]
                && knowledge.facts(candidate.attribute, of: subject).contains { knowledge[$0].scope != .plan }
        }
        guard !deeds.isEmpty else { return nil }
        let decision = answer(deeds, of: subject, reading)
        return singleFigure(decision).map { knowledge[$0].scope != .plan } ?? false ? decision : nil
    }
}
