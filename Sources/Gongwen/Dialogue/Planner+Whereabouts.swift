/// Whose fact is meant.
extension Planner {
    /// Where to look: some subjects, or all.
    struct Whereabouts {
        /// nil: wherever it is.
        var subjects: [SubjectID]?
        /// The question names them.
        var isNamed: Bool
        /// They come from the conversation.
        var isInherited = false
    }

    /// The places to look in turn: what the question names; else the conversation's, a name inside a word (重庆五一劳动奖章),
    /// the level it names (市级), anywhere.
    func scopes(_ reading: Reading, _ conversation: Conversation) -> [Whereabouts] {
        let named = subjectsNamed(in: reading)
        if !named.isEmpty { return [Whereabouts(subjects: named, isNamed: true)] }
        var scopes: [Whereabouts] = []
        if !reading.excluded.isEmpty {
            // 除了江北: the others of its kind are meant.
            let types =
                reading.subjectTypes.isEmpty ? reading.excluded.map { knowledge[$0].type } : reading.subjectTypes
            return [Whereabouts(subjects: subjects(of: types, without: reading.excluded), isNamed: false)]
        }
        if let known = lastSubject(of: conversation), fits(known, reading.subjectTypes) {
            scopes.append(Whereabouts(subjects: [known], isNamed: false, isInherited: true))
        }
        let levels = knowledge.subjects.indices.map { SubjectID(index: Int32($0)) }.filter { subject in
            knowledge[subject].levelWord.map { reading.words.contains($0) } ?? false
        }
        for subject in reading.innerSubjects + levels where fits(subject, reading.subjectTypes) {
            scopes.append(Whereabouts(subjects: [subject], isNamed: false))
        }
        guard reading.subjectTypes.isEmpty else {
            return scopes + [Whereabouts(subjects: subjects(of: reading.subjectTypes, without: []), isNamed: false)]
        }
        return scopes + [Whereabouts(subjects: nil, isNamed: false)]
    }

    /// All subjects of these types (any, where none is given), in the order of the files.
    func subjects(of types: [Int], without excluded: [SubjectID]) -> [SubjectID] {
        knowledge.subjects.indices.lazy.map { SubjectID(index: Int32($0)) }
            .filter { self.fits($0, types) && !excluded.contains($0) }
    }

    func has(_ candidate: Retriever.Candidate, in scope: Whereabouts) -> Bool {
        guard let subjects = scope.subjects else { return !knowledge.subjects(with: candidate.attribute).isEmpty }
        return subjects.contains { !knowledge.facts(candidate.attribute, of: $0).isEmpty }
    }

    func resolve(_ candidates: [Retriever.Candidate], _ scope: Whereabouts, _ reading: Reading) -> Decision {
        guard let subjects = scope.subjects else { return answerWhereverItIs(candidates, nil, reading) }
        if subjects.count > 1 {
            return scope.isNamed
                ? answerEach(subjects, candidates, reading) : answerWhereverItIs(candidates, subjects, reading)
        }
        let there = candidates.filter { !knowledge.facts($0.attribute, of: subjects[0]).isEmpty }
        var decision = answer(there, of: subjects[0], reading)
        if scope.isInherited { decision.inherited = [knowledge[subjects[0]].name] }
        return decision
    }

    /// A subject above another one in the same question only says where the other one is, or a level.
    func subjectsNamed(in reading: Reading) -> [SubjectID] {
        guard reading.subjects.count > 1, !reading.pairsSubjects else { return reading.subjects }
        let parents = Set(reading.subjects.compactMap { knowledge[$0].parent })
        let lowest = reading.subjects.filter { !parents.contains($0) }
        return lowest.isEmpty ? reading.subjects : lowest
    }

    func fits(_ subject: SubjectID, _ types: [Int]) -> Bool {
        types.isEmpty || types.contains(knowledge[subject].type)
    }

