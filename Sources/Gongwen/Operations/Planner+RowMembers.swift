/// What one member of a row means, completed from what the row says only once.
extension Planner {
    /// The figure that a member means: by its own words in the count and time of those before it, in its own, or with
    /// the noun that the row says once. `row.decision` is what its own words came to.
    func operand(_ member: Reading, in row: inout Row, _ found: Operands) -> FactID? {
        let own = alone(member, in: row)
        let isPlace = member.isOnlyPlace
        defer {
            row.scope = own.scope ?? row.scope
            row.period = own.period ?? row.period
        }
        var carried = own
        carried.scope = own.scope ?? row.scope
        carried.period = own.period ?? row.period
        let tail = isPlace ? row.tailOfPlaces : row.tail
        let named = (row.heading + tail).filter { !own.words.contains($0) }
        let lacksNoun = !named.isEmpty && own.words.allSatisfy(levelWords.contains)
        if row.isBehindEach, let figure = figure(of: carried, with: row.behind, &row) { return figure }
        if !lacksNoun {
            row.decision = plan(carried, in: row.conversation)
            if let figure = singleFigure(row.decision), isSaid(figure, by: own, found) {
                return ofLevelBefore(figure, carried, &row) ?? like(found.figures.first, figure, carried, row) ?? figure
            }
        }
        // 全国级的劳模、五一奖、先锋号: the level of the first is that of the others.
        let levels = words(of: row.conversation).filter(levelWords.contains)
        if !own.words.contains(where: levelWords.contains), let figure = figure(of: carried, with: levels, &row) {
            return figure
        }
        // 困难职工和一线职工体检: the noun at the end is said of both.
        for start in tail.indices.dropFirst() {
            if let figure = figure(of: carried, with: Array(tail[start...]), &row) { return figure }
        }
        var attempts: [Reading] = []
        for words in [named, tail.filter(named.contains)] where lacksNoun && !words.isEmpty {
            attempts += [carried, own].map { $0.adding(words, weak: isPlace ? row.weakTail : []) }
        }
        attempts = halves(of: own, with: row.tail, behind: row.behind) + attempts + [carried, own]
        return figure(ofFirst: attempts, lacksNoun: lacksNoun, in: &row, found)
    }

    /// A member in its own words, as a question for one figure: of the row's place, year and measure; of a place alone, in
    /// the count and time of the noun.
    private func alone(_ member: Reading, in row: Row) -> Reading {
        var own = member.asFigure.within(row.everywhere)
        own.isOperand = true
        if let step = own.yearStep, case .year(let year) = row.period { own.period = .year(year + step) }
        own.unit = own.unit ?? unitOfNoun(in: member, row) ?? row.unit
        if member.isOnlyPlace, own.scope == nil, own.period == nil, own.yearStep == nil {
            (own.scope, own.period) = (row.scopeOfTail, row.periodOfTail)
        }
        return own
    }

    /// What the first of these means that means a figure of the row; sentences are passed over only where none does.
    private func figure(
        ofFirst attempts: [Reading], lacksNoun: Bool, in row: inout Row, _ found: Operands
    ) -> FactID? {
        for (index, attempt) in (attempts + attempts.map(\.forFiguresOnly)).enumerated() {
            let decision = plan(attempt, in: row.conversation)
            if lacksNoun, index == 0 { row.decision = decision }
            guard let figure = singleFigure(decision), belongs(figure, to: found, attempt),
                isSaid(figure, by: attempt, found)
            else { continue }
            if attempt.isOfFigures, isAmbiguous(figure, attempt, decision) { continue }
            row.decision = decision
            return figure
        }
        return nil
    }

    /// `法律援助和调解各挽回多少`: what is called by the member's own words and those that are said of all.
    private func figure(of member: Reading, with shared: [WordID], _ row: inout Row) -> FactID? {
        guard !shared.isEmpty, !member.words.isEmpty, !shared.contains(where: member.words.contains) else { return nil }
        let decision = plan(member.adding(shared).forFiguresOnly, in: row.conversation)
        guard let figure = singleFigure(decision),
            (member.words + shared).allSatisfy(knowledge[knowledge[figure].attribute].isNamed)
        else { return nil }
        row.decision = decision
        return figure
    }

    /// 追回来的钱 is counted in 元, and so is 资金 where it stands alone.
    private func unitOfNoun(in member: Reading, _ row: Row) -> UnitClass? {
        let noun = member.words.isEmpty ? member.weakWords.lazy.compactMap { row.classOfNoun[$0] }.first : nil
        return (member.nounUnit ?? noun).flatMap { units.has(.strict, $0) && !units.has(.time, $0) ? $0 : nil }
    }

