import Foundation

/// Questions that want something made of several figures.
extension Planner {
    /// nil where the message asks for nothing of the kind, or where 一共 was said of a single figure.
    func planOperation(_ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let whole = message.whole
        let operators = operators(of: whole, conversation)
        if let yearly = planEachYearOfSpan(message, conversation) { return yearly }
        guard let decisive = operators.first else { return nil }
        // 甲加乙减丙: one of the two would be left out.
        let signs = message.mixedSigns
        guard signs.isEmpty else {
            return [PlannedPart(reading: whole, decision: Decision(outcome: .notUnderstood(signs)))]
        }
        if operators == [.sum], totalsOne(of: message) { return planParts(message, in: conversation) }
        if decisive == .progress {
            // 完成了 may be said of anything that was done; only figures have a plan.
            return planProgress(whole, conversation).map { [$0] }
        }
        if let pair = planOrdinals(whole, conversation) { return [pair] }
        if operators == [.sum], let product = planProduct(whole, conversation) { return [product] }
        if let parts = planEachPlace(message, decisive, conversation) { return parts }
        // A printed share goes before one that we work out.
        if decisive == .share, let printed = printedShare(whole, conversation) { return [printed] }
        if operators.contains(.share), let compared = printedShares(whole, operators, conversation) {
            return [compared]
        }
        // 江津和江北的会员占比各多少: the one is no share of the other.
        if decisive == .share, whole.asksOfEach, subjectsNamed(in: whole).count > 1 {
            return [PlannedPart(reading: whole, decision: Decision(outcome: .tooFew(decisive, []), words: whole.words))]
        }
        if let parts = planEachThing(message, operators, conversation) { return parts }
        if var operands = operands(message, operators, conversation) {
            // 甲占甲乙之和的几成
            if decisive == .share, Set(operands.figures.map { knowledge[$0].subject }).count > 1,
                message.repeats(knowledge[operands.figures[0]].subject)
            {
                operands.startsAgain = true
            }
            if let sum = operands.together {
                return [
                    PlannedPart(
                        reading: whole, decision: Decision(outcome: .answer([sum], .plain), words: operands.words))
                ]
            }
            let calculation = calculation(operators, operands, whole)
            if let parts = asked(apart: calculation, message, conversation) { return parts }
            let decision = Decision(outcome: .calculated(calculation), words: operands.words)
            return [PlannedPart(reading: whole, decision: decision)]
        }
        return withoutOperands(decisive, message, conversation)
    }

    /// What the message says, or, where it only takes something away, what was done last.
    private func operators(of reading: Reading, _ conversation: Conversation) -> [Operator] {
        if let bound = boundAsked(reading) { return [bound] + reading.operators }
        if !reading.operators.isEmpty { return reading.operators }
        let takesAway = !reading.excluded.isEmpty && reading.words.isEmpty && reading.subjects.isEmpty
        if takesAway { return conversation.operators }
        // 市级和区级工作室总数
        if reading.scope == .total, !isClaim(reading), operandsOfLevels(reading) != nil { return [.sum] }
        // 三样总数报一下
        if reading.scope == .total, reading.words.isEmpty, !isClaim(reading), countsResults(reading, conversation) {
            return [.sum]
        }
        // 江津和江北会员谁第二
        if reading.ordinal != nil, asksWhichOfNamed(reading), !reading.words.isEmpty { return [.ranking] }
        // 安康杯每家呢, after how many of each 单位 took part in another contest.
        let asksAgain = reading.per != nil && reading.asksOnward && conversation.operators.first == .mean
        guard reading.kinds.contains(.figure) || asksAgain else { return [] }
        // 每个工作室吸纳多少人 asks for a mean without the word, 各区会员多少 for each of a group.
        return reading.per != nil ? [.mean] : reading.group != nil ? [.ranking] : []
    }

