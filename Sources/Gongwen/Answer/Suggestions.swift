/// Questions to offer beside a reply that gave no answer. Each is asked before it is offered.
extension Assistant {
    private static let most = 3
    /// So many are asked at most until that many are found that are answered.
    private static let mostNear = 8

    func suggestions(for parts: [PlannedPart], today: Day) -> [String] {
        var questions: [String] = []
        for fact in parts.flatMap({ nearest(to: $0) }) {
            let offer = snapshot.offeredQuestions.offer(of: fact, on: today) {
                let forms = snapshot.planner.canonicalQuestions(for: fact)
                return OfferedQuestions.Offer(
                    forms: forms, answered: forms.first { answers($0, with: fact, today: today) })
            }
            guard !questions.contains(where: offer.forms.contains), let question = offer.answered else { continue }
            questions.append(question)
            if questions.count == Assistant.most { break }
        }
        return questions
    }

    /// Facts near what was asked: the same thing elsewhere first, then what shares its words.
    private func nearest(to part: PlannedPart) -> [FactID] {
        let knowledge = snapshot.knowledge
        var facts: [FactID] = []
        var hasAny = false
        /// The first fact of each; no more are looked at than are offered, however many have one.
        func take(_ attribute: AttributeID, where isMeant: (SubjectID) -> Bool = { _ in true }) {
            for subject in knowledge.subjects(with: attribute) where isMeant(subject) {
                guard facts.count < Assistant.mostNear else { return }
                guard let first = knowledge.facts(attribute, of: subject).first else { continue }
                hasAny = true
                // That something is not given is no answer to offer.
                if !knowledge[first].isUnexplained { facts.append(first) }
            }
        }
        if case .noData(_, let attribute, _) = part.decision.outcome { take(attribute) }
        let asked = part.reading.subjects
        for candidate in part.decision.weighed.prefix(8) where candidate.score > 0 {
            take(candidate.attribute) { asked.isEmpty || asked.contains($0) }
        }
        // The same elsewhere, where the place that was named has nothing like it.
        if !hasAny {
            for candidate in part.decision.weighed.prefix(4) where candidate.coverage >= Planner.saidEnough {
                take(candidate.attribute)
            }
        }
        return facts
    }

    private func answers(_ question: String, with fact: FactID, today: Day) -> Bool {
        let sentence = Sentence(question)
        let message = snapshot.reader.read(snapshot.lexicon.mentions(in: sentence), of: sentence, today: today)
        let parts = snapshot.planner.plan(message, in: Conversation())
        guard parts.count == 1, case .answer(let facts, _) = parts[0].decision.outcome else { return false }
        return facts.contains(fact)
    }
}
