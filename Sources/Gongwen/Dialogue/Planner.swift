/// Decides what to say to a reading: the facts that answer it, a question back, or why neither can be.
///
/// A class, so that handing it on counts one reference and not one for each of its tables.
final class Planner: Sendable {
    /// What a question of a kind wants, in words: 名单, 时间.
    let wanted: [QuestionKind: String]
    let knowledge: KnowledgeBase
    let retriever: Retriever
    let lexicon: Lexicon
    let units: Units
    let levelWords: Set<WordID>
    let subjectNames: [String: SubjectID]
    let attributeNames: [String: AttributeID]
    let wordNames: [String: WordID]

    init(
        wanted: [QuestionKind: String], knowledge: KnowledgeBase, retriever: Retriever, lexicon: Lexicon, units: Units,
        levelWords: Set<WordID>, subjectNames: [String: SubjectID], attributeNames: [String: AttributeID],
        wordNames: [String: WordID]
    ) {
        self.wanted = wanted
        self.knowledge = knowledge
        self.retriever = retriever
        self.lexicon = lexicon
        self.units = units
        self.levelWords = levelWords
        self.subjectNames = subjectNames
        self.attributeNames = attributeNames
        self.wordNames = wordNames
    }

    /// A name counts as said when this share of its weight was said.
    static let saidEnough: Float = 0.74
    /// Below this, a name is not even offered.
    static let worthOffering: Float = 0.3
    static let mostOptions = 6
    /// The share of a question's weight that may be left unexplained where no figure is given.
    static let mayBeLeft: Float = 0.35
    /// A name said by this share is taken where nothing else comes near: within this lead.
    static let halfSaid: Float = 0.4
    static let clearLead: Float = 1.5

    func plan(_ reading: Reading, in conversation: Conversation) -> Decision {
        if let choice = choose(reading, among: conversation.options) { return choice }
        if let simple = planWithoutFacts(reading, conversation) { return simple }
        // Most questions say nothing that their answer does not explain: then only such attributes are looked at.
        if reading.residue.isEmpty, !reading.words.isEmpty,
            let decision = decide(retriever.explaining(reading.words, weak: reading.weakWords), reading, conversation),
            answers(decision)
        {
            return decision
        }
        let all = retriever.candidates(for: reading.words, weak: reading.weakWords)
        var decision = decide(all, reading, conversation)
        // The conversation may complete what the words alone leave unclear.
        let unclear = decision
        if case .notUnderstood = decision?.outcome, reading.residue.isEmpty { decision = nil }
        if let decision, !isWeak(decision) { return decision }
        if let continued = planFromContext(reading, conversation) { return continued }
        return decision ?? unclear ?? notUnderstood(reading, all)
    }

    func answers(_ decision: Decision) -> Bool {
        if case .answer = decision.outcome { true } else { false }
    }

    /// A question back is weak: the conversation may complete what the words alone leave open.
    private func isWeak(_ decision: Decision) -> Bool {
        if case .clarify = decision.outcome { true } else { false }
    }

    // MARK: messages that ask for no fact of their own

    private func planWithoutFacts(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        if reading.namesNothing {
            switch reading.kind {
            case .smalltalk: return Decision(outcome: .smalltalk(reading.smalltalk ?? 0))
            case .help, .overview: return Decision(outcome: .help)
            case .more: return more(conversation)
            case .reason: return conversation.attribute == nil ? nil : keeping(conversation, .noReason)
            case nil where reading.numbers.isEmpty && reading.ordinal == nil: return Decision(outcome: .empty)
            default: return nil
            }
        }
        if reading.words.isEmpty, reading.residue.isEmpty, reading.foreign.isEmpty {
            if reading.kind == .help { return Decision(outcome: .help) }
            if reading.kind == .smalltalk, reading.subjects.isEmpty {
                return Decision(outcome: .smalltalk(reading.smalltalk ?? 0))
            }
            if let subject = reading.subjects.first, reading.kinds.contains(.overview) || reading.kinds.isEmpty,
                conversation.attribute == nil || reading.kinds.contains(.overview)
            {
                return Decision(outcome: .overview(subject))
            }
        }
        return nil
    }

    private func more(_ conversation: Conversation) -> Decision {
        guard !conversation.rest.isEmpty else { return keeping(conversation, .nothingMore) }
        let page = Array(conversation.rest.prefix(Writer.pageLength))
        return keeping(
            conversation, .more(page, from: conversation.shown, left: conversation.rest.count - page.count))
    }

