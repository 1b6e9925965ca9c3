/// The question before this one again, of another count or time, or of another place: `新建的呢`.
extension Planner {
    /// `新增了多少`, `2024年的呢` after 会员有多少: it says nothing but which count or time of what was just told. That 新增 or 年
    /// stands in other names too means nothing.
    func planOtherCount(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        guard reading.scope != nil || reading.period != nil, reading.words.isEmpty, reading.subjects.isEmpty,
            reading.subjectTypes.isEmpty,
            reading.residue.isEmpty, reading.foreign.isEmpty, reading.operators.isEmpty, reading.numbers.isEmpty,
            reading.unit == nil, !reading.isOperand,
            saysOnlyLimits(reading),
            conversation.options.isEmpty, lostTopic(of: conversation) == nil,
            let last = lastAttribute(of: conversation), knowledge[last].kind == .figure
        else { return nil }
        return sameQuestion(reading, conversation)
    }

    /// 其中新增多少: its common words are those that cut down or that ask.
    func saysOnlyLimits(_ reading: Reading) -> Bool {
        reading.weakWords.allSatisfy {
            lexicon.cueWords.contains($0) || reading.restrictions.contains(lexicon.text(of: $0))
        }
    }

    /// `那江津呢`, `2024年的呢`, `计划呢`: the last question with another subject, time or count.
    func sameQuestion(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        guard let name = conversation.attribute, let attribute = attributeNames[name] else { return nil }
        guard !reading.subjects.isEmpty || reading.period != nil || reading.scope != nil else { return nil }
        if let asked = sameWords(reading, conversation) { return asked }
        // 江津和江北呢 after the members of one place
        if reading.subjects.count > 1, knowledge[attribute].kind == .figure {
            var asked = askedBefore(reading.asFigure, conversation)
            asked.scope = reading.scope ?? conversation.scope
            return plan(asked, in: Conversation())
        }
        let last = lastSubject(of: conversation)
        guard let subject = reading.subjects.first ?? last else { return nil }
        // 新建的 goes on to mean 新建的 in 2024年的呢.
        let saysCount = reading.scope != nil
        var reading = reading
        reading.scope = reading.scope ?? conversation.scope
        var decision: Decision
        if knowledge.facts(attribute, of: subject).isEmpty {
            let words = words(of: conversation)
            let others = retriever.candidates(for: words, weak: []).filter {
                isCalled($0.attribute, like: attribute, conversation) && $0.unexplained.isEmpty
                    && $0.coverage >= Planner.saidEnough
                    && countsAlike($0.attribute, attribute)
                    && tellsAsMuch($0.attribute, as: attribute, of: subject)
                    && !knowledge.facts($0.attribute, of: subject).isEmpty
            }
            let sums = sums(of: attribute, for: subject)
            // 市级劳模 counted with others tell more than that they are not named.
            if others.contains(where: { knowledge[$0.attribute].kind == .figure }) || !others.isEmpty && sums.isEmpty {
                decision = answer(others, of: subject, reading)
            } else if let share = shareWorked(of: attribute, for: subject, conversation) {
                decision = share
            } else if let own = ownAsked(reading, conversation) {
                return own
            } else if let asked = sameAsked(of: subject, like: attribute, conversation) {
                decision = asked
            } else {
                decision = Decision(
                    outcome: .noData(subject: knowledge[subject].name, attribute: attribute, instead: sums))
            }
        } else {
            decision = answer(attribute, of: subject, reading)
            // 江北是多少 after the city's plan was told, which it has none of: what it has is told all the same. So is 江北有几个
            // after how many came new elsewhere; 江北呢 asks for no other count.
            let mayBeOther = reading.scope == .plan || reading.scope == .new && reading.kind == .figure
            if case .otherwise(_, .scope, _) = decision.outcome, !saysCount, mayBeOther,
                conversation.told > 0
            {
                reading.scope = nil
                decision = answer(attribute, of: subject, reading)
            }
        }
        decision.words = words(of: conversation)
        decision.weakWords = weakWords(of: conversation)
        decision.inherited = [name]
        decision.scope = reading.scope
        return decision
    }

    /// `那重庆呢` after a share that one report prints: worked out where the other has both figures.
    private func shareWorked(
        of attribute: AttributeID, for subject: SubjectID, _ conversation: Conversation
    ) -> Decision? {
        guard arithmetic.isRate(of: attribute) else { return nil }
        var asked = askedBefore(Reading(), conversation).about([subject])
        asked.operators = [.share]
        guard let operands = operandsWithin(asked, Conversation()) else { return nil }
        return Decision(outcome: .calculated(calculation(asked.operators, operands, asked)), words: asked.words)
    }