    func answerWhereverItIs(
        _ candidates: [Retriever.Candidate], _ subjects: [SubjectID]?, _ reading: Reading
    ) -> Decision {
        let tied = ties(candidates, reading)
        let best = tied + namedElsewhere(candidates, than: tied, reading)
        var places: [(attribute: AttributeID, subject: SubjectID)] = []
        for candidate in best {
            for subject in knowledge.subjects(with: candidate.attribute) where subjects?.contains(subject) ?? true {
                places.append((candidate.attribute, subject))
            }
        }
        func exact(_ reading: Reading) -> [(attribute: AttributeID, subject: SubjectID)] {
            places.filter { select(knowledge.facts($0.attribute, of: $0.subject), reading).isExact }
        }
        // A claim may be held against any count; of several places, against those of the count that it names.
        let counted = isClaim(reading) ? exact(reading.asFigure) : []
        let exact = counted.isEmpty ? exact(reading) : counted
        // Asked for without a time or a count, what another place has of another count is worth an option.
        let asksExactly = reading.period != nil || reading.scope != nil && reading.scope != .total
        if exact.isEmpty, asksExactly {
            // What is nearly as well named may be of the time and count that is asked for.
            let others = preferringExact(candidates, nil, reading)
            if others.count < candidates.count { return answerWhereverItIs(others, subjects, reading) }
        }
        if !exact.isEmpty, asksExactly || Set(exact.map(\.subject)).count > 1 { places = exact }
        guard let first = places.first else { return missing(candidates[0], reading) }
        if Set(places.map(\.subject)).count == 1 {
            return answer(
                best.filter { candidate in places.contains { $0.attribute == candidate.attribute } }, of: first.subject,
                reading)
        }
        if reading.kinds.contains(.whichSubject) || !reading.excluded.isEmpty {
            let selections = places.map { select(knowledge.facts($0.attribute, of: $0.subject), reading) }
            let facts = selections.flatMap { $0.facts.prefix(1) }
            // 哪个区最多, where some say only how many came new.
            if reading.operators.contains(where: \.asksForOrder), let other = selections.first(where: { !$0.isExact }) {
                return Decision(
                    outcome: .otherwise(asked: other.asked, missing: other.mismatch, facts), words: reading.words)
            }
            return Decision(outcome: .answer(facts, .plain), words: reading.words)
        }
        var options: [Conversation.Option] = []
        for place in places {
            let meant = resultInstead(of: place, candidates, reading) ?? place
            let option = option(meant.attribute, meant.subject)
            if !options.contains(option) { options.append(option) }
        }
        options = Array(options.prefix(Planner.mostOptions))
        return Decision(outcome: .clarify(options), words: reading.words)
    }

    /// `慰问了多少人次` of the city, whose plan was named best: what was done, where that is nearly as well named.
    private func resultInstead(
        of place: (attribute: AttributeID, subject: SubjectID), _ candidates: [Retriever.Candidate], _ reading: Reading
    ) -> (attribute: AttributeID, subject: SubjectID)? {
        func isPlanned(_ attribute: AttributeID) -> Bool {
            knowledge.facts(attribute, of: place.subject).allSatisfy { knowledge[$0].scope == .plan }
        }
        guard reading.scope != .plan, knowledge[place.attribute].kind == .figure, isPlanned(place.attribute),
            let planned = candidates.first(where: { $0.attribute == place.attribute })
        else { return nil }
        let unit = units.classes[knowledge[place.attribute].unit]
        return candidates.first { other in
            knowledge[other.attribute].kind == .figure && other.unexplained.isEmpty && other.isDistinctive
                && other.score >= planned.score * Planner.nearlyAsGood
                && units.classes[knowledge[other.attribute].unit] == unit
                && !knowledge.facts(other.attribute, of: place.subject).isEmpty && !isPlanned(other.attribute)
        }
        .map { ($0.attribute, place.subject) }
    }

    /// Figures that other places have under as good a name: `普法做了多少场` may mean the city's or a district's.
    private func namedElsewhere(
        _ candidates: [Retriever.Candidate], than best: [Retriever.Candidate], _ reading: Reading
    ) -> [Retriever.Candidate] {
        guard let first = best.first, knowledge[first.attribute].kind == .figure else { return [] }
        let holders = Set(best.flatMap { knowledge.subjects(with: $0.attribute) })
        let fitness = fitness(of: first, reading)
        return candidates.filter { candidate in
            candidate.score >= first.score * Planner.nearlyAsGood && candidate.isDistinctive
                && candidate.unexplained.isEmpty && knowledge[candidate.attribute].kind == .figure
                && isNamed(candidate, likeThe: first, reading)
                && self.fitness(of: candidate, reading) == fitness
                && !knowledge.subjects(with: candidate.attribute).contains(where: holders.contains)
        }
    }

