extension Conversation {
    /// Keeps what the next message may lean on.
    mutating func remember(_ decisions: [Decision], in knowledge: KnowledgeBase, lexicon: Lexicon) {
        if let refusal = decisions.compactMap(\.refused).last { refused = decisions.count == 1 ? refusal : nil }
        keep(
            decisions.flatMap { decision in
                let figures = decision.outcome.figures
                switch decision.outcome {
                case .answer: return knowledge.countedOn(figures)
                // 第二呢，这两个加起来呢 after 哪个最多: the winner is what was told last.
                case .calculated(let calculation) where calculation.decisive == .highest && figures.count > 2:
                    return Array(figures.dropFirst() + figures.prefix(1))
                default: return figures
                }
            }, in: knowledge)
        for decision in decisions {
            switch decision.outcome {
            case .calculated(let calculation):
                guard let first = calculation.figures.first else { continue }
                let fact = knowledge[first]
                focus(on: knowledge[fact.attribute].name, of: knowledge[fact.subject].name, decision, lexicon)
                operators = calculation.operators
                options = calculation.figures.map { knowledge.option(for: $0) }
            case .answer(let facts, _), .otherwise(_, _, let facts), .tooFew(_, let facts):
                guard let first = facts.first else { continue }
                let fact = knowledge[first]
                focus(on: knowledge[fact.attribute].name, of: knowledge[fact.subject].name, decision, lexicon)
                (rest, shown, list) = ([], 0, nil)
                if facts.count > 1 { options = facts.map { knowledge.option(for: $0) } }
                if facts.count == 1, case .list(let items) = fact.value, items.count > Writer.pageLength {
                    rest = Array(items.dropFirst(Writer.pageLength))
                    shown = Writer.pageLength
                    list = knowledge.option(for: first)
                }
            case .item(_, _, let id):
                focus(
                    on: knowledge[knowledge[id].attribute].name, of: knowledge[knowledge[id].subject].name, decision,
                    lexicon)
            case .noData(let subject, let attribute, _):
                focus(on: knowledge[attribute].name, of: subject, decision, lexicon)
            case .clarify(let offered):
                if let first = offered.first, !decision.words.isEmpty || !decision.weakWords.isEmpty {
                    // 南川的, of which none was offered, goes on with what was asked.
                    (attribute, awaitsPlace) = (first.attribute, nil)
                    keepWords(of: decision, lexicon)
                }
                // 您问的是这个吗, 沙坪坝: what comes next is about that place.
                if Set(offered.map(\.subject)).count == 1 { subject = offered.first?.subject }
                options = offered
                (scope, period) = (decision.scope, decision.period)
            case .overview(let subject, let facts):
                self.subject = knowledge[subject].name
                options = facts.map { knowledge.option(for: $0) }
                (scope, period) = (nil, nil)
            // 江津呢, after what was asked of a place that is not in the files.
            case .foreign where !decision.words.isEmpty:
                guard let wanted = decision.wanted else { continue }
                forget()
                (attribute, subject, awaitsPlace) = (knowledge[wanted].name, nil, true)
                keepWords(of: decision, lexicon)
                (scope, period) = (decision.scope, decision.period)
            // What was asked then is not known: 多少人次受益 does not go back to what was spoken of before it.
            case .notUnderstood, .notMentioned, .outside:
                if case .notUnderstood = decision.outcome, !decision.words.isEmpty { forget() }
                // 驿站几个 after 南川有健身房吗 is asked of that place.
                guard let place = decision.place.map({ knowledge[$0].name }), place != subject else { continue }
                forget()
                subject = place
            case .remainder(let id, let left), .selected(let id, let left):
                guard case .list(let items) = knowledge[id].value else { continue }
                let fact = knowledge[id]
                focus(on: knowledge[fact.attribute].name, of: knowledge[fact.subject].name, decision, lexicon)
                (rest, shown, list) = ([], 0, nil)
                // A part of an item may be left: 市级劳模497名.
                taken = items.filter { item in !left.contains(where: item.contains) }
            case .more(let items, _, _):
                rest = Array(rest.dropFirst(items.count))
                shown += items.count
            default: break
            }
        }
        // 第二个是多少, after three questions: the second that was told.
        let told = decisions.flatMap(\.outcome.figures)
        if decisions.count > 1, decisions.allSatisfy(\.answers) {
            options = told.suffix(Conversation.mostResults).map { knowledge.option(for: $0) }
        }
    }

    private static let mostResults = 12

    private mutating func keep(_ figures: [FactID], in knowledge: KnowledgeBase) {
        let figures = figures.filter { knowledge[knowledge[$0].attribute].kind == .figure }
        guard !figures.isEmpty else { return }
        let found = figures.map(knowledge.result)
        results = Array((results.filter { !found.contains($0) } + found).suffix(Conversation.mostResults))
        told = min(found.count, results.count)
        operators = []
    }

    /// Nothing is spoken of any more; the place is.
    private mutating func forget() {
        (attribute, awaitsPlace) = (nil, nil)
        (words, weakWords, options, operators) = ([], nil, [], [])
        (scope, period, taken) = (nil, nil, nil)
    }

    private mutating func focus(on attribute: String, of subject: String, _ decision: Decision, _ lexicon: Lexicon) {
        self.attribute = attribute
        self.subject = subject
        awaitsPlace = nil
        keepWords(of: decision, lexicon)
        options = []
        (scope, period, taken) = (decision.scope, nil, nil)
    }

    private mutating func keepWords(of decision: Decision, _ lexicon: Lexicon) {
        words = decision.words.map(lexicon.text(of:))
        weakWords = decision.weakWords.isEmpty ? nil : decision.weakWords.map(lexicon.text(of:))
    }
}

extension KnowledgeBase {
    /// A figure by what tells it from others.
    func result(for id: FactID) -> Conversation.Result {
        let fact = self[id]
        return Conversation.Result(
            attribute: self[fact.attribute].name, subject: self[fact.subject].name, scope: fact.scope,
            period: fact.period.text)
    }

    /// A fact as something to choose.
    func option(for id: FactID) -> Conversation.Option {
        let fact = self[id]
        let isOneOfSeveral = self[fact.attribute].kind == .figure && facts(fact.attribute, of: fact.subject).count > 1
        return Conversation.Option(
            attribute: self[fact.attribute].name, subject: self[fact.subject].name,
            label: "\(self[fact.subject].name)：\(self[fact.attribute].name)",
            result: isOneOfSeveral ? result(for: id) : nil)
    }
}

extension Conversation {
    /// What a message leans on: what was asked of a place that the files do not have only where it names another.
    func taken(up reading: Reading) -> Conversation {
        guard awaitsPlace ?? false, reading.subjects.isEmpty else { return self }
        var left = self
        left.forget()
        return left
    }
}

extension Decision {
    /// The words that nothing in the files says, empty of any other decision; nil of small talk, which changes nothing.
    fileprivate var refused: [String]? {
        switch outcome {
        case .notMentioned(let words, _): words
        case .smalltalk, .help, .empty: nil
        default: []
        }
    }
}
