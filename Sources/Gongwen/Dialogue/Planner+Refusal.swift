/// What is said of a question that nothing answers.
extension Planner {
    /// Why nothing answers: words that nobody knows; or words that are known, but that nothing in the files says together.
    func refusal(of reading: Reading, _ candidates: [Retriever.Candidate]) -> Decision.Outcome? {
        let unexplained = lexicon.typed(leastUnexplained(candidates, reading), in: reading)
        let strange = reading.residue + reading.exclusions
        guard strange.isEmpty else { return .notUnderstood(strange + unexplained) }
        return unexplained.isEmpty ? nil : notMentioned(reading, unexplained)
    }

    func notUnderstood(_ reading: Reading, _ candidates: [Retriever.Candidate]) -> Decision {
        if asksTheBot(reading) { return Decision(outcome: .help) }
        let isOutside = candidates.isEmpty && reading.subjects.isEmpty || reading.words.isEmpty
        let outcome =
            refusal(of: reading, candidates)
            ?? (isOutside ? .outside : notMentioned(reading, lexicon.typed(reading.words, in: reading)))
        return Decision(outcome: outcome, weighed: candidates)
    }

    /// `江北呢` after 江津房价多少: there is none of that place either.
    func stillRefused(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        guard let refused = conversation.refused, !refused.isEmpty, reading.asksOnward, reading.kinds.isEmpty,
            reading.words.isEmpty, reading.weakWords.isEmpty, reading.subjects.count == 1, reading.residue.isEmpty,
            reading.foreign.isEmpty, reading.scope == nil, reading.period == nil, reading.operators.isEmpty
        else { return nil }
        return Decision(outcome: .notMentioned(refused, unexplained: refused))
    }

    /// 你都懂些什么 asks for nothing that a report could say.
    func asksTheBot(_ reading: Reading) -> Bool {
        reading.isToBot && reading.words.isEmpty && reading.subjects.isEmpty && reading.residue.isEmpty
            && reading.foreign.isEmpty && reading.numbers.isEmpty && reading.unreadCount == 0
            && reading.skipped.isEmpty && reading.ordinal == nil && reading.operators.isEmpty && reading.unit == nil
            && reading.scope == nil && reading.period == nil && reading.group == nil && reading.subjectTypes.isEmpty
    }

    private func notMentioned(_ reading: Reading, _ unexplained: [String]) -> Decision.Outcome {
        .notMentioned(lexicon.typed(reading.words, in: reading), unexplained: unexplained)
    }

    /// What is left of the question by the candidate that explains most of it.
    private func leastUnexplained(_ candidates: [Retriever.Candidate], _ reading: Reading) -> [WordID] {
        candidates.min { $0.unexplainedShare < $1.unexplainedShare }?.unexplained ?? reading.words
    }
}