    /// `超过1000家的区有哪些`, `会员16万以上的`: not where the number of one place is held against it.
    private func boundAsked(_ reading: Reading) -> Operator? {
        let asksWhich = !reading.subjectTypes.isEmpty || reading.kinds.contains { $0 == .whichSubject || $0 == .list }
        guard asksWhich || asksWhichOfNamed(reading) || reading.subjects.isEmpty && !isClaim(reading) else {
            return nil
        }
        return reading.numbers.lazy.compactMap(\.bound).first
    }

    /// 三样, where three or more were told.
    private func countsResults(_ reading: Reading, _ conversation: Conversation) -> Bool {
        guard reading.numbers.count == 1, reading.numbers[0].unit != nil,
            let count = Int("\(reading.numbers[0].number.value)")
        else { return false }
        return count > 1 && count <= conversation.results.count
    }

    /// `江津、江北会员超过16万的有哪个`: 谁 and 哪个 ask for one of the places that are named.
    func asksWhichOfNamed(_ reading: Reading) -> Bool {
        reading.subjects.count > 1 && reading.kinds.contains { $0 == .person || $0 == .definition }
    }

    private func operands(_ message: Message, _ operators: [Operator], _ conversation: Conversation) -> Operands? {
        let whole = message.whole
        if operators.contains(.mean), let per = whole.per {
            // 每 without 平均 asks for nothing else.
            if let spread = operandsPer(per, whole, conversation) { return spread }
            if !whole.operators.contains(.mean) {
                return whole.words.isEmpty ? usable(operandsOfConversation(whole, conversation)) : nil
            }
        }
        if operators == [.sum], let levels = operandsOfLevels(whole) { return levels }
        if let joined = operandsBesideTold(message, operators, conversation) { return joined }
        if let counts = operandsOfCounts(message, operators, conversation) { return counts }
        let subjects = operators.first == .share ? subjectsShared(in: whole) : subjectsNamed(in: whole)
        // 江津五年新发展的和南川2024年新发展的: each is said in full.
        let areFull = message.members(ofOperation: true).count { $0.saysItself } > 1
        if areFull, let found = usable(operandsOfMembers(message, conversation)) { return found }
        if let found = usable(operandsOfEach(subjects, whole, conversation)) { return found }
        if !areFull, let found = usable(operandsOfMembers(message, conversation)) { return found }
        let group = operandsOfNamedGroup(whole, subjects, operators)
        // 渝工关爱要评的几样，哪样最少: one thing of one place is no group where its topic has several.
        if let group, group.figures.count > 1 || whole.subjectTypes.first != nil || whole.group != nil { return group }
        // 网络比武排第几 asks for the place of one thing, not for those of its topic.
        let ranksOne =
            operators.contains(.ranking) && whole.kinds.isEmpty && subjects.count == 1 && whole.most == nil
            && attributeMeant(whole) != nil
        // 人数排头两位的是哪两项，各多少人: which they are is asked too.
        let asksForNames = whole.kinds.contains { $0 == .definition || $0 == .list } || whole.most != nil
        let asksWhich = (!whole.kinds.contains(.figure) || asksForNames) && !isClaim(whole) && !ranksOne
        if let found = operandsSideBySide(whole, conversation) { return found }
        if subjects.count < 2, operators.contains(where: \.ranksOthers), let found = operandsOfEveryLevel(message) {
            return found
        }
        if asksWhich, operators.contains(where: \.asksAmong), let found = usable(operandsOfTopic(whole)) {
            return found
        }
        if let group { return group }
        // Of two places, the part of the one is no answer.
        if operators.first == .share, whole.subjects.count < 2, let found = operandsWithin(whole, conversation) {
            return found
        }
        if let all = operandsOfOptions(whole, conversation) { return all }
        if operators == [.sum], let all = operandsOfAnswer(whole, conversation) { return all }
        let told = operandsOfConversation(whole, conversation)
        return whole.excluded.isEmpty ? usable(told) : told.flatMap { $0.figures.isEmpty ? nil : $0 }
    }

    /// `江津创新工作室市级区级各多少`: that of each level.
    func planEachLevel(_ whole: Reading) -> PlannedPart? {
        guard whole.asksOfEach, whole.operators.isEmpty, let levels = operandsOfLevels(whole) else { return nil }
        return PlannedPart(
            reading: whole, decision: Decision(outcome: .answer(levels.figures, .plain), words: whole.words))
    }

