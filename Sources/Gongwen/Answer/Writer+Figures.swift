import Foundation

/// How the figures of a calculation are called and printed.
extension Writer {
    /// What tells a figure from the others: its place, what it counts, or its time.
    func label(_ id: FactID, among figures: [FactID]) -> String {
        let fact = knowledge[id]
        if figures.count == 1 { return knowledge[fact.subject].name }
        let (subject, attribute) = (knowledge[fact.subject].name, knowledge[fact.attribute].name)
        let isOneSubject = Set(figures.map { knowledge[$0].subject }).count == 1
        let isOneAttribute = Set(figures.map { knowledge[$0].attribute }).count == 1
        switch (isOneSubject, isOneAttribute) {
        case (true, true): return fact.period.text + scopeLabel(of: fact, among: figures)
        case (false, true): return subject
        case (true, false): return attribute
        case (false, false): return knowledge.call(fact.attribute, of: fact.subject)
        }
    }

    /// 2024年计划; 近五年的新增 beside a total.
    private func scopeLabel(of fact: Fact, among figures: [FactID]) -> String {
        if fact.scope == .plan { return "计划" }
        let scopes = Set(figures.map { knowledge[$0].scope })
        return scopes.contains(.new) && scopes.count > 1 ? "的" + fact.scope.rawValue : ""
    }

    /// `14.5个百分点` between percentages.
    func gap(_ a: FactID, _ b: FactID) -> String {
        var gap = arithmetic.difference(a, b)
        guard arithmetic.isRate(a), arithmetic.isRate(b) else { return gap.text(unit: knowledge[a].unit) }
        gap.value *= 100
        return gap.text(unit: "个百分点")
    }

    func limit(_ bound: Reading.Claim, _ figures: [FactID]) -> String {
        guard let first = figures.first, arithmetic.isRate(first) else {
            return bound.number.value.chinese() + unit(figures)
        }
        return (arithmetic.value(of: bound, for: first) * 100).chinese() + "%"
    }

    func unit(_ figures: [FactID]) -> String { figures.first.map { knowledge[$0].unit } ?? "" }

    func printed(_ id: FactID) -> String {
        arithmetic.quantity(id).map { $0.with(unit: knowledge[id].unit) } ?? ""
    }

    func formula(_ figures: [FactID], _ sign: String) -> String {
        figures.map { arithmetic.quantity($0)?.printed ?? "" }.joined(separator: sign)
    }
}
