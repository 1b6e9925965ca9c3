import Foundation

/// The items of a list that a question asks for: those of a level, those above a number, those of exactly so many.
extension Planner {
    /// `哪些荣誉是全国级的`, `超过20个的荣誉有哪些`: of the list that was found, what is asked for. Where no item says so much, the
    /// reply says that the list does not.
    func itemsMeant(in part: PlannedPart) -> PlannedPart {
        let reading = part.reading
        guard reading.kinds.contains(where: { $0 == .list || $0 == .definition }), selectsItems(reading),
            let id = listFound(part.decision), case .list(let items) = knowledge[id].value, items.count > 1
        else { return part }
        var told = part
        if let claim = reading.numbers.first, reading.numbers.count == 1 {
            guard let meant = self.items(counted: claim, among: items) else { return part }
            if !meant.isEmpty {
                if meant.count < items.count { told.decision.outcome = .selected(id, meant) }
            } else if claim.bound != nil, answers(part.decision) {
                told.decision.outcome = .answer([id], .claimUnmentioned(claim.text))
            }
            return told
        }
        guard let meant = self.items(of: levels(in: reading), among: items) else { return part }
        told.decision.outcome = .selected(id, meant)
        return told
    }

    /// `职工之家哪类最多`: of a list whose items each have their number, the item with the most. nil where some has none, two
    /// are as many, or they are not counted alike.
    func itemRanked(_ decisive: Operator, in part: PlannedPart, of whole: Reading) -> PlannedPart? {
        guard decisive == .highest || decisive == .lowest, takesNothingOut(whole), let id = listFound(part.decision),
            case .list(let items) = knowledge[id].value, items.count > 1
        else { return nil }
        let counts = items.map { NumberScanner.counts(in: $0, units) }
        guard counts.allSatisfy({ $0.count == 1 && !$0[0].number.isApproximate }),
            Set(counts.map { $0[0].unit }).count == 1
        else { return nil }
        let values = counts.map { $0[0].number.value }
        let best = decisive == .highest ? values.max() : values.min()
        guard let best, values.count(where: { $0 == best }) == 1, let index = values.firstIndex(of: best) else {
            return nil
        }
        var told = part
        told.decision.outcome = .selected(id, [items[index]])
        return told
    }

    /// `哪几个是24小时开门的`: a length of time that what was found does not state limits what was asked.
    func timeUnsaid(in part: PlannedPart) -> PlannedPart {
        guard !isClaim(part.reading), case .answer(let facts, .plain) = part.decision.outcome, let first = facts.first,
            let claim = part.reading.numbers.first(where: { $0.unit.map { units.has(.time, $0) } ?? false }),
            facts.allSatisfy({
                !knowledge[$0].statement.contains(claim.text) && !knowledge[$0].note.contains(claim.text)
            })
        else { return part }
        var told = part
        told.decision.outcome = .answer([first], .claimUnmentioned(claim.text))
        return told
    }

    /// `全国的是哪个`, `3个的呢` after a list: which of its items. One level after another is looked for in the whole of it, a
    /// number in what was shown last.
    func planItems(_ asked: Reading, _ conversation: Conversation) -> PlannedPart? {
        let whole = asked.asksOfPlaces ? levelWithin(asked, conversation) : asked
        let counts = whole.kinds == [.figure] && (whole.countsUnnamed || asked.asksOfPlaces)
        guard counts || whole.kinds.allSatisfy({ $0 == .list || $0 == .definition }), whole.subjects.isEmpty,
            whole.subjectTypes.isEmpty, whole.residue.isEmpty, whole.foreign.isEmpty, whole.excluded.isEmpty,
            whole.ordinal == nil, whole.scope == nil, whole.period == nil, selectsItems(whole),
            conversation.options.isEmpty, whole.weakWords.allSatisfy(lexicon.limitsNothing),
            !whole.kinds.isEmpty || whole.asksOnward || !whole.words.isEmpty,
            let last = lastAttribute(of: conversation), let subject = lastSubject(of: conversation),
            let id = knowledge.facts(last, of: subject).first, case .list(let all) = knowledge[id].value
        else { return nil }
        let levels = levels(in: whole)
        let meant =
            whole.numbers.count == 1 && whole.words.isEmpty
            ? items(counted: whole.numbers[0], among: itemsTold(all, conversation))
            : whole.numbers.isEmpty && levels.count == whole.words.count ? items(of: levels, among: all) : nil
        guard let meant, !meant.isEmpty else { return nil }
        return PlannedPart(
            reading: whole, decision: Decision(outcome: .selected(id, meant), words: words(of: conversation)))
    }

