/// Messages that ask for no fact of their own: small talk, help, 还有呢, a subject alone.
extension Planner {
    func planWithoutFacts(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        if reading.namesNothing {
            switch reading.kind {
            // 已经建好的那个 after a figure asks for another count of it.
            case .smalltalk where !asksAnew(reading, conversation):
                return Decision(outcome: .smalltalk(reading.smalltalk ?? 0))
            case .help, .overview: return Decision(outcome: .help)
            // 能查些啥子嘛
            case .yesNo where reading.kinds.contains(.help): return Decision(outcome: .help)
            case .more: return more(conversation)
            case .reason: return conversation.attribute == nil ? nil : keeping(conversation, .noReason)
            case nil
            where reading.numbers.isEmpty && reading.ordinal == nil && reading.period == nil && reading.group == nil:
                return Decision(outcome: .empty)
            default: return nil
            }
        }
        if conversation.attribute == nil, !reading.kinds.contains(.smalltalk), asksTheBot(reading),
            reading.weakWords.allSatisfy({ lexicon.cueWords.contains($0) || !retriever.names($0) })
        {
            return Decision(outcome: .help)
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
        guard let facts = ownPlaces[reading.subjects[0]], facts.count == 1 else { return nil }
        return Decision(outcome: .answer(facts, .plain))
    }

    /// The facts that say where their own subject is: `城东医院在东湖路18号`, not `城东医院义诊在…`. They begin with its name, and
    /// go on with a plain word.
    static func ownPlaces(in knowledge: KnowledgeBase, _ lexicon: Lexicon) -> [SubjectID: [FactID]] {
        var places: [SubjectID: [FactID]] = [:]
        for (index, fact) in knowledge.facts.enumerated() where knowledge[fact.attribute].kind == .location {
            let mentions = lexicon.mentions(in: Sentence(fact.statement))
            guard mentions.count > 2, let first = lexicon.surface(of: mentions[0]), first.subject == fact.subject,
                let next = lexicon.surface(of: mentions[1]), next.isFiller, next.words.isEmpty
            else { continue }
            places[fact.subject, default: []].append(FactID(index: Int32(index)))
        }
        return places
    }

    /// It names another count or time of what was asked last.
    private func asksAnew(_ reading: Reading, _ conversation: Conversation) -> Bool {
        conversation.attribute != nil && (reading.scope != nil || reading.period != nil)
    }

    func keeping(_ conversation: Conversation, _ outcome: Decision.Outcome) -> Decision {
        Decision(outcome: outcome, words: words(of: conversation))
    }
}
