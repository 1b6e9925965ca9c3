/// Names that stand side by side with nothing between them: `月度之星季度之星年度之星，哪样最多`.
extension Planner {
    /// The figures of one place whose names the message says in full, where each says something that the others do not and
    /// together they say all of it; nil where a name is a part of another's.
    func operandsSideBySide(_ whole: Reading, _ conversation: Conversation) -> Operands? {
        let asked = whole.asFigure
        guard whole.words.count > 1, whole.residue.isEmpty, whole.foreign.isEmpty, subjectsNamed(in: whole).count < 2,
            let place = whole.subjects.first ?? lastSubject(of: conversation)
        else { return nil }
        let said = whole.words + whole.weakWords
        let named = retriever.candidates(for: whole.words, weak: whole.weakWords).compactMap { candidate -> Named? in
            guard knowledge[candidate.attribute].kind == .figure,
                !knowledge.facts(candidate.attribute, of: place).isEmpty
            else { return nil }
            let names = knowledge[candidate.attribute].variants.filter { $0.allSatisfy(said.contains) }
            let own = names.map { $0.filter(whole.words.contains) }.max { $0.count < $1.count } ?? []
            return own.isEmpty ? nil : Named(attribute: candidate.attribute, words: own)
        }
        let apart = named.filter { one in
            let others = named.filter { $0.attribute != one.attribute }.flatMap(\.words)
            return one.words.contains { !others.contains($0) }
        }
        guard apart.count > 1, whole.words.allSatisfy({ word in apart.contains { $0.words.contains(word) } }) else {
            return nil
        }
        let choices = apart.map { select(knowledge.facts($0.attribute, of: place), asked) }
        let figures = choices.filter(\.isExact).compactMap { knowledge.latest($0.facts) ?? $0.facts.first }
        return figures.count == apart.count ? Operands(figures: figures, words: whole.words) : nil
    }

    private struct Named {
        var attribute: AttributeID
        /// The words of the message that name it.
        var words: [WordID]
    }
}
