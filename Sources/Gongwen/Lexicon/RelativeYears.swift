/// `去年新建了几个驿站？我说的是2024年`, `2024年，也就是去年`: of two clauses of which one says nothing but a year, the year in
/// figures says which one 去年 was. `2024年呢` asks anew. Where a year stands in figures, 昨天 is when somebody spoke of it.
enum RelativeYears {
    /// The mentions without 去年, 昨天 and the like where it was said which year that is; else as they are.
    static func settled(_ mentions: [Mention], of sentence: Sentence, lexicon: Lexicon) -> [Mention] {
        let mentions = withoutDays(mentions, of: sentence, lexicon: lexicon)
        guard mentions.contains(where: { isRelative($0, lexicon) }) else { return mentions }
        var clauses: [ArraySlice<Mention>] = []
        var start = mentions.startIndex
        for index in mentions.indices
        where index == mentions.endIndex - 1 || sentence.endsClause(at: mentions[index].range.upperBound) {
            clauses.append(mentions[start...index])
            start = index + 1
        }
        let years = clauses.filter { $0.contains { isYear($0) } }
        let relative = clauses.filter { $0.contains { isRelative($0, lexicon) } }
        guard years.count == 1, relative.count == 1, years[0].startIndex != relative[0].startIndex,
            saysNothingElse(years[0], lexicon) || saysNothingElse(relative[0], lexicon)
        else { return mentions }
        return mentions.filter { !isRelative($0, lexicon) }
    }

    /// `昨天领导要我查2022年有几个`: without the 昨天 of a sentence that has a year.
    private static func withoutDays(_ mentions: [Mention], of sentence: Sentence, lexicon: Lexicon) -> [Mention] {
        func place(_ mention: Mention) -> Int { sentence.sentenceEnds.firstIndex(atLeast: mention.range.upperBound) }
        let dated = zip(mentions, mentions.dropFirst()).compactMap { number, next in
            isYear(number) && lexicon.surface(of: next)?.text.hasExactPrefix("年") ?? false ? place(number) : nil
        }
        guard !dated.isEmpty else { return mentions }
        return mentions.filter { !(lexicon.surface(of: $0)?.isDay ?? false) || !dated.contains(place($0)) }
    }

    private static func isRelative(_ mention: Mention, _ lexicon: Lexicon) -> Bool {
        // By index: a surface taken out of its table counts each of its parts.
        guard case .surface(let id) = mention.meaning else { return false }
        return lexicon.surfaces[id].relativeYear != nil
    }

    private static func isYear(_ mention: Mention) -> Bool {
        if case .number = mention.meaning { mention.range.count == 4 } else { false }
    }

    private static func saysNothingElse(_ clause: ArraySlice<Mention>, _ lexicon: Lexicon) -> Bool {
        clause.allSatisfy { mention in
            if isYear(mention) { return true }
            guard let surface = lexicon.surface(of: mention) else { return false }
            return surface.relativeYear != nil || surface.text == "年"
                || surface.isFiller && surface.cues.isEmpty && !surface.asksOnward
        }
    }
}
