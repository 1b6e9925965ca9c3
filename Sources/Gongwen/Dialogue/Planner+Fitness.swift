import Foundation

/// Which of several candidates the question means, by the kind and the measure that it asks for.
extension Planner {
    /// The best candidates that the question does not tell apart.
    func ties(_ candidates: [Retriever.Candidate], _ reading: Reading) -> [Retriever.Candidate] {
        let ranked = candidates.map { ($0, isOutsaid($0, candidates, reading) ? 0 : fitness(of: $0, reading)) }
        let top = ranked.map(\.1).max() ?? 0
        let fitting = explaining(ranked.filter { $0.1 == top }.map(\.0), reading)
        guard var best = fitting.first else { return [] }
        if let listed = ofAskedLength(candidates, insteadOf: best, reading) { return [listed] }
        if !reading.wanted.isEmpty, !isCalled(reading.wanted, best), !leavesOpen(best.attribute),
            let called = fitting.first(where: {
                $0.score >= best.score * Planner.stillMeant && isNamedInFull($0) && isCalled(reading.wanted, $0)
            })
        {
            return [called]
        }
        // 559工作部署各是什么: that it is not explained was named in full; a list that was named in part is another thing.
        if let open = leftOpen(candidates, rather: best, reading) { return [open] }
        // Said without a question word, or to be confirmed with its number: a figure goes first among equals.
        let isBare = reading.kind == nil || reading.kind == .smalltalk
        if isBare || isClaim(reading) && !reading.numbers.isEmpty {
            // 帮扶资金总数 asks for a number without a question word.
            let near: Float = !isBare ? Planner.fitsBetter : reading.scope == nil ? 0.95 : 0.8
            let figures = fitting.filter {
                $0.score >= best.score * near && knowledge[$0.attribute].kind == .figure
            }
            let counted = figures.filter { counts($0.attribute, asClaimedBy: reading) }
            // 慰问花了110万 is no number of visits: what is measured in money may be named by less.
            let measured = fitting.filter { candidate in
                candidate.score >= best.score * (claimsStrictly(reading) ? Planner.stillMeant : near)
                    && knowledge[candidate.attribute].kind == .figure
                    && measures(candidate.attribute, asClaimedBy: reading)
                    && (candidate.score >= best.score * near
                        || reading.words.contains(where: knowledge[candidate.attribute].isNamed))
            }
            let meant = [counted, measured, figures].first { !$0.isEmpty } ?? []
            if let first = meant.first { return meant.filter { $0.score >= first.score - Planner.sameScore } }
        }
        // 工作室聚了多少人才: 人才 ends the one name and only stands in the other.
        if !endsWith(reading.counted, best),
            let counting = fitting.first(where: {
                $0.score >= best.score * Planner.fitsBetter && endsWith(reading.counted, $0)
            })
        {
            return fitting.filter { $0.score >= counting.score - Planner.sameScore && endsWith(reading.counted, $0) }
        }
        if !isOf(reading.counted, best),
            let counting = fitting.first(where: {
                $0.score >= best.score * Planner.fitsBetter && isOf(reading.counted, $0)
            })
        {
            return fitting.filter { $0.score >= counting.score - Planner.sameScore && isOf(reading.counted, $0) }
        }
        if let asked = reading.unit, asked != units.general,
            // 几台 may well mean what the report counts in 个.
            units.has(.strict, asked) || units.classes[knowledge[best.attribute].unit] != units.general,
            let exact = fitting.first(where: {
                $0.score >= best.score * Planner.fitsBetter && units.classes[knowledge[$0.attribute].unit] == asked
            })
        {
            best = exact
            return fitting.filter {
                $0.score >= best.score - Planner.sameScore && $0.coverage >= best.coverage - Planner.sameCoverage
                    && units.classes[knowledge[$0.attribute].unit] == asked
            }
        }
        return fitting.filter {
            $0.score >= best.score - Planner.sameScore && $0.coverage >= best.coverage - Planner.sameCoverage
        }
    }

    /// What the report leaves open was named, and what it tells of is another thing.
    private func leftOpen(
        _ candidates: [Retriever.Candidate], rather best: Retriever.Candidate, _ reading: Reading
    ) -> Retriever.Candidate? {
        func isBetter(_ open: Retriever.Candidate) -> Bool {
            open.attribute != best.attribute && leavesOpen(open.attribute) && isNamedInFull(open)
                && best.score < open.score * Planner.fitsBetter
        }
        if let open = candidates.first, isBetter(open), best.coverage < Planner.saidFully { return open }
        // 123510里的五大行动是哪五个: of all that 123510 stands for, 五大行动 is no name.
        let asksWhich = reading.itemCount != nil && knowledge[best.attribute].kind == .list
        return candidates.prefix(asksWhich ? candidates.count : 1).first { open in
            isBetter(open)
                && reading.words.contains {
                    knowledge[open.attribute].isNamed(by: $0) && !knowledge[best.attribute].isNamed(by: $0)
                }
        }
    }

