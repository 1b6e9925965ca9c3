/// What stands beside an attribute, and which of it is meant.
extension Planner {
    /// The attributes of the same topic that the subject has, and the figures that its report tells in the same passage.
    func sides(of last: AttributeID, _ subject: SubjectID) -> [AttributeID] {
        var sides = knowledge[last].topic.map { knowledge[$0].attributes } ?? []
        for fact in knowledge.facts(last, of: subject) {
            for other in knowledge.passage(of: fact) where !sides.contains(knowledge[other].attribute) {
                sides.append(knowledge[other].attribute)
            }
        }
        return sides.filter { $0 != last && !knowledge.facts($0, of: subject).isEmpty }
    }

    /// `为了什么`, `有什么做法`: common words without a place name nothing of another place, and half a name nothing else than
    /// what is being talked about.
    func mayLeaveTopic(
        _ reading: Reading, for candidate: Retriever.Candidate, _ conversation: Conversation
    ) -> Bool {
        guard reading.words.isEmpty, reading.subjects.isEmpty, reading.subjectTypes.isEmpty, reading.excluded.isEmpty,
            reading.scope == nil, reading.period == nil, let last = lastAttribute(of: conversation),
            let subject = lastSubject(of: conversation)
        else { return true }
        guard candidate.coverage < Planner.saidEnough else {
            return !knowledge.facts(candidate.attribute, of: subject).isEmpty
        }
        return candidate.attribute == last || sides(of: last, subject).contains(candidate.attribute)
    }

    /// It says what is asked for, and every word of the question may stand in a question about it.
    func fitsBeside(_ side: AttributeID, _ last: AttributeID, _ reading: Reading) -> Bool {
        let attribute = knowledge[side]
        guard reading.words.allSatisfy(attribute.explains) else { return false }
        guard let kind = reading.kind else { return attribute.kind == knowledge[last].kind }
        guard kind.fitness(of: attribute.kind) == 2 else { return false }
        return attribute.kind != .figure || reading.unit.map { isCountable(side, in: $0) } ?? true
    }

    /// How much of what was said speaks for it: words of its names; the very measure; words that the last one lacks.
    func rank(ofSide side: AttributeID, _ last: AttributeID, _ reading: Reading) -> Int {
        let attribute = knowledge[side]
        let named = reading.words.count(where: attribute.isNamed)
        let isMeasured =
            attribute.kind == .figure && reading.unit != nil && units.classes[attribute.unit] == reading.unit
        let told = reading.weakWords.count { attribute.isNamed(by: $0) && !knowledge[last].isNamed(by: $0) }
        let isOfTopic = knowledge.shareTopic(side, last)
        let isOfKind = reading.words.isEmpty && [.person, .time, .location].contains(reading.kind)
        let rank = named * 16 + (isMeasured ? 8 : 0) + told * 2 + (isOfKind ? 2 : 0)
        return rank == 0 ? 0 : rank + (isOfTopic ? 1 : 0)
    }

    /// A topic as wide as a plan for a year has many things; that it tells of one for whom it is says nothing of another.
    func belong(_ side: AttributeID, _ last: AttributeID) -> Bool {
        guard let topic = knowledge[side].topic, topic == knowledge[last].topic else { return true }
        return (knowledge[topic].variants + knowledge[side].variants).joined().contains {
            !lexicon.limitsNothing($0) && knowledge[last].isNamed(by: $0)
        }
    }
}
