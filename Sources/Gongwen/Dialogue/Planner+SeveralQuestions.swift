/// Several questions in one message.
extension Planner {
    /// Each question of a message that asks more than once, in order: what can be answered is, and of the rest it is said
    /// that it cannot. nil where fewer than two were asked, or none could be answered.
    func planSeveral(_ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let rows = [message.members()] + message.sentences()
        var best: [PlannedPart] = []
        for row in rows where row.indices.count(where: { asks($0, in: row) }) >= 2 {
            guard let parts = planRow(row, conversation), score(parts) > score(best) else { continue }
            best = parts
        }
        if best.isEmpty, (2...4).contains(message.whole.cueCount), rows.count == 1, rows[0].count == 1 {
            best =
                planRow(message.questions(), conversation).flatMap { row in
                    // 吗 asks about all that stands before it, 在哪里入会 too.
                    row.allSatisfy { answers($0.decision) && !isClaim($0.reading) } ? row : nil
                } ?? []
        }
        return best.isEmpty ? nil : best
    }

    /// 吗 and 不要 stand in much that asks nothing: in a long row they are no question of their own. 呢 asks on where
    /// something was asked before. 人数 in a name asks only where nothing else does: `互助保障人数，一共多少`.
    private func asks(_ index: Int, in row: [Reading]) -> Bool {
        let member = row[index]
        guard member.asksForFacts else {
            return member.asksOnward && row[..<index].contains(where: \.asksForFacts)
        }
        if isClaim(member) { return row.count <= 3 }
        // 江北驿站几个，江津会员数: beneath another place it is a question of its own.
        if member.cueCount > 0 || member.words.isEmpty { return true }
        return !member.subjects.isEmpty && row[..<index].contains { $0.cueCount > 0 && !$0.words.isEmpty }
            || !row.contains { $0.cueCount > 0 }
    }

    /// 江津, as a member of a row of places; 把江津 too.
    private func namesOnlyPlaces(_ member: Reading) -> Bool {
        !member.subjects.isEmpty && member.words.isEmpty && member.weakWords.allSatisfy(lexicon.limitsNothing)
            && !member.asksForFacts && member.residue.isEmpty && member.period == nil && member.scope == nil
    }

    /// Answers count for more than what could not be answered against them.
    private func score(_ parts: [PlannedPart]) -> Int {
        let settled = parts.count { isSettled($0.decision) }
        return 3 * settled - (parts.count - settled)
    }

