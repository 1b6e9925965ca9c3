/// Several things in a row, each a figure: `技术革新和发明创造`, `市级和区级的工作室`, `2024年跟上一年`.
extension Planner {
    /// Each member of the row, completed from what the row says only once: in what a noun around it says is counted, where
    /// every member has that.
    func operandsOfMembers(_ message: Message, _ conversation: Conversation) -> Operands? {
        if let unit = unitAround(message), let found = operandsOfMembers(message, conversation, in: unit),
            found.figures.count > 1
        {
            return found
        }
        let found = operandsOfMembers(message, conversation, in: nil)
        guard message.whole.subjects.isEmpty, found.map({ $0.figures.count < 2 }) ?? true,
            let place = placeOfOne(of: message, conversation)
        else { return found }
        return operandsOfMembers(message.within([place]), conversation, in: nil) ?? found
    }

    /// `全国和重庆五一劳动奖差多少`: where no place is named, what one member makes clear is the place of the others too.
    private func placeOfOne(of message: Message, _ conversation: Conversation) -> SubjectID? {
        guard lastSubject(of: conversation) == nil, message.whole.residue.isEmpty, message.whole.foreign.isEmpty else {
            return nil
        }
        return message.members(ofOperation: true).lazy
            .compactMap { self.singleFigure(self.plan($0.asFigure, in: conversation)) }
            .map { self.knowledge[$0].subject }.first
    }

    private func operandsOfMembers(
        _ message: Message, _ conversation: Conversation, in unit: UnitClass?
    ) -> Operands? {
        var members = members(of: message)
        guard members.count > 1 else { return nil }
        var row = row(of: message, &members, conversation, in: unit)
        var found = Operands()
        let mayBeOfAll = members.count > 2 && message.whole.cueCount < 2
        var index = 0
        while index < members.count {
            let member = members[index]
            index += 1
            if index == members.count, found.figures.count > 1, isOnlyAbout(found.figures, member, row.everywhere) {
                break
            }
            if let operand = operand(member, in: &row, found) {
                found.startsAgain =
                    found.startsAgain
                    || mayBeOfAll && found.figures.first == operand && members[1].operators.contains(.share)
                if member.numbers.count == 1 { found.numbers[operand] = member.numbers[0] }
                add(operand, to: &found, &row)
                if index == 1, message.whole.asksOfEach, isClauseBefore(message, member) { row.heading = member.words }
            } else if let operand = operand(acrossCut: members[(index - 1)...], in: &row) {
                // 劳模和工匠人才创新工作室 is one name.
                index += 1
                add(operand, to: &found, &row)
            } else if !explainsItself(member, before: members[index...], isFirst: index == 1, of: message, &found, &row)
            {
                return nil
            }
        }
        for one in row.open.reversed() {
            guard let figure = figure(of: one.facts, countedWith: found.figures) else { return nil }
            if !found.figures.contains(figure) { found.figures.insert(figure, at: one.place) }
        }
        found.together = counted(row.together, with: found)
        found.contrasts =
            members.contains { $0.yearStep != nil } || differ(members.compactMap(\.period))
            || differ(members.compactMap(\.scope))
        return found
    }

    private func members(of message: Message) -> [Reading] {
        // 发明创造中的专利一共多少: what is added stands in a row; 中 and 占 set one against the other.
        let addsOnly = message.whole.operators.allSatisfy { $0 == .sum }
        let places = message.whole.subjects
        return leveled(message.members(ofOperation: !addsOnly)).filter { member in
            // …是…的几倍，重庆: the one place is that of the whole row.
            !member.isOnlyOperation && !isOnlyParticle(member) && !(places.count == 1 && member.isOnly(places))
        }
    }

    /// `全国的和重庆的五一劳动奖`, `全市的和全国的劳模`: beside another level, the one place says its own. Of 重庆最美产业工人、
    /// 全国劳模 each names its thing.
    func leveled(_ row: [Reading]) -> [Reading] {
        let places = Set(row.flatMap(\.subjects))
        let levels = row.filter { $0.subjects.isEmpty && $0.words.contains(where: levelWords.contains) }
        guard places.count == 1, let place = places.first, let level = knowledge[place].levelWord, !levels.isEmpty
        else { return row }
        let areAlone = levels.contains { $0.words.allSatisfy(levelWords.contains) }
        return row.enumerated().map { index, member in
            guard index == 0 || member.joinsRow, !member.subjects.isEmpty, areAlone || member.words.isEmpty,
                !member.words.contains(where: levelWords.contains)
            else { return member }
            var leveled = member
            leveled.words = [level] + member.words
            return leveled
        }
    }

