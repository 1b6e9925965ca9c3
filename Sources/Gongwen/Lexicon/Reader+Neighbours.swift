/// What a surface stands beside: in front of it, behind it, at the end of a clause.
extension Reader {
    /// 是 stands before it in the clause: 他是成员不 asks whether he is one, not whether there is one.
    func statesWhat(
        before index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence
    ) -> Bool {
        for mention in mentions[..<index].reversed() {
            if sentence.endsClause(at: mention.range.upperBound) { return false }
            if case .surface(let id) = mention.meaning, lexicon.surfaces[id].turnsBack { return true }
        }
        return false
    }

    /// `甲和乙`: the subject before stands right before the 和; before the 加 of `甲的站点加乙的` it may stand anywhere.
    func isPaired(_ index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence) -> Bool {
        guard index > mentions.startIndex, case .surface(let between) = mentions[index - 1].meaning else {
            return false
        }
        // 全市、江北
        if sentence.pauses.contains(mentions[index].range.lowerBound) { return isSubject(mentions[index - 1]) }
        guard index >= mentions.startIndex + 2 else { return false }
        func isSubject(_ mention: Mention) -> Bool {
            guard case .surface(let id) = mention.meaning else { return false }
            return lexicon.surfaces[id].subject != nil
        }
        if lexicon.surfaces[between].cues.contains(.operation(.sum)) {
            return mentions[..<(index - 1)].contains(where: isSubject)
        }
        return (lexicon.surfaces[between].isConjunction || lexicon.surfaces[between].isSeparator)
            && isSubject(mentions[index - 2])
    }

    /// Right behind 不是 or 不要, in one clause.
    func isDenied(_ index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence) -> Bool {
        guard index > mentions.startIndex, case .surface(let before) = mentions[index - 1].meaning else { return false }
        return lexicon.surfaces[before].isNegation && !sentence.endsClause(at: mentions[index - 1].range.upperBound)
    }

    /// Right behind 比, 较 or 是.
    func isCompared(_ index: Int, _ mentions: ArraySlice<Mention>) -> Bool {
        guard index > mentions.startIndex, case .surface(let before) = mentions[index - 1].meaning else { return false }
        return lexicon.surfaces[before].isSeparator
    }

    /// Nothing but particles stands between this and the end of the clause: 哪样多呢.
    func isLast(_ index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence) -> Bool {
        for next in mentions[index...] {
            guard case .surface(let id) = next.meaning else { return false }
            let surface = lexicon.surfaces[id]
            guard surface.isFiller || surface.finalOperator != nil else { return false }
            if sentence.endsClause(at: next.range.upperBound) { return true }
        }
        return true
    }

    /// 第一个, where 一个 is one word.
    func ordinal(after index: Int, _ mentions: ArraySlice<Mention>) -> Int? {
        guard index + 1 < mentions.endIndex, let next = lexicon.surface(of: mentions[index + 1]), next.isFiller,
            let first = next.text.first
        else { return nil }
        return ChineseNumber(String(first)).flatMap { Int("\($0.value)") }
    }

    func measure(after index: Int, _ mentions: ArraySlice<Mention>) -> UnitClass? {
        // By index: a surface taken out of its table counts each of its parts.
        guard case .surface(let own) = mentions[index].meaning else { return nil }
        if let unit = lexicon.surfaces[own].measure { return unit }
        guard index + 1 < mentions.endIndex, case .surface(let next) = mentions[index + 1].meaning else { return nil }
        return lexicon.surfaces[next].measure
    }
}
