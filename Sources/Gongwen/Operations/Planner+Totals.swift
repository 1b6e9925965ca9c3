/// Where 一共 adds nothing: it is said of one figure, or of what is not counted alike.
extension Planner {
    /// `基层工会多少家，建会率是百分之几`: a share of nothing that was named; `帮扶困难职工子女，资金一共多少`: 一共 of what
    /// is not counted alike. nil unless the questions are answered one by one.
    func asked(
        apart calculation: Calculation, _ message: Message, _ conversation: Conversation
    ) -> [PlannedPart]? {
        let isShareOfNothing =
            calculation.figures.count < 2 && calculation.decisive == .share && message.clauses().count > 1
        let isTotalOfOne =
            calculation.operators == [.sum] && totalsLast(of: message)
            && (arithmetic.objection(to: calculation) == .units || isCountedTwice(calculation.figures))
        // 站点几个，妈咪小屋几个，一共花了多少钱: the sum is none of money.
        let isOfOtherMeasure =
            calculation.operators == [.sum]
            && message.clauses().last?.reading.unit.map { unit in
                units.has(.strict, unit)
                    && !calculation.figures.contains { isCountable(knowledge[$0].attribute, in: unit) }
            } ?? false
        guard isShareOfNothing || isTotalOfOne || isOfOtherMeasure else {
            return totalNamed(by: message.whole, calculation, conversation)
        }
        let parts = planParts(message, in: conversation)
        return parts.contains { answers($0.decision) && givesFigure($0.decision) } ? parts : nil
    }

    /// 发展多少会员，现在一共多少会员: how many came new is not added to how many there are.
    private func isCountedTwice(_ figures: [FactID]) -> Bool {
        figures.indices.contains { index in
            figures[..<index].contains { other in
                knowledge.areOfOneThing(other, figures[index])
                    && knowledge[other].scope != knowledge[figures[index]].scope
            }
        }
    }

    /// `总共要回来多少` after so many cases and so many people: its own words name another figure, and 总共 adds nothing.
    private func totalNamed(
        by whole: Reading, _ calculation: Calculation, _ conversation: Conversation
    ) -> [PlannedPart]? {
        guard calculation.operators == [.sum], whole.subjects.isEmpty,
            whole.weakWords.contains(where: { !lexicon.cueWords.contains($0) }),
            arithmetic.objection(to: calculation) == .units
        else { return nil }
        let alone = whole.withoutOperators
        let decision = plan(alone, in: conversation)
        return singleFigure(decision) == nil ? nil : [PlannedPart(reading: alone, decision: decision)]
    }

    /// 一共 is said of what the last clause names, and nothing else is added.
    private func totalsLast(of message: Message) -> Bool {
        let clauses = message.clauses().map(\.reading)
        guard clauses.count > 1, let last = clauses.last, !last.words.isEmpty else { return false }
        return last.operators == [.sum] && clauses.dropLast().allSatisfy(\.operators.isEmpty)
    }

    /// `冰柜有几个，饮料一共发了多少瓶`: 一共 is said of the second thing, not of both.
    func totalsOne(of message: Message) -> Bool {
        guard message.whole.cueCount > 1, message.whole.scope == .total else { return false }
        let asking = message.members().filter { $0.cueCount > 0 }
        return asking.dropFirst().contains { member in
            member.operators == [.sum] && member.words.contains { !asking[0].words.contains($0) }
        }
    }
}
