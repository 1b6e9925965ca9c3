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
        case .remainder(let fact, _): return judge([fact], to: asked)
        // A rank is one among all: the others are what it is made of, and the reply names each.
        case .calculated(let calculation) where calculation.ranked.map { isAsked($0, asked) } ?? false:
            return calculation.figures.allSatisfy { mayAnswer(fact($0), asked, isPart: true) }
                ? .nearby : .wrong("别的指标的名次")
        // Of one figure nothing is made where it takes two, and the reply says so.
        case .calculated(let calculation) where !calculation.isWorked(in: assistant.snapshot.knowledge):
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
        case .topic(_, let facts): return hasStrange(facts, asked) ? .wrong("别处的") : .nearby
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

    /// A figure of another name may answer where the place has none of the asked name, count and time, every word of the
    /// other name was said, and the rest limits nothing by the files' own word.
    private func mayAnswer(_ fact: Fact, _ asked: AskedQuestion, isPart: Bool) -> Bool {
        if isEquallySaid(fact.attribute, asked) { return true }
        let knowledge = assistant.snapshot.knowledge
        // 发明里的专利 names both.
        if isPart,
            knowledge[fact.attribute].variants.contains(where: {
                named($0, asked).allSatisfy(words(of: asked.name).contains)
            })
        {
            return true
        }
        guard knowledge[asked.attribute].kind != .figure || !isHeld(asked, of: fact.subject) else { return false }
        // The parts of what only other places have as a whole, told one by one; and the whole that a share is one of.
        let related = knowledge.sums(with: fact.attribute) + (isPart ? knowledge[fact.attribute].parts : [])
        return ([fact.attribute] + related).contains { isSaid($0, asked, isPart: isPart) }
    }

    /// All of its name was said, and nothing that it does not explain.
    private func isSaid(_ id: AttributeID, _ asked: AskedQuestion, isPart: Bool) -> Bool {
        if isEquallySaid(id, asked) { return true }
        let said = words(of: asked.text)
        let attribute = assistant.snapshot.knowledge[id]
        return attribute.variants.contains { named($0, asked).allSatisfy(said.contains) }
            && (isPart || strong(words(of: asked.name), asked).allSatisfy(attribute.explains))
    }

    private func isHeld(_ asked: AskedQuestion, of subject: SubjectID) -> Bool {
        let knowledge = assistant.snapshot.knowledge
        return knowledge.facts(asked.attribute, of: subject).contains { id in
            isOfScope(knowledge[id].scope, knowledge[asked.attribute], asked)
                && asked.year.map { knowledge[id].period.text.contains("\($0)") } ?? true
        }
    }

    /// Whether the name that was said is as much a name of the other: the same words, but for those that limit nothing.
    private func isEquallySaid(_ id: AttributeID, _ asked: AskedQuestion) -> Bool {
        if id == asked.attribute { return true }
        let said = named(words(of: asked.name), asked)
        return assistant.snapshot.knowledge[id].variants.contains { named($0, asked) == said }
    }

    /// What limits a name, by the files' own word: not what is common, nor what says of the question what is read from it
    /// (件数, 新增) and is judged by itself. Of what is no figure, nor what the files call fillers (安康杯竞赛情况), nor the
    /// level that the figure told for it names itself.
    private func strong(_ words: [WordID], _ asked: AskedQuestion) -> [WordID] {
        let lexicon = assistant.snapshot.lexicon
        let isFigure = assistant.snapshot.knowledge[asked.attribute].kind == .figure
        return words.filter {
            isFigure ? !lexicon.limitsNothing($0) : !lexicon.weakWords.contains($0) && !saysNothing.contains($0)
        }
    }

    /// What makes a name: what limits it, or, where nothing does, all of it.
    private func named(_ words: [WordID], _ asked: AskedQuestion) -> [WordID] {
        let strong = strong(words, asked)
        return strong.isEmpty ? words : strong
    }

    /// What the name says is counted: 人次 at its end.
    private func unit(in name: String) -> UnitClass? {
        surfaces(in: name).last { $0.cues.contains(.kind(.figure)) && $0.measure != nil }?.measure
    }

    /// 重庆市级劳模, 重庆四川合作, 玖龙纸业重庆总工会: the place and the beginning or the end of the name make another word of
    /// the files, which says the level or is a name. The reply says whose figure it gives.
    private func runsTogether(_ asked: AskedQuestion) -> Bool {
        let read = surfaces(in: asked.text)
        return !read.contains { $0.subject != nil }
            && read.contains { surface in
                surface.innerSubject.map(asked.subjects.contains) ?? false
                    || asked.subjects.flatMap { spellings[Int($0.index)] }.contains { place in
                        WholeSpace.joins(surface.text, asked.name, place)
                            || WholeSpace.joins(surface.text, place, asked.name)
                    }
            }
    }

    /// Whether a text is all of the one and some of what follows: 玖龙纸业重庆 of 玖龙纸业 and 重庆总工会.
    private static func joins(_ text: String, _ one: String, _ next: String) -> Bool {
        text.count > one.count && text.hasPrefix(one) && next.hasPrefix(text.dropFirst(one.count))
    }

    /// How many there are, how many came new, and how many are intended are three different things. What was done in
    /// a time is all new; what is to be done is new too, and the reply says that it is planned.
    private func isOfScope(_ scope: Scope, _ attribute: Attribute, _ asked: AskedQuestion) -> Bool {
        if asked.phrasing.takesAnyScope { return true }
        // 会员增加 names how many came: what is meant is told as the new ones of 会员.
        // A dialogue goes on to another count than the name's.
        let isSaidLast = asked.phrasing.scope == .plan || asked.phrasing.scope != nil && asked.turns.count > 1
        // 新增了多少站点合计: 合计 says that kinds are added, not that what came new is not meant.
        let named = isSaidLast ? [] : scopes(in: asked.name).filter { $0 != .total || asked.phrasing.scope == nil }
        guard named.isEmpty else { return named.contains { isOfScope(scope, attribute, $0) } }
        return isOfScope(scope, attribute, asked.phrasing.scope)
    }

    private func scopes(in name: String) -> [AskedScope] {
        surfaces(in: name).flatMap(\.cues).compactMap { if case .scope(let scope) = $0 { scope } else { nil } }
    }

    private func isOfScope(_ scope: Scope, _ attribute: Attribute, _ asked: AskedScope?) -> Bool {
        switch asked {
        case nil: attribute.isStock ? [.total, .sum, .once].contains(scope) : true
        case .plan: scope == .plan
        case .new: scope != .total || !attribute.isStock
        // 一共 is said of what is to be done too; how many there are is never a plan.
        case .total: scope != .new && scope != .plan || !attribute.isStock
        case .actual: scope != .plan
        case .built: scope != .plan
        }
    }
}
