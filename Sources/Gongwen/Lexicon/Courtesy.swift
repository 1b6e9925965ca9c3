/// What is said around a question and says nothing of it: 你好，…，谢谢.
extension Lexicon {
    /// The row of a message without what is said before and behind the question, and the sentence as if that had not been
    /// typed; all of it where nothing else was said.
    ///
    /// So 会员呢谢谢 ends in 呢, and a clause of thanks is none.
    func question(in sentence: Sentence) -> (mentions: [Mention], sentence: Sentence) {
        let mentions = withoutReasons(mentions(in: sentence), of: sentence)
        // 拜拜，明天再聊 is small talk as a whole.
        let asks = mentions.contains { surface(of: $0).map(\.asksOrNamesPlace) ?? false }
        func mayGo(_ index: Int) -> Bool {
            guard let surface = surface(of: mentions[index]), surface.mayGo, asks || surface.cues.isEmpty,
                !sentence.hasLetters(mentions[index].range)
            else { return false }
            guard index > 0, let before = self.surface(of: mentions[index - 1]) else { return true }
            // 第|一个, and 市里|的: what belongs to a place.
            return !before.cues.contains(.ordinal) && !(before.subject != nil && surface.text == "的")
        }
        guard let first = mentions.indices.first(where: { !mayGo($0) }),
            let last = mentions.indices.last(where: { !mayGo($0) }),
            last - first + 1 < mentions.count || mentions[last].range.upperBound < sentence.utf8.count
        else { return (mentions, sentence) }
        let range = mentions[first].range.lowerBound..<mentions[last].range.upperBound
        let kept = mentions[first...last].map { mention in
            let start = mention.range.lowerBound - range.lowerBound
            return Mention(range: start..<(start + mention.range.count), meaning: mention.meaning)
        }
        return (kept, sentence.keeping(range))
    }

    /// Without the clauses at the end that tell why it is asked: …是多少家，明天班子会我得讲，谢谢. What limits what is asked
    /// stays: …，明天要退休的; 我好排除新来的.
    private func withoutReasons(_ mentions: [Mention], of sentence: Sentence) -> [Mention] {
        var (end, read) = (mentions.endIndex, mentions.endIndex)
        while let start = lastClause(of: mentions[..<read], in: sentence),
            mentions[..<start].contains(where: { surface(of: $0)?.asksForFact ?? false })
        {
            let clause = mentions[start..<read]
            if tellsWhy(clause, sentence) {
                end = start
            } else if !clause.allSatisfy({ surface(of: $0)?.isCourtesy ?? false }) {
                break
            }
            read = start
        }
        return end == mentions.endIndex ? mentions : Array(mentions[..<end])
    }

    private func tellsWhy(_ clause: ArraySlice<Mention>, _ sentence: Sentence) -> Bool {
        guard let first = clause.first, let opening = surface(of: first), opening.isReason || opening.isDay,
            let last = clause.last, !sentence.text(last.range).hasSuffix("的")
        else { return false }
        return clause.allSatisfy { mention in
            if case .number = mention.meaning { return false }
            return surface(of: mention).map { !$0.limits } ?? true
        }
    }

    /// Where the last clause of several begins.
    private func lastClause(of mentions: ArraySlice<Mention>, in sentence: Sentence) -> Int? {
        mentions.indices.dropLast().last { sentence.endsClause(at: mentions[$0].range.upperBound) }.map { $0 + 1 }
    }
}

extension Surface {
    /// A filler that does nothing, or small talk.
    var isCourtesy: Bool {
        if saysNothing { return !asksOnward && !isAddress && !takesAll && !isPronoun && !isAbsence && !isContrast }
        return words.isEmpty && subject == nil && !cues.isEmpty
            && cues.allSatisfy { if case .smalltalk = $0 { true } else { false } }
    }
}

extension Surface {
    /// It asks, names a place, or says which of what is asked for.
    fileprivate var limits: Bool {
        asksOrNamesPlace || isExclusion || excludesBefore || isNegation || isAbsence || isRestriction || foreign != nil
            || cues.contains(where: \.isScope)
    }

    /// Nothing is read from where it stands, either.
    fileprivate var mayGo: Bool {
        isCourtesy && group == nil && !asksAtEnd && !isIntention && !followsVerb && !precedesVerb
    }

    fileprivate var asksOrNamesPlace: Bool { asksForFact || asksForNumber || asksOnward || subject != nil }
}
