import Foundation

/// What a number is that the reports give: 85万元是什么钱, 1829家是什么.
extension Planner {
    /// `站点的一半是多少`: the figure itself is no answer. nil where no part of it is asked for.
    func partAsked(in reading: Reading) -> String? {
        guard reading.kind == .figure, reading.operators.isEmpty, !isClaim(reading), !reading.words.isEmpty else {
            return nil
        }
        return reading.numbers.first { $0.unit == nil && $0.number.value > 0 && $0.number.value < 1 }?.text
    }

    /// The figures of this number, where the question names nothing else; where no figure has it, what states it. Of several
    /// places, those that were named; else the conversation's, where it has one.
    ///
    /// `这85万元发给谁` goes on to ask of the one thing that it is.
    func planNumber(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        guard let claim = reading.numbers.first, reading.numbers.allSatisfy({ $0.number.value == claim.number.value }),
            reading.words.isEmpty, reading.residue.isEmpty, reading.foreign.isEmpty, reading.operators.isEmpty,
            reading.ordinal == nil, reading.scope == nil, reading.period == nil, reading.excluded.isEmpty,
            reading.exclusions.isEmpty, reading.unreadCount == 0, reading.subjectTypes.isEmpty,
            let wanted = reading.kind, claim.bound == nil, saysWhatItCounts(claim)
        else { return nil }
        // 185是个什么数 asks what it is, as 185是什么 does.
        let kind = wanted == .figure && reading.unit == nil ? .definition : wanted
        guard kind == .definition || kind.asksBeside else { return nil }
        let facts = facts(of: claim, reading, conversation)
        guard let first = facts.first else {
            let isBare = conversation.attribute == nil && reading.weakWords.allSatisfy(lexicon.cueWords.contains)
            return isBare ? Decision(outcome: .notMentioned([claim.text], unexplained: [])) : nil
        }
        if kind == .definition, facts.count > Planner.mostOptions {
            let options = facts.prefix(Planner.mostOptions).map { knowledge.option(for: $0) }
            return Decision(outcome: .clarify(options))
        }
        let answer = Decision(
            outcome: .answer(facts, .plain), words: knowledge[knowledge[first].attribute].variants.first ?? [])
        if kind == .definition { return answer }
        guard facts.count == 1 else { return nil }
        var spoken = conversation
        spoken.remember([answer], in: knowledge, lexicon: lexicon)
        var asked = reading
        asked.numbers = []
        return planBeside(asked, spoken)
    }

    /// `江北1829家都是新建的吗`: what was found does not speak of the number; the figure that it is is told instead. Of several
    /// parts, only what stands beside what was found: the words of each are not all that was said of it.
    func figureMeant(insteadOf part: PlannedPart, isAlone: Bool) -> PlannedPart {
        guard isClaim(part.reading), let (claim, told) = numberPassedOver(in: part), claim.bound == nil else {
            return part
        }
        var asked = part.reading
        asked.weakWords = []
        let facts = facts(of: claim, asked, Conversation()).filter(quantified)
        let words = part.reading.words
        func count(_ attribute: AttributeID) -> Int { words.count(where: knowledge[attribute].isNamed) }
        // What another place has is called by more of it, unless the claim is of all that were counted.
        let elsewhere = part.decision.weighed.prefix(8).map(\.attribute).filter { attribute in
            part.reading.subjects.allSatisfy { knowledge.facts(attribute, of: $0).isEmpty }
        }
        let least = part.reading.claimsOfAll ? 1 : max(1, elsewhere.map(count).max() ?? 0)
        let named = facts.filter {
            let own = count(knowledge[$0].attribute)
            return own >= least && own * 2 >= words.count
        }
        // Much comes in threes, and much that is said is of something else.
        let leastUnnamed: Decimal = part.reading.claimsOfAll || words.isEmpty ? 10 : 100
        let isSayingLittle = words.count < 2 && claim.number.value >= leastUnnamed
        // 招聘会帮了3500多人，500家参加: the same line of the report has it.
        let besideTold = facts.filter { told.first.map(knowledge.passage)?.contains($0) ?? false }
        let meant =
            isAlone && !named.isEmpty
            ? named
            : !besideTold.isEmpty || !isAlone
                ? besideTold : isSayingLittle ? facts.filter { isCountedAs(claim, $0) } : []
        guard (1...3).contains(meant.count), !meant.contains(where: told.contains) else { return part }
        var figure = part
        // 503.2万都是高技能的吗: how many of those there are was asked too; so was what another number of the claim is.
        let beside = told.filter { id in
            quantified(id)
                && (part.reading.claimsOfAll || part.reading.numbers.contains { arithmetic.agrees($0, id) })
        }
        figure.decision.outcome = .answer(meant + beside, .plain)
        figure.decision.words = knowledge[knowledge[meant[0]].attribute].variants.first ?? []
        return figure
    }

