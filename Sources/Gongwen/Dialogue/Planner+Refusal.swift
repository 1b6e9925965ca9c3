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
        let isOutside = candidates.isEmpty && reading.subjects.isEmpty || reading.words.isEmpty
        let outcome =
            refusal(of: reading, candidates)
            ?? (isOutside ? .outside : notMentioned(reading, lexicon.typed(reading.words, in: reading)))
        return Decision(outcome: outcome, weighed: candidates)
    }

    private func notMentioned(_ reading: Reading, _ unexplained: [String]) -> Decision.Outcome {
        .notMentioned(lexicon.typed(reading.words, in: reading), unexplained: unexplained)
    }

    /// What is left of the question by the candidate that explains most of it.
    private func leastUnexplained(_ candidates: [Retriever.Candidate], _ reading: Reading) -> [WordID] {
        candidates.min { $0.unexplainedShare < $1.unexplainedShare }?.unexplained ?? reading.words
    }
}