    /// `江津市级区级工作室一共几个`: the same of each level that is named. nil where one of them has no figure.
    private func operandsOfLevels(_ reading: Reading) -> Operands? {
        let levels = reading.words.filter(levelWords.contains)
        guard levels.count > 1, levels.count < reading.words.count, reading.subjects.count == 1 else { return nil }
        let figures = levels.compactMap { level -> FactID? in
            var one = reading.asFigure
            one.words.removeAll { $0 != level && levels.contains($0) }
            // 全国五一 is not of 劳动奖 only because 五一劳动奖 is said, too.
            let figure = singleFigure(plan(one, in: Conversation()))
            return figure.flatMap { one.words.allSatisfy(knowledge[knowledge[$0].attribute].isNamed) ? $0 : nil }
        }
        return Set(figures).count == levels.count ? Operands(figures: figures, words: reading.words) : nil
    }

    /// 江北江津的会员占全市多少: what lies above the others and stands behind them is what they are a share of.
    private func subjectsShared(in reading: Reading) -> [SubjectID] {
        let isBehind = reading.subjects.indices.dropFirst().contains { index in
            reading.subjects[..<index].contains { arithmetic.lies($0, within: reading.subjects[index]) }
        }
        return isBehind ? reading.subjects : subjectsNamed(in: reading)
    }

    /// `劳模、五一劳动奖、先锋号哪项最多`, of which there are those of the nation and those of the city: all of them.
    private func operandsOfEveryLevel(_ message: Message) -> Operands? {
        let members = message.members(ofOperation: true).filter { !$0.words.isEmpty }
        guard members.count > 1, message.whole.residue.isEmpty, message.whole.foreign.isEmpty,
            members.allSatisfy({ !$0.words.allSatisfy(levelWords.contains) })
        else { return nil }
        var figures: [FactID] = []
        for member in members {
            let own = figuresCalled(by: member.asFigure).flatMap { attribute in
                message.whole.subjects.flatMap { subject in
                    select(knowledge.facts(attribute, of: subject), member.asFigure.within([subject])).facts
                }
            }
            guard
                own.contains(where: { id in
                    knowledge[knowledge[id].attribute].variants.joined().contains(where: levelWords.contains)
                })
            else { return nil }
            figures += own.filter { !figures.contains($0) }
        }
        return figures.count > members.count ? Operands(figures: figures, words: message.whole.words) : nil
    }

    /// `三类之星一共评了多少`: where one would ask back among exactly so many figures of one place, all of them are meant.
    private func operandsOfOptions(_ whole: Reading, _ conversation: Conversation) -> Operands? {
        guard whole.numbers.count == 1, whole.numbers[0].bound == nil else { return nil }
        let decision = plan(whole.asFigure, in: conversation)
        guard case .clarify(let options) = decision.outcome, options.count > 1,
            "\(whole.numbers[0].number.value)" == "\(options.count)", Set(options.map(\.subject)).count == 1
        else { return nil }
        let figures = options.compactMap { option in
            named(option).flatMap { singleFigure(answer($0.attribute, of: $0.subject, whole.asFigure)) }
        }
        return figures.count == options.count ? Operands(figures: figures, words: whole.words) : nil
    }

