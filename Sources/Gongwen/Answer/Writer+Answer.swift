/// What answers a question: the facts with what there is to say beside them.
extension Writer {
    func answer(_ facts: [FactID], _ manner: Decision.Manner, _ reading: Reading, _ decision: Decision) -> String {
        var text: String
        if facts.count == 1 {
            text = answer(facts[0], manner, reading, decision)
        } else if let latest = knowledge.latest(facts) {
            let earlier = facts.filter { $0 != latest }.map { knowledge[$0].statement }.joined()
            text =
                templates.fill(
                    "陈述",
                    [
                        "陈述": statement(of: knowledge[latest]),
                        "说明": note(of: knowledge[latest], reading, told: decision.told) + "\n"
                            + templates.fill("别的时间", ["陈述": earlier]),
                        "来源": sources([latest] + facts.filter { $0 != latest }),
                    ])
        } else {
            text = templates.fill("多条", ["条数": "\(facts.count)", "各条": numbered(facts), "来源": sources(facts)])
        }
        if !reading.skipped.isEmpty {
            text += "\n" + templates.fill("没认出", ["所问": reading.skipped.map(Writer.shortened).joined(separator: "、")])
        }
        if !decision.inherited.isEmpty {
            text += "\n" + templates.fill("沿用", ["沿用": decision.inherited.prefix(4).joined(separator: "、")])
        }
        return text
    }

    private func answer(_ id: FactID, _ manner: Decision.Manner, _ reading: Reading, _ decision: Decision) -> String {
        let fact = knowledge[id]
        let isPlaceKnown = !reading.subjects.isEmpty || !decision.inherited.isEmpty
        var values: Templates.Values = [
            "陈述": isPlaceKnown ? statement(of: fact) : placed(statement(of: fact), fact),
            "说明": note(of: fact, reading, told: decision.told), "来源": sources([id]),
        ]
        switch manner {
        case .plain: return templates.fill("陈述", values)
        case .exists: return templates.fill(fact.isUnexplained ? "陈述" : "有", values)
        case .claimHolds: return templates.fill("说对了", values)
        case .claimFails(let claim):
            values["所问"] = claim
            return templates.fill("说错了", values)
        case .claimUnmentioned(let words):
            values["所问"] = words
            return templates.fill(words.isEmpty ? "陈述" : "没说到", values)
        }
    }

    /// What was taken out is said: `（没有算进“全国的”。）`
    func except(_ decision: Decision) -> String {
        decision.exception.isEmpty
            ? "" : "\n" + templates.fill("不算", ["所问": Writer.shortened(decision.exception)])
    }

    /// `没有查到江北区的，查到的是别处的：`
    func elsewhere(_ decision: Decision) -> String {
        decision.lackingPlace.map { templates.fill("别处", ["主体": knowledge[$0].name]) + "\n" } ?? ""
    }

    /// `（资料里是这个数的：重庆市两级工会筹措慰问款物10亿元。）`
    func namesake(_ decision: Decision) -> String {
        decision.namesake.map { "\n" + templates.fill("同数", ["陈述": knowledge[$0].statement]) } ?? ""
    }

    /// `南川区：…`, where the reader named no place and the sentence does not say whose it is. What the one at the top has is
    /// everybody's.
    private func placed(_ statement: String, _ fact: Fact) -> String {
        let subject = knowledge[fact.subject]
        guard subject.parent != nil, !names(fact.subject, in: statement) else { return statement }
        return templates.fill("哪里的", ["主体": subject.name, "陈述": statement])
    }

    private func names(_ subject: SubjectID, in statement: String) -> Bool {
        snapshot.lexicon.mentions(in: Sentence(statement)).contains { mention in
            guard let surface = snapshot.lexicon.surface(of: mention) else { return false }
            return surface.subject == subject || surface.innerSubject == subject
        }
    }

    func statement(of fact: Fact) -> String {
        guard case .list(let items) = fact.value, items.count > 5 else { return fact.statement }
        let page = items.prefix(Writer.pageLength)
        let head = "\(knowledge[fact.subject].name)\(knowledge[fact.attribute].name)共\(items.count)项："
        let rest = items.count > page.count ? "\n" + templates.fill("还有", ["条数": "\(items.count - page.count)"]) : ""
        return head + "\n" + numbered(page) + rest
    }