    /// The number that a reply says nothing of, and what it tells instead.
    private func numberPassedOver(in part: PlannedPart) -> (claim: Reading.Claim, told: [FactID])? {
        switch part.decision.outcome {
        case .answer(let told, .claimUnmentioned(let text)):
            part.reading.numbers.first { $0.text == text }.map { ($0, told) }
        case .outside, .clarify:
            part.reading.kind == .yesNo && part.reading.numbers.count == 1 && part.reading.words.isEmpty
                ? (part.reading.numbers[0], []) : nil
        default: nil
        }
    }

    /// 块 may be a measure of anything; 家 is as it was typed.
    private func isCountedAs(_ claim: Reading.Claim, _ id: FactID) -> Bool {
        let unit = knowledge[id].unit
        return claim.unitText == unit || claim.unit != units.general && claim.unit == units.classes[unit]
    }

    /// 3 may be any; 3家, 47 and 0.3万 are a number of something.
    private func saysWhatItCounts(_ claim: Reading.Claim) -> Bool {
        return claim.unit.map { !units.has(.time, $0) } ?? (claim.text.unicodeScalars.count > 1)
    }

    private func facts(of claim: Reading.Claim, _ reading: Reading, _ conversation: Conversation) -> [FactID] {
        let unit = claim.unit ?? reading.nounUnit
        let all = knowledge.facts.indices.map { FactID(index: Int32($0)) }
        func isPlaced(_ id: FactID) -> Bool {
            (reading.subjects.isEmpty || reading.subjects.contains(knowledge[id].subject))
                && (reading.kind?.asksBeside ?? false
                    || reading.weakWords.allSatisfy {
                        // 710家说的是什么; 做到两个什么 asks for no number.
                        claim.number.value >= 10 && !retriever.names($0) || says($0, inNameOf: knowledge[id].attribute)
                    })
        }
        func measures(_ id: FactID) -> Bool {
            let own = knowledge[id].unit
            return unit.map { isCountable(knowledge[id].attribute, in: $0) } ?? true
                && units.classes[own].map { !units.has(.time, $0) } ?? true
        }
        var found = all.filter { id in
            arithmetic.quantity(id).map { $0.number.value == arithmetic.value(of: claim, for: id) } ?? false
                && measures(id) && isPlaced(id)
        }
        if found.isEmpty {
            found = all.filter { id in
                knowledge[id].stated.contains {
                    $0.number.value == claim.number.value && (unit == nil || $0.unit == unit)
                } && isPlaced(id)
            }
        }
        // 16场 means the one that is counted in 场, before 16个 of anything.
        let exact = found.filter { units.classes[knowledge[$0].unit] == unit && unit != nil }
        if !exact.isEmpty { found = exact }
        let near = found.filter { knowledge[$0].subject == lastSubject(of: conversation) }
        return near.isEmpty ? found : near
    }

    /// 家 and 钱 only measure; 会员 is what is counted.
    private func says(_ word: WordID, inNameOf attribute: AttributeID) -> Bool {
        lexicon.cueWords.contains(word) || knowledge[attribute].isNamed(by: word)
    }
}

extension QuestionKind {
    /// It asks for what may stand beside a figure: whom, when, where, which.
    fileprivate var asksBeside: Bool { [.person, .time, .location, .list].contains(self) }
}
