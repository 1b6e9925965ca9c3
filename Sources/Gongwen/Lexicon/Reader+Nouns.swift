/// What a question asks the number of: the noun behind 多少.
extension Reader {
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
            let head = lexicon.surfaces[id].words.last,
            // 多少职工参加, 多少单位参与: what is counted by itself may be followed by what it does.
            endsClauseBehind(
                at, mentions, sentence,
                mayAct: lexicon.surfaces[id].words.count == 1)
        else { return nil }
        return (lexicon.surfaces[id].words, classOfNoun[head])
    }

    /// What the noun right behind is counted in: 职工 in 人.
    func classOfNoun(behind index: Int, _ mentions: ArraySlice<Mention>) -> UnitClass? {
        guard index + 1 < mentions.endIndex, case .surface(let id) = mentions[index + 1].meaning else { return nil }
        return lexicon.surfaces[id].words.last.flatMap { classOfNoun[$0] }
    }

    /// The noun that is asked about, where it says what it is counted in: `追回来的工资是多少`, `筹到的钱，数目多少`.
    func noun(
        countedBefore index: Int, _ mentions: ArraySlice<Mention>
    ) -> (words: [WordID], unit: UnitClass)? {
        for mention in mentions[..<index].reversed() {
            guard case .surface(let id) = mention.meaning else { return nil }
            let surface = lexicon.surfaces[id]
            // 是, 有, 数目; behind 追讨了 it is not the noun before that is asked about.
            let saysNumber = surface.cues.contains(.faintKind(.figure))
            // …发下去的钱，重庆是多少
            let isPlace = surface.subject != nil && surface.words.isEmpty
            if saysNumber || isPlace || surface.words.isEmpty && surface.text.unicodeScalars.count == 1 { continue }
            let unit = surface.measure ?? surface.words.last.flatMap { classOfNoun[$0] }
            guard let unit, units.has(.strict, unit), !units.has(.time, unit) else { return nil }
            return (surface.words, unit)
        }
        return nil
    }

    /// The words of the noun right before 数: of 工会数, 工会.
    func words(before index: Int, _ mentions: ArraySlice<Mention>) -> [WordID] {
        guard index > mentions.startIndex, case .surface(let id) = mentions[index - 1].meaning else { return [] }
        return lexicon.surfaces[id].words
    }

    /// Nothing but particles stands between this and the end of the clause, or a plain verb with 了 stands behind it: 职工参加了.
    private func endsClauseBehind(
        _ index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence, mayAct: Bool
    ) -> Bool {
        for next in mentions[index...] {
            if next.range != mentions[index].range {
                guard case .surface(let id) = next.meaning else { return false }
                // 多少职工参加川渝竞赛: the 职工 are counted, whatever they take part in.
                if mayAct, verbs.contains(lexicon.surfaces[id].text) { return true }
                guard lexicon.surfaces[id].isFiller else { return false }
                if isPastVerb(lexicon.surfaces[id].text) { return true }
                let isLastVerb = mayAct && sentence.endsClause(at: next.range.upperBound)
                guard lexicon.surfaces[id].words.isEmpty || isLastVerb else { return false }
            }
            if sentence.endsClause(at: next.range.upperBound) { return true }
        }
        return true
    }

    func isPastVerb(_ text: String) -> Bool {
        text.unicodeScalars.count > 1 && verbEndings.contains { text.hasExactSuffix($0) }
    }
}
