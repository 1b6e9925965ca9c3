import Foundation

/// Questions that want a yes or a no: the fact is said, and a figure in the question is held against it.
extension Planner {
    func manner(of reading: Reading, _ facts: [FactID]) -> Decision.Manner {
        guard isClaim(reading), let first = facts.first else { return .plain }
        // 10亿是一年的吗 of five years.
        if let often = reading.frequency, !reading.assertions.contains(often),
            !facts.contains(where: { isOften($0, reading) })
        {
            return .claimUnmentioned(often)
        }
        // 9家有没建的吗: that so many did says nothing of those that did not.
        if !reading.absences.isEmpty, !reading.numbers.isEmpty { return .plain }
        guard case .figure(let quantity) = knowledge[first].value else { return manner(of: reading, toSentence: first) }
        if reading.claimsOfAll, let manner = manner(ofAllIn: reading, first) { return manner }
        // 是之前的1.5倍吗 is no number of it.
        if reading.operators.contains(.ratio), !arithmetic.isRate(first) { return .plain }
        guard let claim = numberHeld(against: first, of: reading) else {
            return unsaidNumber(of: reading, first) ?? (asksWhetherThereIs(reading) ? .exists : .plain)
        }
        // 计划的500家已经建好了吗, 建会率超过85%了吗: no plan says what was done.
        if knowledge[first].scope == .plan, reading.saysDone || claim.bound != nil && reading.scope != .plan {
            return .plain
        }
        // 2024年发展会员超过1万吗 of all there are: how many there are is no word of how many came new.
        let isStock = knowledge[knowledge[first].attribute].isStock
        if let asked = reading.scope,
            !Planner.scopes(asked: asked, isStock: isStock).contains(knowledge[first].scope)
        {
            return .claimUnmentioned(asked.rawValue)
        }
        // 重庆有50万会员吗: neither a plan nor what came new says how many there are.
        if isStock, reading.scope == nil, reading.period == nil, !reading.hasPastVerb,
            [.plan, .new].contains(knowledge[first].scope)
        {
            return .plain
        }
        // 江北47个是全市的吗: of the place that lies above, it says nothing.
        if let above = placeAbove(in: reading, first) { return .claimUnmentioned(above) }
        // 40万 of 43人: money is no number of people.
        if claim.unit == nil, arithmetic.value(of: claim, for: first) > arithmetic.value(first) * 1000 {
            return .claimUnmentioned(claim.text)
        }
        if let bound = claim.bound {
            // 2万以上吗 is true of 20万以上, but not what the plan says.
            if arithmetic.isBound(quantity.printed),
                arithmetic.value(of: claim, for: first) != quantity.number.value
            {
                return .plain
            }
            guard let holds = arithmetic.holds(bound, claim, first) else { return .plain }
            return !holds ? .claimFails(claim.text) : isBorneOut(reading, claim, by: first) ? .claimHolds : .plain
        }
        // 4300项 of 工作室, which are 710家, is a number of something else.
        if countsOtherwise(claim, than: knowledge[first].attribute) { return .claimUnmentioned(claim.text) }
        guard arithmetic.agrees(claim, first) else {
            // 一共补了9万吧 of 3万 for each: it may well come to that.
            if arithmetic.isNear(claim, first) || isOfAnother(claim, beside: first) || isPerUnit(first) {
                return .plain
            }
            return areStated(othersThan: claim, reading, by: first) ? .claimFails(claim.text) : .plain
        }
        guard areStated(othersThan: claim, reading, by: first) else { return .plain }
        // 慰问了20万人次吗: that it was planned does not say that it was done.
        if knowledge[first].scope == .plan, reading.scope != .plan { return .plain }
        // 每名职工赔付1000万吗 of what all of them got.
        if reading.per != nil, !isPerUnit(first) { return .plain }
        // 总共才3万吧 of what each of them got.
        if reading.operators.contains(.sum), isPerUnit(first) { return .plain }
        // 是2022年追回的吗 of what was counted from 2022 on.
        if case .year = reading.period, knowledge[first].period.years?.upperBound == 9999 { return .plain }
        // 近五年4万吗 of 近年来.
        let told = knowledge[first].period
        if case .stretch = reading.period, told.length == nil, told.years == nil { return .plain }
        // The number is right; what else the question says of it must be so too.
        if let elsewhere = ofOtherPlace(claim, first) { return elsewhere }
        return reading.skipped.isEmpty && reading.restrictions.isEmpty && isBorneOut(reading, claim, by: first)
            ? .claimHolds : .plain
    }

    /// The place above the one of the figure, said behind it; nil where none is.
    private func placeAbove(in reading: Reading, _ figure: FactID) -> String? {
        guard let own = reading.subjects.firstIndex(of: knowledge[figure].subject) else { return nil }
        let above = reading.subjects[(own + 1)...].first { arithmetic.lies(knowledge[figure].subject, within: $0) }
        return above.map { knowledge[$0].name }
    }

