/// Puts a decision into words, from the templates of `Intents/` and the sentences of the facts.
struct Writer: Sendable {
    let snapshot: Snapshot

    /// A list longer than this is shown in pages.
    static let pageLength = 10

    var knowledge: KnowledgeBase { _read { yield snapshot.planner.knowledge } }
    var templates: Templates { snapshot.templates }

    func write(_ decision: Decision, for reading: Reading) -> Reply {
        let intent = intentName(of: reading)
        func reply(_ status: Reply.Status, _ text: String, facts: [FactID] = [], suggestions: [String] = []) -> Reply {
            Reply(
                status: status, text: text, intent: status == .smalltalk ? "" : intent, facts: facts.map(fact),
                suggestions: suggestions)
        }
        switch decision.outcome {
        case .answer(let facts, let manner):
            // What the source names without explaining is not answered by saying so.
            let isStated = !facts.allSatisfy { knowledge[$0].isUnexplained }
            let text = answer(facts, manner, reading, decision.inherited) + except(decision)
            return reply(isStated ? .answered : .unknown, text, facts: facts)
        case .otherwise(let asked, let mismatch, let facts):
            return reply(.unknown, otherwise(asked, mismatch, facts), facts: facts)
        case .calculated(let calculation):
            let isWorked = calculation.isWorked(in: knowledge)
            return reply(isWorked ? .answered : .unknown, write(calculation), facts: calculation.figures)
        case .tooFew(let decisive, let facts):
            return reply(.unknown, write(tooFew: decisive, facts), facts: facts)
        case .clarify(let options):
            let lines = options.enumerated().map { "\($0 + 1). \($1.label)" }.joined(separator: "\n")
            return reply(
                .clarify, templates.fill(options.count == 1 ? "确认" : "反问", ["选项": lines]),
                suggestions: options.map(\.label))
        case .noData(let subject, let attribute, let instead):
            // What other places have was asked for too.
            let others = instead.filter { knowledge[knowledge[$0].subject].name != subject }
            guard others.isEmpty else {
                let told = answer(others, .plain, reading, decision.inherited)
                return reply(.answered, told + "\n" + noData(subject, attribute, []), facts: others)
            }
            return reply(.unknown, noData(subject, attribute, instead), facts: instead)
        case .foreign(let text, let what):
            return reply(.unknown, templates.fill("不在资料里", ["所问": text, "类别": what]))
        case .notUnderstood(let words):
            // Of the dash of 2024-2025 nothing would be shown.
            let shown = words.filter { !Writer.isCode($0) && !Writer.shortened($0).isEmpty }
            return reply(
                .unknown, shown.isEmpty ? templates.fill("不在范围") : templates.fill("没看懂", ["所问": quoted(shown)]))
        case .notMentioned(let words, _):
            let subject = snapshot.planner.subjectsNamed(in: reading).first.map { knowledge[$0].name } ?? ""
            return reply(.unknown, templates.fill("资料没提", ["主体": subject, "所问": quoted(words)]))
        case .outside: return reply(.unknown, templates.fill("不在范围"))
        case .remainder(let id, let items):
            let fact = knowledge[id]
            let lines = items.enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "\n")
            let values: Templates.Values = [
                "主体": knowledge[fact.subject].name, "指标": knowledge[fact.attribute].name, "条数": "\(items.count)",
                "各条": lines, "来源": sources([id]),
            ]
            return reply(.answered, templates.fill("剩下", values) + except(decision), facts: [id])
        case .overview(let subject, let facts):
            return reply(
                .answered,
                templates.fill(
                    "概况", ["主体": knowledge[subject].name, "各条": numbered(facts), "来源": sources(facts)]),
                facts: facts)
        case .topic(let topic, let facts):
            return reply(
                .answered,
                templates.fill("主题", ["主题": knowledge[topic].name, "各条": numbered(facts), "来源": sources(facts)]),
                facts: facts)
        case .smalltalk(let id):
            let example = snapshot.exampleQuestions.first ?? ""
            let said = snapshot.smalltalk.indices.contains(id) ? snapshot.smalltalk[id].filled(["例问": example]) : ""
            return reply(.smalltalk, said)
        case .help: return reply(.smalltalk, help())
        case .unsaid(let asked, let id):
            let thing = knowledge.call(knowledge[id].attribute, of: knowledge[id].subject)
            return reply(.unknown, templates.fill("没写", ["主体": thing, "所问": asked]))
        case .noReason: return reply(.unknown, templates.fill("没说原因"))
        case .item(let index, let id): return reply(.answered, item(index, of: id), facts: [id])
        case .more(let items, let start, let left): return reply(.answered, more(items, start, left))
        case .nothingMore: return reply(.smalltalk, templates.fill("续完"))
        case .empty: return reply(.smalltalk, templates.fill("空消息", ["例问": snapshot.exampleQuestions.first ?? ""]))
        }
    }

    private func quoted(_ words: [String]) -> String {
        words.prefix(4).map { "“\(Writer.shortened($0))”" }.joined(separator: "、")
    }

    // MARK: answers

    private func answer(_ facts: [FactID], _ manner: Decision.Manner, _ reading: Reading, _ inherited: [String])
        -> String
    {
        var text: String
        if facts.count == 1 {
            let fact = knowledge[facts[0]]
            var values: Templates.Values = [
                "陈述": statement(of: fact), "说明": note(of: fact, reading), "来源": sources(facts),
            ]
            switch manner {
            case .plain: text = templates.fill("陈述", values)
            case .exists: text = templates.fill(fact.isUnexplained ? "陈述" : "有", values)
            case .claimHolds: text = templates.fill("说对了", values)
            case .claimFails(let claim):
                values["所问"] = claim
                text = templates.fill("说错了", values)
            case .claimUnmentioned(let words):
                values["所问"] = words
                text = templates.fill(words.isEmpty ? "陈述" : "没说到", values)
            }
        } else if let latest = knowledge.latest(facts) {
            let earlier = facts.filter { $0 != latest }.map { knowledge[$0].statement }.joined()
            text =
                templates.fill(
                    "陈述",
                    [
                        "陈述": statement(of: knowledge[latest]),
                        "说明": note(of: knowledge[latest], reading) + "\n" + templates.fill("别的时间", ["陈述": earlier]),
                        "来源": sources([latest] + facts.filter { $0 != latest }),
                    ])
        } else {
            text = templates.fill("多条", ["条数": "\(facts.count)", "各条": numbered(facts), "来源": sources(facts)])
        }
        if !reading.skipped.isEmpty {
            text += "\n" + templates.fill("没认出", ["所问": reading.skipped.map(Writer.shortened).joined(separator: "、")])
        }
        if !inherited.isEmpty {
            text += "\n" + templates.fill("沿用", ["沿用": inherited.prefix(4).joined(separator: "、")])
        }
        return text
    }

    /// What was taken out is said: `（没有算进“全国的”。）`
    private func except(_ decision: Decision) -> String {
        decision.exception.isEmpty
            ? "" : "\n" + templates.fill("不算", ["所问": Writer.shortened(decision.exception)])
    }

    private func statement(of fact: Fact) -> String {
        guard case .list(let items) = fact.value, items.count > 5 else { return fact.statement }
        let page = items.prefix(Writer.pageLength)
        let lines = page.enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "\n")
        let head = "\(knowledge[fact.subject].name)\(knowledge[fact.attribute].name)共\(items.count)项："
        let rest = items.count > page.count ? "\n" + templates.fill("还有", ["条数": "\(items.count - page.count)"]) : ""
        return head + "\n" + lines + rest
    }

    private func note(of fact: Fact, _ reading: Reading) -> String {
        var note = fact.note.isEmpty ? "" : "\n" + Writer.sentence(fact.note)
        if fact.scope == .plan, reading.scope != .plan { note += "\n" + templates.fill("计划提示") }
        return note
    }

    private func otherwise(_ asked: String, _ mismatch: Decision.Mismatch, _ facts: [FactID]) -> String {
        guard let first = facts.first else { return templates.fill("不在范围") }
        let fact = knowledge[first]
        let attribute = knowledge[fact.attribute]
        let statements = facts.count == 1 ? statement(of: fact) : "\n" + numbered(facts)
        let values: Templates.Values = [
            "所问": wanting(asked, mismatch, of: fact),
            "陈述": statements, "说明": facts.count == 1 ? note(of: fact, Reading()) : "",
            "来源": sources(facts),
        ]
        switch mismatch {
        case .scope: return templates.fill("只有别的口径", values)
        case .period: return templates.fill("只有别的时间", values)
        case .kind: return templates.fill(attribute.kind == .figure ? "只有数字" : "只有别的单位", values)
        case .unit: return templates.fill("只有别的单位", values)
        }
    }

    /// What was asked for and is not there: 南川区2019年的会员, 南川区入会单位有多少元.
    private func wanting(_ asked: String, _ mismatch: Decision.Mismatch, of fact: Fact) -> String {
        let (subject, name) = (knowledge[fact.subject].name, knowledge[fact.attribute].name)
        let units = snapshot.planner.units
        guard !asked.isEmpty else { return subject + name }
        switch mismatch {
        case .period: return "\(subject)\(asked)的\(name)"
        case .unit where !(units.unit(named: asked).map { units.has(.share, $0) } ?? false):
            return "\(subject)\(name)有多少\(asked)"
        case .unit, .scope, .kind: return "\(subject)\(name)的\(asked)"
        }
    }

    private func noData(_ subject: String, _ attribute: AttributeID, _ instead: [FactID]) -> String {
        let name = Writer.quotable(knowledge[attribute].name)
        guard let first = instead.first else { return templates.fill("无数据", ["主体": subject, "指标": name]) }
        let said =
            instead.count == 1
            ? statement(of: knowledge[first]) + note(of: knowledge[first], Reading()) : numbered(instead)
        let isSum = knowledge[knowledge[first].attribute].parts.contains(attribute)
        return templates.fill(
            isSum ? "无数据有合计" : "无数据有别的", ["主体": subject, "指标": name, "陈述": said, "来源": sources(instead)])
    }

    private func help() -> String {
        let subjects = knowledge.subjects.map(\.name).joined(separator: "、")
        let examples = snapshot.exampleQuestions.prefix(4).map { "· \($0)" }.joined(separator: "\n")
        return templates.fill("帮助", ["主体": subjects, "例问": examples])
    }

    private func item(_ index: Int, of id: FactID) -> String {
        let fact = knowledge[id]
        guard case .list(let items) = fact.value, items.indices.contains(index) else { return fact.statement }
        return templates.fill(
            "第几项",
            [
                "主体": knowledge[fact.subject].name, "指标": knowledge[fact.attribute].name, "序号": "\(index + 1)",
                "内容": items[index], "来源": sources([id]),
            ])
    }

    private func more(_ items: [String], _ start: Int, _ left: Int) -> String {
        let lines = items.enumerated().map { "\(start + $0 + 1). \($1)" }.joined(separator: "\n")
        let rest = left > 0 ? "\n" + templates.fill("还有", ["条数": "\(left)"]) : ""
        return templates.fill("续", ["各条": lines]) + rest
    }

    // MARK: parts

    func numbered(_ facts: [FactID]) -> String {
        facts.enumerated().map { index, id in
            let fact = knowledge[id]
            return "\(index + 1). \(fact.statement)" + (fact.note.isEmpty ? "" : "（\(fact.note)）")
        }.joined(separator: "\n")
    }

    func sources(_ facts: [FactID]) -> String {
        var names: [String] = []
        for fact in facts {
            let source = knowledge.sources[knowledge[fact].source]
            let name = source.title
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

    private func intentName(of reading: Reading) -> String {
        if let decisive = reading.operators.first, let name = snapshot.intentNames[.operation(decisive)] { return name }
        guard let kind = reading.kind else { return "" }
        return snapshot.intentNames[.kind(kind)] ?? ""
    }

    private static func sentence(_ text: String) -> String {
        text.hasSuffix("。") || text.hasSuffix("；") ? text : text + "。"
    }

    /// Quotation marks in a name that stands between quotation marks itself.
    private static func quotable(_ name: String) -> String {
        String(name.map { $0 == "“" ? "‘" : $0 == "”" ? "’" : $0 })
    }

    /// A run of letters that no name is: nobody learns from reading it again, and it may be what somebody wants to see shown.
    private static func isCode(_ text: String) -> Bool { text.utf8.count(where: { $0 < 0x80 }) > 6 }

    /// User text is shown short, without anything that a chat client might take for markup.
    static func shortened(_ text: String) -> String {
        // By scalars: thousands of marks may make one character.
        let plain = text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        return String(String.UnicodeScalarView(plain.prefix(12))) + (plain.count > 12 ? "…" : "")
    }
}
