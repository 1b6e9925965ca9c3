/// One question among other words.
extension Planner {
    /// The clause that asks, with the clause beside it where its own words do not suffice, and whose place the others name.
    ///
    /// Another clause of the same sentence may limit what is asked (`网约车司机里，有多少会员`), so a figure is given only where
    /// such clauses name nothing that the files know. Other sentences are other business.
    func planOne(among clauses: [Message.Clause], _ conversation: Conversation) -> PlannedPart? {
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
                let isWhole = !joined.subjects.isEmpty
                if givesFigure(decision) || isClaim(reading),
                    left.contains(where: { other in
                        mayLimit(clauses[other], isBefore: (isWhole || introduces(clauses[other])) && other < used[0])
                            || other == used[0] - 1 && heads(clauses[other])
                    })
                {
                    continue
                }
                if left.contains(where: { $0 == used[0] - 1 && isAbout(clauses[$0], unlike: decision) }) { continue }
                return PlannedPart(reading: reading, decision: decision)
            }
        }
        return nil
    }

    /// `一函两书，分别是什么文件`: the clause before names what is asked about, and the answer is of something else.
    private func isAbout(_ clause: Reading, unlike decision: Decision) -> Bool {
        guard heads(clause), clause.subjects.isEmpty, clause.residue.isEmpty, clause.kinds.isEmpty else { return false }
        return !decision.outcome.figures.contains { fact in
            clause.words.contains(where: knowledge[knowledge[fact].attribute].explains)
        }
    }

    /// The one question of a long message, where it names its thing and its place or time: what is told around it is other
    /// business, whether or not it is understood. nil where another clause asks too, or may limit it.
    func planWhole(among clauses: [Message.Clause]) -> PlannedPart? {
        for index in clauses.indices where clauses[index].reading.asksForFacts && !isClaim(clauses[index].reading) {
            for start in (max(0, index - 2)...index).reversed() {
                let used = start...index
                let joined = clauses[used].dropFirst().reduce(clauses[start].reading) { $0.joined(to: $1.reading) }
                guard clauses[start].sentence == clauses[index].sentence, joined.residue.isEmpty,
                    !joined.words.isEmpty, !joined.asksOfEach, joined.exclusions.isEmpty, joined.excluded.isEmpty,
                    joined.absences.isEmpty,
                    // What is compared may be named further off.
                    joined.operators.allSatisfy(\.maySayNothing),
                    clauses[start..<index].allSatisfy(\.reading.operators.isEmpty)
                else { continue }
                var reading = joined
                reading.kinds = clauses[index].reading.kinds
                let decision = plan(reading, in: Conversation())
                guard answers(decision), decision.inherited.isEmpty else { continue }
                // 里头有个本级下沉的资金，江津累计是多少: what is asked about stands before.
                if start > 0, clauses[start - 1].sentence == clauses[index].sentence,
                    isTopic(clauses[start - 1].reading, of: joined, decision)
                {
                    continue
                }
                let isStrong = decision.weighed.first.map { isNamedInFull($0) && reading.words.count > 1 } ?? false
                if joined.subjects.isEmpty {
                    // What one place alone has may go without its name where no other is spoken of.
                    let subjects = decision.outcome.figures.map { knowledge[$0].subject }
                    let isPlaced = (isStrong || reading.words.count > 2) && namesOnly(subjects, clauses)
                    guard isPlaced || joined.period != nil else { continue }
                    if isPlaced { reading.subjects = subjects }
                }
                let isAlone = clauses.indices.allSatisfy { other in
                    used.contains(other)
                        || isBeside(
                            clauses[other], isBefore: other < start, clauses[index], reading, isStrong: isStrong)
                }
                if isAlone { return PlannedPart(reading: reading, decision: decision) }
            }
        }
        return nil
    }

    /// A question of one word or none, right behind what names something that its answer does not speak of.
    private func isTopic(_ clause: Reading, of question: Reading, _ decision: Decision) -> Bool {
        guard heads(clause), clause.subjects.isEmpty, clause.kinds.isEmpty, question.words.count < 2 else {
            return false
        }
        return !decision.outcome.figures.contains { fact in
            clause.words.allSatisfy(knowledge[knowledge[fact].attribute].explains)
        }
    }

    private func namesOnly(_ subjects: [SubjectID], _ clauses: [Message.Clause]) -> Bool {
        clauses.allSatisfy { $0.reading.foreign.isEmpty && $0.reading.subjects.allSatisfy(subjects.contains) }
    }

    /// Whether a clause neither asks anything else nor limits what is asked. What stands further off than the next sentence
    /// does so only where it asks for a figure by its name.
    private func isBeside(
        _ clause: Message.Clause, isBefore: Bool, _ asked: Message.Clause, _ question: Reading, isStrong: Bool
    ) -> Bool {
        let reading = clause.reading
        let names = reading.words.contains { retriever.names($0) }
        let isElsewhere = !reading.subjects.allSatisfy(question.subjects.contains)
        if abs(clause.sentence - asked.sentence) > 1 {
            return !(reading.asksForFacts && reading.kind == .figure && (names || isElsewhere))
        }
        let asks = reading.asksForFacts && reading.kind != .overview || reading.asksOnward
        // 先打听清楚别人家拿了多少才肯写: asked in a story that is not understood, it is no question of its own.
        let isTold = isBefore && clause.sentence != asked.sentence && !reading.residue.isEmpty && !isElsewhere
        if asks, !isTold, names || isElsewhere || reading.asksOnward { return false }
        if asks, !isBefore, !isClaim(reading), !reading.repeats(question) { return false }
        // 我翻了半天文件没找着，: what was not found is other business, where the question speaks of something else.
        let mayNegate = !isBefore || reading.words.contains(where: question.words.contains)
        if cutsDown(reading, names: names && mayNegate) || !isBefore && reading.refersBack { return false }
        guard clause.sentence == asked.sentence else { return !isElsewhere || !names }
        // 驿站，站点，…，江北一共多少: what is added up is named before.
        if names, !isStrong, !question.operators.isEmpty || asked.reading.subjects.isEmpty { return false }
        return !isElsewhere && (isBefore || reading.operators.isEmpty) && !mayLimit(reading, isBefore: isBefore)
    }

    /// It takes something out of what another clause asks, or is about a part of it.
    private func cutsDown(_ clause: Reading, names: Bool) -> Bool {
        !clause.exclusions.isEmpty || !clause.excluded.isEmpty || clause.endsInside
            || names && !clause.absences.isEmpty || clause.hasContent && !clause.restrictions.isEmpty
    }

    /// Where nothing asks, two words that happen to stand in a report are no question.
    private func isOutspoken(_ decision: Decision, _ reading: Reading, _ clauseCount: Int) -> Bool {
        guard clauseCount > 2 else { return true }
        guard let best = decision.weighed.first else { return false }
        return best.coverage >= Planner.saidEnough && (!reading.subjects.isEmpty || reading.words.count >= 2)
    }

    /// `2024年光外卖骑手，` right before a question that is whole: a thing and when, and nothing that is told of it.
    private func heads(_ clause: Reading) -> Bool {
        !clause.asksForFacts && clause.skipped.isEmpty && clause.words.contains { retriever.names($0) }
            && clause.residue.reduce(clause.unreadCount) { $0 + $1.unicodeScalars.count } <= Planner.restOfName
    }

    /// 我是刚来的驻村干部, but not 我在统计女职工: that tells what is asked.
    private func introduces(_ clause: Reading) -> Bool {
        clause.introduces && !clause.spellings.contains { groups.contains(ExactText(lexicon.surfaces[$0].text)) }
    }

    /// - Parameter isBefore: it stands before a question that is whole; then only 会员里 limits it.
    private func mayLimit(_ clause: Reading, isBefore: Bool) -> Bool {
        // 我只有一个事 restricts nothing that is asked.
        if !clause.restrictions.isEmpty, !isBefore || clause.hasContent { return true }
        if clause.endsInside, !clause.words.isEmpty || !clause.residue.isEmpty { return true }
        return !isBefore && !clause.givesReason && clause.words.contains { retriever.names($0) }
    }
}

extension Reading {
    /// It names something, or what could limit something.
    fileprivate var hasContent: Bool {
        !words.isEmpty || !residue.isEmpty || !foreign.isEmpty || scope != nil || period != nil
    }

    /// 是多少次, once more behind what was asked.
    fileprivate func repeats(_ asked: Reading) -> Bool {
        kind == asked.kind && (unit == nil || unit == asked.unit) && words.isEmpty && period == nil && scope == nil
            && operators.isEmpty
    }
}
