/// The figures that a question wants something made of.
struct Operands {
    var figures: [FactID] = []
    /// What was named and has no figure, as it is called in the reply.
    var lacking: [String] = []
    /// What those have instead: figures of another count or time.
    var instead: [FactID] = []
    /// The question names different times, or a plan and its result.
    var contrasts = false
    /// A figure that the files give for all of them together.
    var together: FactID?
    /// The words that the next question may lean on.
    var words: [WordID] = []

    var count: Int { figures.count + lacking.count }
}

extension Planner {
    // MARK: one thing in several places

    /// `江北和江津谁的站点多`: the same of each subject.
    func operandsOfEach(_ subjects: [SubjectID], _ reading: Reading, _ conversation: Conversation) -> Operands? {
        guard subjects.count > 1 else { return nil }
        let readings = subjects.map { subject in
            var one = reading.asFigure
            one.subjects = [subject]
            return one
        }
        let decisions = readings.map { plan($0, in: conversation) }
        // What one place makes clear is meant of the others too.
        let attributes = decisions.compactMap(singleFigure).map { knowledge[$0].attribute }
        if let shared = attributes.first(where: { attribute in
            subjects.allSatisfy { !knowledge.facts(attribute, of: $0).isEmpty }
        }) {
            return operands(of: shared, in: subjects, reading)
        }
        guard let named = attributes.first else { return nil }
        var found = Operands(words: decisions.first { !$0.words.isEmpty }?.words ?? reading.words)
        for (subject, decision) in zip(subjects, decisions) {
            if let figure = singleFigure(decision) {
                found.figures.append(figure)
            } else {
                found.lacking.append(lack(decision, named, of: subject))
                if case .otherwise(_, _, let facts) = decision.outcome { found.instead += facts }
            }
        }
        return found
    }

    /// One attribute of each subject, of the same count and time where the files allow.
    func operands(of attribute: AttributeID, in subjects: [SubjectID], _ reading: Reading) -> Operands {
        var found = Operands(words: reading.words)
        let choices = subjects.map { select(knowledge.facts(attribute, of: $0), reading.asFigure) }
        for (subject, choice) in zip(subjects, choices) {
            guard choice.isExact, !choice.facts.isEmpty else {
                found.lacking.append(knowledge.call(attribute, of: subject) + choice.asked)
                found.instead += choice.facts
                continue
            }
            let others = choices.filter { $0.isExact }.flatMap(\.facts).filter { knowledge[$0].subject != subject }
            let like = choice.facts.first { own in
                others.contains { knowledge[$0].scope == knowledge[own].scope && samePeriod($0, own) }
            }
            found.figures.append(like ?? choice.facts[0])
        }
        return found
    }

    private func samePeriod(_ a: FactID, _ b: FactID) -> Bool { knowledge[a].period.text == knowledge[b].period.text }

    private func lack(_ decision: Decision, _ attribute: AttributeID, of subject: SubjectID) -> String {
        if case .otherwise(let asked, let mismatch, _) = decision.outcome, mismatch == .scope {
            return knowledge.call(attribute, of: subject) + asked
        }
        return knowledge.call(attribute, of: subject)
    }

    // MARK: several things

    /// `技术革新和发明创造`, `征集的作品和展出的`, `2024年跟上一年`: each member of the row, completed from those before it.
    func operandsOfMembers(_ message: Message, _ conversation: Conversation) -> Operands? {
        // 发明创造中的专利一共多少: what is added stands in a row; 中 and 占 set one against the other.
        let addsOnly = message.whole.operators.allSatisfy { $0 == .sum }
        let members = message.members(ofOperation: !addsOnly).filter { !$0.isOnlyOperation }
        guard members.count > 1 else { return nil }
        let everywhere = message.whole.subjects.count == 1 ? message.whole.subjects : []
        let unit = message.whole.asFigure.unit
        var scratch = message.whole.words.isEmpty ? conversation : Conversation()
        scratch.options = []
        var found = Operands()
        var year: Int?
        var scope: AskedScope?
        // The sums that each member is only counted in.
        var together: [[FactID]] = []
        for member in members {
            var reading = member.asFigure.within(everywhere)
            if let step = reading.yearStep, let year { reading.period = .year(year + step) }
            if case .year(let named) = reading.period { year = named }
            // 新建的驿站和小屋: the count is said once for the whole row.
            reading.scope = reading.scope ?? scope
            scope = reading.scope
            reading.unit = message.whole.operators.contains(.share) ? nil : reading.unit ?? unit
            let decision = plan(reading, in: scratch)
            if let figure = singleFigure(decision) {
                if !found.figures.contains(figure) { found.figures.append(figure) }
                scratch.remember([decision], in: knowledge, lexicon: lexicon)
                found.words += decision.words.filter { !found.words.contains($0) }
            } else if isHeading(decision) {
                scratch.remember([decision], in: knowledge, lexicon: lexicon)
            } else if case .noData(let subject, let attribute, let sums) = decision.outcome {
                together.append(sums)
                found.lacking.append(subject + knowledge[attribute].name)
            } else if case .otherwise(let asked, let mismatch, let facts) = decision.outcome, let first = facts.first,
                mismatch == .period || mismatch == .scope
            {
                let fact = knowledge[first]
                found.lacking.append(knowledge.call(fact.attribute, of: fact.subject) + "（\(asked)）")
                found.instead += facts
            } else if !found.figures.isEmpty || !found.lacking.isEmpty || !member.residue.isEmpty || decision.asksBack {
                // Other business before the row is passed over; a gap in the row is not.
                return nil
            }
        }
        // `驿站和书屋一共`, where the files count them together only.
        let counted = together + found.figures.map { [$0] }
        if !together.isEmpty, counted.count > 1 {
            let shared = counted.dropFirst().reduce(Set(counted[0])) { $0.intersection($1) }
            if shared.count == 1 { found.together = shared.first }
        }
        found.contrasts =
            members.contains { $0.yearStep != nil } || differ(members.compactMap(\.period))
            || differ(members.compactMap(\.scope))
        return found
    }

