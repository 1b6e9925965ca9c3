import Foundation

/// The items of a list that a question asks for: those of a level, those above a number, those of exactly so many.
extension Planner {
    /// `哪些荣誉是全国级的`, `超过20个的荣誉有哪些`: of the list that was found, what is asked for. Where no item says so much, the
    /// reply says that the list does not.
    func itemsMeant(in part: PlannedPart) -> PlannedPart {
        let reading = part.reading
        guard reading.kinds.contains(where: { $0 == .list || $0 == .definition }), reading.exclusions.isEmpty,
            reading.operators.allSatisfy(\.isBound), let id = listFound(part.decision),
            case .list(let items) = knowledge[id].value, items.count > 1
        else { return part }
        var told = part
        if let claim = reading.numbers.first, reading.numbers.count == 1, claim.number.value > 0 {
            let isCounted = items.contains { !NumberScanner.counts(in: $0, units).isEmpty }
            guard isCounted || claim.bound != nil else { return part }
            let meant = items.filter { counts($0, as: claim) }
            if meant.isEmpty {
                guard claim.bound != nil else { return part }
                told.decision.outcome = .answer([id], .claimUnmentioned(claim.text))
            } else if meant.count < items.count {
                told.decision.outcome = .selected(id, meant)
            }
            return told
        }
        guard let meant = self.items(of: levels(in: reading), among: items) else { return part }
        told.decision.outcome = .selected(id, meant)
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
        told.decision.outcome = .answer([first], .claimUnmentioned(claim.text + (claim.unitText ?? "")))
        return told
    }

    /// `全国的是哪个`, `3个的呢` after a list: which of its items.
    func planItems(_ whole: Reading, _ conversation: Conversation) -> PlannedPart? {
        guard whole.kinds.allSatisfy({ $0 == .list || $0 == .definition }), whole.subjects.isEmpty,
            whole.subjectTypes.isEmpty, whole.residue.isEmpty, whole.foreign.isEmpty, whole.excluded.isEmpty,
            whole.exclusions.isEmpty, whole.ordinal == nil, whole.scope == nil, whole.period == nil,
            whole.operators.allSatisfy(\.isBound), conversation.options.isEmpty,
            whole.weakWords.allSatisfy(lexicon.limitsNothing),
            !whole.kinds.isEmpty || whole.asksOnward || !whole.words.isEmpty,
            let last = lastAttribute(of: conversation), let subject = lastSubject(of: conversation),
            let id = knowledge.facts(last, of: subject).first, case .list(let all) = knowledge[id].value
        else { return nil }
        // The list as it was told last.
        let items = all.filter { !(conversation.taken ?? []).contains($0) }
        let meant: [String]?
        if whole.words.isEmpty, whole.numbers.count == 1 {
            let counted = items.filter { counts($0, as: whole.numbers[0]) }
            meant = counted.isEmpty ? nil : counted
        } else {
            let levels = levels(in: whole)
            meant =
                whole.numbers.isEmpty && levels.count == whole.words.count ? self.items(of: levels, among: items) : nil
        }
        guard let meant else { return nil }
        return PlannedPart(
            reading: whole, decision: Decision(outcome: .selected(id, meant), words: words(of: conversation)))
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
        let said = items.map { item in
            lexicon.mentions(in: Sentence(item)).flatMap { lexicon.surface(of: $0)?.words ?? [] }
                .filter(levelWords.contains)
        }
        // 全国性会议活动 of which one is not called so are all of the nation.
        guard Set(said.joined()).count > 1 else { return nil }
        let meant = zip(items, said).filter { item in item.1.contains(where: levels.contains) }.map(\.0)
        return meant.isEmpty || meant.count == items.count ? nil : meant
    }

    /// Some number of the item is what is asked for, in its unit: 30个 is more than 20个.
    private func counts(_ item: String, as claim: Reading.Claim) -> Bool {
        NumberScanner.counts(in: item, units).contains { count in
            guard claim.unit == nil || claim.unit == units.general || claim.unit == count.unit else { return false }
            let (value, limit) = (count.number.value, claim.number.value)
            switch claim.bound {
            case .above?: return claim.includesBound ? value >= limit : value > limit
            case .below?: return claim.includesBound ? value <= limit : value < limit
            default: return value == limit
            }
        }
    }
}
