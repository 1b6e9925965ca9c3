/// What a message says that it does not ask: `不是问会员，是问基层工会多少家`, `别给我讲互助保障，我问的是…`.
///
/// A clause that sets something aside, before or behind it (`全国的不要，只要市级的`), is taken out where the rest still asks. It stays known as `denied`: `不是区级的
/// 工作室，是市级的` leaves out what the second half does not say again.
struct Denial {
    /// The message without it.
    let kept: [Mention]
    let denied: [Mention]

    /// nil where nothing is set aside, or where that is all there is.
    init?(_ mentions: [Mention], of sentence: Sentence, lexicon: Lexicon) {
        guard mentions.contains(where: { Denial.denies($0, lexicon) }) else { return nil }
        var kept: [Mention] = []
        var denied: [Mention] = []
        var index = 0
        while index < mentions.count {
            guard Denial.denies(mentions[index], lexicon) else {
                kept.append(mentions[index])
                index += 1
                continue
            }
            let isOpen = !sentence.endsClause(at: mentions[index].range.upperBound)
            let stretch =
                isOpen
                ? Denial.stretch(
                    of: mentions[(index + 1)...], in: sentence, lexicon)
                : []
            // 全国的不要，只要市级的: what comes before it in its clause is set aside.
            if !isOpen, let start = Denial.clauseStart(of: kept, in: sentence),
                start > kept.startIndex || index + 1 < mentions.count,
                Denial.setsAside(kept[start...], before: mentions[(index + 1)...], in: sentence, lexicon)
            {
                denied += kept[start...]
                kept.removeSubrange(start...)
                index += 1
                continue
            }
            let names = stretch.contains { !(lexicon.surface(of: $0)?.words.isEmpty ?? true) }
            let isQuestion = stretch.contains { mention in
                guard let surface = lexicon.surface(of: mention) else { return false }
                return surface.asksAtEnd || surface.cues.contains(.kind(.yesNo))
            }
            guard names, !isQuestion, !Denial.restricts(kept, stretch, in: sentence, lexicon) else {
                kept.append(mentions[index])
                index += 1
                continue
            }
            denied += stretch
            index += 1 + stretch.count
        }
        guard !denied.isEmpty,
            kept.contains(where: {
                lexicon.surface(of: $0)?.asksForFact ?? false || !(lexicon.surface(of: $0)?.words.isEmpty ?? true)
            })
        else { return nil }
        // 不是江津的全国劳模，是市劳模: the place still holds where no other is named.
        if !kept.contains(where: { lexicon.surface(of: $0)?.subject != nil }) {
            kept = (kept + denied.filter { lexicon.surface(of: $0)?.subject != nil }).sorted {
                $0.range.lowerBound < $1.range.lowerBound
            }
        }
        self.kept = kept
        self.denied = denied
    }

    /// `会员里不是新业态的有多少`, `哪些荣誉不是全国的`: what is asked is cut down by it, and nothing is set aside.
    private static func restricts(
        _ before: [Mention], _ stretch: ArraySlice<Mention>, in sentence: Sentence, _ lexicon: Lexicon
    ) -> Bool {
        guard let start = clauseStart(of: before, in: sentence) else { return false }
        let clause = before[start...].compactMap(lexicon.surface)
        // …里，哪几个不是全国的
        if clause.contains(where: \.asksWhich) { return true }
        guard clause.contains(where: { !$0.words.isEmpty }) else { return false }
        return stretch.contains { lexicon.surface(of: $0)?.asksForFact ?? false }
    }

    private static func denies(_ mention: Mention, _ lexicon: Lexicon) -> Bool {
        lexicon.surface(of: mention)?.isNegation ?? false
    }

    /// Where the clause begins that the last of these stands in; nil where they end one.
    private static func clauseStart(of mentions: [Mention], in sentence: Sentence) -> Int? {
        guard let last = mentions.last, !sentence.endsClause(at: last.range.upperBound) else { return nil }
        let before = mentions.lastIndex { sentence.endsClause(at: $0.range.upperBound) }
        return before.map { $0 + 1 } ?? mentions.startIndex
    }

    /// A thing, or, 江津的不要，江北会员多少, a place where another one is asked about; not where that is set aside too.
    private static func setsAside(
        _ clause: ArraySlice<Mention>, before rest: ArraySlice<Mention>, in sentence: Sentence, _ lexicon: Lexicon
    ) -> Bool {
        if clause.contains(where: { !(lexicon.surface(of: $0)?.words.isEmpty ?? true) }) { return true }
        guard clause.contains(where: { lexicon.surface(of: $0)?.subject != nil }) else { return false }
        var namesPlace = false
        for mention in rest {
            namesPlace = namesPlace || lexicon.surface(of: mention)?.subject != nil
            guard sentence.endsClause(at: mention.range.upperBound) else { continue }
            if namesPlace, !denies(mention, lexicon) { return true }
            namesPlace = false
        }
        return namesPlace
    }

    /// To the end of the clause, or to 而是; to the 是 of 不是江北是南川 too.
    private static func stretch(
        of mentions: ArraySlice<Mention>, in sentence: Sentence, _ lexicon: Lexicon
    ) -> ArraySlice<Mention> {
        for index in mentions.indices {
            let surface = lexicon.surface(of: mentions[index])
            if surface?.isContrast ?? false { return mentions[..<index] }
            if let surface, index > mentions.startIndex, surface.turnsBack,
                lexicon.surface(of: mentions[index - 1])?.subject != nil
            {
                return mentions[..<index]
            }
            if sentence.endsClause(at: mentions[index].range.upperBound) { return mentions[...index] }
        }
        return mentions
    }
}
