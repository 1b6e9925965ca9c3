/// Several things in several places: `江北和江津的会员和基层工会各差多少`.
extension Planner {
    /// One calculation for each thing, over all the places; nil where the message is no such thing.
    func planEachThing(
        _ message: Message, _ operators: [Operator], _ conversation: Conversation
    ) -> [PlannedPart]? {
        let whole = message.whole
        let places = subjectsNamed(in: whole)
        guard places.count > 1, operators.allSatisfy(\.isOfOneThing) else { return nil }
        let members = message.members().filter { !$0.isOnlyOperation }
        // 江北和江津的 stands before the things, and none of them has a place of its own.
        let things = Array(members.drop { $0.words.isEmpty && !$0.subjects.isEmpty })
        guard things.count > 1, things.count < members.count, things.dropFirst().allSatisfy(\.subjects.isEmpty),
            things.allSatisfy({ !$0.words.isEmpty }), !isOneName(whole, places)
        else { return nil }
        var parts: [PlannedPart] = []
        var attributes: Set<AttributeID> = []
        for thing in things {
            var reading = thing
            reading.subjects = places
            reading.operators = operators
            reading.scope = thing.scope ?? things[0].scope
            reading.period = thing.period ?? things[0].period ?? whole.period
            guard let operands = operandsOfEach(places, reading, conversation), operands.count > 1,
                let first = operands.figures.first, attributes.insert(knowledge[first].attribute).inserted
            else { return nil }
            let decision = Decision(
                outcome: .calculated(calculation(operators, operands, reading)), words: operands.words)
            parts.append(PlannedPart(reading: reading, decision: decision))
        }
        return parts
    }

    /// 劳模和工匠人才创新工作室: all the words are in one name.
    private func isOneName(_ reading: Reading, _ places: [SubjectID]) -> Bool {
        retriever.explaining(reading.words, weak: reading.weakWords).contains { candidate in
            reading.words.allSatisfy(knowledge[candidate.attribute].isNamed)
                && places.contains { !knowledge.facts(candidate.attribute, of: $0).isEmpty }
        }
    }
}

extension Operator {
    /// It is made of figures that count the same.
    fileprivate var isOfOneThing: Bool {
        switch self {
        case .share, .ratio, .progress: false
        default: true
        }
    }
}