    /// Said as fully, but for its level; or every word of the question names it too: 免费体检的困难职工 of 体检人数.
    private func isNamed(
        _ candidate: Retriever.Candidate, likeThe first: Retriever.Candidate, _ reading: Reading
    ) -> Bool {
        if candidate.coverage >= first.coverage { return true }
        let (attribute, other) = (knowledge[candidate.attribute], knowledge[first.attribute])
        return candidate.coverage >= Planner.halfSaid && measureAlike(attribute.unit, other.unit)
            && isNamedButForLevel(attribute, reading)
    }

    /// 个 and 家 may count the same, 人 and 家 do not.
    private func measureAlike(_ one: String, _ other: String) -> Bool {
        let classes = [units.classes[one], units.classes[other]].compactMap(\.self)
        guard classes.count == 2 else { return false }
        return classes[0] == classes[1] || !classes.contains { units.has(.strict, $0) }
            || units.fits(asked: classes[0], unit: other) || units.fits(asked: classes[1], unit: one)
    }

    func answerEach(_ subjects: [SubjectID], _ candidates: [Retriever.Candidate], _ reading: Reading)
        -> Decision
    {
        var facts: [FactID] = []
        var lacking: [SubjectID] = []
        // 江津和南川各有多少技能人才: where one has the figure, a list of the other's work that shares a word with it is none.
        let asksFigure = reading.kind == .figure && knowledge[candidates[0].attribute].kind == .figure
        let candidates = candidates.filter {
            !asksFigure || knowledge[$0.attribute].kind != .list || $0.coverage >= Planner.saidFully
        }
        for subject in subjects {
            let there = candidates.filter { !knowledge.facts($0.attribute, of: subject).isEmpty }
            switch there.isEmpty ? .empty : answer(there, of: subject, reading).outcome {
            case .answer(let found, _): facts += found
            // What came new, where the others have how many there are: each is told with its count.
            case .otherwise(_, .scope, let found) where reading.scope == nil: facts += found
            default: lacking.append(subject)
            }
        }
        guard let first = lacking.first else { return Decision(outcome: .answer(facts, .plain), words: reading.words) }
        guard lacking.count > 1, !facts.isEmpty else {
            return missing(candidates[0], reading, from: facts.isEmpty ? nil : first, instead: facts)
        }
        let names = lacking.map { knowledge[$0].name }.joined(separator: "、")
        return Decision(
            outcome: .noData(subject: names, attribute: candidates[0].attribute, instead: facts), words: reading.words)
    }

    func missing(
        _ candidate: Retriever.Candidate, _ reading: Reading, from subject: SubjectID? = nil, instead: [FactID] = []
    ) -> Decision {
        let attribute = candidate.attribute
        let subjects = subject.map { [$0] } ?? subjectsNamed(in: reading)
        if let first = subjects.first, let parts = partsTold(attribute, of: first, reading) { return parts }
        let name =
            subjects.isEmpty
            ? reading.subjectTypes.first.map { knowledge.subjectTypes[$0] } ?? ""
            : subjects.map { knowledge[$0].name }.joined(separator: "、")
        // 除了重庆: no place is left of which it could be said.
        if name.isEmpty, !reading.excluded.isEmpty {
            return Decision(outcome: .notMentioned(lexicon.typed(reading.words, in: reading), unexplained: []))
        }
        let related = instead.isEmpty ? subjects.flatMap { sums(of: attribute, for: $0) } : instead
        return Decision(outcome: .noData(subject: name, attribute: attribute, instead: related), words: reading.words)
    }

    /// `重庆五一劳动奖几个` where the report gives 奖状 and 奖章 each: these are told, and not added. One part alone is no
    /// answer, nor is what is of another count or time.
    func partsTold(_ attribute: AttributeID, of subject: SubjectID, _ reading: Reading) -> Decision? {
        let facts = knowledge[attribute].parts.flatMap { part in
            let selection = select(knowledge.facts(part, of: subject), reading)
            return selection.isExact ? selection.facts.prefix(1) : []
        }
        return facts.count < 2 ? nil : Decision(outcome: .answer(facts, .plain), words: reading.words)
    }

    /// The figures that count this kind together with others: the nearest thing the files have.
    func sums(of attribute: AttributeID, for subject: SubjectID) -> [FactID] {
        knowledge.sums(with: attribute).flatMap { knowledge.facts($0, of: subject) }
    }
}