    /// `全市调解了多少` after what a district has of it under another name: the question itself, in its common words.
    private func ownAsked(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        guard reading.kind == .figure, !commonNames(in: reading).isEmpty else { return nil }
        let decision = plan(reading, in: Conversation())
        return givesFigure(decision) ? decision : nil
    }

    /// `江津的` after 互助保障赔了多少钱, or 工作室有多少: what the same words find there, where it is measured alike and every
    /// word names it.
    private func sameAsked(
        of subject: SubjectID, like attribute: AttributeID, _ conversation: Conversation
    ) -> Decision? {
        let words = words(of: conversation)
        guard knowledge[attribute].kind == .figure, words.count > 1, conversation.operators.isEmpty else { return nil }
        var asked = askedBefore(Reading(), conversation).about([subject])
        asked.unit = units.classes[knowledge[attribute].unit]
        let decision = plan(asked, in: Conversation())
        var found = decision.outcome.figures
        if case .clarify(let options) = decision.outcome {
            guard options.allSatisfy({ $0.subject == knowledge[subject].name }) else { return nil }
            found = options.compactMap { attributeNames[$0.attribute] }.flatMap { knowledge.facts($0, of: subject) }
        } else if singleFigure(decision) == nil {
            return nil
        }
        let isAsked = found.allSatisfy { id in
            quantified(id) && knowledge[id].subject == subject
                && words.allSatisfy(knowledge[knowledge[id].attribute].isNamed)
        }
        return isAsked && !found.isEmpty ? decision : nil
    }

    /// `江津的` after 工作室有多少, of which several were offered and none of that place: what was asked, of that place.
    private func sameWords(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        guard reading.subjects.count == 1, conversation.operators.isEmpty,
            Set(conversation.options.map(\.attribute)).count > 1
        else { return nil }
        return plan(askedBefore(reading, conversation), in: Conversation())
    }

    /// Whether another place has, under this name, what was asked for under the other: what names the one names the other,
    /// and a figure's name was said. Of 帮扶筹措资金, 链条式帮扶资金 elsewhere is none; of 办理法律援助, 法律援助 is.
    private func isCalled(_ other: AttributeID, like attribute: AttributeID, _ conversation: Conversation) -> Bool {
        let naming = words(of: conversation).filter(knowledge[attribute].isNamed)
        let isFigure = knowledge[attribute].kind == .figure
        guard isFigure || knowledge[other].kind == .figure else { return naming.allSatisfy(knowledge[other].isNamed) }
        // 建成什么 names no figure.
        guard isFigure || !naming.allSatisfy(lexicon.limitsNothing) else { return false }
        let said = naming + weakWords(of: conversation)
        func mayBeLeft(_ word: WordID) -> Bool {
            // 会员 is not the figure of what an entry says of 入会单位.
            (isFigure ? lexicon.limitsNothing(word) : lexicon.cueWords.contains(word)) || levelWords.contains(word)
        }
        let names = knowledge[attribute].variants.filter { name in
            naming.allSatisfy(name.contains) && name.allSatisfy { said.contains($0) || mayBeLeft($0) }
        }
        // The name that was used is the one of which most was said.
        let most = names.map { $0.count(where: said.contains) }.max()
        let (own, others) = (knowledge[other], knowledge[other].variants)
        guard
            names.contains(where: { name in
                name.count(where: said.contains) == most && name.allSatisfy { own.isNamed(by: $0) || mayBeLeft($0) }
            })
        else { return false }
        return own.kind != .figure
            || others.contains { $0.allSatisfy { said.contains($0) || mayBeLeft($0) } }
    }

    /// After a figure, a sentence is told of another place only where it says that there is none: 竞赛的主题 is not how many
    /// there were.
    private func tellsAsMuch(_ other: AttributeID, as attribute: AttributeID, of subject: SubjectID) -> Bool {
        knowledge[attribute].kind != .figure || knowledge[other].kind == .figure
            || knowledge.facts(other, of: subject).contains { knowledge[$0].isUnexplained }
    }

    /// Asked how many people, a sum of money is no answer, though its name has the same words.
    private func countsAlike(_ a: AttributeID, _ b: AttributeID) -> Bool {
        knowledge[a].kind != .figure || knowledge[b].kind != .figure
            || units.classes[knowledge[a].unit] == units.classes[knowledge[b].unit]
    }
}
