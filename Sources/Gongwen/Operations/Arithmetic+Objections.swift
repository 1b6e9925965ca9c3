/// What stands against putting figures together. The first objection is enough: the reply shows the figures and says why.
extension Arithmetic {
    func objection(to calculation: Calculation) -> Objection? {
        let figures = calculation.figures
        guard let first = figures.first, figures.count > 1 else { return nil }
        // What each got is counted otherwise than those who got it.
        if calculation.isProduct { return nil }
        // What is divided by what it was spread over counts something else by nature.
        // 平均每件0.27名 is no answer: nobody is divided.
        if calculation.isPerUnit {
            let isFraction = figures.count == 2 && value(figures[0]) < value(figures[1])
            return isFraction && units.isCount(knowledge[figures[0]].unit) ? .units : nil
        }
        if calculation.decisive == .share, !calculation.lacking.isEmpty { return .incomplete }
        let others = figures.dropFirst()
        if others.contains(where: { contradict($0, first) }) { return .doubtful }
        if others.contains(where: { !measureTheSame($0, first) }) { return .units }
        // A plan may be set against its result, of one place; the two are never added.
        let adds = calculation.isOfAll || calculation.operators.contains { $0 == .sum || $0 == .mean }
        let isOfOne = others.allSatisfy { knowledge[$0].subject == knowledge[first].subject }
        if !calculation.contrasts || adds || !isOfOne {
            if others.contains(where: { count($0) != count(first) }) { return .scopes }
        }
        if !calculation.contrasts || adds {
            if others.contains(where: { !areOfOneTime($0, first) }) { return .periods }
        }
        if let thing = differentThings(figures) { return thing }
        if calculation.decisive == .share, !calculation.isOfAll, figures.count == 2, !mayBePart(figures[0], figures[1])
        {
            return .things
        }
        return adds ? objectionToAdding(figures) : nil
    }

    /// Which of them cannot be told from its neighbour in the order.
    func isOpen(_ order: [FactID]) -> Bool {
        zip(order, order.dropFirst()).contains { pair in
            value(pair.0) != value(pair.1) && extent(pair.0).meets(extent(pair.1))
        }
    }

    /// Whether their times are not the same, though near enough to be set side by side: the reply says so.
    func differInTime(_ figures: [FactID]) -> Bool { Set(figures.map { knowledge[$0].period.text }).count > 1 }

    private func objectionToAdding(_ figures: [FactID]) -> Objection? {
        if figures.contains(where: { isRate($0) }) {
            return .rates
        }
        for (index, one) in figures.enumerated() {
            for other in figures[(index + 1)...] {
                let (a, b) = (knowledge[one], knowledge[other])
                if knowledge[a.attribute].parts.contains(b.attribute) { return .overlap(whole: one, part: other) }
                if knowledge[b.attribute].parts.contains(a.attribute) { return .overlap(whole: other, part: one) }
                if lies(b.subject, within: a.subject) { return .nested(whole: a.subject, part: b.subject) }
                if lies(a.subject, within: b.subject) { return .nested(whole: b.subject, part: a.subject) }
            }
        }
        return nil
    }

    /// Two figures of one thing that the files mark both as doubtful: one of them is not what the report meant.
    private func contradict(_ one: FactID, _ other: FactID) -> Bool {
        let (a, b) = (knowledge[one], knowledge[other])
        return a.attribute == b.attribute && a.subject == b.subject && a.isDoubtful && b.isDoubtful
    }

    /// The same words for different things in different places: 先进职工之家 of the nation here, of the city there.
    private func differentThings(_ figures: [FactID]) -> Objection? {
        let subjects = Set(figures.map { knowledge[$0].subject })
        let attributes = Set(figures.map { knowledge[$0].attribute })
        return subjects.count > 1 && attributes.count > 1 && subjects.count == figures.count ? .things : nil
    }

    /// One is a share of the other only where they count the same in two places, the files say that the one is counted in
    /// the other, or one report tells both in the same line: 会员 are no part of 技能人才.
    private func mayBePart(_ one: FactID, _ other: FactID) -> Bool {
        let (a, b) = (knowledge[one], knowledge[other])
        return a.attribute == b.attribute || knowledge[a.attribute].parts.contains(b.attribute)
            || knowledge[b.attribute].parts.contains(a.attribute)
            || a.subject == b.subject && a.source == b.source && a.sourceLine == b.sourceLine
    }

    func isRate(_ id: FactID) -> Bool { quantity(id)?.printed.contains("%") ?? false }

    /// Whether all figures of it are shares.
    func isRate(of attribute: AttributeID) -> Bool {
        knowledge[attribute].kind == .figure && !knowledge.subjects(with: attribute).isEmpty
            && knowledge.subjects(with: attribute).allSatisfy { knowledge.facts(attribute, of: $0).allSatisfy(isRate) }
    }

    func measureTheSame(_ a: FactID, _ b: FactID) -> Bool {
        let (own, other) = (knowledge[a].unit, knowledge[b].unit)
        if own == other { return true }
        if units.isCountedApart(own) != units.isCountedApart(other) { return false }
        guard let one = units.classes[own], let two = units.classes[other] else { return false }
        return one == two || units.countTheSame(one, two)
    }

    private enum Count { case result, new, plan }

    private func count(_ id: FactID) -> Count {
        switch knowledge[id].scope {
        case .plan: .plan
        case .new: knowledge[knowledge[id].attribute].isStock ? .new : .result
        case .total, .sum, .once: .result
        }
    }

    /// How many there are may be compared between dates, and the reply names them; what was done in five years is not
    /// held against what was done in one.
    private func areOfOneTime(_ a: FactID, _ b: FactID) -> Bool {
        let (one, other) = (knowledge[a], knowledge[b])
        if one.period.text == other.period.text { return true }
        if isStock(one), isStock(other) { return true }
        if let years = one.period.years, let others = other.period.years { return years == others }
        if let length = one.period.length, let others = other.period.length { return length == others }
        // 近年来 and no date at all say nothing that could differ within one report.
        return one.source == other.source && !(one.period.isDefinite && other.period.isDefinite)
    }

    private func isStock(_ fact: Fact) -> Bool { knowledge[fact.attribute].isStock && fact.scope != .new }

    func lies(_ part: SubjectID, within whole: SubjectID) -> Bool {
        var above = knowledge[part].parent
        while let next = above {
            if next == whole { return true }
            above = knowledge[next].parent
        }
        return false
    }
}
