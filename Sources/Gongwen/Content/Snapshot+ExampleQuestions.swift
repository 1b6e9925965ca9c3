extension Snapshot {
    /// Questions from the intents' own examples, which are known to work; without any, what the knowledge holds is asked
    /// for: one of each kind.
    static func exampleQuestions(of intents: [IntentFiles.Intent], _ planner: Planner) -> [String] {
        let declared = declaredExamples(of: intents)
        guard declared.isEmpty else { return declared }
        let knowledge = planner.knowledge
        return AttributeKind.allCases.compactMap { kind in
            knowledge.facts.indices.lazy.map { FactID(index: Int32($0)) }.first {
                knowledge[knowledge[$0].attribute].kind == kind && !knowledge[$0].isUnexplained
            }.map(planner.canonicalQuestion)
        }
    }

    private static func declaredExamples(of intents: [IntentFiles.Intent]) -> [String] {
        // What most people ask first.
        let (figures, others) = (
            intents.filter { $0.asks == .kind(.figure) }, intents.filter { $0.asks != .kind(.figure) }
        )
        return (figures + others).filter { $0.asks != .kind(.smalltalk) && $0.asks != .kind(.help) }
            .compactMap { intent in
                intent.examples.first { $0.questions.count == 1 && !$0.expected.contains { $0.key == "未理解" } }?
                    .questions[0]
            }
    }
}
