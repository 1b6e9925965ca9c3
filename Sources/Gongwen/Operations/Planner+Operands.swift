import Foundation

/// The figures that a question wants something made of.
struct Operands {
    var figures: [FactID] = []
    /// What was named and has no figure, as it is called in the reply.
    var lacking: [String] = []
    /// What those have instead: figures of another count or time.
    var instead: [FactID] = []
    /// The question names different times, or a plan and its result.
    var contrasts = false
    /// Two members came to the same figure.
    var repeats = false
    /// The first was said again behind 占: 甲占甲和乙的几成.
    var startsAgain = false
    /// A figure that the files give for all of them together.
    var together: FactID?
    /// The one number that was said with it: 妈咪小屋17个.
    var numbers: [FactID: Reading.Claim] = [:]
    /// The words that the next question may lean on.
    var words: [WordID] = []

    var count: Int { figures.count + lacking.count }

    /// The figures of the other too, what it lacks, and what there is instead.
    mutating func append(_ other: Operands) {
        figures += other.figures
        lacking += other.lacking
        instead += other.instead
    }
}

extension Planner {
    // MARK: one thing in several places

    /// `江北和江津谁的站点多`: the same of each subject.
    func operandsOfEach(_ subjects: [SubjectID], _ reading: Reading, _ conversation: Conversation) -> Operands? {
        guard subjects.count > 1 else { return nil }
        let readings = subjects.map { subject in
            var one = reading.asFigure
            one.subjects = [subject]
            return one
        }
        let decisions = readings.map { plan($0, in: conversation) }
        // What one place makes clear is meant of the others too.
        let attributes = decisions.compactMap(singleFigure).map { knowledge[$0].attribute }
        if let shared = attributes.first(where: { attribute in
            subjects.allSatisfy { !knowledge.facts(attribute, of: $0).isEmpty }
        }) {
            return operands(of: shared, in: subjects, reading)
        }
        guard let named = attributes.first else { return nil }
        var found = Operands(words: decisions.first { !$0.words.isEmpty }?.words ?? reading.words)
        for (subject, decision) in zip(subjects, decisions) {
            if let figure = singleFigure(decision) {
                found.figures.append(figure)
            } else if offersFigures(decision) {
                // Of several that it may be, none is lacking.
                return nil
            } else {
                found.lacking.append(lack(decision, named, of: subject))
                if case .otherwise(_, _, let facts) = decision.outcome { found.instead += facts }
            }
        }
        return found
    }

    private func offersFigures(_ decision: Decision) -> Bool {
        guard case .clarify(let options) = decision.outcome else { return false }
        return options.compactMap(named).contains { knowledge[$0.attribute].kind == .figure }
    }

    /// One attribute of each subject, of the same count and time where the files allow.
    func operands(of attribute: AttributeID, in subjects: [SubjectID], _ reading: Reading) -> Operands {
        var found = Operands(words: reading.words)
        let choices = subjects.map { select(knowledge.facts(attribute, of: $0), reading.asFigure) }
        for (subject, choice) in zip(subjects, choices) {
            guard choice.isExact, !choice.facts.isEmpty else {
                found.lacking.append(knowledge.call(attribute, of: subject) + choice.asked)
                found.instead += choice.facts
                continue
            }
            let others = choices.filter { $0.isExact }.flatMap(\.facts).filter { knowledge[$0].subject != subject }
            let like = choice.facts.first { own in
                others.contains { knowledge[$0].scope == knowledge[own].scope && samePeriod($0, own) }
            }
            found.figures.append(like ?? knowledge.latest(choice.facts) ?? choice.facts[0])
        }
        return found
    }

    func samePeriod(_ a: FactID, _ b: FactID) -> Bool { knowledge[a].period.text == knowledge[b].period.text }

    private func lack(_ decision: Decision, _ attribute: AttributeID, of subject: SubjectID) -> String {
        if case .otherwise(let asked, let mismatch, _) = decision.outcome, mismatch == .scope {
            return knowledge.call(attribute, of: subject) + asked
        }
        return knowledge.call(attribute, of: subject)
    }
}

extension Reading {
    /// The same words, as a question for one figure.
    var asFigure: Reading {
        var figure = self
        figure.kinds = [.figure]
        figure.operators = []
        figure.numbers = []
        figure.excluded = []
        figure.editions = []
        // 占比 asks for a share of what is counted, not for figures that are shares.
        if operators.contains(.share) { figure.unit = nil }
        // 慰问花了1200万，助学花了110万，一共1310万对吗 is asked of money.
        let claimed = Set(numbers.filter { $0.number.value >= 1000 }.compactMap(\.unit))
        if numbers.count > 1 || !operators.isEmpty, kinds.allSatisfy({ $0 == .yesNo }), figure.unit == nil,
            claimed.count == 1, let unit = claimed.first
        {
            figure.unit = unit
        }
        // 一共 says here that things are to be added, not that each is a total.
        if operators.contains(.sum), scope == .total { figure.scope = nil }
        // One figure goes into a calculation: of 成立了多少家, how many there are.
        if scope == .built { figure.scope = .actual }
        return figure
    }

    var withoutOperators: Reading {
        var plain = self
        plain.operators = []
        return plain
    }

    /// It says what is to be done, and not with what: 哪个多, 一共多少.
    var isOnlyOperation: Bool {
        words.isEmpty && subjects.isEmpty && foreign.isEmpty && residue.isEmpty && period == nil && weakWords.isEmpty
            && (scope == nil || scope == .total)
    }
}

extension Decision {
    /// It asks which of several is meant, or whether one is.
    var asksBack: Bool { if case .clarify = outcome { true } else { false } }
}

extension KnowledgeBase {
    /// 江北区户外劳动者服务站点; 江津先进典型, which names its place itself.
    func call(_ attribute: AttributeID, of subject: SubjectID) -> String {
        let (subject, name) = (self[subject].name, self[attribute].name)
        let short = subject.dropLast()
        return name.hasPrefix(short.count > 1 ? String(short) : subject) ? name : subject + name
    }
}
