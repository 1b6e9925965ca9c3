/// Which of an attribute's facts is of the count and the time that is asked for.
extension Planner {
    struct Selection {
        var facts: [FactID]
        /// False when these are only what the files have instead.
        var isExact: Bool
        /// What was asked for and is not there, in words.
        var asked = ""
        var mismatch = Decision.Mismatch.scope
    }

    func select(_ all: ArraySlice<FactID>, _ reading: Reading) -> Selection {
        guard let first = all.first else { return Selection(facts: [], isExact: false) }
        let id = knowledge[first].attribute
        let (kind, isStock) = (knowledge[id].kind, knowledge[id].isStock)
        var facts = Array(all)
        if let period = reading.period {
            facts = all.filter { id in
                // A number in an undated sentence is as little of a year as a figure is.
                let isCount =
                    reading.kind == .figure && knowledge[id].period.years == nil && !knowledge[id].isUnexplained
                return fits(knowledge[id].period, period, isCount ? .figure : kind)
            }
            if facts.isEmpty {
                return Selection(facts: Array(all), isExact: false, asked: period.text, mismatch: .period)
            }
        }
        if let frequency = reading.frequency, reading.kind == .figure, reading.period == nil, !isClaim(reading),
            !all.contains(where: { isOften($0, reading) || knowledge[$0].isUnexplained })
        {
            return Selection(facts: Array(all), isExact: false, asked: frequency, mismatch: .period)
        }
        guard kind == .figure else { return Selection(facts: facts, isExact: true) }
        var order = Planner.scopes(asked: reading.scope, isStock: isStock)
        // 实际发展了多少: an intention is none of them.
        if reading.saysDone, reading.scope != .plan { order.removeAll { $0 == .plan } }
        // 2024年发展了多少: there is such a count, of another time.
        let counted = all.filter { order.contains(knowledge[$0].scope) }
        let isOfOtherTime = reading.period != nil && reading.scope != nil && !counted.isEmpty
        // 有没有 may be answered by whatever count there is, which the reply names; 哪些区有妈咪小屋 asks who has any, too.
        let asksForAny = isClaim(reading) || reading.kind == .whichSubject && reading.operators.isEmpty
        if asksForAny, !isOfOtherTime, reading.scope != .total || !isStock { order += Scope.allCases }
        // 成立了多少家 may ask how many there are and how many came new: where the files have both, both are told.
        if reading.scope == .built, isStock, !isClaim(reading) {
            let counted = [Scope.total, .new].map { scope in facts.filter { knowledge[$0].scope == scope } }
            if counted.allSatisfy({ !$0.isEmpty }) { return Selection(facts: counted.flatMap { $0 }, isExact: true) }
        }
        // 2024年建多少个, of a year of which only the plan is there: the reply says that it is one.
        let mayBePlanned = reading.scope == .new || !isStock && reading.scope == nil
        if case .year = reading.period, mayBePlanned, !reading.saysDone,
            facts.allSatisfy({ knowledge[$0].scope == .plan })
        {
            order.append(.plan)
        }
        for scope in order {
            let found = facts.filter { knowledge[$0].scope == scope }
            if !found.isEmpty { return Selection(facts: found, isExact: true) }
        }
        if let period = reading.period, isOfOtherTime {
            return Selection(facts: counted, isExact: false, asked: period.text, mismatch: .period)
        }
        let asked = reading.scope?.rawValue ?? (isStock ? "总数" : "")
        return Selection(facts: facts, isExact: false, asked: asked, mismatch: .scope)
    }

    /// It is told of each such time; 一年 is what is told of one year, 每年 is not.
    func isOften(_ id: FactID, _ reading: Reading) -> Bool {
        let fact = knowledge[id]
        let asksOfEach = reading.frequency.map(reading.assertions.contains) ?? false
        return !asksOfEach && fact.period.years?.count == 1
            || lexicon.mentions(in: Sentence(fact.statement)).contains { lexicon.surface(of: $0)?.isFrequency ?? false }
    }

    /// The counts that answer, best first. How many there are is not how many came new, and an intention is no result.
    static func scopes(asked: AskedScope?, isStock: Bool) -> [Scope] {
        switch (asked, isStock) {
        case (nil, true): [.total, .sum, .once]
        case (nil, false): [.sum, .once, .total, .new, .plan]
        case (.total, true): [.total, .sum, .once]
        case (.total, false): [.sum, .total, .once, .new, .plan]
        case (.new, true): [.new, .sum, .plan]
        case (.new, false): [.new, .sum, .once, .plan]
        case (.built, true): [.total, .sum, .once, .new]
        case (.built, false): [.sum, .once, .total, .new]
        case (.plan, _): [.plan]
        case (.actual, true): [.total, .sum, .once, .new]
        case (.actual, false): [.sum, .once, .total, .new]
        }
    }

    func fits(_ period: Period, _ asked: AskedPeriod, _ kind: AttributeKind) -> Bool {
        switch asked {
        case .year(let year):
            guard let years = period.years else { return kind != .figure && period.length == nil }
            let isSince = years.lowerBound == year && years.upperBound == 9999
            return kind == .figure ? years == year...year || isSince : years.contains(year)
        case .stretch(let length):
            if let own = period.length { return own == length }
            guard let years = period.years else { return true }
            return years.count == length
        case .dates(let span):
            if kind != .figure, !span.isYearKnown { return true }
            if let own = period.dates, own.isSame(span) { return true }
            guard kind != .figure else { return false }
            return period.years.map { $0.overlaps(span.first.year...span.last.year) } ?? (period.length == nil)
        }
    }
}
