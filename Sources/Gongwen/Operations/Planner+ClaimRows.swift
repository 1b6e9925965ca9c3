/// Several figures to be confirmed at once: `江北户外站点和妈咪小屋都是47个吧`, `2家市级工作室、16个区级工作室，对不对`.
extension Planner {
    /// Each thing of the row with its number, or with the one number that is said of all.
    func planClaims(_ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let whole = message.whole
        guard !whole.numbers.isEmpty, whole.operators.isEmpty else { return nil }
        // 帮扶368.59万、赔付3215.34万: the reading by which more of it is so is the one that is meant.
        func holding(_ parts: [PlannedPart]) -> Int {
            parts.count { if case .answer(_, .claimHolds) = $0.decision.outcome { true } else { false } }
        }
        let (operands, clauses) = (claimsOfOperands(message, conversation), claimsOfClauses(message))
        if let operands, let clauses, areBetterNamed(clauses, than: operands) { return clauses }
        let readings = [operands, clauses].compactMap { $0 }
        return readings.first { holding($0) == readings.map(holding).max() }
    }

    /// `法律援助4200件，挽回7700万`: that so much was won back otherwise is no word of it.
    private func areBetterNamed(_ clauses: [PlannedPart], than operands: [PlannedPart]) -> Bool {
        guard clauses.count == operands.count else { return false }
        let pairs = zip(clauses, operands).filter { $0.reading.numbers.first == $1.reading.numbers.first }
        guard pairs.count == clauses.count else { return false }
        func named(_ part: PlannedPart, by words: [WordID]) -> Int {
            let figures = part.decision.outcome.figures.filter(quantified)
            return figures.map { id in words.count(where: knowledge[knowledge[id].attribute].isNamed) }.max() ?? 0
        }
        let counts = pairs.map { clause, operand in
            (named(clause, by: clause.reading.words), named(operand, by: clause.reading.words))
        }
        return counts.allSatisfy { $0.0 >= $0.1 } && counts.contains { $0.0 > $0.1 }
    }

    private func claimsOfOperands(_ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let numbers = message.whole.numbers
        guard let found = operandsOfMembers(message, conversation), found.figures.count > 1, found.lacking.isEmpty,
            numbers.count == 1 || numbers.count == found.figures.count,
            found.numbers.isEmpty || numbers.count == 1 || found.numbers.count == numbers.count
        else { return nil }
        let parts = found.figures.enumerated().map { index, figure in
            var reading = Reading()
            reading.kinds = message.whole.kinds
            reading.subjects = message.whole.subjects
            reading.numbers = [numbers.count == 1 ? numbers[0] : found.numbers[figure] ?? numbers[index]]
            // 新建463家，会员17万: what came new of the first is not asked of the next.
            let held =
                agreeing(with: reading.numbers[0], besides: figure)
                ?? figureOfAll(found.words, insteadOf: figure, reading, found) ?? figure
            let decision = Decision(
                outcome: .answer([held], manner(of: reading, [held])), words: found.words)
            return PlannedPart(reading: reading, decision: ofHolder(decision, reading, conversation))
        }
        guard numbers.count > 1 else { return parts }
        // In the order in which they were claimed.
        func place(_ part: PlannedPart) -> Int {
            numbers.firstIndex { $0.text == part.reading.numbers[0].text } ?? numbers.count
        }
        return parts.sorted { place($0) < place($1) }
    }

    /// `法律援助4200件，挽回3600万` where others won back 7700万: what has the number, and bears the words of the whole message.
    private func figureOfAll(
        _ words: [WordID], insteadOf figure: FactID, _ reading: Reading, _ found: Operands
    ) -> FactID? {
        guard quantified(figure), !arithmetic.agrees(reading.numbers[0], figure) else { return nil }
        var asked = reading
        asked.words = words
        guard let other = self.figure(meantBy: asked, of: knowledge[figure].subject),
            !found.figures.contains(other), words.contains(where: knowledge[knowledge[other].attribute].isNamed)
        else { return nil }
        return other
    }

    /// The same figure of another count or time, where that has the number and this has not.
    private func agreeing(with claim: Reading.Claim, besides figure: FactID) -> FactID? {
        guard claim.bound == nil, quantified(figure), !arithmetic.agrees(claim, figure) else { return nil }
        let fact = knowledge[figure]
        let others = knowledge.facts(fact.attribute, of: fact.subject).filter {
            quantified($0) && arithmetic.agrees(claim, $0)
        }
        return others.count == 1 ? others[0] : nil
    }

