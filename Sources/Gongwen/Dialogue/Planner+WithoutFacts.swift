/// Messages that ask for no fact of their own: small talk, help, 还有呢, a subject alone.
extension Planner {
    func planWithoutFacts(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        if reading.namesNothing {
            switch reading.kind {
            case .smalltalk: return Decision(outcome: .smalltalk(reading.smalltalk ?? 0))
            case .help, .overview: return Decision(outcome: .help)
            case .more: return more(conversation)
            case .reason: return conversation.attribute == nil ? nil : keeping(conversation, .noReason)
            case nil where reading.numbers.isEmpty && reading.ordinal == nil: return Decision(outcome: .empty)
            default: return nil
            }
        }
        if reading.words.isEmpty, reading.residue.isEmpty, reading.foreign.isEmpty {
            if reading.kind == .help { return Decision(outcome: .help) }
            if reading.kind == .smalltalk, reading.subjects.isEmpty {
                return Decision(outcome: .smalltalk(reading.smalltalk ?? 0))
            }
            if reading.kinds.contains(.overview)
                || reading.kinds.isEmpty && reading.unreadCount == 0 && conversation.attribute == nil
            {
                return overview(reading)
            }
        }
        return nil
    }

    func keeping(_ conversation: Conversation, _ outcome: Decision.Outcome) -> Decision {
        Decision(outcome: outcome, words: words(of: conversation))
    }
}