    /// 75周年 against a sentence that says 40周年; of 上千名 a sentence that counts nobody says nothing.
    private func manner(of reading: Reading, toSentence id: FactID) -> Decision.Manner {
        if reading.claimsOfAll, let manner = manner(ofAllIn: reading, id) { return manner }
        for claim in reading.numbers where claim.unit != nil && claim.bound == nil {
            let same = knowledge[id].stated.filter { $0.unit == claim.unit }
            // 一共18个 of a sentence with 16个 and 2家
            let stated = knowledge[id].stated
            if stated.count > 1, stated.map(\.number.value).reduce(0, +) == claim.number.value { return .plain }
            // A sentence with many numbers speaks of many things, and none says which count its number is: 新增10个吗.
            if same.count == 1, reading.scope != .new, reading.scope != .plan, knowledge[id].stated.count < 3,
                same[0].number.value != claim.number.value
            {
                return .claimFails(claim.text)
            }
        }
        if let unsaid = unsaidNumber(of: reading, id) { return unsaid }
        // 有没有总数: a sentence gives none; nor is 没有写获得 a 有.
        if reading.kind == .existence {
            return reading.scope == nil && !reading.repeatsVerb && !denies(knowledge[id], reading) ? .exists : .plain
        }
        return isTold(reading, by: id) && reading.skipped.isEmpty ? .claimHolds : .plain
    }

    /// `40家都是国企吗` of so many: nothing confirms it but a sentence that speaks of all too; of another number, there is no
    /// word of those.
    private func manner(ofAllIn reading: Reading, _ id: FactID) -> Decision.Manner? {
        guard let claim = reading.numbers.first(where: { $0.bound == nil }) else { return nil }
        let isStated = quantified(id) ? arithmetic.agrees(claim, id) : states(claim, id)
        guard isStated else { return .claimUnmentioned(claim.text) }
        if let elsewhere = ofOtherPlace(claim, id) { return elsewhere }
        return universals.contains(where: knowledge[id].statement.contains) ? nil : .plain
    }

    /// What the sentence says is that this is not so: 没有写获得全国五一劳动奖章.
    private func denies(_ fact: Fact, _ reading: Reading) -> Bool {
        fact.statement.split(whereSeparator: "，；。：".contains).contains { clause in
            let surfaces = lexicon.mentions(in: Sentence(String(clause))).compactMap(lexicon.surface)
            let said = surfaces.flatMap(\.words)
            return surfaces.contains(where: \.isAbsence) && !reading.words.isEmpty
                && reading.words.allSatisfy(said.contains)
        }
    }

    /// A number in the question that the fact neither states nor contradicts: 24小时 of 47个站点.
    func unsaidNumber(of reading: Reading, _ id: FactID) -> Decision.Manner? {
        let unsaid = reading.numbers.first { claim in
            (claim.unit != nil || claim.number.value >= 1000) && !states(claim, id)
                && !(quantified(id) && arithmetic.isNear(claim, id))
        }
        return unsaid.map { .claimUnmentioned($0.text) }
    }

    /// 重庆市47个, of so many in 江北.
    private func ofOtherPlace(_ claim: Reading.Claim, _ id: FactID) -> Decision.Manner? {
        guard let place = claim.places.last, !claim.places.contains(knowledge[id].subject) else { return nil }
        return .claimUnmentioned(knowledge[place].name + claim.text)
    }

    func states(_ claim: Reading.Claim, _ id: FactID) -> Bool {
        let fact = knowledge[id]
        // 三家 is 3家; 13家 is not.
        let texts = [claim.text, "\(claim.number.value)\(claim.unitText ?? "")"]
        return texts.contains { fact.statement.statesNumber($0) || fact.note.statesNumber($0) }
            || fact.stated.contains { $0.number.value == claim.number.value }
    }

    /// `区级工作室有20来个吧`: a number is held against a figure, whatever sentences speak of the same.
    func claimOfFigure(_ reading: Reading, _ conversation: Conversation) -> PlannedPart? {
        guard isClaim(reading), !reading.numbers.isEmpty else { return nil }
        let asked = reading.forFiguresOnly
        // 2024年宣讲200场对吗: of that year there may be the plan alone.
        for scope in asked.scope == nil && asked.period != nil ? [nil, .plan] : [asked.scope] {
            var counted = asked
            counted.scope = scope
            let decision = plan(counted, in: conversation)
            if singleFigure(decision) != nil { return PlannedPart(reading: counted, decision: decision) }
        }
        return nil
    }

    /// 项 of what is counted in 家; 个 counts anything. What only its noun says is no measure: 三千职工活动.
    private func countsOtherwise(_ claim: Reading.Claim, than attribute: AttributeID) -> Bool {
        guard claim.unitText != nil, let asked = claim.unit, let own = units.classes[knowledge[attribute].unit] else {
            return false
        }
        return asked != own && asked != units.general && own != units.general
    }