    /// What is said for all members, by the message around them, by the first, which may only give the time and is taken
    /// away then, or by the last.
    private func row(
        of message: Message, _ members: inout [Reading], _ conversation: Conversation, in unit: UnitClass?
    ) -> Row {
        // 五年来，调解和法律援助: the time of all goes first.
        let times = members.indices.filter { members[$0].period != nil || members[$0].yearStep != nil }
        let time = times == [0] && isOnlyTime(members[0]) ? members.removeFirst().period : nil
        var row = Row(of: message.whole, members, conversation, levels: levelWords)
        // 人数、资金各多少: what one of them is counted in says nothing of the next.
        // 服务站点和培训人数哪个多: 人数 is said of the last alone.
        if let last = members.last, last.cueCount == 0, last.unit != nil { row.unit = nil }
        row.unit = message.whole.asksOfEach ? members.last?.asFigure.unit : row.unit ?? unit
        row.period = time
        row.classOfNoun = message.classOfNoun
        // 小屋和驿站，新建的加起来几个: which count is meant stands behind the row.
        if let last = members.last, isOnlyAbout([], last, row.everywhere) || message.whole.asksOfEach,
            !members.dropLast().contains(where: { $0.scope != nil })
        {
            row.scope = last.scope
            let behind = message.whole.asksOfEach ? last.saidOfEach : last.weakWords
            row.behind = behind.filter { retriever.names($0) && !lexicon.cueWords.contains($0) }
            row.isBehindEach = message.whole.asksOfEach
            if !members.dropLast().contains(where: { $0.period != nil }) { row.period = last.period }
        }
        // 示范点和妈咪小屋各几个, after how many came new of another.
        if message.whole.subjects.isEmpty, message.whole.scope == nil { row.scope = conversation.scope }
        return row
    }

    /// Why a member came to no figure: it heads the row, has figures of several times, or the files have none of it. A gap
    /// in the row has no such reason.
    private func explainsItself(
        _ member: Reading, before rest: ArraySlice<Reading>, isFirst: Bool, of message: Message,
        _ found: inout Operands, _ row: inout Row
    ) -> Bool {
        if isHeading(row.decision) {
            if !rest.contains(where: tellsApart) {
                row.open.append((found.figures.count, row.decision.outcome.figures))
            }
            row.conversation.remember([row.decision], in: knowledge, lexicon: lexicon)
        } else if case .noData(let subject, let attribute, let sums) = row.decision.outcome {
            row.together.append(sums)
            found.lacking.append(subject + knowledge[attribute].name)
            found.instead += sums
        } else if case .otherwise(let asked, let mismatch, let facts) = row.decision.outcome,
            let first = facts.first, mismatch == .period || mismatch == .scope
        {
            let fact = knowledge[first]
            found.lacking.append(knowledge.call(fact.attribute, of: fact.subject) + "（\(asked)）")
            found.instead += facts
        } else if isFirst, isClauseBefore(message, member) {
            // 江北的工作室，区级的和市级的: what is counted goes first.
            row.heading = member.words
        } else {
            // Other business before the row is passed over; a gap in the row is not.
            return found.count == 0 && member.residue.isEmpty && !row.decision.asksBack
        }
        return true
    }

    private func add(_ operand: FactID, to found: inout Operands, _ row: inout Row) {
        if found.figures.contains(operand) {
            // 链条式帮扶，人数、资金各多少: what goes first may come to the first of them.
            found.repeats = found.repeats || found.figures.count > 1 || row.heading.isEmpty
        } else {
            found.figures.append(operand)
        }
        row.conversation.remember([row.decision], in: knowledge, lexicon: lexicon)
        found.words += row.decision.words.filter { !found.words.contains($0) }
    }

    /// `驿站和书屋一共`, where the files count them together only.
    private func counted(_ together: [[FactID]], with found: Operands) -> FactID? {
        let counted = together + found.figures.map { [$0] }
        guard !together.isEmpty, counted.count > 1 else { return nil }
        let shared = counted.dropFirst().reduce(Set(counted[0])) { $0.intersection($1) }
        return shared.count == 1 ? shared.first : nil
    }

    /// Of a member's figures, the one of the time and count of the others in the row: 优秀单位 of 2023 beside 食堂 of 2023.
    private func figure(of facts: [FactID], countedWith others: [FactID]) -> FactID? {
        let alike = facts.filter { id in
            others.contains { samePeriod($0, id) && knowledge[$0].scope == knowledge[id].scope }
        }
        return alike.count == 1 ? alike[0] : nil
    }

    private func differ<Value: Hashable>(_ values: [Value]) -> Bool { Set(values).count > 1 }

    /// The one figure that a decision states as the answer.
    func singleFigure(_ decision: Decision) -> FactID? {
        guard case .answer(let facts, _) = decision.outcome, let first = facts.first,
            facts.allSatisfy({ if case .figure = knowledge[$0].value { true } else { false } })
        else { return nil }
        return facts.count == 1 ? first : knowledge.latest(facts)
    }
}
