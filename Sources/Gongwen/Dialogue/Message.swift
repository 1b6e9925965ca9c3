/// A message as it was read: as a whole, and clause by clause.
struct Message: Sendable {
    var whole: Reading
    /// What the clauses say, in order.
    var clauses: [Reading]
    /// For each clause, which sentence of the message it belongs to.
    var sentenceOfClause: [Int]
    /// The same cut finer, at 、 and at 和 too.
    var members: [Reading]
}

/// A part of the reply: what was asked, and what was decided.
struct PlannedPart: Sendable {
    var reading: Reading
    var decision: Decision
}

extension Reader {
    func read(_ mentions: [Mention], of sentence: Sentence, today: Day) -> Message {
        let whole = read(mentions[...], of: sentence, today: today)
        let clauseSlices = slices(of: mentions, at: sentence.clauseEnds)
        let clauses = clauseSlices.map { read($0, of: sentence, today: today) }
        let sentenceOfClause = clauseSlices.map { slice in
            sentence.sentenceEnds.count { $0 <= slice.first?.range.lowerBound ?? 0 }
        }
        var ends = Set(sentence.clauseEnds).union(sentence.pauses)
        for mention in mentions {
            if case .surface(let id) = mention.meaning, lexicon.surfaces[id].isConjunction {
                ends.insert(mention.range.lowerBound)
            }
        }
        let members = slices(of: mentions, at: ends.sorted()).map { read($0, of: sentence, today: today) }
        return Message(
            whole: whole, clauses: clauses, sentenceOfClause: sentenceOfClause, members: members)
    }

    private func slices(of mentions: [Mention], at ends: [Int]) -> [ArraySlice<Mention>] {
        var slices: [ArraySlice<Mention>] = []
        var start = 0
        for end in ends {
            let stop = mentions[start...].firstIndex { $0.range.lowerBound >= end } ?? mentions.count
            if stop > start { slices.append(mentions[start..<stop]) }
            start = stop
        }
        if start < mentions.count { slices.append(mentions[start...]) }
        return slices
    }
}
