/// What a reply states, without its wording.
struct Gist: Equatable {
    /// Each fact that is given as the answer, with what is said of it: that it is so, that it is not, nothing.
    private var stated: Set<String> = []
    /// What is told though it is not what was asked for.
    private var told: Set<FactID> = []
    /// Small talk, a question back, or neither.
    private var remark = ""

    /// - Parameter knowledge: where a fact only says that something is not given, it states nothing.
    init(_ decisions: [Decision], in knowledge: KnowledgeBase) {
        for decision in decisions {
            switch decision.outcome {
            case .answer(let facts, .claimUnmentioned), .otherwise(_, _, let facts), .noData(_, _, let facts),
                .tooFew(_, let facts):
                told.formUnion(facts)
            case .answer(let facts, let manner):
                let word =
                    switch manner {
                    case .claimHolds: "是"
                    case .claimFails: "不是"
                    default: ""
                    }
                for fact in facts where !knowledge[fact].isUnexplained { stated.insert("\(word)\(fact.index)") }
            // Of one figure nothing is made: it is told.
            case .calculated(let calculation) where calculation.figures.count == 1:
                stated.insert("\(calculation.figures[0].index)")
            case .calculated(let calculation):
                let figures = calculation.figures.map { "\($0.index)" }.sorted().joined(separator: "+")
                stated.insert("\(calculation.decisive.rawValue) \(figures)")
            case .overview(let subject, _): stated.insert("概况 \(subject.index)")
            case .smalltalk(let id): remark = "寒暄 \(id)"
            case .help: remark = "帮助"
            case .clarify: remark = "反问"
            default: break
            }
        }
    }

    /// What became of this answer when the question was put in other words.
    func outcome(of other: Gist) -> RobustnessResult.Outcome {
        if stated == other.stated, told == other.told, remark == other.remark || !stated.isEmpty { return .same }
        return other.stated.allSatisfy(says) ? .lost : .different
    }

    /// A fact that is told without the yes or no that was told with it says less, and nothing else.
    private func says(_ fact: String) -> Bool {
        stated.contains(fact) || stated.contains("是\(fact)") || stated.contains("不是\(fact)")
    }
}
