/// What the files count only together with others, and what only part by part.
extension Planner {
    /// What was named is only counted together with others here: the sum is no answer to it.
    func partOfSum(
        _ said: [Retriever.Candidate], _ fitting: [Retriever.Candidate], _ scope: Whereabouts
    ) -> Retriever.Candidate? {
        guard scope.isNamed, let subject = scope.subjects?.first else { return nil }
        return said.first { part in
            !has(part, in: scope)
                && fitting.contains { $0.score <= part.score && knowledge[$0.attribute].parts.contains(part.attribute) }
                && !sums(of: part.attribute, for: subject).isEmpty
        }
    }

    /// `市级劳模和先进工作者有几个` where each is counted for itself: one alone is no answer to the sum.
    func partsOfSum(
        _ said: [Retriever.Candidate], _ fitting: [Retriever.Candidate], _ scope: Whereabouts, _ reading: Reading
    ) -> Decision? {
        // What goes into a calculation is one figure.
        guard !reading.isOperand, scope.isNamed, let subject = scope.subjects?.first, scope.subjects?.count == 1,
            let best = fitting.first,
            let whole = said.first(where: {
                isNamedInFull($0) && $0.score >= best.score && !has($0, in: scope)
                    && knowledge[$0.attribute].parts.contains(best.attribute)
            })
        else { return nil }
        return partsTold(whole.attribute, of: subject, reading)
    }

    /// `重庆五一劳动奖几个` where the report gives 奖状 and 奖章 each: these are told, and not added. One part alone is no
    /// answer, nor is what is of another count or time.
    func partsTold(_ attribute: AttributeID, of subject: SubjectID, _ reading: Reading) -> Decision? {
        let facts = knowledge[attribute].parts.flatMap { part in
            let selection = select(knowledge.facts(part, of: subject), reading)
            return selection.isExact ? selection.facts.prefix(1) : []
        }
        return facts.count < 2 ? nil : Decision(outcome: .answer(facts, .plain), words: reading.words)
    }

    /// The figures that count this kind together with others: the nearest thing the files have.
    func sums(of attribute: AttributeID, for subject: SubjectID) -> [FactID] {
        knowledge.sums(with: attribute).flatMap { knowledge.facts($0, of: subject) }
    }
}