    /// Each member that asks, with what stands before it: `江津的阅读活动，带动多少个基层工会、多少职工`; where that makes no
    /// sense, what stands before is asked the same: `技术革新、发明创造各多少项`; else as a follow-up to the member before.
    func planRow(_ members: [Reading], _ conversation: Conversation) -> [PlannedPart]? {
        guard members.count > 1, members.indices.contains(where: { asks($0, in: members) }) else { return nil }
        var parts: [PlannedPart] = []
        var scratch = conversation
        scratch.options = []
        var open: [Reading] = []
        var heading: Reading?
        var subjects: [SubjectID] = []
        func add(_ part: PlannedPart) {
            parts.append(part)
            scratch.remember([part.decision], in: knowledge, lexicon: lexicon)
            scratch.options = []
        }
        for (index, member) in members.enumerated() {
            var member = asLevel(member, beside: members, beneath: subjects)
            if !member.subjects.isEmpty {
                // 江津|和江北的基层工会数、会员数: both hold for what comes next.
                let isPaired = index > 0 && member.joinsRow && namesOnlyPlaces(members[index - 1])
                subjects = isPaired ? subjects + member.subjects.filter { !subjects.contains($0) } : member.subjects
                if isPaired { member = member.about(subjects) }
                // 我在江津，江北会员多少: the place that was named before is not asked about.
                open.removeAll(where: namesOnlyPlaces)
            }
            guard asks(index, in: members) else {
                open.append(member)
                continue
            }
            if let joined = open.reduce(nil as Reading?, { $0?.joined(to: $1) ?? $1 }) { heading = joined }
            if open.isEmpty, let pair = planPair(parts.last, member, scratch) {
                parts.removeLast()
                pair.forEach(add)
                continue
            }
            // 会员多少 after 互助保障多少单位入会.
            if !parts.isEmpty, open.isEmpty, subjects.count < 2,
                !member.words.isEmpty || member.kind != members[index - 1].kind,
                let side = planBeside(member, scratch, isFirst: true), isSettled(side)
            {
                add(PlannedPart(reading: member, decision: side))
                continue
            }
            let headed = (heading?.joined(to: member) ?? member).within(subjects)
            // 2024年打算新建多少工会，评选多少项目: the time and count of the first hold for the next where it has them.
            let dated = parts.last { $0.reading.period != nil }
            let counted = dated.flatMap { answered(headed.counted(like: $0.reading), scratch) }
            let whole = counted ?? settled(headed, scratch)
            // Each of a row may have a number, though a sentence about all of them gives none.
            if let whole, counted != nil || !whole.decision.isOfAnotherKind {
                add(whole)
            } else if let row = settledRow(open + [member], like: member, subjects, scratch) {
                row.forEach(add)
                heading = nil
            } else if let whole {
                add(whole)
            } else if let part = settled(member.within(subjects), scratch) {
                add(part)
            } else if member.asksOnward, member.words.isEmpty, member.namesPlaceOrTime, let last = parts.last {
                let reading = member.subjects.isEmpty ? member : last.reading.about(member.subjects)
                add(PlannedPart(reading: reading, decision: plan(reading, in: scratch)))
            } else if !member.words.isEmpty || !member.residue.isEmpty || member.unit != nil
                || !parts.isEmpty && open.isEmpty && member.asksForMore && member.kind != members[index - 1].kind
            {
                // 是哪两个 names nothing, and asks on of the number that was told.
                let asksOn =
                    member.words.isEmpty && member.residue.isEmpty && member.kind != .figure
                    && parts.last.map { givesFigure($0.decision) } ?? false
                let asked = asksOn ? member : member.within(subjects)
                add(PlannedPart(reading: member, decision: plan(asked, in: scratch)))
            } else if !parts.isEmpty, open.count == 1, !open[0].words.isEmpty {
                // 江北会员多少，退休会员又有多少: cut before 又, what is asked there stands alone.
                add(PlannedPart(reading: headed, decision: plan(headed, in: scratch)))
            }
            open = []
        }
        // …②江北会员多少③江北劳模: the last is asked as the one before it.
        if let last = parts.last, let joined = open.reduce(nil as Reading?, { $0?.joined(to: $1) ?? $1 }),
            !joined.subjects.isEmpty || joined.joinsRow,
            let part = settled(joined.asking(like: last.reading).within(subjects), scratch)
        {
            add(part)
        }
        parts = distinct(parts).filter { !$0.reading.namesNothing || isSettled($0.decision) }
        return parts.count > 1 && parts.contains { isSettled($0.decision) } ? parts : nil
    }

    /// `法律援助办了多少件，挽回多少钱`: the second read with the first, where a figure is called by the words of both. It tells
    /// of which place the first is, where that alone may be of several.
    private func planPair(_ last: PlannedPart?, _ member: Reading, _ conversation: Conversation) -> [PlannedPart]? {
        guard let last, !member.words.isEmpty || !member.weakWords.isEmpty, !last.reading.words.isEmpty,
            last.reading.operators.isEmpty, member.operators.isEmpty, !isClaim(last.reading), !isClaim(member)
        else { return nil }
        let joined = last.reading.joined(to: member)
        guard joined.subjects.count <= 1, let second = settled(joined, conversation),
            let figure = singleFigure(second.decision), !last.decision.outcome.figures.contains(figure),
            (joined.words + member.weakWords).allSatisfy(knowledge[knowledge[figure].attribute].isNamed)
        else { return nil }
        guard case .clarify = last.decision.outcome else { return [last, second] }
        return settled(last.reading.within([knowledge[figure].subject]), conversation).map { [$0, second] }
    }

