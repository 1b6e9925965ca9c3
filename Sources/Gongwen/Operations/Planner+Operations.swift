/// Questions that want something made of several figures.
extension Planner {
    /// nil where the message asks for nothing of the kind, or where 一共 was said of a single figure.
    func planOperation(_ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let whole = message.whole
        let operators = operators(of: whole, conversation)
        guard let decisive = operators.first else { return nil }
        // A printed share or mean goes before one that we work out.
        if decisive == .share, let printed = singleFigure(plan(whole.withoutOperators, in: conversation)),
            arithmetic.isRate(printed)
        {
            return nil
        }
        if let operands = operands(message, operators, conversation) {
            if let sum = operands.together {
                return [
                    PlannedPart(
                        reading: whole, decision: Decision(outcome: .answer([sum], .plain), words: operands.words))
                ]
            }
            let calculation = calculation(operators, operands, whole)
            let decision = Decision(outcome: .calculated(calculation), words: operands.words)
            return [PlannedPart(reading: whole, decision: decision)]
        }
        return decisive.maySayNothing ? nil : tooFew(decisive, message, conversation)
    }

    /// What the message says, or, where it only takes something away, what was done last.
    private func operators(of reading: Reading, _ conversation: Conversation) -> [Operator] {
        let asksWhich = !reading.subjectTypes.isEmpty || reading.kinds.contains { $0 == .whichSubject || $0 == .list }
        if asksWhich, let bound = reading.numbers.lazy.compactMap(\.bound).first { return [bound] + reading.operators }
        if !reading.operators.isEmpty { return reading.operators }
        let takesAway = !reading.excluded.isEmpty && reading.words.isEmpty && reading.subjects.isEmpty
        return takesAway ? conversation.operators : []
    }

    private func operands(_ message: Message, _ operators: [Operator], _ conversation: Conversation) -> Operands? {
        let whole = message.whole
        if operators.contains(.mean), let per = whole.per, let spread = operandsPer(per, whole, conversation) {
            return spread
        }
        let subjects = subjectsNamed(in: whole)
        if let found = usable(operandsOfEach(subjects, whole, conversation)) { return found }
        if let found = usable(operandsOfMembers(message, conversation)) { return found }
        let isGroup = operators.contains { $0.asksAmong } || !whole.subjectTypes.isEmpty
        if isGroup, subjects.count < 2, subjects.isEmpty || isRank(of: subjects[0], whole, operators),
            let attribute = attributeMeant(whole), let found = operandsOfGroup(whole, attribute), !found.figures.isEmpty
        {
            return found
        }
        if operators.contains(where: \.asksAmong), let found = usable(operandsOfTopic(whole)) { return found }
        let told = operandsOfConversation(whole, conversation)
        return whole.excluded.isEmpty ? usable(told) : told.flatMap { $0.figures.isEmpty ? nil : $0 }
    }

    /// `江北排第几`: the place of one among all.
    private func isRank(of subject: SubjectID, _ reading: Reading, _ operators: [Operator]) -> Bool {
        operators.contains(.ranking)
            || operators.contains { $0 == .highest || $0 == .lowest }
                && (reading.kinds.contains(.figure) || isClaim(reading))
    }

    private func usable(_ operands: Operands?) -> Operands? {
        guard let operands, !operands.figures.isEmpty || operands.together != nil, operands.count > 1 else {
            return nil
        }
        return operands
    }

    private func calculation(_ operators: [Operator], _ operands: Operands, _ reading: Reading) -> Calculation {
        let isOrder = operators.contains { $0 != .comparison && $0.asksAmong }
        var calculation = Calculation(
            operators: operators, figures: isOrder ? arithmetic.order(operands.figures) : operands.figures,
            lacking: operands.lacking, instead: operands.instead, most: reading.most,
            place: reading.ordinal, ranked: reading.subjects.count == 1 ? reading.subjects.first : nil,
            isPerUnit: reading.per != nil && operands.figures.count == 2, contrasts: operands.contrasts)
        if operators.contains(where: { $0 == .above || $0 == .below }) {
            calculation.bound = reading.numbers.first { $0.bound != nil }
        }
        return calculation
    }

    /// One figure, or none, where it takes two: the figure is told with what is missing. What is no figure answers for itself.
    private func tooFew(_ decisive: Operator, _ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        if message.whole.isOnlyOperation, let last = conversation.results.last.flatMap(fact) {
            return [PlannedPart(reading: message.whole, decision: Decision(outcome: .tooFew(decisive, [last])))]
        }
        let parts = planParts(message, in: conversation)
        // Where the question among other words has no operator, the word was other business: 下班前, 最多.
        guard parts.count == 1, !parts[0].reading.operators.isEmpty, let figure = singleFigure(parts[0].decision) else {
            return parts
        }
        return [
            PlannedPart(
                reading: parts[0].reading,
                decision: Decision(outcome: .tooFew(decisive, [figure]), words: parts[0].decision.words))
        ]
    }
}
