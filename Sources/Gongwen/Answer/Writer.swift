/// Puts a decision into words, from the templates of `Intents/` and the sentences of the facts.
struct Writer: Sendable {
    let snapshot: Snapshot

    /// A list longer than this is shown in pages.
    static let pageLength = 10

    var knowledge: KnowledgeBase { _read { yield snapshot.planner.knowledge } }
    var templates: Templates { snapshot.templates }

    /// - Parameter sentence: what was typed; of what was not understood, its whole words are shown.
    func write(_ decision: Decision, of sentence: Sentence, for reading: Reading) -> Reply {
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
            let text =
                elsewhere(decision) + answer(facts, manner, reading, decision) + except(decision)
                + namesake(decision)
            return reply(isStated ? .answered : .unknown, text, facts: facts)
        case .otherwise(let asked, let mismatch, let facts):
            // 渝工港湾多少个: nobody asked for the total; which of the counts is meant is asked back.
            guard mismatch == .scope, reading.scope == nil, facts.count > 1,
                facts.allSatisfy({ knowledge.areOfOneThing($0, facts[0]) })
            else {
                return reply(.unknown, otherwise(asked, mismatch, facts), facts: facts)
            }
            return reply(
                .clarify, otherwise(asked, mismatch, facts) + "\n" + templates.fill("哪个口径"), facts: facts,
                suggestions: facts.map(snapshot.planner.canonicalQuestion))
        case .calculated(let calculation):
            let isWorked = calculation.tells(in: knowledge)
            return reply(isWorked ? .answered : .unknown, write(calculation), facts: calculation.figures)
        case .tooFew(let decisive, let facts):
            return reply(.unknown, write(tooFew: decisive, facts), facts: facts)
        case .clarify(let options):
            let labels = options.map(\.label)
            let text = templates.fill(options.count == 1 ? "确认" : "反问", ["选项": numbered(labels)])
            return reply(.clarify, text, suggestions: labels)
        case .noData(let subject, let attribute, let instead):
            // What other places have was asked for too.
            let others = instead.filter { knowledge[knowledge[$0].subject].name != subject }
            guard others.isEmpty else {
                let told = answer(others, .plain, reading, decision)
                return reply(.answered, told + "\n" + noData(subject, attribute, []), facts: others)
            }
            return reply(.unknown, noData(subject, attribute, instead), facts: instead)
        case .foreign(let text, let what):
            return reply(.unknown, templates.fill("不在资料里", ["所问": text, "类别": what]))
        case .notUnderstood(let words): return reply(.unknown, notUnderstood(sentence.wholeWords(words)))
        case .notMentioned(let words, _):
            let subject = snapshot.planner.subjectsNamed(in: reading).first.map { knowledge[$0].name } ?? ""
            return reply(.unknown, templates.fill("资料没提", ["主体": subject, "所问": quoted(words)]))
        case .outside: return reply(.unknown, templates.fill("不在范围"))
        case .remainder(let id, let items):
            return reply(.answered, list(items, of: id, "剩下") + except(decision), facts: [id])
        case .selected(let id, let items):
            return reply(.answered, list(items, of: id, "符合的项"), facts: [id])
        case .overview(let subject, let facts):
            return reply(
                .answered,
                templates.fill(
                    "概况", ["主体": knowledge[subject].name, "各条": numbered(facts), "来源": sources(facts)]),
                facts: facts)
        case .smalltalk(let id):
            let said = snapshot.smalltalk.indices.contains(id) ? snapshot.smalltalk[id].filled(["例问": example]) : ""
            return reply(.smalltalk, said)
        case .help: return reply(.smalltalk, help())
        case .unsaid(let asked, let id):
            let thing = knowledge.call(knowledge[id].attribute, of: knowledge[id].subject)
            return reply(.unknown, templates.fill("没写", ["主体": thing, "所问": asked]))
        case .noReason: return reply(.unknown, templates.fill("没说原因"))
        case .item(let index, let text, let id): return reply(.answered, item(index, text, of: id), facts: [id])
        case .more(let items, let start, let left): return reply(.answered, more(items, start, left))
        case .nothingMore: return reply(.smalltalk, templates.fill("续完"))
        case .empty: return reply(.smalltalk, templates.fill("空消息", ["例问": example]))
        }
    }

    /// A question that can be answered, to show how one asks.
    private var example: String { snapshot.exampleQuestions.first ?? "" }

    private func notUnderstood(_ words: [String]) -> String {
        // Of the dash of 2024-2025 nothing would be shown.
        let shown = words.filter { !Writer.isCode($0) && !Writer.shortened($0).isEmpty }
        return shown.isEmpty ? templates.fill("不在范围") : templates.fill("没看懂", ["所问": quoted(shown)])
    }

    private func quoted(_ words: [String]) -> String {
        words.prefix(4).map { "“\(Writer.shortened($0))”" }.joined(separator: "、")
    }

    private func help() -> String {
        let subjects = names(of: knowledge.subjects)
        let examples = snapshot.exampleQuestions.prefix(4).map { "· \($0)" }.joined(separator: "\n")
        return templates.fill("帮助", ["主体": subjects, "例问": examples])
    }

    /// All of them, or the first that something is counted of: 甲区、乙区等340个.
    private func names(of subjects: [Subject]) -> String {
        guard subjects.count > Writer.mostNamed else { return subjects.map(\.name).joined(separator: "、") }
        let named = subjects.indices.lazy.filter {
            knowledge.subjectsWithFigures.contains(SubjectID(index: Int32($0)))
        }
        let shown = named.prefix(Writer.mostNamed).map { subjects[$0].name }.joined(separator: "、")
        return shown + "等\(subjects.count)个"
    }

    private static let mostNamed = 8

    private func intentName(of reading: Reading) -> String {
        if let decisive = reading.operators.first, let name = snapshot.intentNames[.operation(decisive)] { return name }
        guard let kind = reading.kind else { return "" }
        return snapshot.intentNames[.kind(kind)] ?? ""
    }

    /// A run of letters that no name is: nobody learns from reading it again, and it may be what somebody wants to see shown.
    private static func isCode(_ text: String) -> Bool { text.utf8.count(where: { $0 < 0x80 }) > 6 }

    /// User text is shown short, without anything that a chat client might take for markup; a number keeps its point and
    /// its %, because 314 is not what was typed as 31.4%.
    static func shortened(_ text: String) -> String {
        // By scalars: thousands of marks may make one character.
        let scalars = Array(text.unicodeScalars)
        func isDigit(_ index: Int) -> Bool { scalars.indices.contains(index) && ("0"..."9").contains(scalars[index]) }
        let plain = scalars.indices.filter { index in
            switch scalars[index] {
            case ".": isDigit(index - 1) && isDigit(index + 1)
            case "%": isDigit(index - 1)
            case let scalar: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            }
        }.map { scalars[$0] }
        return String(String.UnicodeScalarView(plain.prefix(12))) + (plain.count > 12 ? "…" : "")
    }
}
