/// A message of several clauses: one question among other words, or several questions.
extension Planner {
    /// The whole message first; where it asks more than once, or says nothing clear as a whole, its parts.
    func plan(_ message: Message, in conversation: Conversation) -> [PlannedPart] {
        var parts = keepingToPlaces(planned(message, conversation), of: message.whole)
        for index in parts.indices {
            parts[index].decision.scope = parts[index].decision.scope ?? parts[index].reading.scope
            parts[index].decision.period = parts[index].decision.period ?? parts[index].reading.period
        }
        let unheard = unheardNegation(message.whole, parts)
        guard !unheard.isEmpty else { return wrongPremises(of: message.whole, parts) + parts }
        let decision = Decision(outcome: .notUnderstood(unheard), weighed: parts.flatMap(\.decision.weighed))
        return [PlannedPart(reading: message.whole, decision: decision)]
    }

    /// What is taken out of a figure would have to be subtracted, and those that are not so are not counted: neither is
    /// just ignored.
    private func unheardNegation(_ whole: Reading, _ parts: [PlannedPart]) -> [String] {
        if whole.exclusions.isEmpty, whole.absences.isEmpty { return [] }
        let isCounted = parts.contains {
            givesFigure($0.decision) || $0.reading.kind == .figure && answers($0.decision)
        }
        guard isCounted else { return [] }
        if !whole.exclusions.isEmpty { return whole.exclusions }
        return parts.contains { !$0.reading.absences.isEmpty && !isClaim($0.reading) } ? whole.absences : []
    }

    private func planned(_ message: Message, _ conversation: Conversation) -> [PlannedPart] {
        if let operation = planOperation(message, conversation) { return operation }
        let parts = planParts(message, in: conversation)
        guard let denied = message.denied, !parts.contains(where: { isSettled($0.decision) }) else { return parts }
        // 不是区级的工作室，是市级的: what the second half leaves out, the first has said.
        var spoken = conversation
        spoken.remember(
            [plan(denied.within(message.whole.subjects), in: conversation)], in: knowledge, lexicon: lexicon)
        spoken.options = []
        let completed = planParts(message, in: spoken)
        return completed.contains { isSettled($0.decision) } ? completed : parts
    }

    func planParts(_ message: Message, in conversation: Conversation) -> [PlannedPart] {
        let whole = [PlannedPart(reading: message.whole, decision: plan(message.whole, in: conversation))]
        let isClear = isSettled(whole[0].decision)
        // 渝北有多少会员？江北呢？: that there is nothing of the one is no answer for the other.
        let isPartly = whole[0].decision.isForeign && !message.whole.subjects.isEmpty
        if isClear, message.whole.cueCount < 2, !isClaim(message.whole), !isPartly { return whole }
        // `4家物流企业建了会，快递企业也是4家吧`: what is asked to be confirmed is the clause with the question.
        if isClear, isClaim(message.whole), let asked = claimAlone(message.clauses(), conversation) { return [asked] }
        if isClaim(message.whole), !isClear || isNoVerdict(whole[0].decision),
            let claims = planClaims(message, conversation)
        {
            return claims
        }
        if let parts = planSeveral(message, conversation),
            !answers(whole[0].decision) || parts.contains(where: { answers($0.decision) })
        {
            return parts
        }
        if isClear { return whole }
        if let claim = claimOfFigure(message.whole, conversation) { return [claim] }
        if let part = planOne(among: message.clauses(), conversation) { return [part] }
        return planRow(message.members(), conversation) ?? whole
    }

    private func claimAlone(_ clauses: [Message.Clause], _ conversation: Conversation) -> PlannedPart? {
        // 谢谢 and 急用 may come behind.
        guard let index = clauses.lastIndex(where: { !$0.reading.namesNothing }), index > 0 else { return nil }
        let last = clauses[index].reading
        guard isClaim(last), !last.numbers.isEmpty, !last.words.isEmpty,
            !clauses[..<index].contains(where: { $0.reading.asksForFacts })
        else { return nil }
        let reading = last.within(clauses.lazy.map(\.reading.subjects).first { !$0.isEmpty } ?? [])
        let decision = plan(reading, in: conversation)
        return answers(decision) ? PlannedPart(reading: reading, decision: decision) : nil
    }

    // MARK: one question among other words