    /// - Parameter told: what the reader was told or set aside just before; `另有全国劳模67名` is not said again then.
    func note(of fact: Fact, _ reading: Reading, told: [FactID] = []) -> String {
        let others = told.filter { knowledge[$0].attribute != fact.attribute }
        let own = others.isEmpty || fact.isDoubtful ? fact.note : newClauses(of: fact.note, others)
        var note = own.isEmpty ? "" : "\n" + Writer.sentence(own)
        if fact.scope == .plan, reading.scope != .plan { note += "\n" + templates.fill("计划提示") }
        return note
    }

    /// The clauses but those of which every number was told, counted the same.
    private func newClauses(of note: String, _ told: [FactID]) -> String {
        let units = snapshot.planner.units
        func isKnown(_ count: Count) -> Bool {
            told.contains { id in
                snapshot.planner.arithmetic.quantity(id)?.number.value == count.number.value
                    && units.classes[knowledge[id].unit] == count.unit
            }
        }
        let clauses = note.split(separator: "；").filter { clause in
            let counts = NumberScanner.counts(in: String(clause), units)
            return counts.isEmpty || !counts.allSatisfy(isKnown)
        }
        return clauses.joined(separator: "；")
    }

    /// Some of the items of a list, in the words of this template.
    func list(_ items: [String], of id: FactID, _ template: Templates.Label) -> String {
        let fact = knowledge[id]
        return templates.fill(
            template,
            [
                "主体": knowledge[fact.subject].name, "指标": knowledge[fact.attribute].name, "条数": "\(items.count)",
                "各条": numbered(items), "来源": sources([id]),
            ])
    }

    func item(_ index: Int, _ text: String, of id: FactID) -> String {
        let fact = knowledge[id]
        return templates.fill(
            "第几项",
            [
                "主体": knowledge[fact.subject].name, "指标": knowledge[fact.attribute].name, "序号": "\(index + 1)",
                "内容": text, "来源": sources([id]),
            ])
    }

    func more(_ items: [String], _ start: Int, _ left: Int) -> String {
        let rest = left > 0 ? "\n" + templates.fill("还有", ["条数": "\(left)"]) : ""
        return templates.fill("续", ["各条": numbered(items, behind: start)]) + rest
    }

    func numbered(_ facts: [FactID]) -> String {
        let isOfSeveral = Set(facts.map { knowledge[$0].subject }).count > 1
        return numbered(
            facts.map { id in
                let fact = knowledge[id]
                let statement = isOfSeveral ? placed(fact.statement, fact) : fact.statement
                return statement + (fact.note.isEmpty ? "" : "（\(fact.note)）")
            })
    }

    /// A line for each, the first with the number after `start`.
    func numbered(_ items: some Sequence<String>, behind start: Int = 0) -> String {
        items.enumerated().map { "\(start + $0 + 1). \($1)" }.joined(separator: "\n")
    }

    func sources(_ facts: [FactID]) -> String {
        var names: [String] = []
        for fact in facts {
            let name = knowledge.sources[knowledge[fact].source].title
            if !names.contains(name) { names.append(name) }
        }
        return names.joined(separator: "；")
    }

    func fact(_ id: FactID) -> Reply.Fact {
        let fact = knowledge[id]
        let value =
            switch fact.value {
            case .figure(let quantity): quantity.printed
            case .list(let items): items.joined(separator: "、")
            case .text(let text): text
            }
        let isFigure = knowledge[fact.attribute].kind == .figure
        return Reply.Fact(
            subject: knowledge[fact.subject].name, indicator: knowledge[fact.attribute].name, value: value,
            unit: fact.unit, period: fact.period.text, scope: isFigure ? fact.scope.rawValue : "",
            source: knowledge.sources[fact.source].title)
    }

    private static func sentence(_ text: String) -> String {
        text.hasSuffix("。") || text.hasSuffix("；") ? text : text + "。"
    }
}