    /// `驿站5个，冰柜4个，妈咪小屋3个，对吗`: each clause that has a number is a claim, of the place that was named. nil where one of
    /// them comes to nothing.
    private func claimsOfClauses(_ message: Message) -> [PlannedPart]? {
        guard message.whole.numbers.count > 1, message.whole.residue.isEmpty, message.whole.subjects.count < 2 else {
            return nil
        }
        var parts: [PlannedPart] = []
        // 竞赛23场，单位2000家: what the first names, the next are sides of.
        var heading: [WordID] = []
        var members = message.members().filter { !$0.numbers.isEmpty }
        // 市级工作室21个区级4个 has no pause between the two.
        if members.count < 2 {
            members = message.counts().filter { !$0.numbers.isEmpty }
            // 从3.7万户升到267万户 names one thing.
            guard members.allSatisfy(namesThing) else { return nil }
        }
        guard members.count > 1 else { return nil }
        for member in members {
            // 区级4个 behind 市级工作室21个 is of 工作室 too.
            let isLevel = !member.words.isEmpty && member.words.allSatisfy(levelWords.contains)
            if isLevel { heading.removeAll(where: levelWords.contains) }
            heading = member.words.isEmpty || isLevel ? heading : member.words
            guard let claims = claims(of: member, heading: heading, message.whole) else { return nil }
            parts += claims
        }
        // Without a place, what one has says nothing of the other.
        let places = Set(parts.flatMap { $0.decision.outcome.figures.map { knowledge[$0].subject } })
        guard parts.count > 1, !message.whole.subjects.isEmpty || places.count == 1,
            parts.count(where: { $0.decision.isRefusal }) * 2 < parts.count
        else { return nil }
        return parts
    }

    /// 帮43名劳动者追讨73.02万元 claims two: each number of a clause. nil where one is of nothing, or could be of something else.
    private func claims(of member: Reading, heading: [WordID], _ whole: Reading) -> [PlannedPart]? {
        var own = member.within(whole.subjects)
        own.kinds = whole.kinds
        own.period = own.period ?? whole.period
        var reading = own.adding(heading)
        guard !reading.words.isEmpty || !member.weakWords.isEmpty else { return nil }
        var parts: [PlannedPart] = []
        for number in member.numbers {
            (own.numbers, reading.numbers) = ([number], [number])
            guard let side = claim(reading) else {
                // Of one that comes to nothing it is said that the files do not have it: …，占比31.4%.
                let unsaid = own.words.isEmpty ? [number.text] : lexicon.typed(own.words, in: own)
                let outcome = Decision.Outcome.notMentioned(unsaid, unexplained: [])
                parts.append(PlannedPart(reading: reading, decision: Decision(outcome: outcome)))
                continue
            }
            // 工作室710家，转化成果4300项: what counts otherwise is no side of the first.
            let isSide = reading.words == own.words || bearsOut(side.decision, own)
            let alone = isSide ? nil : claim(own).flatMap { isVerdict($0.decision) ? $0 : nil }
            // What nothing of it calls is not denied either.
            guard isSide || alone != nil || !isVerdict(side.decision) else { return nil }
            parts.append(alone ?? side)
        }
        return parts
    }

    /// What the clause before named is asked of here, too: it has the number, or is called by a word of this clause.
    private func bearsOut(_ decision: Decision, _ own: Reading) -> Bool {
        guard case .answer(let facts, let manner) = decision.outcome, let first = facts.first else { return false }
        switch manner {
        case .claimHolds: return true
        case .claimUnmentioned: return false
        default:
            let common = commonNames(in: own)
            return common.isEmpty || common.contains(where: knowledge[knowledge[first].attribute].isNamed)
        }
    }

    /// One number of several that are claimed: held against the figure that has it, else against the one that the words name.
    private func claim(_ reading: Reading) -> PlannedPart? {
        let subjects = reading.subjects.isEmpty ? Array(knowledge.subjectsWithFigures) : reading.subjects
        let agreeing = subjects.compactMap { figure(meantBy: reading, of: $0) }
        if agreeing.count == 1, let figure = agreeing.first, !isRatherAnother(than: figure, reading) {
            let manner = manner(of: reading, [figure])
            return PlannedPart(
                reading: reading, decision: Decision(outcome: .answer([figure], manner), words: reading.words))
        }
        guard var part = claimOfFigure(reading, Conversation()) else { return nil }
        part.decision = ofHolder(part.decision, reading, Conversation())
        return part
    }

    /// 发明创造24项 of 33项, where there are 24 of 专利: what is called by just these words is meant.
    private func isRatherAnother(than figure: FactID, _ reading: Reading) -> Bool {
        let own = knowledge[figure]
        guard !isNamedWhole(own.attribute, reading) else { return false }
        return figuresCalled(by: reading).contains { other in
            isNamedWhole(other, reading) && !knowledge.facts(other, of: own.subject).isEmpty
        }
    }

    /// What was found neither confirms nor denies: a sentence of another place, or that something is not given.
    func isNoVerdict(_ decision: Decision) -> Bool {
        guard case .answer(let facts, let manner) = decision.outcome else { return true }
        if case .claimUnmentioned = manner { return true }
        return facts.allSatisfy { knowledge[$0].isUnexplained }
    }

    /// The number of the question was held against the figure.
    func isVerdict(_ decision: Decision) -> Bool {
        guard case .answer(_, let manner) = decision.outcome else { return false }
        switch manner {
        case .claimHolds, .claimFails: return true
        default: return false
        }
    }
}