    /// `评选名额，2024年跟上一年比`: what is counted goes first, and which of its figures are meant follows.
    private func isHeading(_ decision: Decision) -> Bool {
        guard case .answer(let facts, _) = decision.outcome, facts.count > 1 else { return false }
        return Set(facts.map { knowledge[$0].attribute }).count == 1
    }

    private func differ<Value: Hashable>(_ values: [Value]) -> Bool { Set(values).count > 1 }

    /// The one figure that a decision states as the answer.
    func singleFigure(_ decision: Decision) -> FactID? {
        guard case .answer(let facts, _) = decision.outcome, facts.count == 1,
            case .figure = knowledge[facts[0]].value
        else { return nil }
        return facts[0]
    }

    // MARK: a group

    /// `哪个区最多`, `三个区一共`: one attribute of every subject of a type that has it.
    func operandsOfGroup(_ reading: Reading, _ attribute: AttributeID) -> Operands? {
        let holders = knowledge.subjects(with: attribute).filter {
            fits($0, reading.subjectTypes) && !reading.excluded.contains($0)
        }
        // City and districts do not stand beside each other: the level with more of them is meant.
        let levels = Dictionary(grouping: holders) { knowledge[$0].type }
        // 哪个区 may ask for one of a hundred; the one city is what they lie in.
        let below = levels.filter { level in level.value.contains { knowledge[$0].parent != nil } }
        let sizes = below.isEmpty ? levels : below
        guard let level = sizes.max(by: { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }) else { return nil }
        let members = subjects(of: [level.key], without: reading.excluded)
        var found = operands(of: attribute, in: level.value, reading)
        found.lacking = found.figures.isEmpty ? found.lacking : []
        let told = Set(found.figures.map { knowledge[$0].subject })
        found.lacking += members.filter { !told.contains($0) }.map { knowledge[$0].name }
        return found
    }

    /// The figure that a question names without a place: the best named one, where nothing ties with it.
    func attributeMeant(_ reading: Reading) -> AttributeID? {
        guard reading.residue.isEmpty, reading.foreign.isEmpty, !reading.words.isEmpty else { return nil }
        let asked = reading.asFigure
        let named = retriever.explaining(reading.words, weak: reading.weakWords).filter {
            knowledge[$0.attribute].kind == .figure && $0.unexplained.isEmpty && $0.coverage >= Planner.saidEnough
                && fitness(of: $0, asked) > 0 && $0.isDistinctive
        }
        let best = ties(named, asked)
        if best.count == 1 { return best[0].attribute }
        // Of several that are named alike, the one that more than one place has.
        let shared = best.filter { knowledge.subjects(with: $0.attribute).count > 1 }
        return shared.count == 1 ? shared[0].attribute : nil
    }

    /// `十件实事里哪一项最多`: all figures of a topic that was named, as far as they measure the same.
    func operandsOfTopic(_ reading: Reading) -> Operands? {
        guard reading.residue.isEmpty, reading.foreign.isEmpty, reading.subjects.count == 1 else { return nil }
        let asked = reading.asFigure
        let topics = knowledge.topics.filter { topic in
            topic.variants.contains { !$0.isEmpty && $0.allSatisfy(reading.words.contains) }
        }
        guard topics.count == 1 else { return nil }
        let facts = topics[0].attributes.filter { knowledge[$0].kind == .figure }.flatMap { attribute -> [FactID] in
            let choice = select(knowledge.facts(attribute, of: reading.subjects[0]), asked)
            return choice.isExact ? Array(choice.facts.prefix(1)) : []
        }
        return facts.count > 1 ? Operands(figures: facts, words: reading.words) : nil
    }

    // MARK: a figure spread over another

