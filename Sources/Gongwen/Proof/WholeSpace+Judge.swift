/// What a reply must not state, by the files alone: the rules here know nothing of how the reply was found.
extension WholeSpace {
    enum Verdict: Equatable {
        /// The asked figure or entry of the asked subject.
        case right
        /// No figure of anything else, but something else that the subject has.
        case nearby
        case askedBack, refused
        case wrong(String)
    }

    func judge(_ decisions: [Decision], to asked: AskedQuestion) -> Verdict {
        let verdicts = decisions.map { judge($0.outcome, to: asked) }
        for verdict in verdicts { if case .wrong = verdict { return verdict } }
        for verdict in [Verdict.right, .nearby, .askedBack] where verdicts.contains(verdict) { return verdict }
        return .refused
    }

    private func judge(_ outcome: Decision.Outcome, to asked: AskedQuestion) -> Verdict {
        switch outcome {
        // The reply says that the files do not speak of what was asked.
        case .answer(_, .claimUnmentioned): return .refused
        case .answer(let facts, let manner):
            if let fault = verdictFault(manner, facts, asked) { return .wrong(fault) }
            return judge(facts, to: asked)
        case .remainder(let fact, _), .selected(let fact, _): return judge([fact], to: asked)
        // A rank is one among all: the others are what it is made of, and the reply names each.
        case .calculated(let calculation) where calculation.ranked.map { isAsked($0, asked) } ?? false:
            return calculation.figures.allSatisfy { mayAnswer(fact($0), asked, isPart: true) }
                ? .nearby : .wrong("别的指标的名次")
        // Of one figure nothing is made where it takes two, and the reply says so.
        case .calculated(let calculation) where !calculation.tells(in: assistant.snapshot.knowledge):
            guard !hasStrange(calculation.instead, asked) else { return .wrong("举了别处的") }
            let verdict = judge(calculation.figures, to: asked, isPart: true)
            if case .wrong = verdict { return verdict }
            return .refused
        // The reply says that they do not count the same.
        case .calculated(let calculation) where objection(to: calculation) == .scopes:
            guard !hasStrange(calculation.figures + calculation.instead, asked) else { return .wrong("别处的") }
            return calculation.figures.allSatisfy { mayAnswer(fact($0), asked, isPart: true) }
                ? .nearby : .wrong("别的指标")
        case .calculated(let calculation):
            guard !hasStrange(calculation.instead, asked) else { return .wrong("别处的") }
            return judge(calculation.figures, to: asked, isPart: calculation.figures.count > 1)
        case .overview(let subject, let facts):
            return isAsked(subject, asked) && !hasStrange(facts, asked) ? .nearby : .wrong("别处的概况")
        case .more, .item: return .wrong("没有依据")
        case .otherwise(_, _, let facts), .tooFew(_, let facts), .noData(_, _, let facts):
            return hasStrange(facts, asked) ? .wrong("举了别处的") : .refused
        case .clarify: return .askedBack
        case .foreign, .notUnderstood, .notMentioned, .smalltalk, .help, .noReason, .unsaid,
            .nothingMore, .outside,
            .empty:
            return .refused
        }
    }

    private func objection(to calculation: Calculation) -> Objection? {
        assistant.snapshot.planner.arithmetic.objection(to: calculation)
    }

    private func fact(_ id: FactID) -> Fact { assistant.snapshot.knowledge[id] }

    /// - Parameter isPart: something was made of several figures: 高技能人才占技能人才比例 names both.
    private func judge(_ facts: [FactID], to asked: AskedQuestion, isPart: Bool = false) -> Verdict {
        let faults = facts.compactMap { fault(of: $0, asked, isPart: isPart) }
        if let first = faults.first { return .wrong(first) }
        return facts.contains { isEquallySaid(assistant.snapshot.knowledge[$0].attribute, asked) } ? .right : .nearby
    }

    /// A number that is not the fact's was confirmed, or the fact's own denied.
    private func verdictFault(_ manner: Decision.Manner, _ facts: [FactID], _ asked: AskedQuestion) -> String? {
        guard let number = asked.number.flatMap(ChineseNumber.init)?.value else { return nil }
        let isThere = facts.contains { id in
            if case .figure(let quantity) = fact(id).value { quantity.number.value == number } else { false }
        }
        switch manner {
        case .claimHolds where !isThere: return "把“\(asked.number ?? "")”说成对的"
        case .claimFails where isThere: return "把“\(asked.number ?? "")”说成错的"
        default: return nil
        }
    }

    private func hasStrange(_ facts: [FactID], _ asked: AskedQuestion) -> Bool {
        facts.contains { !isAsked(assistant.snapshot.knowledge[$0].subject, asked) }
    }

    /// The subject was named, be it in the name of what was asked about: 江津的建设目标.
    private func isAsked(_ subject: SubjectID, _ asked: AskedQuestion) -> Bool {
        asked.subjects.contains(subject) || subjects(in: asked.name).contains(subject)
            // 青春训练营在哪个区 asks itself where it is.
            || surfaces(in: asked.name).contains { $0.cues.contains(.kind(.whichSubject)) }
    }

    /// What a fact given as the answer has to do with something else than was asked; nil when nothing.
    private func fault(of id: FactID, _ asked: AskedQuestion, isPart: Bool) -> String? {
        let knowledge = assistant.snapshot.knowledge
        let fact = knowledge[id]
        let attribute = knowledge[fact.attribute]
        guard isAsked(fact.subject, asked) || runsTogether(asked) else { return asked.isOutside ? "拿来答资料之外的" : "别处的" }
        guard attribute.kind == .figure else { return nil }
        if let limit = asked.limit, !words(of: limit).allSatisfy(attribute.explains) || words(of: limit).isEmpty {
            return "没理会“\(limit)”"
        }
        if !mayAnswer(fact, asked, isPart: isPart) { return "别的指标“\(attribute.name)”" }
        if let year = asked.year, !fact.period.text.contains("\(year)") { return "别的时间“\(fact.period.text)”" }
        if let unit = unit(in: asked.name), !assistant.snapshot.planner.isCountable(fact.attribute, in: unit) {
            return "别的单位“\(fact.unit)”"
        }
        return isOfScope(fact.scope, attribute, asked) ? nil : "别的口径“\(fact.scope.rawValue)”"
    }

    /// What the name says is counted: 人次 at its end.
    private func unit(in name: String) -> UnitClass? {
        surfaces(in: name).last { $0.cues.contains(.kind(.figure)) && $0.measure != nil }?.measure
    }
}