    /// 在哪次大会上提的: one of its names has what is asked for.
    private func isCalled(_ wanted: [WordID], _ candidate: Retriever.Candidate) -> Bool {
        wanted.allSatisfy { knowledge[candidate.attribute].isNamed(by: $0) }
    }

    /// `哪三级`: the list of three items, though another entry was named with more words.
    private func ofAskedLength(
        _ candidates: [Retriever.Candidate], insteadOf best: Retriever.Candidate, _ reading: Reading
    ) -> Retriever.Candidate? {
        guard let count = reading.itemCount, reading.numbers.isEmpty, !hasItems(best, count, reading),
            !leavesOpen(best.attribute),
            // 五大行动是哪五个: that it is not said was named in full.
            !candidates.contains(where: {
                $0.score >= best.score && leavesOpen($0.attribute) && isNamedInFull($0)
            })
        else { return nil }
        return candidates.first {
            $0.score >= best.score * Planner.stillMeant && fitness(of: $0, reading) == 2 && hasItems($0, count, reading)
        }
    }

    private func hasItems(_ candidate: Retriever.Candidate, _ count: Int, _ reading: Reading) -> Bool {
        knowledge.subjects(with: candidate.attribute).contains { subject in
            (reading.subjects.isEmpty || reading.subjects.contains(subject))
                && knowledge.facts(candidate.attribute, of: subject).contains { id in
                    if case .list(let items) = knowledge[id].value { items.count == count } else { false }
                }
        }
    }

    /// `照着的理念是哪八个字`: a list that has no place for 理念 is not what was named by it, and far better.
    private func isOutsaid(
        _ candidate: Retriever.Candidate, _ candidates: [Retriever.Candidate], _ reading: Reading
    ) -> Bool {
        guard reading.kind == .list, knowledge[candidate.attribute].kind == .list, let best = candidates.first,
            candidate.score < best.score * Planner.stillMeant, fitness(of: best, reading) > 0
        else { return false }
        return reading.weakWords.contains { word in
            !lexicon.cueWords.contains(word) && knowledge[best.attribute].isNamed(by: word)
                && !knowledge[candidate.attribute].explains(word)
        }
    }

    /// 阅读打卡带动多少工会: the figure whose name has what is counted, though it is a word as common as 工会.
    private func isOf(_ counted: [WordID], _ candidate: Retriever.Candidate) -> Bool {
        !counted.isEmpty && knowledge[candidate.attribute].kind == .figure
            && counted.allSatisfy(knowledge[candidate.attribute].isNamed)
    }

    /// What is counted stands at the end of a name: 吸纳优秀人才.
    private func endsWith(_ counted: [WordID], _ candidate: Retriever.Candidate) -> Bool {
        guard let noun = counted.last.map(lexicon.text), knowledge[candidate.attribute].kind == .figure else {
            return false
        }
        return Units.parts(of: knowledge[candidate.attribute].name).contains { $0.hasExactSuffix(noun) }
    }

    /// 法律援助挽回了3600万吧: the number does not say of what it is; of two figures that are called alike, the one that it
    /// is is spoken of.
    private func counts(_ attribute: AttributeID, asClaimedBy reading: Reading) -> Bool {
        !reading.numbers.isEmpty && reading.numbers.allSatisfy { $0.unit == nil }
            && knowledge.subjects(with: attribute).contains { subject in
                (reading.subjects.isEmpty || reading.subjects.contains(subject))
                    && knowledge.facts(attribute, of: subject).contains { holds(reading, $0) }
            }
    }

    /// 办了1186期 is said of what is counted in 期, though the people are called alike.
    private func measures(_ attribute: AttributeID, asClaimedBy reading: Reading) -> Bool {
        reading.numbers.contains { claim in
            claim.unit != nil && claim.unit != units.general
                && units.classes[knowledge[attribute].unit] == claim.unit
        }
    }

    private func claimsStrictly(_ reading: Reading) -> Bool {
        reading.numbers.contains { $0.unit.map { units.has(.strict, $0) } ?? false }
    }

    /// Asked whether there is such a thing, or for nothing of it in particular, what is told of it goes before what is left
    /// out of it.
    private func explaining(_ candidates: [Retriever.Candidate], _ reading: Reading) -> [Retriever.Candidate] {
        guard reading.kind.map({ [.existence, .overview, .help].contains($0) }) ?? true, let best = candidates.first,
            leavesOpen(best.attribute)
        else { return candidates }
        let told = candidates.filter {
            $0.score >= best.score * 0.9 && !leavesOpen($0.attribute)
                && $0.coverage
                    >= (reading.kind == .existence ? best.coverage - Planner.sameCoverage : Planner.saidEnough)
        }
        return told.isEmpty ? candidates : told
    }

    func leavesOpen(_ attribute: AttributeID) -> Bool {
        knowledge.subjects(with: attribute).contains { subject in
            knowledge.facts(attribute, of: subject).contains { knowledge[$0].isUnexplained }
        }
    }

