/// How a message was understood, in the names of the files: what the question log keeps beside the question.
///
///     reply.interpretation.unknown    // ["女性"]
///     reply.interpretation.missing    // [渝北区 · 户外劳动者服务站点]
public struct Interpretation: Codable, Sendable, Hashable {
    /// What tells one fact from all others, by the names in the files.
    public struct FactName: Codable, Sendable, Hashable {
        public var subject: String
        public var indicator: String
        public var period: String
        public var scope: String
    }

    /// Something that was understood, and of which the files have nothing.
    public struct Gap: Codable, Sendable, Hashable {
        /// By its name in the files, or as it was typed when they know nothing of it.
        public var subject: String
        /// Empty when the files know nothing at all of the subject.
        public var indicator: String
    }

    /// What kinds of question it asks: 数值, 比较 and the like.
    public var kinds: [String] = []
    /// Whose facts it asks for.
    public var subjects: [String] = []
    /// Words that nothing understood, or that the files do not speak of.
    public var unknown: [String] = []
    /// What was understood and is not in the files; then ``facts`` is empty.
    public var missing: [Gap] = []
    /// The facts that the reply states.
    public var facts: [FactName] = []

    /// Nothing was understood.
    init() {}
}

extension Interpretation {
    init(of parts: [PlannedPart], stating facts: [Reply.Fact], in knowledge: KnowledgeBase) {
        // By index: a part taken out of the row counts each of its lists.
        for index in parts.indices {
            kinds += parts[index].reading.kinds.map(\.rawValue)
            let named = parts[index].reading.subjects.map { knowledge[$0].name }
            subjects += named
            let subject = named.first ?? ""
            switch parts[index].decision.outcome {
            case .noData(let subject, let attribute, _):
                missing.append(Gap(subject: subject, indicator: knowledge[attribute].name))
            case .foreign(let text, _): missing.append(Gap(subject: text, indicator: ""))
            case .otherwise(let asked, _, let facts): missing += gaps(asked, facts.prefix(1), knowledge)
            case .unsaid(let asked, let fact): missing += gaps(asked, [fact], knowledge)
            case .tooFew(let operation, let facts): missing += gaps(operation.rawValue, facts.prefix(1), knowledge)
            case .answer(let facts, _) where facts.allSatisfy({ knowledge[$0].isUnexplained }):
                missing += gaps("", facts[...], knowledge)
            case .noReason: missing.append(Gap(subject: subject, indicator: "原因"))
            case .notMentioned(let words, unexplained: []):
                missing.append(Gap(subject: subject, indicator: words.joined(separator: "、")))
            case .notUnderstood(let words), .notMentioned(_, unexplained: let words): unknown += words
            default: break
            }
        }
        // What stands beside "no data" is something else than what was asked.
        if missing.isEmpty { self.facts = facts.map(FactName.init) }
    }

    /// What is known of a thing is not what was asked: its time, its count in another year.
    private func gaps(_ asked: String, _ facts: ArraySlice<FactID>, _ knowledge: KnowledgeBase) -> [Gap] {
        facts.map { id in
            let name = knowledge[knowledge[id].attribute].name
            return Gap(
                subject: knowledge[knowledge[id].subject].name, indicator: asked.isEmpty ? name : "\(name)（\(asked)）")
        }
    }
}

extension Interpretation.FactName {
    fileprivate init(_ fact: Reply.Fact) {
        self.init(subject: fact.subject, indicator: fact.indicator, period: fact.period, scope: fact.scope)
    }
}

extension Snapshot {
    /// Every fact of the files, in their order.
    public var factNames: [Interpretation.FactName] {
        let writer = Writer(snapshot: self)
        return knowledge.facts.indices.map { Interpretation.FactName(writer.fact(FactID(index: Int32($0)))) }
    }
}
