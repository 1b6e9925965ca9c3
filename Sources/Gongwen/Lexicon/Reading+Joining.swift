/// Parts of a message put together, and asked of something else.
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
        joined.counted = later.counted.isEmpty ? counted : later.counted
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
        joined.namesPartOfPlace = namesPartOfPlace || later.namesPartOfPlace
        joined.skipped = skipped + later.skipped
        joined.assertions = assertions + later.assertions
        joined.claimsOfAll = claimsOfAll || later.claimsOfAll
        joined.unreadCount = unreadCount + later.unreadCount
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

    /// The same, of the time and count of another part; nil where it names its own, or there is nothing to take over.
    func counted(like other: Reading) -> Reading? {
        guard period == nil, scope != .actual, other.period != nil else { return nil }
        var counted = self
        counted.period = other.period
        if other.scope == .plan { counted.scope = .plan }
        return counted
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
