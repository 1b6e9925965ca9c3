/// One question among other words.
extension Planner {
    /// The clause that asks, with the clause beside it where its own words do not suffice, and whose place the others name.
    ///
    /// Another clause of the same sentence may limit what is asked (`网约车司机里，有多少会员`), so a figure is given only where
    /// such clauses name nothing that the files know. Other sentences are other business.
    func planOne(among clauses: [Message.Clause], _ conversation: Conversation) -> PlannedPart? {
        guard clauses.count > 1 else { return nil }
        let sentences = clauses.map(\.sentence)
        let clauses = clauses.map(\.reading)
        // 多少 and 谁 ask; 吗 and 有没有 are said of much that is no question.
        let asking = clauses.indices.filter { clauses[$0].asksForFacts }
            .sorted { (isClaim(clauses[$0]) ? 1 : 0, $0) < (isClaim(clauses[$1]) ? 1 : 0, $1) }
        let plain = asking.filter {
            !isClaim(clauses[$0]) && !(clauses[$0].words.isEmpty && clauses[$0].residue.isEmpty)
        }
        let tried =
            asking.isEmpty ? clauses.indices.filter { !clauses[$0].words.isEmpty } : plain.isEmpty ? asking : plain
        for index in tried {
            let before =
                clauses[..<index].last { !$0.subjects.isEmpty }?.subjects ?? clauses[index...].first {
                    !$0.subjects.isEmpty
                }?.subjects
                ?? []
            for used in [[index], [index - 1, index], [index, index + 1], [index - 2, index - 1, index]] {
                guard used.allSatisfy(clauses.indices.contains) else { continue }
                let joined = used.dropFirst().reduce(clauses[used[0]]) { $0.joined(to: clauses[$1]) }
                var reading = joined.within(before)
                reading.kinds = clauses[index].kinds.isEmpty ? joined.kinds : clauses[index].kinds
                guard !reading.words.isEmpty else { continue }
                let decision = plan(reading, in: conversation)
                guard isSettled(decision), !asking.isEmpty || isOutspoken(decision, reading, clauses.count) else {
                    continue
                }
                let left = clauses.indices.filter { other in
                    !used.contains(other) && sentences[other] == sentences[index]
                }
                // 江北的会员有多少 stands by itself: what was said before it is other business.
                let isWhole = !joined.subjects.isEmpty
                if givesFigure(decision) || isClaim(reading),
                    left.contains(where: { mayLimit(clauses[$0], isBefore: isWhole && $0 < used[0]) })
                {
                    continue
                }
                return PlannedPart(reading: reading, decision: decision)
            }
        }
        return nil
    }

    /// Where nothing asks, two words that happen to stand in a report are no question.
    private func isOutspoken(_ decision: Decision, _ reading: Reading, _ clauseCount: Int) -> Bool {
        guard clauseCount > 2 else { return true }
        guard let best = decision.weighed.first else { return false }
        return best.coverage >= Planner.saidEnough && (!reading.subjects.isEmpty || reading.words.count >= 2)
    }

    /// - Parameter isBefore: it stands before a question that is whole; then only 会员里 limits it.
    private func mayLimit(_ clause: Reading, isBefore: Bool) -> Bool {
        if !clause.restrictions.isEmpty { return true }
        return (!isBefore || clause.endsInside) && clause.words.contains { retriever.names($0) }
    }
}