    /// `第一名比第二名多多少` after a rank: two of those that were told, in the order in which they were.
    private func planOrdinals(_ whole: Reading, _ conversation: Conversation) -> PlannedPart? {
        // 第一名 and 最多的 are the first.
        let ordinals = (whole.operators.contains(.highest) ? [1] : []) + whole.ordinals
        let operators = whole.operators.filter { !$0.ranksOthers }
        guard ordinals.count == 2, !operators.isEmpty, whole.words.isEmpty, whole.subjects.isEmpty,
            whole.residue.isEmpty
        else { return nil }
        var told = conversation.options.compactMap { option in
            option.result.flatMap(fact)
                ?? named(option).flatMap { singleFigure(answer($0.attribute, of: $0.subject, Reading())) }
        }
        guard told.count == conversation.options.count, told.count > 1 else { return nil }
        // A list is told in the order of the question; what is first by number need not be first in it.
        if whole.operators.contains(.highest) || conversation.operators.contains(where: \.ranksOthers) {
            told = arithmetic.order(told)
        }
        let figures = ordinals.compactMap { told.indices.contains($0 - 1) ? told[$0 - 1] : nil }
        guard figures.count == 2 else { return nil }
        let operands = Operands(figures: figures, words: words(of: conversation))
        var asked = whole
        (asked.operators, asked.ordinal) = (operators, nil)
        return PlannedPart(
            reading: asked,
            decision: Decision(
                outcome: .calculated(calculation(operators, operands, asked)), words: operands.words))
    }

    /// `2024年渝工港湾比之前新建的多几个`: a plan and what was done, of the one thing that is named.
    private func operandsOfCounts(
        _ message: Message, _ operators: [Operator], _ conversation: Conversation
    ) -> Operands? {
        let whole = message.whole
        guard let decisive = operators.first, decisive.comparesTwo,
            whole.scope == .plan || whole.period != nil || setsCountsApart(conversation), whole.residue.isEmpty,
            whole.foreign.isEmpty,
            subjectsNamed(in: whole).count < 2, !whole.words.isEmpty
        else { return nil }
        var asked = whole.asFigure
        (asked.scope, asked.period) = (.plan, nil)
        guard let plan = singleFigure(plan(asked, in: conversation)), knowledge[plan].scope == .plan,
            whole.words.allSatisfy(knowledge[knowledge[plan].attribute].explains),
            whole.period.map({ fits(knowledge[plan].period, $0, .figure) }) ?? true
        else { return nil }
        let fact = knowledge[plan]
        // 新建工会比新建港湾多几个 names two things.
        let namesOther = message.members(ofOperation: true).contains { member in
            guard member.namesCommonThing,
                !(member.words + member.weakWords).allSatisfy(knowledge[fact.attribute].isNamed)
            else { return false }
            var other = member.asFigure.within(whole.subjects)
            other.scope = .plan
            return singleFigure(self.plan(other, in: Conversation())).map { knowledge[$0].attribute != fact.attribute }
                ?? false
        }
        guard !namesOther else { return nil }
        let done = knowledge.facts(fact.attribute, of: fact.subject).filter { knowledge[$0].scope != .plan }
        guard done.count == 1 else { return nil }
        return Operands(figures: [plan, done[0]], contrasts: true, words: whole.words)
    }

    /// `五一劳动奖奖状奖章放一块儿几个`: what one name stands for, told as several figures of one place.
    private func operandsOfAnswer(_ whole: Reading, _ conversation: Conversation) -> Operands? {
        guard !whole.words.isEmpty else { return nil }
        let decision = plan(whole.asFigure, in: conversation)
        guard case .answer(let figures, .plain) = decision.outcome, figures.count > 1, figures.allSatisfy(quantified),
            Set(figures.map { knowledge[$0].attribute }).count == figures.count,
            Set(figures.map { knowledge[$0].subject }).count == 1
        else { return nil }
        return Operands(figures: figures, words: decision.words)
    }

    private func operandsOfNamedGroup(
        _ whole: Reading, _ subjects: [SubjectID], _ operators: [Operator]
    ) -> Operands? {
        let isGroup = operators.contains { $0.asksAmong } || !whole.subjectTypes.isEmpty || whole.group != nil
        // 全市各区: the city says where the districts are.
        let isOpen = subjects.allSatisfy { subject in whole.group.map { knowledge[subject].type != $0 } ?? false }
        guard isGroup, subjects.count < 2, isOpen || asksForRank(whole, operators),
            let attribute = attributeMeant(whole), let found = operandsOfGroup(whole, attribute),
            !found.figures.isEmpty
        else { return nil }
        // 重庆的高技能人才排第几: the city stands beside no district.
        if whole.group == nil, whole.subjectTypes.isEmpty, let subject = subjects.first,
            !found.figures.contains(where: { knowledge[$0].subject == subject }),
            !found.lacking.contains(knowledge[subject].name)
        {
            return nil
        }
        // 20家以上企业 in passing is no filter over places where only one has such a figure.
        let asksWhich = !whole.subjectTypes.isEmpty || whole.group != nil || !whole.kinds.isEmpty
        return operators.contains(where: \.isBound) && !asksWhich && found.figures.count < 2 ? nil : found
    }