    /// 2 where the attribute is of the kind that is asked for, 1 where it may serve, 0 where it cannot.
    func fitness(of candidate: Retriever.Candidate, _ reading: Reading) -> Int {
        let kind = knowledge[candidate.attribute].kind
        // 叫啥名字 asks what it is called, though 名字 may be those of a list.
        let isNamed = kind == .text && reading.kind == .list && reading.kinds.contains(.definition)
        let byKind = isNamed ? 2 : reading.kind?.fitness(of: kind) ?? 2
        guard byKind > 0, kind == .figure || !reading.isOfFigures else { return 0 }
        if kind != .figure {
            return reading.kind == .figure && !states(candidate.attribute, reading) ? 0 : byKind
        }
        if countsOthers(candidate.attribute, than: reading.counted) { return 0 }
        guard let asked = reading.unit else { return byKind }
        return isCountable(candidate.attribute, in: asked) || isCalledSo(candidate.attribute, reading) ? byKind : 0
    }

    /// Whether what is asked for in `unit` can be this figure: of 站点, counted in 个, nobody learns 多少人.
    func isCountable(_ attribute: AttributeID, in unit: UnitClass) -> Bool {
        units.fits(asked: unit, unit: knowledge[attribute].unit, named: knowledge[attribute].name)
    }

    /// `建档困难职工是多少`: what bears that name is asked for, whatever it is counted in.
    func isCalledSo(_ attribute: AttributeID, _ reading: Reading) -> Bool {
        guard reading.isUnitOfNoun, let noun = reading.counted.last.map(lexicon.text),
            knowledge[attribute].name.rest(behindLast: noun) != nil
        else { return false }
        return Units.parts(of: knowledge[attribute].name).contains { $0.hasExactSuffix(noun) }
    }

    /// 困难职工子女 are no 困难职工, and 会员活动阵地 no 会员: right behind what is counted the name goes on, to others that are
    /// counted alike, or to what is counted otherwise.
    private func countsOthers(_ attribute: AttributeID, than counted: [WordID]) -> Bool {
        guard let noun = counted.last.map(lexicon.text),
            let rest = knowledge[attribute].name.rest(behindLast: noun), rest.contains(where: \.isLetter),
            let unit = units.counting(noun)
        else { return false }
        let (own, name) = (knowledge[attribute].unit, knowledge[attribute].name)
        return units.counting(String(rest)) == unit
            || units.has(.strict, unit) && !units.fits(asked: unit, unit: own, named: name)
    }

    /// Whether a sentence states a number of what is asked: 第几届 by 第三届.
    func states(_ attribute: AttributeID, _ reading: Reading) -> Bool {
        // 服务了多少人: a number among the items of a list that common words name is not the number of it.
        if knowledge[attribute].kind == .list, reading.words.isEmpty { return false }
        return knowledge.subjects(with: attribute).contains { subject in
            guard reading.subjects.isEmpty || reading.subjects.contains(subject) else { return false }
            return knowledge.facts(attribute, of: subject).contains { id in
                // 花了多少钱: one sum of money among many items is not that of all.
                if let unit = reading.unit, isListHardlyCounted(in: unit, id) { return false }
                // 电话多少.
                return reading.unit == nil && knowledge[id].statesCode
                    || knowledge[id].stated.contains { count in
                        guard let unit = count.unit else { return false }
                        // 多少 and 几个 ask for a number of things, not for minutes or editions.
                        return reading.unit == nil || reading.unit == units.general
                            ? !units.has(.time, unit) : unit == reading.unit
                    }
            }
        }
    }

    private func isListHardlyCounted(in unit: UnitClass, _ fact: FactID) -> Bool {
        guard units.has(.strict, unit), case .list(let items) = knowledge[fact].value else { return false }
        return knowledge[fact].stated.count { $0.unit == unit } * 2 < items.count
    }
}

extension QuestionKind {
    /// 2 where this question wants such an attribute, 1 where the attribute may answer it, 0 where it cannot.
    func fitness(of kind: AttributeKind) -> Int {
        switch (self, kind) {
        case (.figure, .figure): 2
        case (.figure, .text), (.figure, .time), (.figure, .list): 1
        case (.figure, _): 0
        case (.list, .list): 2
        case (.list, .figure): 0
        // 站点能干什么 asks for help where it stands alone; of a thing that is named, a number is no answer.
        case (.definition, .figure), (.help, .figure): 0
        case (.overview, .figure): 1
        case (.definition, .text), (.definition, .list): 2
        case (.person, .person): 2
        case (.person, .figure), (.person, .time): 0
        case (.time, .time): 2
        case (.time, .figure): 0
        case (.location, .location): 2
        case (.location, .figure): 0
        case (.existence, _), (.yesNo, _), (.whichSubject, _), (.overview, _), (.more, _), (.smalltalk, _): 2
        case (.reason, .text): 1
        case (.reason, _): 0
        default: 1
        }
    }
}