    /// The list as it was told last: without what was taken out of it, or not selected.
    func itemsTold(_ items: [String], _ conversation: Conversation) -> [String] {
        items.filter { !(conversation.taken ?? []).contains($0) }
    }

    /// It takes nothing out, and denies nothing: 不是全国的 wants the others.
    private func selectsItems(_ reading: Reading) -> Bool {
        takesNothingOut(reading) && reading.operators.allSatisfy(\.isBound)
    }

    private func takesNothingOut(_ reading: Reading) -> Bool {
        !reading.negates && reading.absences.isEmpty && reading.exclusions.isEmpty && reading.restrictions.isEmpty
            && reading.excluded.isEmpty
    }

    private func listFound(_ decision: Decision) -> FactID? {
        switch decision.outcome {
        case .answer(let facts, .plain): return facts.count == 1 ? facts[0] : nil
        // 拿了3个的是哪个奖: nothing else was nearly meant.
        case .clarify(let options):
            guard options.count == 1, let (attribute, subject) = named(options[0]) else { return nil }
            return knowledge.facts(attribute, of: subject).first
        default: return nil
        }
    }

    private func levels(in reading: Reading) -> [WordID] { reading.words.filter(levelWords.contains) }

    /// Nil where the items are not told apart by level, or none is of these.
    private func items(of levels: [WordID], among items: [String]) -> [String]? {
        guard !levels.isEmpty else { return nil }
        // 全国劳模67名、市级劳模497名 are two.
        let pieces = items.flatMap { item in
            let parts = item.split(separator: "、").map(String.init)
            return parts.allSatisfy { !self.levels(in: $0).isEmpty } ? parts : [item]
        }
        // 全国性会议活动 of which one is not called so are all of the nation.
        guard Set(pieces.flatMap { self.levels(in: $0) }).count > 1 else { return nil }
        let meant = pieces.filter { self.levels(in: $0).contains(where: levels.contains) }
        return meant.isEmpty || meant.count == pieces.count ? nil : meant
    }

    private func levels(in item: String) -> [WordID] {
        lexicon.words(in: item).filter(levelWords.contains)
    }

    /// Those that hold the number; nil where the items are not counted in its unit, or in several and none was said, or where
    /// their print leaves it open.
    private func items(counted claim: Reading.Claim, among items: [String]) -> [String]? {
        guard !arithmetic.isShare(claim.text), claim.number.value > 0 else { return nil }
        let counts = items.map { NumberScanner.counts(in: $0, units) }
        let all = Set(counts.joined().map(\.unit))
        // 10个 may be people too, but neither 场 nor 家.
        func isMeant(_ unit: UnitClass?) -> Bool {
            guard let asked = claim.unit else { return all.count == 1 }
            return unit == asked || asked == units.general && unit.map { units.has(.takesGeneral, $0) } ?? false
        }
        guard all.contains(where: isMeant) else { return nil }
        var meant: [String] = []
        for (item, own) in zip(items, counts) {
            for count in own where isMeant(count.unit) {
                // Of one number the words around it say on which side it lies: 160余件.
                let extent = Extent(
                    of: own.count == 1 ? item : "", value: count.number.value,
                    isApproximate: count.number.isApproximate)
                guard let holds = holds(extent, claim) else { return nil }
                if holds, meant.last != item { meant.append(item) }
            }
        }
        return meant
    }

    private func holds(_ extent: Extent, _ claim: Reading.Claim) -> Bool? {
        let limit = claim.number.value
        if extent.isPoint, extent.low == limit { return claim.bound == nil || claim.includesBound }
        switch claim.bound {
        case .above?: return extent.low >= limit ? true : extent.high <= limit ? false : nil
        case .below?: return extent.high <= limit ? true : extent.low >= limit ? false : nil
        default: return extent.low <= limit && limit <= extent.high && !extent.isPoint ? nil : false
        }
    }
}