    /// The clause that asks, with the clause beside it where its own words do not suffice, and whose place the others name.
    ///
    /// Another clause of the same sentence may limit what is asked (`网约车司机里，有多少会员`), so a figure is given only where
    /// such clauses name nothing that the files know. Other sentences are other business.
    private func planOne(among clauses: [Message.Clause], _ conversation: Conversation) -> PlannedPart? {
        guard clauses.count > 1 else { return nil }
        let sentences = clauses.map(\.sentence)
        let clauses = clauses.map(\.reading)
        // 多少 and 谁 ask; 吗 and 有没有 are said of much that is no question.
        let asking = clauses.indices.filter { clauses[$0].asksForFacts }
            .sorted { (isClaim(clauses[$0]) ? 1 : 0, $0) < (isClaim(clauses[$1]) ? 1 : 0, $1) }
        let plain = asking.filter {
            !isClaim(clauses[$0]) && !(clauses[$0].words.isEmpty && clauses[$0].residue.isEmpty)
        }
        let tried =
            asking.isEmpty ? clauses.indices.filter { !clauses[$0].words.isEmpty } : plain.isEmpty ? asking : plain
        for index in tried {
            let before =
                clauses[..<index].last { !$0.subjects.isEmpty }?.subjects ?? clauses[index...].first {
                    !$0.subjects.isEmpty
                }?.subjects
                ?? []
            for used in [[index], [index - 1, index], [index, index + 1], [index - 2, index - 1, index]] {
                guard used.allSatisfy(clauses.indices.contains) else { continue }
                let joined = used.dropFirst().reduce(clauses[used[0]]) { $0.joined(to: clauses[$1]) }
                var reading = joined.within(before)
                reading.kinds = clauses[index].kinds.isEmpty ? joined.kinds : clauses[index].kinds
                guard !reading.words.isEmpty else { continue }
                let decision = plan(reading, in: conversation)
                guard isSettled(decision), !asking.isEmpty || isOutspoken(decision, reading, clauses.count) else {
                    continue
                }
                let left = clauses.indices.filter { other in
                    !used.contains(other) && sentences[other] == sentences[index]
                }
                // 江北的会员有多少 stands by itself: what was said before it is other business.
                let isWhole = !clauses[index].subjects.isEmpty && isSettled(plan(clauses[index], in: conversation))
                if givesFigure(decision) || isClaim(reading),
                    left.contains(where: { mayLimit(clauses[$0], isBefore: isWhole && $0 < index) })
                {
                    continue
                }
                return PlannedPart(reading: reading, decision: decision)
            }
        }
        return nil
    }

    /// Where nothing asks, two words that happen to stand in a report are no question.
    private func isOutspoken(_ decision: Decision, _ reading: Reading, _ clauseCount: Int) -> Bool {
        guard clauseCount > 2 else { return true }
        guard let best = decision.weighed.first else { return false }
        return best.coverage >= Planner.saidEnough && (!reading.subjects.isEmpty || reading.words.count >= 2)
    }

    /// - Parameter isBefore: it stands before a question that is whole; then only 会员里 limits it.
    private func mayLimit(_ clause: Reading, isBefore: Bool) -> Bool {
        if !clause.restrictions.isEmpty { return true }
        return (!isBefore || clause.endsInside) && clause.words.contains { retriever.names($0) }
    }

    private func givesFigure(_ decision: Decision) -> Bool {
        if case .calculated = decision.outcome { return true }
        guard case .answer(let facts, _) = decision.outcome else { return false }
        return facts.contains { knowledge[knowledge[$0].attribute].kind == .figure }
    }

    // MARK: several questions

