/// The question's own words: which of the attributes that they name is meant, and where.
extension Planner {
    func decide(_ candidates: [Retriever.Candidate], _ reading: Reading, _ conversation: Conversation) -> Decision? {
        // 四川技能竞赛 names a thing of its own; then only what 四川 belongs to can be meant.
        var candidates = candidates
        for foreign in reading.foreign {
            let within = foreign.words.isEmpty ? [] : candidates.filter { explains($0, foreign.words) }
            guard within.contains(where: { $0.coverage >= Planner.saidEnough }) else {
                let named = ties(
                    candidates.filter { candidate in
                        candidate.coverage >= Planner.saidEnough
                            && reading.words.allSatisfy(knowledge[candidate.attribute].isNamed)
                    }, reading)
                return Decision(
                    outcome: .foreign(text: foreign.text, what: foreign.what), words: reading.words,
                    wanted: reading.foreign.count == 1 ? named.first?.attribute : nil, weighed: candidates)
            }
            candidates = within
        }
        let rivals = candidates.filter(isNamedInFull)
        let pool = candidates.filter {
            $0.coverage >= Planner.worthOffering && isUnderstood($0, reading)
                && (!reading.isOfFigures || knowledge[$0.attribute].kind == .figure)
                && !isOutnamed($0, by: rivals, reading)
                && mayLeaveTopic(reading, for: $0, conversation)
        }
        let chosen = choose(from: pool, reading, conversation).map { answeringOnlyOption(of: $0, reading) }
        var decision = chosen
        // That the files hold nothing of it is said only where nothing else can be.
        if chosen?.isNoData ?? true { decision = unmentionedClaim(candidates, reading) ?? chosen }
        if decision == nil {
            decision = refusal(of: reading, candidates).map { Decision(outcome: $0, words: reading.words) }
        }
        decision?.weighed = candidates
        return decision
    }

    /// `江北送外卖跑快递的会员有多少`: one figure only may be meant, and all that was said is in its names. That is answered,
    /// not asked back.
    private func answeringOnlyOption(of decision: Decision, _ reading: Reading) -> Decision {
        guard case .clarify(let options) = decision.outcome, options.count == 1, reading.kind == .figure,
            let (attribute, subject) = named(options[0]), knowledge[attribute].kind == .figure,
            reading.words.allSatisfy(knowledge[attribute].isNamed)
        else { return decision }
        let all = reading.words + reading.weakWords
        let said = all.filter { !lexicon.cueWords.contains($0) }
        // Unlike in `isNamedButForLevel`, a name of common words alone will do: 基层工会组织.
        let isWhole = knowledge[attribute].variants.contains { name in
            name.allSatisfy { all.contains($0) || lexicon.limitsNothing($0) }
        }
        // 计划比赛企业多少: 企业 is not what is counted there.
        guard
            isWhole && all.count(where: knowledge[attribute].isNamed) > 1
                || said.count(where: knowledge[attribute].isNamed) > 1,
            said.allSatisfy(knowledge[attribute].explains)
        else { return decision }
        return answer(attribute, of: subject, reading)
    }

    /// The first that serves: what was named, where it was asked, of the kind asked for; what was nearly named and
    /// nothing else comes near; what was named but is of another kind; a question back; that there is none.
    func choose(
        from pool: [Retriever.Candidate], _ reading: Reading, _ conversation: Conversation
    ) -> Decision? {
        let said = pool.filter { $0.coverage >= Planner.saidEnough && isPlaced($0, reading, conversation) }
        for scope in scopes(reading, conversation) {
            if let decision = choose(in: scope, from: pool, said, reading) { return decision }
        }
        if let first = said.first(where: { isHeldElsewhere($0, reading) }) {
            return missing(first, reading)
        }
        // Of the place that was named, nothing comes near: what other places have is no option.
        guard reading.subjects.isEmpty,
            let options = offer(pool, Whereabouts(subjects: nil, isNamed: false), reading)
        else { return nil }
        return Decision(outcome: .clarify(options), words: reading.words)
    }

    /// The same at one place.
    ///
    /// - Parameter said: those of the pool that were named.
    private func choose(
        in scope: Whereabouts, from pool: [Retriever.Candidate], _ said: [Retriever.Candidate], _ reading: Reading
    ) -> Decision? {
        // Most questions name one thing: the others of the pool are looked at where it leaves something open.
        lazy var there = pool.filter { has($0, in: scope) }
        let named = said.filter { has($0, in: scope) }
        let fitting = named.filter { fitness(of: $0, reading) > 0 }
        // Asked whether there is one, the sum that names it says so.
        if reading.kind != .existence, let part = partOfSum(said, fitting, scope) { return missing(part, reading) }
        if let parts = partsOfSum(said, fitting, scope, reading) { return parts }
        if let decision = figureElsewhere(said, fitting, scope, reading) { return decision }
        if let levels = figuresOfLevels(rather: fitting.first ?? named.first, there, reading),
            let options = offer(levels, scope, reading)
        {
            return Decision(outcome: .clarify(options), words: reading.words)
        }
        if let open = leftOpen(named, rather: fitting.first ?? clearlyMeant(there, reading), scope, reading) {
            return resolve([open], scope, reading)
        }
        if let figures = figuresInstead(of: fitting, there, reading), let options = offer(figures, scope, reading) {
            return Decision(outcome: .clarify(options), words: reading.words)
        }
        if let others = figuresOfAskedScope(insteadOf: fitting, there, scope, reading) { return others }
        if let better = outscoring(fitting, there, reading) { return resolve([better], scope, reading) }
        if !fitting.isEmpty { return resolve(fitting, scope, reading) }
        if let asked = attributeOfTopic(there, reading) { return resolve([asked], scope, reading) }
        let isElsewhere = said.contains { isHeldElsewhere($0, reading) }
        if !isElsewhere, let clear = clearlyMeant(there, reading), !isOutcounted(clear, by: named, reading) {
            return resolve([clear], scope, reading)
        }
        if scope.isInherited, said.isEmpty, let only = onlyOne(there, reading) {
            return resolve([only], scope, reading)
        }
        if !scope.isNamed, let options = offer(there, scope, reading), options.count > 1 {
            return Decision(outcome: .clarify(options), words: reading.words)
        }
        if !named.isEmpty { return resolve(figuresFirst(named, reading), scope, reading) }
        if scope.isNamed, !there.isEmpty, let options = offer(there, scope, reading) {
            return Decision(outcome: .clarify(options), words: reading.words)
        }
        return nil
    }

