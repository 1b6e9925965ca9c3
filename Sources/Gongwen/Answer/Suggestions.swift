/// Questions to offer beside a reply that gave no answer. Each is asked before it is offered.
extension Assistant {
    private static let most = 3

    func suggestions(for parts: [PlannedPart], today: Day) -> [String] {
        var questions: [String] = []
        for fact in parts.flatMap({ nearest(to: $0) }) {
            let forms = snapshot.planner.canonicalQuestions(for: fact)
            guard !questions.contains(where: forms.contains),
                let question = forms.first(where: { answers($0, with: fact, today: today) })
            else { continue }
            questions.append(question)
            if questions.count == Assistant.most { break }
        }
        return questions
    }

    /// Facts near what was asked: the same thing elsewhere first, then what shares its words.
    private func nearest(to part: PlannedPart) -> [FactID] {
        let knowledge = snapshot.knowledge
        var facts: [FactID] = []
        if case .noData(_, let attribute, _) = part.decision.outcome {
            for subject in knowledge.subjects(with: attribute) {
                facts += knowledge.facts(attribute, of: subject).prefix(1)
            }
        }
        for candidate in part.decision.weighed.prefix(8) where candidate.score > 0 {
            for subject in knowledge.subjects(with: candidate.attribute)
            where part.reading.subjects.isEmpty || part.reading.subjects.contains(subject) {
                facts += knowledge.facts(candidate.attribute, of: subject).prefix(1)
            }
        }
        // The same elsewhere, where the place that was named has nothing like it.
        if facts.isEmpty {
            for candidate in part.decision.weighed.prefix(4) where candidate.coverage >= Planner.saidEnough {
                facts += knowledge.subjects(with: candidate.attribute).flatMap {
                    knowledge.facts(candidate.attribute, of: $0).prefix(1)
                }
            }
        }
        // That something is not given is no answer to offer.
        return Array(facts.lazy.filter { !knowledge[$0].isUnexplained }.prefix(8))
    }

    private func answers(_ question: String, with fact: FactID, today: Day) -> Bool {
        let sentence = Sentence(question)
        let message = snapshot.reader.read(snapshot.lexicon.mentions(in: sentence), of: sentence, today: today)
        let parts = snapshot.planner.plan(message, in: Conversation())
        guard parts.count == 1, case .answer(let facts, _) = parts[0].decision.outcome else { return false }
        return facts.contains(fact)
    }
}
