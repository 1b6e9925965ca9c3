/// The question's own words: which of the attributes that they name is meant, and where.
extension Planner {
    func decide(_ candidates: [Retriever.Candidate], _ reading: Reading, _ conversation: Conversation) -> Decision? {
        // 四川技能竞赛 names a thing of its own; then only what 四川 belongs to can be meant.
        var candidates = candidates
        for foreign in reading.foreign {
            let within = foreign.words.isEmpty ? [] : candidates.filter { explains($0, foreign.words) }
            guard within.contains(where: { $0.coverage >= Planner.saidEnough }) else {
                return Decision(outcome: .foreign(text: foreign.text, what: foreign.what), weighed: candidates)
            }
            candidates = within
        }
        let rivals = candidates.filter(isNamedInFull)
        let pool = candidates.filter {
            isUnderstood($0, reading) && $0.coverage >= Planner.worthOffering
                && (!reading.isOfFigures || knowledge[$0.attribute].kind == .figure)
                && !isOutnamed($0, by: rivals, reading)
                && mayLeaveTopic(reading, for: $0, conversation)
        }
        let chosen = choose(from: pool, reading, conversation).map { answeringOnlyOption(of: $0, reading) }
        var decision = chosen
        // That the files hold nothing of it is said only where nothing else can be.
        if chosen?.isNoData ?? true { decision = unmentionedClaim(candidates, reading) ?? chosen }
        if decision == nil { decision = refusal(of: reading, candidates).map { Decision(outcome: $0) } }
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
            let there = pool.filter { has($0, in: scope) }
            let named = there.filter { candidate in said.contains { $0.attribute == candidate.attribute } }
            let fitting = named.filter { fitness(of: $0, reading) > 0 }
            // Asked whether there is one, the sum that names it says so.
            if reading.kind != .existence, let part = partOfSum(said, fitting, scope) { return missing(part, reading) }
            if let parts = partsOfSum(said, fitting, scope, reading) { return parts }
            if let decision = figureElsewhere(said, fitting, scope, reading) { return decision }
            if let open = leftOpen(named, rather: fitting.first ?? clearlyMeant(there, reading), scope, reading) {
                return resolve([open], scope, reading)
            }
            if let figures = figuresInstead(of: fitting, there, reading), let options = offer(figures, scope, reading) {
                return Decision(outcome: .clarify(options), words: reading.words)
            }
            if let others = figuresOfAskedScope(insteadOf: fitting, there, scope, reading) { return others }
            if !fitting.isEmpty { return resolve(fitting, scope, reading) }
            if let asked = attributeOfTopic(there, reading) { return resolve([asked], scope, reading) }
            let isElsewhere = said.contains { isHeldElsewhere($0, reading) }
            if !isElsewhere, let clear = clearlyMeant(there, reading) { return resolve([clear], scope, reading) }
            if scope.isInherited, said.isEmpty, let only = onlyOne(there, reading) {
                return resolve([only], scope, reading)
            }
            if !scope.isNamed, let options = offer(there, scope, reading), options.count > 1 {
                return Decision(outcome: .clarify(options), words: reading.words)
            }
            if !named.isEmpty { return resolve(named, scope, reading) }
            if scope.isNamed, !there.isEmpty, let options = offer(there, scope, reading) {
                return Decision(outcome: .clarify(options), words: reading.words)
            }
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
        // Of the several things in a list, none is the like.
        let instead = knowledge[best.attribute].kind == .list ? [] : Array(facts.prefix(1))
        return missing(figure, reading, from: subject, instead: instead)
    }

    /// Asked how many, a sentence with a number in it waits while figures were half named: `江津有几个劳模`.
    func figuresInstead(
        of fitting: [Retriever.Candidate], _ there: [Retriever.Candidate], _ reading: Reading
    ) -> [Retriever.Candidate]? {
        guard reading.kind == .figure, !fitting.isEmpty,
            fitting.allSatisfy({ knowledge[$0.attribute].kind != .figure })
        else { return nil }
        let figures = there.filter {
            knowledge[$0.attribute].kind == .figure && $0.isDistinctive && $0.coverage >= Planner.halfSaid
                && fitness(of: $0, reading) > 0
        }
        return figures.isEmpty ? nil : figures
    }

