/// The questions that a fact answers, as they are offered.
extension Planner {
    /// `江北区户外劳动者服务站点是多少？`
    func canonicalQuestion(for id: FactID) -> String { canonicalQuestions(for: id)[0] }

    /// The ways to ask for a fact, the one that reads best first. A name that asks itself (`调解工作室设在哪里`) or that says
    /// what is asked for (`文艺汇演的时间`) gets nothing but its mark.
    func canonicalQuestions(for id: FactID) -> [String] {
        let fact = knowledge[id]
        let attribute = knowledge[fact.attribute]
        let whole = knowledge.call(fact.attribute, of: fact.subject)
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
        lexicon.mentions(in: Sentence(name)).contains { mention in
            guard case .surface(let id) = mention.meaning else { return false }
            return lexicon.surfaces[id].asksForFact
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
