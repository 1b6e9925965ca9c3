/// Operands that were told before: 这两个加起来呢, 去掉江北呢.
extension Planner {
    /// `这两个加起来呢`, `差多少`, `去掉江北呢`: the figures of the last replies.
    func operandsOfConversation(_ reading: Reading, _ conversation: Conversation) -> Operands? {
        guard reading.words.isEmpty, reading.residue.isEmpty, reading.foreign.isEmpty, reading.subjectTypes.isEmpty
        else { return nil }
        let (results, told) = heldResults(of: conversation)
        guard !results.isEmpty else { return nil }
        if let subject = reading.subjects.first {
            // `和江津比呢`: the last figure against the same of another place.
            guard reading.subjects.count == 1, let last = results.last, knowledge[last].subject != subject else {
                return nil
            }
            let own = knowledge[last].attribute
            return operands(of: own, in: [knowledge[last].subject, subject], reading)
        }
        if !reading.excluded.isEmpty {
            let left = results.suffix(told).filter { !reading.excluded.contains(knowledge[$0].subject) }
            return Operands(figures: left, words: words(of: conversation))
        }
        let count = reading.numbers.first.flatMap { Int("\($0.number.value)") }
        let isAmongAll = reading.operators.contains { $0.asksAmong && $0 != .comparison }
        let wanted = count ?? (isAmongAll ? max(told, alike(results)) : max(told, 2))
        guard wanted > 1, wanted <= results.count else { return nil }
        return Operands(
            figures: Array(results.suffix(wanted)), words: words(of: conversation))
    }

    /// How many of the last results count the same as the very last: 其中最多的 means one of these.
    private func alike(_ results: [FactID]) -> Int {
        guard let last = results.last else { return 0 }
        return results.reversed().prefix { id in
            arithmetic.objection(to: Calculation(operators: [.comparison], figures: [last, id], contrasts: true)) == nil
        }.count
    }

    func fact(_ result: Conversation.Result) -> FactID? {
        guard let (attribute, subject) = named(result.attribute, of: result.subject) else { return nil }
        return knowledge.facts(attribute, of: subject).first {
            knowledge[$0].scope == result.scope && knowledge[$0].period.text == result.period
        }
    }
}