    /// Of 完没完工 it cannot be said 有.
    private func asksWhetherThereIs(_ reading: Reading) -> Bool { reading.kind == .existence && !reading.repeatsVerb }

    func isClaim(_ reading: Reading) -> Bool { reading.kind == .yesNo || reading.kind == .existence }

    /// Of several numbers the one that the figure gives; else one that is counted as the figure is; else the only one.
    private func numberHeld(against figure: FactID, of reading: Reading) -> Reading.Claim? {
        let unit = knowledge[figure].unit
        let comparable = reading.numbers.filter { claim in
            // 不到一半 of 7万人: a share of what the figure does not say.
            if arithmetic.isShare(claim.text), !arithmetic.isRate(figure) { return false }
            guard let asked = claim.unit else { return true }
            // 12915个 is no sum of money.
            return units.fits(asked: asked, unit: unit) && (asked != units.general || units.isCount(unit))
        }
        return comparable.first { arithmetic.agrees($0, figure) } ?? comparable.first { $0.unit != nil }
            ?? (reading.numbers.count == 1 ? comparable.first : nil)
    }

    /// `慰问花了1200万对吗` beside how many were visited: without a unit, it may be the sum of money that the same passage gives.
    private func isOfAnother(_ claim: Reading.Claim, beside figure: FactID) -> Bool {
        claim.unit == nil && knowledge.passage(of: figure).contains { quantified($0) && arithmetic.agrees(claim, $0) }
    }

    /// What else was claimed stands in the same sentence: `20期，1186人`. Of 维权3件、法律援助11件 one alone is no proof of both.
    private func areStated(othersThan claim: Reading.Claim, _ reading: Reading, by figure: FactID) -> Bool {
        let fact = knowledge[figure]
        return reading.numbers.allSatisfy { other in
            other == claim || fact.statement.contains(other.text) || fact.note.contains(other.text)
        }
    }

    /// A yes/no question about something that the files do hold, with a word that they do not say of it: `市级培训20期，是给
    /// 职工开的技能班吗`, `青春训练营是巴南区办的吧`. The reply gives the fact and says which words it does not speak of; it
    /// neither confirms nor denies.
    func unmentionedClaim(_ candidates: [Retriever.Candidate], _ reading: Reading) -> Decision? {
        guard isClaim(reading) else { return nil }
        for candidate in candidates where candidate.coverage >= Planner.saidEnough && candidate.isDistinctive {
            let subjects = knowledge.subjects(with: candidate.attribute)
            let named = subjects.filter { reading.subjects.contains($0) }
            guard !named.isEmpty || reading.subjects.isEmpty || knowledge[candidate.attribute].kind != .figure else {
                continue
            }
            let elsewhere = named.isEmpty && !reading.subjects.isEmpty
            guard
                let subject = named.first
                    ?? (subjects.count == 1 && !elsewhere || reading.kind == .yesNo ? subjects.first : nil)
            else { continue }
            // What a report says of a place within its own is no word about any other place.
            if elsewhere, !reading.subjects.allSatisfy({ arithmetic.lies($0, within: subject) }) { continue }
            let facts = knowledge.facts(candidate.attribute, of: subject)
            let strange = candidate.unexplained
            if reading.residue.isEmpty, !elsewhere, let fact = facts.first, !strange.isEmpty,
                candidate.coverage >= Planner.saidFully, strange.allSatisfy(knowledge.isTold)
            {
                let manner = manner(of: strange, reading, by: fact)
                return Decision(outcome: .answer([fact], manner), words: reading.words)
            }
            let holding = facts.filter { holds(reading, $0) }
            let mayBeSaid =
                knowledge[candidate.attribute].kind != .figure && reading.kind == .yesNo
                && candidate.unexplainedShare <= 0.5 && (subjects.count == 1 || named.count == 1)
                // One word among strange ones is no statement about anything.
                && (reading.residue.isEmpty || reading.words.count > 1 || !reading.subjects.isEmpty)
            guard !holding.isEmpty || mayBeSaid, let fact = holding.first ?? facts.first else { continue }
            let names = elsewhere ? reading.subjects.map { knowledge[$0].name } : []
            let words = names + reading.residue + candidate.unexplained.map(lexicon.text(of:))
            guard !words.isEmpty else { continue }
            return Decision(
                outcome: .answer([fact], .claimUnmentioned(words.joined(separator: "、"))), words: reading.words)
        }
        return nil
    }

    func holds(_ reading: Reading, _ fact: FactID) -> Bool {
        guard case .figure(let quantity) = knowledge[fact].value else { return false }
        return reading.numbers.contains { $0.number.value == quantity.number.value }
    }
}

extension String {
    /// The text stands in it, and not behind another digit.
    fileprivate func statesNumber(_ text: String) -> Bool {
        ranges(of: text).contains { range in
            range.lowerBound == startIndex || !(self[index(before: range.lowerBound)].isNumber)
        }
    }
}
