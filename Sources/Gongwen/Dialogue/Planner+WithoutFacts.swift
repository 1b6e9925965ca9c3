/// Messages that ask for no fact of their own: small talk, help, 还有呢, a subject alone.
extension Planner {
    func planWithoutFacts(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        if reading.namesNothing {
            switch reading.kind {
            // 已经建好的那个 after a figure asks for another count of it.
            case .smalltalk where !asksAnew(reading, conversation):
                return Decision(outcome: .smalltalk(reading.smalltalk ?? 0))
            case .help, .overview: return Decision(outcome: .help)
            case .more: return more(conversation)
            case .reason: return conversation.attribute == nil ? nil : keeping(conversation, .noReason)
            case nil
            where reading.numbers.isEmpty && reading.ordinal == nil && reading.period == nil && reading.group == nil:
                return Decision(outcome: .empty)
            default: return nil
            }
        }
        if reading.words.isEmpty, reading.residue.isEmpty, reading.foreign.isEmpty {
            if reading.kind == .help { return Decision(outcome: .help) }
            if reading.kind == .smalltalk, reading.subjects.isEmpty, !asksAnew(reading, conversation) {
                return Decision(outcome: .smalltalk(reading.smalltalk ?? 0))
            }
            // 介绍情况的是谁 asks for a person.
            let asksElse = [.person, .time, .location].contains(reading.kind)
            if reading.kinds.contains(.overview) && !asksElse
                || reading.kinds.isEmpty && reading.unreadCount == 0 && conversation.attribute == nil
            {
                return overview(reading)
            }
        }
        return nil
    }

    /// It names another count or time of what was asked last.
    private func asksAnew(_ reading: Reading, _ conversation: Conversation) -> Bool {
        conversation.attribute != nil && (reading.scope != nil || reading.period != nil)
    }

    func keeping(_ conversation: Conversation, _ outcome: Decision.Outcome) -> Decision {
        Decision(outcome: outcome, words: words(of: conversation))
    }
}
