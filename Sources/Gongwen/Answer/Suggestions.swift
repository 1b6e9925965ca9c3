/// Questions to offer beside a reply that gave no answer. Each is asked before it is offered.
extension Assistant {
    private static let most = 3

    func suggestions(for parts: [PlannedPart], today: Day) -> [String] {
        var questions: [String] = []
        for fact in parts.flatMap({ nearest(to: $0) }) {
            let forms = canonicalQuestions(for: fact)
            guard !questions.contains(where: forms.contains),
                let question = forms.first(where: { answers($0, with: fact, today: today) })
            else { continue }
            questions.append(question)
            if questions.count == Assistant.most { break }
        }
        return questions
    }

    /// Facts near what was asked: the same thing elsewhere first, then what shares its words.
    private func nearest(to part: PlannedPart) -> [FactID] {
        let knowledge = snapshot.knowledge
        var facts: [FactID] = []
        if case .noData(_, let attribute, _) = part.decision.outcome {
            for subject in knowledge.subjects(with: attribute) {
                facts += knowledge.facts(attribute, of: subject).prefix(1)
            }
        }
        for candidate in part.decision.weighed.prefix(8) where candidate.score > 0 {
            for subject in knowledge.subjects(with: candidate.attribute)
            where part.reading.subjects.isEmpty || part.reading.subjects.contains(subject) {
                facts += knowledge.facts(candidate.attribute, of: subject).prefix(1)
            }
        }
        // The same elsewhere, where the place that was named has nothing like it.
        if facts.isEmpty {
            for candidate in part.decision.weighed.prefix(4) where candidate.coverage >= Planner.saidEnough {
                facts += knowledge.subjects(with: candidate.attribute).flatMap {
                    knowledge.facts(candidate.attribute, of: $0).prefix(1)
                }
            }
        }
        // That something is not given is no answer to offer.
        return Array(facts.lazy.filter { !knowledge[$0].isUnexplained }.prefix(8))
    }

    private func answers(_ question: String, with fact: FactID, today: Day) -> Bool {
        let sentence = Sentence(question)
        let message = snapshot.reader.read(snapshot.lexicon.mentions(in: sentence), of: sentence, today: today)
        let parts = snapshot.planner.plan(message, in: Conversation())
        guard parts.count == 1, case .answer(let facts, _) = parts[0].decision.outcome else { return false }
        return facts.contains(fact)
    }

    /// `江北区户外劳动者服务站点是多少？`
    func canonicalQuestion(for id: FactID) -> String { canonicalQuestions(for: id)[0] }

    /// The ways to ask for a fact, the one that reads best first. A name that asks itself (`调解工作室设在哪里`) or that says
    /// what is asked for (`文艺汇演的时间`) gets nothing but its mark.
    private func canonicalQuestions(for id: FactID) -> [String] {
        let fact = snapshot.knowledge[id]
        let attribute = snapshot.knowledge[fact.attribute]
        let whole = snapshot.knowledge.call(fact.attribute, of: fact.subject)
        let name = attribute.kind == .figure ? whole : whole.withoutRemark
        let asked =
            switch attribute.kind {
            case .figure: name + count(fact.scope, isStock: attribute.isStock) + "是多少？"
            case .list: name + "有哪些？"
            case .person: name + "是谁？"
            case .time: name + "是什么时候？"
            case .location: name + "在哪里？"
            case .text: name + "是什么？"
            }
        if attribute.kind != .figure, asks(attribute.name) { return [name + "？"] }
        // 与主流媒体合作 is something done, 江津的建设目标 is something: only of the latter one asks what it is.
        if attribute.kind == .text, !attribute.name.contains("的") { return ["介绍一下" + name, asked] }
        return [asked]
    }

    /// Whether a name has a question word in it: 时间, 哪里, 有没有.
    private func asks(_ name: String) -> Bool {
        snapshot.lexicon.mentions(in: Sentence(name)).contains { mention in
            guard case .surface(let id) = mention.meaning else { return false }
            return snapshot.lexicon.surfaces[id].asksForFact
        }
    }

    /// What must be said so that this count is meant, and not how many there are.
    private func count(_ scope: Scope, isStock: Bool) -> String {
        switch scope {
        case .plan: "计划"
        case .new: isStock ? "新增" : ""
        case .total, .sum, .once: ""
        }
    }
}

extension String {
    /// Without what stands in brackets at its end.
    fileprivate var withoutRemark: String {
        guard hasSuffix("）"), let open = lastIndex(of: "（"), open > startIndex else { return self }
        return String(self[..<open])
    }
}

extension Snapshot {
    /// Questions from the intents' own examples, which are known to work; without any, what the knowledge holds is asked
    /// for: one of each kind.
    var exampleQuestions: [String] {
        let declared = declaredExamples
        guard declared.isEmpty else { return declared }
        let assistant = Assistant(self)
        return AttributeKind.allCases.compactMap { kind in
            knowledge.facts.indices.lazy.map { FactID(index: Int32($0)) }.first {
                knowledge[knowledge[$0].attribute].kind == kind && !knowledge[$0].isUnexplained
            }.map(assistant.canonicalQuestion)
        }
    }

    private var declaredExamples: [String] {
        // What most people ask first.
        let (figures, others) = (
            declaredIntents.filter { $0.asks == .kind(.figure) }, declaredIntents.filter { $0.asks != .kind(.figure) }
        )
        return (figures + others).filter { $0.asks != .kind(.smalltalk) && $0.asks != .kind(.help) }
            .compactMap { intent in
                intent.examples.first { $0.questions.count == 1 && !$0.expected.contains { $0.key == "未理解" } }?
                    .questions[0]
            }
    }
}
