/// What a question asks the number of: the noun behind 多少.
extension Reader {
    /// 手术|费|多少, 副|院长, 空|床: one character that nothing understood, right behind a name or right before one, makes
    /// another noun of it. A verb may stand there too: it is one of the verbs that the files give, or what stands beside it
    /// says so.
    func makesAnotherNoun(
        _ text: String, at index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence
    ) -> Bool {
        guard !verbCharacters.contains(text) else { return false }
        let range = mentions[index].range
        let next =
            index + 1 < mentions.endIndex && !sentence.endsClause(at: range.upperBound) ? mentions[index + 1] : nil
        let previous =
            index > mentions.startIndex && !sentence.endsClause(at: range.lowerBound) ? mentions[index - 1] : nil
        // 资金|金 is one character too many.
        if let previous, sentence.text(previous.range).hasExactSuffix(text) { return false }
        if let previous, isName(previous) {
            // 全国|公|人|先锋号: before a measure word it belongs to what follows.
            return next.flatMap(lexicon.surface(of:)).map {
                !$0.followsVerb && ($0.measure == nil || $0.asksForFact)
            } ?? true
        }
        guard let next, isName(next) else { return false }
        // 农|名|工|趣味运动会: a measure word behind something unknown is part of it.
        if let previous, lexicon.surface(of: previous)?.measure != nil, index > mentions.startIndex + 1,
            mentions[index - 2].isUnknown
        {
            return false
        }
        return previous.flatMap(lexicon.surface(of:)).map { !$0.precedesVerb } ?? true
    }

    /// 前|院长: with no number behind it, 前 before a name makes another one.
    func makesFormer(at index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence) -> Bool {
        guard case .surface(let id) = mentions[index].meaning, lexicon.surfaces[id].cues.count == 1,
            case .top = lexicon.surfaces[id].cues[0], lexicon.surfaces[id].text.unicodeScalars.count == 1,
            index + 1 < mentions.endIndex,
            !sentence.endsClause(at: mentions[index].range.upperBound), isName(mentions[index + 1])
        else { return false }
        guard index > mentions.startIndex, !sentence.endsClause(at: mentions[index].range.lowerBound),
            case .surface(let before) = mentions[index - 1].meaning
        else { return true }
        return lexicon.surfaces[before].subject != nil
    }

    private func isName(_ mention: Mention) -> Bool {
        guard case .surface(let id) = mention.meaning else { return false }
        return !lexicon.surfaces[id].words.isEmpty && !lexicon.surfaces[id].isFiller
            && lexicon.surfaces[id].measure == nil
            && (lexicon.surfaces[id].text.unicodeScalars.count > 1
                || !lexicon.surfaces[id].words.allSatisfy(lexicon.weakWords.contains))
    }

    /// The words of the noun that is counted, and the class that it is counted in where it says that: `追回了多少工资` asks for
    /// money, `帮到了多少职工` for people.
    ///
    /// Only where it ends the clause or stands before a verb: of 多少职工活动 it is not the 职工 that are counted.
    func noun(
        countedBehind index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence
    ) -> (words: [WordID], unit: UnitClass?)? {
        guard !sentence.endsClause(at: mentions[index].range.upperBound) else { return nil }
        var at = index + 1
        if at < mentions.endIndex, case .surface(let id) = mentions[at].meaning, lexicon.surfaces[id].measure != nil,
            lexicon.surfaces[id].words.isEmpty
        {
            at += 1
        }
        guard at < mentions.endIndex, case .surface(let id) = mentions[at].meaning,
            let head = lexicon.surfaces[id].words.last, endsClauseBehind(at, mentions, sentence)
        else { return nil }
        return (lexicon.surfaces[id].words, classOfNoun[head])
    }

    /// The words of the noun right before 数: of 工会数, 工会.
    func words(before index: Int, _ mentions: ArraySlice<Mention>) -> [WordID] {
        guard index > mentions.startIndex, case .surface(let id) = mentions[index - 1].meaning else { return [] }
        return lexicon.surfaces[id].words
    }

    /// Nothing but particles stands between this and the end of the clause, or a plain verb with 了 stands behind it: 职工参加了.
    private func endsClauseBehind(_ index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence) -> Bool {
        for next in mentions[index...] {
            if next.range != mentions[index].range {
                guard case .surface(let id) = next.meaning, lexicon.surfaces[id].isFiller else { return false }
                if isPastVerb(lexicon.surfaces[id].text) { return true }
                guard lexicon.surfaces[id].words.isEmpty else { return false }
            }
            if sentence.endsClause(at: next.range.upperBound) { return true }
        }
        return true
    }

    private func isPastVerb(_ text: String) -> Bool {
        text.unicodeScalars.count > 1 && verbEndings.contains { text.hasExactSuffix($0) }
    }
}