    /// `江津有全国的几个、市里的几个`: beneath a district and beside another level, 市里 is a level too, not the city.
    private func asLevel(_ member: Reading, beside row: [Reading], beneath subjects: [SubjectID]) -> Reading {
        // 全市几个 asks of the whole city.
        guard member.words.isEmpty, !member.saysWhole, member.subjects.count == 1, subjects.count == 1,
            let level = knowledge[member.subjects[0]].levelWord,
            arithmetic.lies(subjects[0], within: member.subjects[0]),
            row.contains(where: { $0.words.contains(where: levelWords.contains) })
        else { return member }
        var leveled = member.about([])
        leveled.words = [level]
        return leveled
    }

    /// `技术革新、发明创造各多少项`: all of a row, each asked as the last is. nil where one of them makes no sense.
    private func settledRow(
        _ row: [Reading], like last: Reading, _ subjects: [SubjectID], _ conversation: Conversation
    ) -> [PlannedPart]? {
        guard row.count > 1 else { return nil }
        var parts: [PlannedPart] = []
        let noun = last.words.filter { !levelWords.contains($0) }
        // What the last makes clear is the place of the others too.
        let place = subjects.isEmpty ? settled(last, conversation).flatMap { singleFigure($0.decision) } : nil
        let subjects = place.map { [knowledge[$0].subject] } ?? subjects
        for one in row where !one.words.isEmpty || !one.weakWords.isEmpty {
            // 市级和区级的工作室各几个: the noun stands behind the last only.
            let isLevel = !one.words.isEmpty && one.words.allSatisfy(levelWords.contains)
            let whole = isLevel ? one.adding(noun, weak: last.weakWords) : one
            guard let part = settled(whole.asking(like: last).within(subjects), conversation) else { return nil }
            parts.append(part)
        }
        return parts.isEmpty ? nil : parts
    }

    /// The same facts are told once.
    private func distinct(_ parts: [PlannedPart]) -> [PlannedPart] {
        var told: [[FactID]] = []
        return parts.compactMap { part in
            let figures = part.decision.outcome.figures
            guard !figures.isEmpty else { return part }
            defer { told.append(figures) }
            guard told.contains(figures) else { return part }
            // 花了多少钱, after how many: that this is not given is an answer, unless the same line of the report gives it.
            if case .otherwise(_, .unit, _) = part.decision.outcome, let unit = part.reading.unit,
                !knowledge.passage(of: figures[0]).contains(where: { isCountable(knowledge[$0].attribute, in: unit) }
                )
            {
                return part
            }
            // 叫什么名字, after how many: there is nothing more than was told.
            guard case .otherwise(let asked, .kind, _) = part.decision.outcome else { return nil }
            var shorter = part
            shorter.decision.outcome = .unsaid(asked, of: figures[0])
            return shorter
        }
    }

    private func answered(_ reading: Reading?, _ conversation: Conversation) -> PlannedPart? {
        guard let reading, let part = settled(reading, conversation), givesFigure(part.decision) else { return nil }
        return part
    }

    private func settled(_ reading: Reading, _ conversation: Conversation) -> PlannedPart? {
        guard !reading.words.isEmpty || !reading.weakWords.isEmpty else { return nil }
        let decision = plan(reading, in: conversation)
        return isSettled(decision) ? PlannedPart(reading: reading, decision: decision) : nil
    }
}

extension Reading {
    /// 江津呢, 2024年呢, 计划呢; not 人数呢.
    fileprivate var namesPlaceOrTime: Bool {
        !subjects.isEmpty || !subjectTypes.isEmpty || !foreign.isEmpty || period != nil || scope != nil
    }
}
