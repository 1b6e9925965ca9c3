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
            if let place = whereItIs(reading) { return place }
            // 介绍情况的是谁 asks for a person.
            let asksElse = [.person, .time, .location].contains(reading.kind)
            if reading.kinds.contains(.overview) && !asksElse && !tellsOfSide(reading)
                || reading.kinds.isEmpty && reading.unreadCount == 0 && conversation.attribute == nil
            {
                return overview(reading)
            }
        }
        return nil
    }

    /// `说说江津的服务`: common words that name a list of the place in full.
    private func tellsOfSide(_ reading: Reading) -> Bool {
        guard let subject = reading.subjects.first else { return false }
        return retriever.candidates(for: [], weak: reading.weakWords).contains { candidate in
            knowledge[candidate.attribute].kind == .list && candidate.coverage >= Planner.wholeName
                && isTold(candidate, of: subject, reading)
        }
    }

    /// `城东医院在哪里`: nothing is named but the place, and one entry says where that is.
    private func whereItIs(_ reading: Reading) -> Decision? {
        guard reading.kind == .location, reading.subjects.count == 1, reading.weakWords.isEmpty,
            reading.operators.isEmpty, reading.unreadCount == 0
        else { return nil }
        let subject = reading.subjects[0]
        let facts = knowledge.attributeIDs.filter { knowledge[$0].kind == .location }
            .flatMap { knowledge.facts($0, of: subject) }.filter { tells(of: subject, $0) }
        return facts.count == 1 ? Decision(outcome: .answer(facts, .plain)) : nil
    }

    /// `城东医院在东湖路18号`, not `城东医院义诊在…`: it begins with the place, and goes on with a plain word.
    private func tells(of subject: SubjectID, _ id: FactID) -> Bool {
        let mentions = lexicon.mentions(in: Sentence(knowledge[id].statement))
        guard mentions.count > 2, let first = lexicon.surface(of: mentions[0]),
            let next = lexicon.surface(of: mentions[1])
        else { return false }
        return first.subject == subject && next.isFiller && next.words.isEmpty
    }

    /// It names another count or time of what was asked last.
    private func asksAnew(_ reading: Reading, _ conversation: Conversation) -> Bool {
        conversation.attribute != nil && (reading.scope != nil || reading.period != nil)
    }

    func keeping(_ conversation: Conversation, _ outcome: Decision.Outcome) -> Decision {
        Decision(outcome: outcome, words: words(of: conversation))
    }
}
