/// Several figures to be confirmed at once: `江北户外站点和妈咪小屋都是47个吧`, `2家市级工作室、16个区级工作室，对不对`.
extension Planner {
    /// Each thing of the row with its number, or with the one number that is said of all.
    func planClaims(_ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let whole = message.whole
        guard !whole.numbers.isEmpty, whole.operators.isEmpty,
            let found = operandsOfMembers(message, conversation), found.figures.count > 1, found.lacking.isEmpty,
            whole.numbers.count == 1 || whole.numbers.count == found.figures.count
        else { return nil }
        return found.figures.enumerated().map { index, figure in
            var reading = Reading()
            reading.kinds = whole.kinds
            reading.numbers = [whole.numbers.count == 1 ? whole.numbers[0] : whole.numbers[index]]
            let decision = Decision(
                outcome: .answer([figure], manner(of: reading, [figure])), words: found.words)
            return PlannedPart(reading: reading, decision: decision)
        }
    }

    /// What was found neither confirms nor denies: a sentence of another place, or that something is not given.
    func isNoVerdict(_ decision: Decision) -> Bool {
        guard case .answer(let facts, let manner) = decision.outcome else { return true }
        if case .claimUnmentioned = manner { return true }
        return facts.allSatisfy { knowledge[$0].isUnexplained }
    }

    /// The number of the question was held against the figure.
    func isVerdict(_ decision: Decision) -> Bool {
        guard case .answer(_, let manner) = decision.outcome else { return false }
        switch manner {
        case .claimHolds, .claimFails: return true
        default: return false
        }
    }
}