    /// What was named is only counted together with others here: the sum is no answer to it.
    func partOfSum(
        _ said: [Retriever.Candidate], _ fitting: [Retriever.Candidate], _ scope: Whereabouts
    ) -> Retriever.Candidate? {
        guard scope.isNamed, let subject = scope.subjects?.first else { return nil }
        return said.first { part in
            !has(part, in: scope)
                && fitting.contains { $0.score <= part.score && knowledge[$0.attribute].parts.contains(part.attribute) }
                && !sums(of: part.attribute, for: subject).isEmpty
        }
    }

    /// `市级劳模和先进工作者有几个` where each is counted for itself: one alone is no answer to the sum.
    private func partsOfSum(
        _ said: [Retriever.Candidate], _ fitting: [Retriever.Candidate], _ scope: Whereabouts, _ reading: Reading
    ) -> Decision? {
        // What goes into a calculation is one figure.
        guard !reading.isOperand, scope.isNamed, let subject = scope.subjects?.first, scope.subjects?.count == 1,
            let best = fitting.first,
            let whole = said.first(where: {
                isNamedInFull($0) && $0.score >= best.score && !has($0, in: scope)
                    && knowledge[$0.attribute].parts.contains(best.attribute)
            })
        else { return nil }
        return partsTold(whole.attribute, of: subject, reading)
    }

    /// Every word explained, or, where no figure is given, nearly every word.
    func isUnderstood(_ candidate: Retriever.Candidate, _ reading: Reading) -> Bool {
        if candidate.unexplained.isEmpty, reading.residue.isEmpty { return true }
        let id = candidate.attribute
        guard knowledge[id].kind != .figure, let kind = reading.kind, !isClaim(reading),
            fitness(of: candidate, reading) > 0,
            kind == .figure || kind.fitness(of: knowledge[id].kind) == 2
        else { return false }
        let namedWords = reading.words.count { knowledge[id].isNamed(by: $0) }
        return candidate.unexplainedShare <= Planner.mayBeLeft && candidate.score > 4 && namedWords >= 2
            && reading.skipped.isEmpty
            // What was not understood may be the place that was meant: 北江.
            && (reading.residue.isEmpty || !reading.subjects.isEmpty)
            && reading.residue.reduce(0) { $0 + $1.unicodeScalars.count } <= 4
            // A character that is left by itself is one that changes what is asked: 老, 女.
            && reading.residue.allSatisfy { $0.unicodeScalars.count > 1 }
    }

    func explains(_ candidate: Retriever.Candidate, _ words: [WordID]) -> Bool {
        words.allSatisfy { knowledge[candidate.attribute].explains($0) }
    }

    /// A name made of common words only (联合举办, 报名时间) means its topic's; without the topic it could be anything's.
    func isPlaced(_ candidate: Retriever.Candidate, _ reading: Reading, _ conversation: Conversation) -> Bool {
        guard !candidate.isDistinctive else { return true }
        guard let topic = knowledge[candidate.attribute].topic else { return isCounted(candidate.attribute, reading) }
        let said = reading.words + reading.weakWords + words(of: conversation)
        return knowledge[topic].variants.contains { $0.contains(where: said.contains) }
    }

    /// `多少工会`: what is counted is what the figure's name says. Of `工会办了多少活动` it is not.
    private func isCounted(_ id: AttributeID, _ reading: Reading) -> Bool {
        guard knowledge[id].kind == .figure, reading.kind == .figure else { return true }
        let counted = reading.counted.isEmpty ? reading.weakWords : reading.counted
        return counted.allSatisfy { lexicon.cueWords.contains($0) || knowledge[id].explains($0) }
    }

