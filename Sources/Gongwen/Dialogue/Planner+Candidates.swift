/// Whether a candidate is what the words of the question mean.
extension Planner {
    /// Every word explained, or, where no figure is given, nearly every word.
    func isUnderstood(_ candidate: Retriever.Candidate, _ reading: Reading) -> Bool {
        if candidate.unexplained.isEmpty, reading.residue.isEmpty { return true }
        let id = candidate.attribute
        guard knowledge[id].kind != .figure, let kind = reading.kind, !isClaim(reading),
            fitness(of: candidate, reading) > 0,
            kind == .figure || kind.fitness(of: knowledge[id].kind) == 2
        else { return false }
        let namedWords = reading.words.count { knowledge[id].isNamed(by: $0) }
        return candidate.unexplainedShare <= Planner.mayBeLeft && candidate.score > 4 && namedWords >= 2
            && reading.skipped.isEmpty
            // How many there are in 江北 says nothing of 江北观音桥.
            && !(reading.namesPartOfPlace && kind == .figure)
            // What was not understood may be the place that was meant: 北江.
            && (reading.residue.isEmpty || !reading.subjects.isEmpty)
            && reading.residue.reduce(0) { $0 + $1.unicodeScalars.count } <= 4
            // A character that is left by itself is one that changes what is asked: 老, 女.
            && reading.residue.allSatisfy { $0.unicodeScalars.count > 1 }
    }

    func explains(_ candidate: Retriever.Candidate, _ words: [WordID]) -> Bool {
        words.allSatisfy { knowledge[candidate.attribute].explains($0) }
    }

    /// A name made of common words only (联合举办, 报名时间) means its topic's; without the topic it could be anything's.
    func isPlaced(_ candidate: Retriever.Candidate, _ reading: Reading, _ conversation: Conversation) -> Bool {
        guard !candidate.isDistinctive else { return true }
        guard let topic = knowledge[candidate.attribute].topic else { return isCounted(candidate.attribute, reading) }
        let said = reading.words + reading.weakWords + words(of: conversation)
        return knowledge[topic].variants.contains { $0.contains(where: said.contains) }
    }

    /// `多少工会`: what is counted is what the figure's name says. Of `工会办了多少活动` it is not.
    private func isCounted(_ id: AttributeID, _ reading: Reading) -> Bool {
        guard knowledge[id].kind == .figure, reading.kind == .figure else { return true }
        let counted = reading.counted.isEmpty ? reading.weakWords : reading.counted
        return counted.allSatisfy { lexicon.cueWords.contains($0) || knowledge[id].explains($0) }
    }

    /// `读书节是谁负责的`: the thing was named, and only one of its attributes is of the kind that is asked for.
    func attributeOfTopic(_ candidates: [Retriever.Candidate], _ reading: Reading) -> Retriever.Candidate? {
        guard let kind = reading.kind, [.person, .time, .location].contains(kind) else { return nil }
        let wanted = candidates.filter { candidate in
            let attribute = knowledge[candidate.attribute]
            guard kind.fitness(of: attribute.kind) == 2, candidate.unexplained.isEmpty, let topic = attribute.topic
            else { return false }
            return knowledge[topic].variants.contains { $0.allSatisfy(reading.words.contains) }
        }
        return wanted.count == 1 ? wanted[0] : nil
    }

    /// A name that was only half said, but nothing else comes near it: `江津有几所学院`.
    func clearlyMeant(_ candidates: [Retriever.Candidate], _ reading: Reading) -> Retriever.Candidate? {
        let fitting = candidates.filter { fitness(of: $0, reading) > 0 }
        guard let best = fitting.first, best.coverage >= Planner.halfSaid, best.isDistinctive, best.unexplained.isEmpty,
            // 其中3: half of a name said by common words only is no name of what has a number.
            !reading.words.isEmpty || reading.numbers.isEmpty,
            // Asked how many, a sentence that is half named and holds some number is no answer.
            reading.kind != .figure || knowledge[best.attribute].kind == .figure,
            reading.words.count >= 2
                || best.coverage >= 0.5 && !isClaim(reading) && unheard(by: best.attribute, reading).isEmpty
        else { return nil }
        // Nor is a sentence a rival of a figure there.
        let others = fitting.dropFirst().filter {
            $0.attribute != best.attribute && (reading.kind != .figure || knowledge[$0.attribute].kind == .figure)
        }
        return others.allSatisfy { $0.score < best.score - Planner.clearLead } ? best : nil
    }

    /// `首届职工什么展示活动`: what was named in full by 首届 has no place for 展示; what was half named has, and scores far
    /// better.
    func outscoring(
        _ named: [Retriever.Candidate], _ there: [Retriever.Candidate], _ reading: Reading
    ) -> Retriever.Candidate? {
        guard !reading.words.isEmpty, let best = named.first, best.attribute != there.first?.attribute,
            let clear = clearlyMeant(there, reading), best.score < clear.score * Planner.stillMeant,
            reading.weakWords.contains(where: { word in
                !lexicon.cueWords.contains(word) && knowledge[clear.attribute].explains(word)
                    && !knowledge[best.attribute].explains(word)
            })
        else { return nil }
        return clear
    }

    /// `效果怎么样` after an overview of a place that has one such entry: what other places have comes not into it.
    func onlyOne(_ there: [Retriever.Candidate], _ reading: Reading) -> Retriever.Candidate? {
        guard let kind = reading.kind, kind != .figure, !isClaim(reading), !reading.words.isEmpty else { return nil }
        let fitting = there.filter { candidate in
            candidate.isDistinctive && candidate.unexplained.isEmpty && candidate.coverage >= Planner.halfSaid
                && fitness(of: candidate, reading) > 0 && kind.fitness(of: knowledge[candidate.attribute].kind) == 2
                && reading.words.allSatisfy(knowledge[candidate.attribute].isNamed)
        }
        return fitting.count == 1 ? fitting[0] : nil
    }
}
