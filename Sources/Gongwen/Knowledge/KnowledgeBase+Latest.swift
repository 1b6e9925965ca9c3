/// Figures of one thing at several times.
extension KnowledgeBase {
    /// 17 as of the report, 20 as of the end of 2025: how many there are is what was counted last. nil where they are not the
    /// same counted at several dates.
    func latest(_ facts: [FactID]) -> FactID? {
        guard let first = facts.first else { return nil }
        let isOne = facts.allSatisfy { id in
            let (one, fact) = (self[first], self[id])
            return fact.attribute == one.attribute && fact.subject == one.subject && fact.scope == one.scope
                && fact.period.isAsOf
        }
        return isOne ? facts.max { end(of: $0) < end(of: $1) } : nil
    }

    /// Figures as they are counted on with: of several dates of one, only the last; of several years of one, the last behind
    /// the others, beside which the next is told.
    func countedOn(_ figures: [FactID]) -> [FactID] {
        guard figures.count > 1, let first = figures.first else { return figures }
        if let latest = latest(figures) { return [latest] }
        let isOne = figures.allSatisfy {
            self[$0].attribute == self[first].attribute && self[$0].subject == self[first].subject
        }
        return isOne ? figures.sorted { end(of: $0) < end(of: $1) } : figures
    }

    private func end(of id: FactID) -> Int { self[id].period.years?.upperBound ?? 0 }
}