    /// `平均每期多少人`: the figure asked for, and how many there were of what it is spread over, told in the same place.
    func operandsPer(_ unit: UnitClass, _ reading: Reading, _ conversation: Conversation) -> Operands? {
        let decision = plan(reading.asFigure, in: conversation)
        let stated = decision.outcome.figures.filter { if case .figure = knowledge[$0].value { true } else { false } }
        for figure in stated where units.classes[knowledge[figure].unit] != unit && !isPerUnit(figure) {
            let fact = knowledge[figure]
            let spread = retriever.candidates(for: reading.words, weak: reading.weakWords)
                .filter { units.classes[knowledge[$0.attribute].unit] == unit }
                .flatMap { knowledge.facts($0.attribute, of: fact.subject) }
                .filter { areToldTogether($0, figure) }
            if spread.count == 1, let only = spread.first {
                return Operands(figures: [figure, only], words: decision.words)
            }
        }
        return nil
    }

    private func areToldTogether(_ a: FactID, _ b: FactID) -> Bool {
        let (one, other) = (knowledge[a], knowledge[b])
        return one.source == other.source && one.sourceLine == other.sourceLine && samePeriod(a, b)
    }

    /// 每家补助3万元 is a mean already.
    private func isPerUnit(_ id: FactID) -> Bool {
        let statement = Sentence(knowledge[id].statement)
        return lexicon.mentions(in: statement).contains { mention in
            guard case .surface(let surface) = mention.meaning else { return false }
            return lexicon.surfaces[surface].cues.contains { if case .per = $0 { true } else { false } }
        }
    }

    // MARK: what was told last

    /// `这两个加起来呢`, `差多少`, `去掉江北呢`: the figures of the last replies.
    func operandsOfConversation(_ reading: Reading, _ conversation: Conversation) -> Operands? {
        guard reading.words.isEmpty, reading.residue.isEmpty, reading.foreign.isEmpty, reading.subjectTypes.isEmpty
        else { return nil }
        var results = conversation.results.compactMap(fact)
        guard !results.isEmpty else { return nil }
        if let subject = reading.subjects.first {
            // `和江津比呢`: the last figure against the same of another place.
            guard reading.subjects.count == 1, let last = results.last, knowledge[last].subject != subject else {
                return nil
            }
            let own = knowledge[last].attribute
            return operands(of: own, in: [knowledge[last].subject, subject], reading)
        }
        if !reading.excluded.isEmpty {
            results = results.suffix(conversation.told).filter { !reading.excluded.contains(knowledge[$0].subject) }
            return Operands(figures: results, words: conversation.words.compactMap { wordNames[$0] })
        }
        let count = reading.numbers.first.flatMap { Int("\($0.number.value)") }
        let isAmongAll = reading.operators.contains { $0.asksAmong && $0 != .comparison }
        let wanted = count ?? (isAmongAll ? max(conversation.told, alike(results)) : max(conversation.told, 2))
        guard wanted > 1, wanted <= results.count else { return nil }
        return Operands(
            figures: Array(results.suffix(wanted)), words: conversation.words.compactMap { wordNames[$0] })
    }

    /// How many of the last results count the same as the very last: 其中最多的 means one of these.
    private func alike(_ results: [FactID]) -> Int {
        guard let last = results.last else { return 0 }
        return results.reversed().prefix { id in
            arithmetic.objection(to: Calculation(operators: [.comparison], figures: [last, id], contrasts: true)) == nil
        }.count
    }

    func fact(_ result: Conversation.Result) -> FactID? {
        guard let attribute = attributeNames[result.attribute], let subject = subjectNames[result.subject] else {
            return nil
        }
        return knowledge.facts(attribute, of: subject).first {
            knowledge[$0].scope == result.scope && knowledge[$0].period.text == result.period
        }
    }
}

extension Reading {
    /// The same words, as a question for one figure.
    var asFigure: Reading {
        var figure = self
        figure.kinds = [.figure]
        figure.operators = []
        figure.numbers = []
        figure.excluded = []
        figure.editions = []
        // 占比 asks for a share of what is counted, not for figures that are shares.
        if operators.contains(.share) { figure.unit = nil }
        // 一共 says here that things are to be added, not that each is a total.
        if operators.contains(.sum), scope == .total { figure.scope = nil }
        return figure
    }

    var withoutOperators: Reading {
        var plain = self
        plain.operators = []
        return plain
    }

    /// It says what is to be done, and not with what: 哪个多, 一共多少.
    var isOnlyOperation: Bool {
        words.isEmpty && subjects.isEmpty && foreign.isEmpty && residue.isEmpty && period == nil && weakWords.isEmpty
            && (scope == nil || scope == .total)
    }
}

extension Decision {
    /// It asks which of several is meant, or whether one is.
    var asksBack: Bool { if case .clarify = outcome { true } else { false } }
}

extension KnowledgeBase {
    /// 江北区户外劳动者服务站点
    func call(_ attribute: AttributeID, of subject: SubjectID) -> String {
        let (subject, name) = (self[subject].name, self[attribute].name)
        return name.hasPrefix(subject) ? name : subject + name
    }
}