    /// `书屋示范点有哪些`: what was named in full is only counted; a list that was half named has it as one of its items.
    private func isOutcounted(
        _ list: Retriever.Candidate, by named: [Retriever.Candidate], _ reading: Reading
    ) -> Bool {
        reading.kind == .list && list.coverage < Planner.saidEnough
            && named.contains {
                knowledge[$0.attribute].kind == .figure && isNamedInFull($0)
                    && list.score < $0.score * Planner.stillMeant
            }
    }

    /// `全市五一奖多少个`, where there are those of the nation and those of the city: not that the report names nobody.
    private func figuresOfLevels(
        rather named: Retriever.Candidate?, _ there: [Retriever.Candidate], _ reading: Reading
    ) -> [Retriever.Candidate]? {
        guard reading.kind == .figure, let named, leavesOpen(named.attribute),
            !reading.words.contains(where: levelWords.contains)
        else { return nil }
        let figures = there.filter { candidate in
            knowledge[candidate.attribute].kind == .figure && candidate.unexplained.isEmpty && candidate.isDistinctive
                && fitness(of: candidate, reading) > 0 && lacksOnlyLevel(candidate.attribute, reading)
        }
        return figures.count > 1 ? figures : nil
    }

    /// Asked how often, what has a number goes first, though it counts something else: the reply says so.
    private func figuresFirst(_ named: [Retriever.Candidate], _ reading: Reading) -> [Retriever.Candidate] {
        guard reading.kind == .figure, let unit = reading.unit, units.has(.events, unit), let best = named.first else {
            return named
        }
        let figures = named.filter {
            knowledge[$0.attribute].kind == .figure && $0.score >= best.score * Planner.fitsBetter
        }
        return figures.isEmpty ? named : figures
    }

    /// Some place has it, so that it can be said of another that it has not. That one report leaves something out is no
    /// such thing.
    private func isHeldElsewhere(_ candidate: Retriever.Candidate, _ reading: Reading) -> Bool {
        guard candidate.isDistinctive, candidate.coverage >= Planner.saidFully, fitness(of: candidate, reading) > 0
        else { return false }
        return knowledge.subjects(with: candidate.attribute).contains { subject in
            knowledge.facts(candidate.attribute, of: subject).contains { !knowledge[$0].isUnexplained }
        }
    }

    /// `江北有几个全国劳模`: the figure was named in full, and others have it. What this place has of the like is told as what
    /// it is, not as the answer.
    private func figureElsewhere(
        _ said: [Retriever.Candidate], _ fitting: [Retriever.Candidate], _ scope: Whereabouts, _ reading: Reading
    ) -> Decision? {
        guard reading.kind == .figure, scope.isNamed, let subject = scope.subjects?.first, scope.subjects?.count == 1,
            let best = fitting.first, fitting.allSatisfy({ knowledge[$0.attribute].kind != .figure }),
            let figure = said.first(where: { isNamedInFull($0) && $0.score > best.score && !has($0, in: scope) }),
            knowledge[figure.attribute].kind == .figure, isHeldElsewhere(figure, reading)
        else { return nil }
        let facts = knowledge.facts(best.attribute, of: subject)
        guard !facts.contains(where: { knowledge[$0].isUnexplained }) else { return nil }
        // 职工之家多少 of a place that tells each kind of them with its number: the list is the answer.
        if best.coverage >= Planner.wholeName, !reading.words.contains(where: levelWords.contains), facts.count == 1,
            countsEachItem(facts[facts.startIndex])
        {
            return nil
        }
        // Of the several things in a list, none is the like.
        let instead = knowledge[best.attribute].kind == .list ? [] : Array(facts.prefix(1))
        return missing(figure, reading, from: subject, instead: instead)
    }

    /// A list of things with a number each.
    private func countsEachItem(_ id: FactID) -> Bool {
        guard case .list(let items) = knowledge[id].value else { return false }
        return items.allSatisfy { item in !NumberScanner.counts(in: item, units).isEmpty }
    }

    /// Asked how many, a sentence with a number in it waits while figures were half named: `江津有几个劳模`.
    func figuresInstead(
        of fitting: [Retriever.Candidate], _ there: @autoclosure () -> [Retriever.Candidate], _ reading: Reading
    ) -> [Retriever.Candidate]? {
        guard reading.kind == .figure, !fitting.isEmpty,
            fitting.allSatisfy({ knowledge[$0.attribute].kind != .figure })
        else { return nil }
        let figures = there().filter {
            knowledge[$0.attribute].kind == .figure && $0.isDistinctive && $0.coverage >= Planner.halfSaid
                && fitness(of: $0, reading) > 0
        }
        return figures.isEmpty ? nil : figures
    }
}