    /// `调解和法律援助一共挽回多少损失`: a common word beside another thing, with what is said of both behind that.
    private func halves(of member: Reading, with tail: [WordID], behind: [WordID]) -> [Reading] {
        guard member.words.isEmpty else { return [] }
        let named = member.weakWords.filter { retriever.names($0) && !lexicon.cueWords.contains($0) }
        guard !named.isEmpty else { return [] }
        let said = [named, named + behind] + tail.indices.dropFirst().map { named + tail[$0...] }
        return [member]
            + said.map { words in
                var half = member.adding(words)
                half.weakWords = []
                return half
            }
    }

    /// 帮到的人 names nothing: what the row spoke of before is not meant by it.
    private func isSaid(_ figure: FactID, by member: Reading, _ found: Operands) -> Bool {
        guard !found.figures.isEmpty, member.words.isEmpty, member.subjects.isEmpty || found.figures.contains(figure)
        else { return true }
        return member.period != nil || member.scope != nil || member.yearStep != nil
            || member.weakWords.contains(where: knowledge[knowledge[figure].attribute].isNamed)
    }

    /// What names no place is of the place that the row is about.
    private func belongs(_ figure: FactID, to found: Operands, _ member: Reading) -> Bool {
        guard let first = found.figures.first, member.subjects.isEmpty else { return true }
        return knowledge[first].subject == knowledge[figure].subject
    }

    /// 五一劳动奖章 where there is one of the nation and one of the city: neither is taken for the other.
    private func isAmbiguous(_ figure: FactID, _ member: Reading, _ decision: Decision) -> Bool {
        let own = knowledge[figure].attribute
        let named = knowledge[own].variants.filter { variant in
            variant.contains { levelWords.contains($0) && !member.words.contains($0) }
        }
        guard named.count == knowledge[own].variants.count else { return false }
        let bare = Set(named.map { $0.filter { !levelWords.contains($0) } })
        return decision.weighed.contains { other in
            other.attribute != own && knowledge[other.attribute].kind == .figure
                && knowledge[other.attribute].variants.contains { variant in
                    bare.contains(variant.filter { !levelWords.contains($0) })
                }
                && !knowledge.facts(other.attribute, of: knowledge[figure].subject).isEmpty
        }
    }

    /// `市劳模比先进工作者多几位`: where there is one of each level, the level said before is meant.
    private func ofLevelBefore(_ figure: FactID, _ member: Reading, _ row: inout Row) -> FactID? {
        let levels = words(of: row.conversation).filter(levelWords.contains)
        guard !levels.isEmpty, !member.words.contains(where: levelWords.contains),
            isAmbiguous(figure, member, row.decision)
        else { return nil }
        let decision = plan(member.adding(levels).forFiguresOnly, in: row.conversation)
        guard let found = singleFigure(decision) else { return nil }
        row.decision = decision
        return found
    }

    /// `调解挽回的损失是法律援助的几倍`: what stands beside a sum of money is one too, if there is such a figure.
    private func like(_ first: FactID?, _ figure: FactID, _ member: Reading, _ row: Row) -> FactID? {
        guard let first, first != figure, !arithmetic.measureTheSame(first, figure), member.unit == nil,
            let unit = units.classes[knowledge[first].unit]
        else { return nil }
        var alike = member.forFiguresOnly
        alike.unit = unit
        let context = words(of: row.conversation)
        let sides = retriever.candidates(for: member.words, weak: member.weakWords, context: context).filter {
            $0.unexplained.isEmpty && $0.coverage >= Planner.saidEnough && fitness(of: $0, alike) > 0
                && $0.attribute != knowledge[first].attribute && knowledge[$0.attribute].kind == .figure
                && member.words.contains(where: knowledge[$0.attribute].isNamed)
                && !knowledge.facts($0.attribute, of: knowledge[figure].subject).isEmpty
        }
        return sides.isEmpty ? nil : singleFigure(answer(sides, of: knowledge[figure].subject, alike))
    }

    /// A name with 和 or 、 in it was cut in two.
    func operand(acrossCut members: ArraySlice<Reading>, in row: inout Row) -> FactID? {
        guard members.count > 1, let first = members.first, !row.decision.isNoData else { return nil }
        var joined = first.joined(to: members[members.startIndex + 1]).asFigure.within(row.everywhere)
        guard joined.subjects.count < 2 else { return nil }
        joined.unit = joined.unit ?? row.unit
        joined.isOperand = true
        let decision = plan(joined, in: row.conversation)
        guard let figure = singleFigure(decision) else { return nil }
        row.decision = decision
        return figure
    }
}

extension Reading {
    /// The same with further words.
    func adding(_ words: [WordID], weak: [WordID] = []) -> Reading {
        var completed = self
        completed.words += words.filter { !self.words.contains($0) }
        completed.weakWords += weak.filter { !weakWords.contains($0) }
        return completed
    }

    /// It names a place and no thing.
    fileprivate var isOnlyPlace: Bool { words.isEmpty && !subjects.isEmpty }

    /// The same, of figures: sentences that speak of them are passed over.
    var forFiguresOnly: Reading {
        var reading = self
        reading.isOfFigures = true
        return reading
    }
}
