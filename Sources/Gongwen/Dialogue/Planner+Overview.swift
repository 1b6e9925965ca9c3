/// What the files mainly hold of a subject: 说说江北, 江北都干了啥.
extension Planner {
    private static let mostShown = 5

    /// The overview of the subject that is named; nil where none is, or nothing is of the year that was asked for.
    func overview(_ reading: Reading) -> Decision? {
        guard let subject = reading.subjects.first else { return nil }
        let facts = overview(of: subject, in: reading)
        return facts.isEmpty ? nil : Decision(outcome: .overview(subject, facts))
    }

    /// `江北都干了啥`: nothing but a subject and words that limit nothing. It is an overview where these words name nothing.
    func asksForOverview(_ reading: Reading, _ conversation: Conversation) -> Bool {
        conversation.attribute == nil && reading.words.isEmpty && reading.residue.isEmpty && reading.foreign.isEmpty
            // What was not understood may be what was asked for.
            && reading.unreadCount == 0
            && !reading.kinds.isEmpty && reading.kinds.allSatisfy { $0 == .definition || $0 == .list }
            && reading.subjects.count == 1 && reading.operators.isEmpty && reading.numbers.isEmpty
            && reading.exclusions.isEmpty && reading.scope == nil
    }

    /// The place has something of that name, of the kind that is asked for.
    func isTold(_ candidate: Retriever.Candidate, of subject: SubjectID, _ reading: Reading) -> Bool {
        candidate.coverage >= Planner.saidEnough && fitness(of: candidate, reading) > 0
            && !knowledge.facts(candidate.attribute, of: subject).isEmpty
    }

    /// What the files name for the overview, else the first that they say of the subject.
    private func overview(of subject: SubjectID, in reading: Reading) -> [FactID] {
        let named = knowledge[subject].overview.compactMap { attributeNames[$0] }
        let facts = named.flatMap { knowledge.facts($0, of: subject).filter { isOf(reading.period, $0) }.prefix(1) }
        guard facts.isEmpty else { return facts }
        var first: [FactID] = []
        for index in knowledge.facts.indices where first.count < Planner.mostShown {
            let id = FactID(index: Int32(index))
            if knowledge[id].subject == subject, isOf(reading.period, id) { first.append(id) }
        }
        return first
    }

    /// `还有呢`, `下一页` after an overview: the figures of the place that it did not tell, a page at a time. nil where what was
    /// told last is no page of one.
    func moreOfOverview(_ conversation: Conversation) -> Decision? {
        guard let name = conversation.subject, let subject = subjectNames[name], let last = conversation.options.last
        else { return nil }
        let first = overview(of: subject, in: Reading())
        let shown = Set(first.map { knowledge[$0].attribute })
        let others = knowledge.attributes.indices.map { AttributeID(index: Int32($0)) }
            .filter { knowledge[$0].kind == .figure && !shown.contains($0) }
            .compactMap { knowledge.facts($0, of: subject).first }
        let all = first + others
        let options = all.map(knowledge.option)
        guard let end = options.firstIndex(of: last)?.advanced(by: 1),
            options[..<end].suffix(conversation.options.count).elementsEqual(conversation.options),
            end >= first.count, (end - first.count).isMultiple(of: Writer.pageLength), end < all.count
        else { return nil }
        return Decision(outcome: .overview(subject, Array(all[end...].prefix(Writer.pageLength))))
    }

    /// A sentence without a date is of no year in particular.
    private func isOf(_ asked: AskedPeriod?, _ id: FactID) -> Bool {
        guard let asked else { return true }
        let fact = knowledge[id]
        return fact.period.years != nil && fits(fact.period, asked, knowledge[fact.attribute].kind)
    }
}
