/// Operands that were told before: 这两个加起来呢, 去掉江北呢.
extension Planner {
    /// `这两个加起来呢`, `差多少`, `去掉江北呢`: the figures of the last replies.
    func operandsOfConversation(_ reading: Reading, _ conversation: Conversation) -> Operands? {
        guard reading.residue.isEmpty, reading.foreign.isEmpty, reading.subjectTypes.isEmpty else { return nil }
        let (results, told) = heldResults(of: conversation)
        guard reading.words.isEmpty else { return namedAmong(results, reading, conversation) }
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
        if let group = groupOfTold(results, reading) { return group }
        if reading.per != nil { return spreadOfTold(results, reading, conversation) }
        if reading.operators == [.mean], let pair = spreadPair(results) {
            return Operands(figures: pair, words: words(of: conversation))
        }
        let count = reading.numbers.first.flatMap { Int("\($0.number.value)") }
        let isAmongAll = reading.operators.contains { $0.asksAmong && $0 != .comparison }
        // 加起来呢 after one figure after another of one place: all of them.
        let isSum = reading.operators.contains(.sum) && reading.weakWords.allSatisfy(lexicon.limitsNothing)
        // 哪个多 after the same of one place after another
        let isOfPlaces = reading.operators.contains(.comparison)
        let wanted =
            count
            ?? (isAmongAll
                ? max(told, alike(results))
                : max(told, 2, isSum ? alikeOfOne(results) : isOfPlaces ? sameOfPlaces(results) : 0))
        // 三家一共呢 after a reply with seven does not say which.
        guard wanted > 1, wanted <= results.count, wanted >= told else { return nil }
        let figures = Array(results.suffix(wanted))
        return Operands(figures: figures, contrasts: areCountsOfOne(figures), words: words(of: conversation))
    }

    /// `一共多少劳模` after those of the city and of the district: what was told by that name. nil where only one was.
    private func namedAmong(_ results: [FactID], _ reading: Reading, _ conversation: Conversation) -> Operands? {
        guard reading.operators == [.sum], reading.subjects.isEmpty, reading.group == nil, reading.numbers.isEmpty,
            reading.scope == nil || reading.scope == .total, reading.period == nil, reading.excluded.isEmpty,
            !reading.words.contains(where: levelWords.contains), let last = results.last
        else { return nil }
        let named = results.filter { figure in
            reading.words.allSatisfy(knowledge[knowledge[figure].attribute].isNamed)
        }
        // 会员一共多少 after two kinds of them: the files count them all.
        let isCountedAsWhole = retriever.explaining(reading.words, weak: []).contains { other in
            other.coverage >= Planner.wholeName && knowledge[other.attribute].kind == .figure
                && !named.contains { knowledge[$0].attribute == other.attribute }
                && !knowledge.facts(other.attribute, of: knowledge[last].subject).isEmpty
        }
        guard !isCountedAsWhole, named.count > 1, named.contains(last),
            named.allSatisfy({ arithmetic.measureTheSame($0, last) })
        else {
            return nil
        }
        return Operands(figures: named, words: reading.words)
    }

    /// 港湾也照这样比一下, after a plan was held against what was done.
    func setsCountsApart(_ conversation: Conversation) -> Bool {
        let (results, told) = heldResults(of: conversation)
        return told == 2 && !conversation.operators.isEmpty && areCountsOfOne(results.suffix(2))
    }

    /// A plan and what was done, of one thing of one place.
    private func areCountsOfOne(_ figures: [FactID]) -> Bool {
        figures.count == 2 && knowledge.areOfOneThing(figures[0], figures[1])
            && (knowledge[figures[0]].scope == .plan) != (knowledge[figures[1]].scope == .plan)
    }

    /// `两家医院一共呢`, `哪家最多` after the figure of one place: the same of every place of its kind.
    private func groupOfTold(_ results: [FactID], _ reading: Reading) -> Operands? {
        guard let last = results.last else { return nil }
        let isAmongAll = reading.operators.contains(where: \.ranksOthers) && alike(results) == 1
        guard reading.group != nil || isAmongAll && reading.numbers.isEmpty else { return nil }
        var asked = reading
        if asked.group == nil { asked.subjectTypes = [knowledge[knowledge[last].subject].type] }
        let group = operandsOfGroup(asked, knowledge[last].attribute)
        return group.flatMap { $0.figures.count > 1 ? $0 : nil }
    }

    /// `平均每人多少钱`: the last figure by one of the same topic that its report tells in the same line, and that is
    /// counted so.
    private func spreadOfTold(_ results: [FactID], _ reading: Reading, _ conversation: Conversation) -> Operands? {
        guard let last = results.last else { return nil }
        for (distance, other) in results.dropLast().reversed().enumerated()
        where areToldTogether(last, other)
            && (knowledge.shareTopic(knowledge[last].attribute, knowledge[other].attribute)
                || distance == 0 && isOnlyOneCountedSo(last, other, reading))
        {
            // 每台多少瓶: 台 and 瓶 measure in one class; what is asked for is spread over what is not measured so.
            let classes = [last, other].map { units.classes[knowledge[$0].unit] }
            let isLastSpread = reading.unit.map { classes[0] == $0 || classes[1] != $0 } ?? (classes[1] == reading.per)
            let pair = isLastSpread ? [last, other] : [other, last]
            guard isSpreadOver(pair[1], reading),
                units.classes[knowledge[pair[0]].unit] != units.classes[knowledge[pair[1]].unit],
                reading.unit.map({ isCountable(knowledge[pair[0]].attribute, in: $0) }) ?? true
            else { continue }
            return Operands(figures: pair, words: words(of: conversation))
        }
        return nil
    }

    /// Of those who take part and those who were paid, told in the same line, being named last does not make the one meant.
    private func isOnlyOneCountedSo(_ last: FactID, _ other: FactID, _ reading: Reading) -> Bool {
        let told = knowledge.passage(of: last) + [last]
        return told.count { quantified($0) && isSpreadOver($0, reading) } < 2
            || [last, other].allSatisfy { !isSpreadOver($0, reading) }
    }

    /// `平均下来呢` after a sum of money and so many 人次 that are told together: the sum for each of them.
    private func spreadPair(_ results: [FactID]) -> [FactID]? {
        let pair = Array(results.suffix(2))
        guard pair.count == 2, areToldTogether(pair[0], pair[1]) else { return nil }
        let amounts = pair.filter { !units.isCount(knowledge[$0].unit) }
        // 每家3万 is a mean already.
        guard amounts.count == 1, !isPerUnit(amounts[0]), let counted = pair.first(where: { $0 != amounts[0] }) else {
            return nil
        }
        return [amounts[0], counted]
    }

    /// What is counted in 个 may be called 台 or 间 too.
    private func isSpreadOver(_ figure: FactID, _ reading: Reading) -> Bool {
        guard let per = reading.per, let own = units.classes[knowledge[figure].unit] else { return false }
        return own == per || own == units.general && !units.has(.strict, per)
    }

    /// How many of the last results are figures of the same place, counted the same.
    private func alikeOfOne(_ results: [FactID]) -> Int {
        guard let last = results.last else { return 0 }
        return min(alike(results), results.reversed().prefix { knowledge[$0].subject == knowledge[last].subject }.count)
    }

    /// How many of the last results are the same figure of one place after another.
    private func sameOfPlaces(_ results: [FactID]) -> Int {
        guard let last = results.last else { return 0 }
        return results.reversed().prefix { knowledge[$0].attribute == knowledge[last].attribute }.count
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