    private func keeping(_ conversation: Conversation, _ outcome: Decision.Outcome) -> Decision {
        Decision(outcome: outcome, words: conversation.words.compactMap { wordNames[$0] })
    }

    // MARK: the question's own words

    func decide(_ candidates: [Retriever.Candidate], _ reading: Reading, _ conversation: Conversation) -> Decision? {
        let foreign = reading.foreign.filter { foreign in
            foreign.words.isEmpty
                || !candidates.contains { $0.coverage >= Planner.saidEnough && explains($0, foreign.words) }
        }
        if let first = foreign.first {
            return Decision(outcome: .foreign(text: first.text, what: first.what), weighed: candidates)
        }
        let pool = candidates.filter { isUnderstood($0, reading) && $0.coverage >= Planner.worthOffering }
        let chosen = choose(from: pool, reading, conversation)
        var decision = chosen
        // That the files hold nothing of it is said only where nothing else can be.
        if chosen?.isNoData ?? true { decision = unmentionedClaim(candidates, reading) ?? chosen }
        if decision == nil {
            let unexplained = reading.residue + leastUnexplained(candidates, reading).map(lexicon.text(of:))
            if !unexplained.isEmpty { decision = Decision(outcome: .notUnderstood(unexplained)) }
        }
        decision?.weighed = candidates
        return decision
    }

    /// The first that serves: what was named, where it was asked, of the kind asked for; what was nearly named and
    /// nothing else comes near; what was named but is of another kind; a question back; that there is none.
    private func choose(
        from pool: [Retriever.Candidate], _ reading: Reading, _ conversation: Conversation
    ) -> Decision? {
        let said = pool.filter { $0.coverage >= Planner.saidEnough && isPlaced($0, reading, conversation) }
        for scope in scopes(reading, conversation) {
            let there = pool.filter { has($0, in: scope) }
            let named = there.filter { candidate in said.contains { $0.attribute == candidate.attribute } }
            let fitting = named.filter { fitness(of: $0, reading) > 0 }
            if let part = partOfSum(said, fitting, scope) { return missing(part, reading) }
            if let figures = figuresInstead(of: fitting, there, reading), let options = offer(figures, scope, reading) {
                return Decision(outcome: .clarify(options), words: reading.words)
            }
            if !fitting.isEmpty { return resolve(fitting, scope, reading) }
            if let asked = attributeOfTopic(there, reading) { return resolve([asked], scope, reading) }
            let isElsewhere = said.contains { $0.isDistinctive && fitness(of: $0, reading) > 0 }
            if !isElsewhere, let clear = clearlyMeant(there, reading) { return resolve([clear], scope, reading) }
            if !scope.isNamed, let options = offer(there, scope, reading), options.count > 1 {
                return Decision(outcome: .clarify(options), words: reading.words)
            }
            if !named.isEmpty { return resolve(named, scope, reading) }
            if scope.isNamed, !there.isEmpty, let options = offer(there, scope, reading) {
                return Decision(outcome: .clarify(options), words: reading.words)
            }
        }
        if let first = said.first(where: { $0.isDistinctive && fitness(of: $0, reading) > 0 }) {
            return missing(first, reading)
        }
        guard let options = offer(pool, Whereabouts(subjects: nil, isNamed: false), reading) else { return nil }
        return Decision(outcome: .clarify(options), words: reading.words)
    }