    /// Each question of a message that asks more than once, in order: what can be answered is, and of the rest it is said
    /// that it cannot. nil where fewer than two were asked, or none could be answered.
    private func planSeveral(_ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let rows = [message.members()] + message.sentences()
        var best: [PlannedPart] = []
        for row in rows where row.indices.count(where: { asks($0, in: row) }) >= 2 {
            guard let parts = planRow(row, conversation), score(parts) > score(best) else { continue }
            best = parts
        }
        if best.isEmpty, message.whole.cueCount == 2, rows.count == 1, rows[0].count == 1 {
            best =
                planRow(message.questions(), conversation).flatMap { row in
                    row.allSatisfy { answers($0.decision) } ? row : nil
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
        return member.cueCount > 0 || member.words.isEmpty || !row.contains { $0.cueCount > 0 }
    }

    /// Answers count for more than what could not be answered against them.
    private func score(_ parts: [PlannedPart]) -> Int {
        let settled = parts.count { isSettled($0.decision) }
        return 3 * settled - (parts.count - settled)
    }

    /// Each member that asks, with what stands before it: `江津的阅读活动，带动多少个基层工会、多少职工`; where that makes no
    /// sense, what stands before is asked the same: `技术革新、发明创造各多少项`; else as a follow-up to the member before.
    private func planRow(_ members: [Reading], _ conversation: Conversation) -> [PlannedPart]? {
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
            let member = asLevel(member, beside: members, beneath: subjects)
            if !member.subjects.isEmpty { subjects = member.subjects }
            guard asks(index, in: members) else {
                open.append(member)
                continue
            }
            if let joined = open.reduce(nil as Reading?, { $0?.joined(to: $1) ?? $1 }) { heading = joined }
            // 会员多少 after 互助保障多少单位入会.
            if !parts.isEmpty, open.isEmpty, !member.words.isEmpty || member.kind != members[index - 1].kind,
                let side = planBeside(member, scratch, isFirst: true), isSettled(side)
            {
                add(PlannedPart(reading: member, decision: side))
                continue
            }
            let headed = (heading?.joined(to: member) ?? member).within(subjects)
            if let part = settled(headed, scratch) {
                add(part)
            } else if let row = settledRow(open + [member], like: member, subjects, scratch) {
                row.forEach(add)
                heading = nil
            } else if let part = settled(member.within(subjects), scratch) {
                add(part)
            } else if member.asksOnward, member.words.isEmpty, let last = parts.last {
                let reading = member.subjects.isEmpty ? member : last.reading.about(member.subjects)
                add(PlannedPart(reading: reading, decision: plan(reading, in: scratch)))
            } else if !member.words.isEmpty || !member.residue.isEmpty || member.unit != nil
                || !parts.isEmpty && open.isEmpty && member.asksForMore && member.kind != members[index - 1].kind
            {
                add(PlannedPart(reading: member, decision: plan(member.within(subjects), in: scratch)))
            }
            open = []
        }
        parts = distinct(parts).filter { !$0.reading.namesNothing || isSettled($0.decision) }
        return parts.count > 1 && parts.contains { isSettled($0.decision) } ? parts : nil
    }

    /// `江津有全国的几个、市里的几个`: beneath a district and beside another level, 市里 is a level too, not the city.
    private func asLevel(_ member: Reading, beside row: [Reading], beneath subjects: [SubjectID]) -> Reading {
        guard member.words.isEmpty, member.subjects.count == 1, subjects.count == 1,
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
        for one in row where !one.words.isEmpty || !one.weakWords.isEmpty {
            guard let part = settled(one.asking(like: last).within(subjects), conversation) else { return nil }
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
            // 叫什么名字, after how many: there is nothing more than was told.
            guard case .otherwise(let asked, .kind, _) = part.decision.outcome else { return nil }
            var shorter = part
            shorter.decision.outcome = .unsaid(asked, of: figures[0])
            return shorter
        }
    }

    private func settled(_ reading: Reading, _ conversation: Conversation) -> PlannedPart? {
        guard !reading.words.isEmpty || !reading.weakWords.isEmpty else { return nil }
        let decision = plan(reading, in: conversation)
        return isSettled(decision) ? PlannedPart(reading: reading, decision: decision) : nil
    }

    func isSettled(_ decision: Decision) -> Bool {
        switch decision.outcome {
        case .notUnderstood, .notMentioned, .outside, .clarify, .empty: false
        default: true
        }
    }
}

extension Reading {
    /// It has a question word that wants a fact.
    var asksForFacts: Bool {
        kinds.contains { $0 != .smalltalk && $0 != .help && $0 != .more }
    }

    /// This and what follows, read as one; the later part decides what is asked.
    func joined(to later: Reading) -> Reading {
        var joined = later
        joined.kinds = later.kinds.isEmpty ? kinds : later.kinds
        joined.unit = later.unit ?? unit
        joined.subjects = subjects + later.subjects.filter { !subjects.contains($0) }
        joined.pairsSubjects = pairsSubjects || later.pairsSubjects
        joined.subjectTypes = subjectTypes + later.subjectTypes
        joined.group = later.group ?? group
        joined.innerSubjects = innerSubjects + later.innerSubjects
        joined.foreign = foreign + later.foreign
        joined.words = words + later.words.filter { !words.contains($0) }
        joined.spellings = spellings + later.spellings
        joined.weakWords = weakWords + later.weakWords.filter { !weakWords.contains($0) }
        joined.scope = later.scope ?? scope
        joined.period = later.period ?? period
        joined.numbers = numbers + later.numbers
        joined.editions = editions + later.editions
        joined.exclusions = exclusions + later.exclusions
        joined.absences = absences + later.absences
        joined.excluded = excluded + later.excluded
        joined.operators = Operator.allCases.filter { operators.contains($0) || later.operators.contains($0) }
        joined.per = later.per ?? per
        joined.most = later.most ?? most
        joined.restrictions = restrictions + later.restrictions
        joined.residue = residue + later.residue
        joined.skipped = skipped + later.skipped
        return joined
    }

    /// The same, about these subjects where it names none.
    func within(_ subjects: [SubjectID]) -> Reading {
        guard self.subjects.isEmpty, foreign.isEmpty else { return self }
        var placed = self
        placed.subjects = subjects
        return placed
    }

    /// The same, about these subjects and no others.
    func about(_ subjects: [SubjectID]) -> Reading {
        var moved = self
        moved.subjects = subjects
        moved.foreign = []
        return moved
    }

    /// The same, asked as another part is asked.
    func asking(like other: Reading) -> Reading {
        var asking = self
        if asking.kinds.isEmpty { asking.kinds = other.kinds }
        asking.unit = asking.unit ?? other.unit
        asking.period = asking.period ?? other.period
        asking.scope = asking.scope ?? other.scope
        return asking
    }
}
