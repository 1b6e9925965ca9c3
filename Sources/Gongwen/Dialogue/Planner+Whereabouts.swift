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

    /// `成功调解多少` after 江北受理多少, where only the city has such a figure: the place that was spoken of. nil where the
    /// question names a place or a level, or the figure is of the place.
    func placeLeft(_ part: PlannedPart, _ conversation: Conversation) -> SubjectID? {
        let reading = part.reading
        guard let place = lastSubject(of: conversation), case .answer(let facts, _) = part.decision.outcome,
            reading.subjects.isEmpty, reading.subjectTypes.isEmpty, reading.group == nil, reading.excluded.isEmpty,
            reading.innerSubjects.isEmpty, !reading.words.contains(where: levelWords.contains),
            facts.allSatisfy({ knowledge[$0].subject != place }),
            // 陈元春是谁 is asked of no place; 跟谁共建的 names too little to be that.
            isClaim(reading)
                || facts.allSatisfy({ quantified($0) || !isNamedWhole(knowledge[$0].attribute, reading) })
                || reading.words.isEmpty && reading.kind != nil,
            // 第二个 picks what was offered.
            !facts.contains(where: { conversation.options.contains(knowledge.option(for: $0)) })
        else { return nil }
        return place
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

    private func answerEach(_ subjects: [SubjectID], _ candidates: [Retriever.Candidate], _ reading: Reading)
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
}