    /// `江北会员里新业态的占多少`: the part alone, where the files say in which figure it is counted.
    func operandsWithin(_ whole: Reading, _ conversation: Conversation) -> Operands? {
        let decision = plan(whole.asFigure, in: conversation)
        guard let part = singleFigure(decision) else { return nil }
        let sums = sums(of: knowledge[part].attribute, for: knowledge[part].subject).filter {
            knowledge[$0].scope == knowledge[part].scope
        }
        return sums.count == 1 ? Operands(figures: [part, sums[0]], words: decision.words) : nil
    }

    /// `江北排第几`: the place of one among all.
    private func asksForRank(_ reading: Reading, _ operators: [Operator]) -> Bool {
        operators.contains(.ranking)
            || operators.contains { $0 == .highest || $0 == .lowest }
                && (reading.kinds.contains(.figure) || isClaim(reading))
    }

    func usable(_ operands: Operands?) -> Operands? {
        guard let operands, !operands.figures.isEmpty || operands.together != nil, operands.count > 1 else {
            return nil
        }
        return operands
    }

    /// The mean of a sum of money and of so many people is what each of them got.
    private func isSpread(_ figures: [FactID], _ operators: [Operator]) -> Bool {
        operators.first == .mean && !units.isCount(knowledge[figures[0]].unit)
            && units.isCount(knowledge[figures[1]].unit) && areToldTogether(figures[0], figures[1])
            && !isPerUnit(figures[0])
    }

    /// The first of two figures is what the other is spread over.
    private func isUpsideDown(_ figures: [FactID], _ per: UnitClass, _ reading: Reading) -> Bool {
        guard reading.unit == per else {
            // 平均每人次多少, after so many 人次 and so much money.
            let isPer = figures.map { units.classes[knowledge[$0].unit] == per }
            return isPer[0] && !isPer[1]
        }
        // 冰柜平均每台多少瓶: no measure word tells the one from the other, and nobody asks how much of a 冰柜 each bottle got.
        return arithmetic.value(figures[0]) * 100 < arithmetic.value(figures[1])
    }

    func calculation(_ operators: [Operator], _ operands: Operands, _ reading: Reading) -> Calculation {
        let isOrder = operators.contains { $0 != .comparison && $0.asksAmong }
        var calculation = Calculation(
            operators: operators, figures: isOrder ? arithmetic.order(operands.figures) : operands.figures,
            lacking: operands.lacking, instead: operands.instead, most: reading.most,
            place: reading.ordinal, ranked: reading.subjects.count == 1 ? reading.subjects.first : nil,
            isPerUnit: operands.figures.count == 2 && (reading.per != nil || isSpread(operands.figures, operators))
                // 江北江津平均每场多少: the one is not spread over the other.
                && knowledge[operands.figures[0]].attribute != knowledge[operands.figures[1]].attribute,
            isOfAll: operators.first == .share && operands.startsAgain, contrasts: operands.contrasts)
        if calculation.isPerUnit, let per = reading.per, isUpsideDown(calculation.figures, per, reading) {
            calculation.figures.swapAt(0, 1)
        }
        if operators.contains(where: { $0 == .above || $0 == .below }) {
            calculation.bound = reading.numbers.first { $0.bound != nil }
        }
        return calculation
    }
}

extension Reading {
    /// 新建工会: a thing, though only by common words.
    fileprivate var namesCommonThing: Bool { words.isEmpty && !weakWords.isEmpty }

    /// A place with something of its own beside it: 南川2024年新发展的会员.
    fileprivate var saysItself: Bool { !subjects.isEmpty && (!words.isEmpty || period != nil || scope != nil) }
}
