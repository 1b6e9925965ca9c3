/// Members of a row that are no figures themselves: they say something of the others, or nothing.
extension Planner {
    /// `奖状和奖章，评上的数目差多少`, `食堂和驿站，渝工关爱里加起来要评多少`, `食堂和驿站，2024年各多少`: behind the row stands
    /// what is asked of it, and nothing that its members do not say too.
    func isOnlyAbout(_ figures: [FactID], _ member: Reading, _ places: [SubjectID]) -> Bool {
        guard !member.operators.isEmpty || member.isAllSaidOfEach, member.subjects.isEmpty || member.subjects == places,
            member.residue.isEmpty,
            member.foreign.isEmpty,
            figures.allSatisfy({ isMeasured($0, by: member) && isOf(member.period, $0) }),
            figures.allSatisfy({ member.scope == nil || scopes(of: $0, askedBy: member).contains(knowledge[$0].scope) })
        else { return false }
        return member.words.allSatisfy { word in
            !figures.isEmpty && figures.allSatisfy { knowledge[knowledge[$0].attribute].explains(word) }
        }
    }

    private func isOf(_ period: AskedPeriod?, _ figure: FactID) -> Bool {
        period.map { fits(knowledge[figure].period, $0, .figure) } ?? true
    }

    /// 哪个挽回的钱多 is not asked of what is counted in 件.
    private func isMeasured(_ figure: FactID, by member: Reading) -> Bool {
        guard let unit = member.nounUnit, units.has(.strict, unit) else { return true }
        return units.fits(asked: unit, unit: knowledge[figure].unit)
    }

    private func scopes(of figure: FactID, askedBy member: Reading) -> [Scope] {
        Planner.scopes(asked: member.scope, isStock: knowledge[knowledge[figure].attribute].isStock)
    }

    /// 里头, 其中: it only stands between what is set against each other.
    func isOnlyParticle(_ member: Reading) -> Bool {
        member.words.isEmpty && member.subjects.isEmpty && member.subjectTypes.isEmpty && member.foreign.isEmpty
            && member.residue.isEmpty && member.scope == nil && member.period == nil && member.numbers.isEmpty
            && !member.weakWords.contains(where: retriever.names)
    }

    func isOnlyTime(_ member: Reading) -> Bool {
        var timeless = member
        timeless.period = nil
        timeless.weakWords.removeAll(where: lexicon.cueWords.contains)
        return isOnlyParticle(timeless)
    }

    /// `评选名额，2024年跟上一年比`: what is counted goes first, and which of its figures are meant follows.
    func isHeading(_ decision: Decision) -> Bool {
        guard case .answer(let facts, _) = decision.outcome, facts.count > 1 else { return false }
        return Set(facts.map { knowledge[$0].attribute }).count == 1
    }

    /// It says only of which time or count: 2024年跟上一年.
    func tellsApart(_ member: Reading) -> Bool {
        member.words.isEmpty && (member.period != nil || member.scope != nil || member.yearStep != nil)
    }

    func isClauseBefore(_ message: Message, _ member: Reading) -> Bool {
        guard member.residue.isEmpty, !member.words.isEmpty, member.kinds.isEmpty else { return false }
        let clauses = message.clauses()
        return clauses.count > 1 && clauses[0].reading.words == member.words
    }

    /// 要回来的钱：调解的和法律援助的, or 调解和法律援助，哪个挽回的钱多: the first clause or the last says what is counted.
    func unitAround(_ message: Message) -> UnitClass? {
        guard message.whole.nounUnit != nil else { return nil }
        let clauses = message.clauses().map(\.reading)
        guard clauses.count > 1, let first = clauses.first, let last = clauses.last else { return nil }
        return [first.nounUnit, last.words.isEmpty ? last.nounUnit : nil].lazy.compactMap(\.self).first {
            units.has(.strict, $0) && !units.has(.time, $0)
        }
    }
}

extension Reading {
    /// It names these places and nothing else.
    func isOnly(_ places: [SubjectID]) -> Bool {
        subjects == places && words.isEmpty && weakWords.isEmpty && residue.isEmpty && kinds.isEmpty && numbers.isEmpty
            && scope == nil && period == nil && !asksOnward
    }
}