    /// `读书节是谁负责的`: the thing was named, and only one of its attributes is of the kind that is asked for.
    func attributeOfTopic(_ candidates: [Retriever.Candidate], _ reading: Reading) -> Retriever.Candidate? {
        guard let kind = reading.kind, [.person, .time, .location].contains(kind) else { return nil }
        let wanted = candidates.filter { candidate in
            let attribute = knowledge[candidate.attribute]
            guard kind.fitness(of: attribute.kind) == 2, candidate.unexplained.isEmpty, let topic = attribute.topic
            else { return false }
            return knowledge[topic].variants.contains { $0.allSatisfy(reading.words.contains) }
        }
        return wanted.count == 1 ? wanted[0] : nil
    }

    /// A name that was only half said, but nothing else comes near it: `江津有几所学院`.
    func clearlyMeant(_ candidates: [Retriever.Candidate], _ reading: Reading) -> Retriever.Candidate? {
        let fitting = candidates.filter { fitness(of: $0, reading) > 0 }
        guard let best = fitting.first, best.coverage >= Planner.halfSaid, best.isDistinctive, best.unexplained.isEmpty,
            // 其中3: half of a name said by common words only is no name of what has a number.
            !reading.words.isEmpty || reading.numbers.isEmpty,
            // Asked how many, a sentence that is half named and holds some number is no answer.
            reading.kind != .figure || knowledge[best.attribute].kind == .figure,
            reading.words.count >= 2
                || best.coverage >= 0.5 && !isClaim(reading) && unheard(by: best.attribute, reading).isEmpty
        else { return nil }
        // Nor is a sentence a rival of a figure there.
        let others = fitting.dropFirst().filter {
            $0.attribute != best.attribute && (reading.kind != .figure || knowledge[$0.attribute].kind == .figure)
        }
        return others.allSatisfy { $0.score < best.score - Planner.clearLead } ? best : nil
    }

    /// `效果怎么样` after an overview of a place that has one such entry: what other places have comes not into it.
    private func onlyOne(_ there: [Retriever.Candidate], _ reading: Reading) -> Retriever.Candidate? {
        guard let kind = reading.kind, kind != .figure, !isClaim(reading), !reading.words.isEmpty else { return nil }
        let fitting = there.filter { candidate in
            candidate.isDistinctive && candidate.unexplained.isEmpty && candidate.coverage >= Planner.halfSaid
                && fitness(of: candidate, reading) > 0 && kind.fitness(of: knowledge[candidate.attribute].kind) == 2
                && reading.words.allSatisfy(knowledge[candidate.attribute].isNamed)
        }
        return fitting.count == 1 ? fitting[0] : nil
    }

    /// What is left of the question by the candidate that explains most of it.
    func leastUnexplained(_ candidates: [Retriever.Candidate], _ reading: Reading) -> [WordID] {
        candidates.min { $0.unexplainedShare < $1.unexplainedShare }?.unexplained ?? reading.words
    }

    /// Why nothing answers: words that nobody knows; or words that are known, but that nothing in the files says together.
    func refusal(of reading: Reading, _ candidates: [Retriever.Candidate]) -> Decision.Outcome? {
        let unexplained = lexicon.typed(leastUnexplained(candidates, reading), in: reading)
        let strange = reading.residue + reading.exclusions
        guard strange.isEmpty else { return .notUnderstood(strange + unexplained) }
        return unexplained.isEmpty ? nil : notMentioned(reading, unexplained)
    }

    private func notMentioned(_ reading: Reading, _ unexplained: [String]) -> Decision.Outcome {
        .notMentioned(lexicon.typed(reading.words, in: reading), unexplained: unexplained)
    }

    func notUnderstood(_ reading: Reading, _ candidates: [Retriever.Candidate]) -> Decision {
        let isOutside = candidates.isEmpty && reading.subjects.isEmpty || reading.words.isEmpty
        let outcome =
            refusal(of: reading, candidates)
            ?? (isOutside ? .outside : notMentioned(reading, lexicon.typed(reading.words, in: reading)))
        return Decision(outcome: outcome, weighed: candidates)
    }
}