    /// Asked how many, a sentence with a number in it waits while figures were half named: `江津有几个劳模`.
    private func figuresInstead(
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
    private func partOfSum(
        _ said: [Retriever.Candidate], _ fitting: [Retriever.Candidate], _ scope: Whereabouts
    ) -> Retriever.Candidate? {
        guard scope.isNamed, let subject = scope.subjects?.first, let top = said.first, !has(top, in: scope),
            let chosen = fitting.first, knowledge[chosen.attribute].parts.contains(top.attribute)
        else { return nil }
        return sums(of: top.attribute, for: subject).isEmpty ? nil : top
    }

    /// Every word explained, or, where no figure is given, nearly every word.
    private func isUnderstood(_ candidate: Retriever.Candidate, _ reading: Reading) -> Bool {
        if candidate.unexplained.isEmpty, reading.residue.isEmpty { return true }
        let id = candidate.attribute
        guard knowledge[id].kind != .figure, let kind = reading.kind, !isClaim(reading),
            fitness(of: candidate, reading) > 0,
            kind == .figure || kind.fitness(of: knowledge[id].kind) == 2
        else { return false }
        let namedWords = reading.words.count { knowledge[id].isNamed(by: $0) }
        return candidate.unexplainedShare <= Planner.mayBeLeft && candidate.score > 4 && namedWords >= 2
            && reading.skipped.isEmpty
            && reading.residue.reduce(0) { $0 + $1.unicodeScalars.count } <= 4
    }

    private func explains(_ candidate: Retriever.Candidate, _ words: [WordID]) -> Bool {
        words.allSatisfy { knowledge[candidate.attribute].explains($0) }
    }

    /// A name made of common words only (联合举办, 报名时间) means its topic's; without the topic it could be anything's.
    private func isPlaced(_ candidate: Retriever.Candidate, _ reading: Reading, _ conversation: Conversation) -> Bool {
        guard !candidate.isDistinctive, let topic = knowledge[candidate.attribute].topic else { return true }
        let said = reading.words + reading.weakWords + conversation.words.compactMap { wordNames[$0] }
        return knowledge[topic].variants.contains { $0.contains(where: said.contains) }
    }

    /// `读书节是谁负责的`: the thing was named, and only one of its attributes is of the kind that is asked for.
    private func attributeOfTopic(_ candidates: [Retriever.Candidate], _ reading: Reading) -> Retriever.Candidate? {
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
    private func clearlyMeant(_ candidates: [Retriever.Candidate], _ reading: Reading) -> Retriever.Candidate? {
        let fitting = candidates.filter { fitness(of: $0, reading) > 0 }
        guard let best = fitting.first, best.coverage >= Planner.halfSaid, best.isDistinctive, best.unexplained.isEmpty,
            reading.words.count >= 2 || best.coverage >= 0.5
        else { return nil }
        let others = fitting.dropFirst().filter { $0.attribute != best.attribute }
        return others.allSatisfy { $0.score < best.score - Planner.clearLead } ? best : nil
    }

    /// What is left of the question by the candidate that explains most of it.
    private func leastUnexplained(_ candidates: [Retriever.Candidate], _ reading: Reading) -> [WordID] {
        candidates.min { $0.unexplainedShare < $1.unexplainedShare }?.unexplained ?? reading.words
    }

    private func notUnderstood(_ reading: Reading, _ candidates: [Retriever.Candidate]) -> Decision {
        let unexplained = reading.residue + leastUnexplained(candidates, reading).map(lexicon.text(of:))
        let isOutside = candidates.isEmpty && reading.subjects.isEmpty
        return Decision(
            outcome: unexplained.isEmpty
                ? isOutside || reading.words.isEmpty ? .outside : .notMentioned(reading.words.map(lexicon.text(of:)))
                : .notUnderstood(unexplained), weighed: candidates)
    }

    // MARK: whose

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
    private func scopes(_ reading: Reading, _ conversation: Conversation) -> [Whereabouts] {
        let named = subjectsNamed(in: reading)
        if !named.isEmpty { return [Whereabouts(subjects: named, isNamed: true)] }
        var scopes: [Whereabouts] = []
        if let known = conversation.subject.flatMap({ subjectNames[$0] }), fits(known, reading.subjectTypes) {
            scopes.append(Whereabouts(subjects: [known], isNamed: false, isInherited: true))
        }
        let levels = knowledge.subjects.indices.map { SubjectID(index: Int32($0)) }.filter { subject in
            knowledge[subject].levelWord.map { reading.words.contains($0) } ?? false
        }
        for subject in reading.innerSubjects + levels where fits(subject, reading.subjectTypes) {
            scopes.append(Whereabouts(subjects: [subject], isNamed: false))
        }
        guard reading.subjectTypes.isEmpty else {
            let members = knowledge.subjects.indices.map { SubjectID(index: Int32($0)) }
                .filter { fits($0, reading.subjectTypes) }
            return scopes + [Whereabouts(subjects: members, isNamed: false)]
        }
        return scopes + [Whereabouts(subjects: nil, isNamed: false)]
    }

    private func has(_ candidate: Retriever.Candidate, in scope: Whereabouts) -> Bool {
        guard let subjects = scope.subjects else { return !knowledge.subjects(with: candidate.attribute).isEmpty }
        return subjects.contains { !knowledge.facts(candidate.attribute, of: $0).isEmpty }
    }

    private func resolve(_ candidates: [Retriever.Candidate], _ scope: Whereabouts, _ reading: Reading) -> Decision {
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
    private func subjectsNamed(in reading: Reading) -> [SubjectID] {
        guard reading.subjects.count > 1 else { return reading.subjects }
        let parents = Set(reading.subjects.compactMap { knowledge[$0].parent })
        let lowest = reading.subjects.filter { !parents.contains($0) }
        return lowest.isEmpty ? reading.subjects : lowest
    }

    private func fits(_ subject: SubjectID, _ types: [Int]) -> Bool {
        types.isEmpty || types.contains(knowledge[subject].type)
    }

    private func answerWhereverItIs(
        _ candidates: [Retriever.Candidate], _ subjects: [SubjectID]?, _ reading: Reading
    ) -> Decision {
        let best = ties(candidates, reading)
        var places: [(attribute: AttributeID, subject: SubjectID)] = []
        for candidate in best {
            for subject in knowledge.subjects(with: candidate.attribute) where subjects?.contains(subject) ?? true {
                places.append((candidate.attribute, subject))
            }
        }
        let exact = places.filter { select(knowledge.facts($0.attribute, of: $0.subject), reading).isExact }
        if !exact.isEmpty { places = exact }
        guard let first = places.first else { return missing(candidates[0], reading) }
        if Set(places.map(\.subject)).count == 1 {
            return answer(
                best.filter { candidate in places.contains { $0.attribute == candidate.attribute } }, of: first.subject,
                reading)
        }
        if reading.kinds.contains(.whichSubject) {
            let facts = places.flatMap {
                select(knowledge.facts($0.attribute, of: $0.subject), reading).facts.prefix(1)
            }
            return Decision(outcome: .answer(facts, .plain), words: reading.words)
        }
        let options = places.prefix(Planner.mostOptions).map { option($0.attribute, $0.subject) }
        return Decision(outcome: .clarify(options), words: reading.words)
    }

    private func answerEach(_ subjects: [SubjectID], _ candidates: [Retriever.Candidate], _ reading: Reading)
        -> Decision
    {
        var facts: [FactID] = []
        for subject in subjects {
            let there = candidates.filter { !knowledge.facts($0.attribute, of: subject).isEmpty }
            guard !there.isEmpty, case .answer(let found, _) = answer(there, of: subject, reading).outcome else {
                return missing(candidates[0], reading, from: subject, instead: facts)
            }
            facts += found
        }
        return Decision(outcome: .answer(facts, .plain), words: reading.words)
    }

    private func missing(
        _ candidate: Retriever.Candidate, _ reading: Reading, from subject: SubjectID? = nil, instead: [FactID] = []
    ) -> Decision {
        let attribute = candidate.attribute
        let subject = subject ?? subjectsNamed(in: reading).first
        let name =
            subject.map { knowledge[$0].name } ?? reading.subjectTypes.first.map { knowledge.subjectTypes[$0] } ?? ""
        let related = instead.isEmpty ? subject.map { sums(of: attribute, for: $0) } ?? [] : instead
        return Decision(outcome: .noData(subject: name, attribute: attribute, instead: related), words: reading.words)
    }

    /// The figures that count this kind together with others: the nearest thing the files have.
    func sums(of attribute: AttributeID, for subject: SubjectID) -> [FactID] {
        knowledge.sums(with: attribute).flatMap { knowledge.facts($0, of: subject) }
    }

    // MARK: which

    /// The best candidates that the question does not tell apart.
    func ties(_ candidates: [Retriever.Candidate], _ reading: Reading) -> [Retriever.Candidate] {
        let ranked = candidates.map { ($0, fitness(of: $0, reading)) }
        let top = ranked.map(\.1).max() ?? 0
        let fitting = ranked.filter { $0.1 == top }.map(\.0)
        guard var best = fitting.first else { return [] }
        // Said without a question word, or to be confirmed with its number: a figure goes first among equals.
        if reading.kind == nil || isClaim(reading) && !reading.numbers.isEmpty {
            let figures = fitting.filter {
                $0.score >= best.score * (reading.kind == nil ? 0.95 : 0.85) && knowledge[$0.attribute].kind == .figure
            }
            if let first = figures.first { return figures.filter { $0.score >= first.score - 0.05 } }
        }
        if let asked = reading.unit, asked != units.general,
            let exact = fitting.first(where: {
                $0.score >= best.score * 0.85 && units.classes[knowledge[$0.attribute].unit] == asked
            })
        {
            best = exact
            return fitting.filter {
                $0.score >= best.score - 0.05 && $0.coverage >= best.coverage - 0.001
                    && units.classes[knowledge[$0.attribute].unit] == asked
            }
        }
        return fitting.filter { $0.score >= best.score - 0.05 && $0.coverage >= best.coverage - 0.001 }
    }

    /// 2 where the attribute is of the kind that is asked for, 1 where it may serve, 0 where it cannot.
    func fitness(of candidate: Retriever.Candidate, _ reading: Reading) -> Int {
        let kind = knowledge[candidate.attribute].kind
        let byKind = reading.kind?.fitness(of: kind) ?? 2
        guard byKind > 0 else { return 0 }
        if kind != .figure {
            return reading.kind == .figure && !states(candidate.attribute, reading) ? 0 : byKind
        }
        guard let asked = reading.unit else { return byKind }
        return units.fits(asked: asked, unit: knowledge[candidate.attribute].unit) ? byKind : 0
    }

    /// Whether a sentence states a number of what is asked: 第几届 by 第三届.
    private func states(_ attribute: AttributeID, _ reading: Reading) -> Bool {
        knowledge.subjects(with: attribute).contains { subject in
            knowledge.facts(attribute, of: subject).contains { fact in
                knowledge[fact].stated.contains { count in
                    guard let unit = count.unit else { return false }
                    // 多少 and 几个 ask for a number of things, not for minutes or editions.
                    return reading.unit == nil || reading.unit == units.general
                        ? !units.measuresTime(unit) : unit == reading.unit
                }
            }
        }
    }

    func answer(_ candidates: [Retriever.Candidate], of subject: SubjectID, _ reading: Reading) -> Decision {
        let tied = preferring(
            explanations: [.definition, .list, .person].contains(reading.kind),
            ties(preferringExact(candidates, subject, reading), reading), subject)
        let best = preferringResults(tied, subject, reading)
        if best.count > 1, Set(best.map { knowledge[$0.attribute].kind }).count == 1 {
            if let mismatch = mismatchOfKind(best[0].attribute, reading) {
                let facts = best.prefix(3).flatMap { knowledge.facts($0.attribute, of: subject).prefix(1) }
                return Decision(
                    outcome: .otherwise(asked: mismatch.asked, missing: mismatch.what, facts), words: reading.words)
            }
            if best.count <= 3, knowledge[best[0].attribute].kind != .figure {
                // Sentences can stand side by side; the reader sees which is meant.
                let facts = best.flatMap { select(knowledge.facts($0.attribute, of: subject), reading).facts.prefix(1) }
                return Decision(outcome: .answer(facts, .plain), words: reading.words)
            }
            let options = best.prefix(Planner.mostOptions).map { option($0.attribute, subject) }
            return Decision(outcome: .clarify(options), words: reading.words)
        }
        return answer(best[0].attribute, of: subject, reading)
    }

    func answer(_ attribute: AttributeID, of subject: SubjectID, _ reading: Reading) -> Decision {
        let words = reading.words.isEmpty ? knowledge[attribute].variants.first ?? [] : reading.words
        let all = knowledge.facts(attribute, of: subject)
        if let mismatch = mismatchOfKind(attribute, reading) {
            return Decision(
                outcome: .otherwise(asked: mismatch.asked, missing: mismatch.what, Array(all.prefix(1))), words: words)
        }
        if let edition = reading.editions.first, !all.contains(where: { speaks(of: edition, $0) }) {
            return Decision(outcome: .notUnderstood(["第\(edition.value)届"]), words: words)
        }
        if let limit = unheardLimit(reading, Array(all)) {
            return Decision(outcome: .notUnderstood([limit]), words: words)
        }
        let selection = select(all, reading)
        if !selection.isExact, selection.mismatch == .period, isClaim(reading), selection.facts.count == 1,
            knowledge[selection.facts[0]].period.years != nil || !knowledge[selection.facts[0]].stated.isEmpty
        {
            return Decision(outcome: .answer(selection.facts, .claimFails(selection.asked)), words: words)
        }
        guard selection.isExact else {
            return Decision(
                outcome: .otherwise(asked: selection.asked, missing: selection.mismatch, selection.facts), words: words)
        }
        return Decision(outcome: .answer(selection.facts, manner(of: reading, selection.facts)), words: words)
    }

    /// Whether a fact is about this edition of something held again and again. One that speaks of no edition may be about any.
    private func speaks(of edition: ChineseNumber, _ id: FactID) -> Bool {
        let fact = knowledge[id]
        let counts = NumberScanner.counts(in: fact.statement + fact.note, units).filter {
            $0.unit == units.unit(named: "届")
        }
        let isFigure = knowledge[fact.attribute].kind == .figure
        return counts.isEmpty ? !isFigure : isText(fact) || counts.contains { $0.number.value == edition.value }
    }

    private func isText(_ fact: Fact) -> Bool { if case .text = fact.value { true } else { false } }

    /// `站点里有多少是24小时的`: a time or a share in the question that the figure does not speak of limits it.
    private func unheardLimit(_ reading: Reading, _ facts: [FactID]) -> String? {
        guard reading.kind == .figure, let first = facts.first, case .figure = knowledge[first].value else {
            return nil
        }
        let limits = reading.numbers.filter {
            $0.unit.map { units.measuresTime($0) || units.name(of: $0) == "占比" } ?? false
        }
        return limits.first { claim in !facts.contains { knowledge[$0].statement.contains(claim.text) } }?.text
    }

    private func mismatchOfKind(_ id: AttributeID, _ reading: Reading) -> (asked: String, what: Decision.Mismatch)? {
        let attribute = knowledge[id]
        guard let kind = reading.kind else { return nil }
        if kind.fitness(of: attribute.kind) == 0
            || (attribute.kind != .figure && kind == .figure && !states(id, reading))
        {
            return (wanted[kind] ?? kind.rawValue, .kind)
        }
        if attribute.kind == .figure, let asked = reading.unit, !units.fits(asked: asked, unit: attribute.unit) {
            return (units.name(of: asked), .unit)
        }
        return nil
    }

    /// Asked what a thing is, the entry that says it is not explained goes first; asked anything else, it goes last.
    private func preferring(
        explanations: Bool, _ candidates: [Retriever.Candidate], _ subject: SubjectID
    ) -> [Retriever.Candidate] {
        let chosen = candidates.filter { candidate in
            knowledge.facts(candidate.attribute, of: subject).contains { knowledge[$0].isUnexplained == explanations }
        }
        return chosen.isEmpty ? candidates : chosen
    }

    /// What is of the time and count that is asked for goes before what is not, where it is nearly as well named.
    private func preferringExact(
        _ candidates: [Retriever.Candidate], _ subject: SubjectID, _ reading: Reading
    ) -> [Retriever.Candidate] {
        guard candidates.count > 1, reading.period != nil || reading.scope != nil else { return candidates }
        // A sentence without a date is not preferred to a figure of another year.
        let top = candidates.map { fitness(of: $0, reading) }.max() ?? 0
        let best = candidates[0].score
        let exact = candidates.filter { candidate in
            candidate.score >= best * 0.8 && fitness(of: candidate, reading) == top
                && select(knowledge.facts(candidate.attribute, of: subject), reading).isExact
        }
        return exact.isEmpty ? candidates : exact
    }

    /// Unless a plan is asked for, what was done goes before what is intended.
    private func preferringResults(
        _ candidates: [Retriever.Candidate], _ subject: SubjectID, _ reading: Reading
    ) -> [Retriever.Candidate] {
        guard reading.scope != .plan, candidates.count > 1 else { return candidates }
        let done = candidates.filter { candidate in
            let selection = select(knowledge.facts(candidate.attribute, of: subject), reading)
            return selection.isExact && !selection.facts.allSatisfy { knowledge[$0].scope == .plan }
        }
        return done.isEmpty ? candidates : done
    }

    func option(_ attribute: AttributeID, _ subject: SubjectID) -> Conversation.Option {
        Conversation.Option(
            attribute: knowledge[attribute].name, subject: knowledge[subject].name,
            label: "\(knowledge[subject].name)：\(knowledge[attribute].name)")
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
        case (.definition, .figure): 0
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
