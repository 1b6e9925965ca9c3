/// What a message takes out beside what it asks: `除了全国的，市级的有几个`, `区级的有几个，市级示范的不算`.
///
/// Subjects that are taken out are no exception in this sense: see `Exclusion`.
struct Exception {
    /// The message without it.
    let kept: [Mention]
    let taken: [Mention]

    /// nil where nothing is taken out, or where it cannot be told from what is asked.
    init?(_ mentions: [Mention], of sentence: Sentence, lexicon: Lexicon) {
        func excludes(_ mention: Mention) -> Bool { lexicon.surface(of: mention)?.isExclusion ?? false }
        guard mentions.lazy.filter(excludes).prefix(Exception.mostMarks + 1).count <= Exception.mostMarks else {
            return nil
        }
        var kept = mentions
        var taken: [Mention] = []
        while let index = kept.firstIndex(where: excludes) {
            let mark = Stretch(kept, at: index, sentence, lexicon)
            let candidates = mark.candidates.filter { Exception.names(kept[$0.taken], lexicon) }
            let rest = candidates.map { kept[..<$0.removed.lowerBound] + kept[$0.removed.upperBound...] }
            // The question word belongs to what is left; 十件实事，渝工之家除外 has none.
            let about = rest.indices.filter { Exception.isAbout(rest[$0], lexicon) }
            guard
                let choice = about.first(where: {
                    Exception.asks(rest[$0], lexicon) && !Exception.asks(kept[candidates[$0].taken], lexicon)
                }) ?? about.first
            else { return nil }
            let found = candidates[choice]
            taken += kept[found.taken]
            // Whose it is holds for what is asked too.
            let places = kept[found.taken].filter { lexicon.surface(of: $0)?.subject != nil }
            kept.replaceSubrange(found.removed, with: places)
        }
        guard !taken.isEmpty else { return nil }
        self.kept = kept
        self.taken = taken
    }

    /// Nobody takes out more, in more words; what it costs to weigh where each ends has a bound.
    private static let mostMarks = 8
    private static let longest = 64

    /// Where what a word takes out may begin and end.
    private struct Stretch {
        /// The likeliest first; `removed` is the same with the words that take it out.
        private(set) var candidates: [(taken: Range<Int>, removed: Range<Int>)] = []

        init(_ mentions: [Mention], at index: Int, _ sentence: Sentence, _ lexicon: Lexicon) {
            func ends(_ index: Int) -> Bool { sentence.endsClause(at: mentions[index].range.upperBound) }
            let next = index + 1
            let isOpen = next < mentions.count && !ends(index)
            let excludesBefore = lexicon.surface(of: mentions[index])?.excludesBefore ?? false
            if isOpen, !excludesBefore {
                func isMark(_ mention: Mention) -> Bool {
                    guard let surface = lexicon.surface(of: mention) else { return false }
                    return surface.isExclusion || surface.excludesBefore
                }
                let end = mentions[next...].firstIndex { sentence.endsClause(at: $0.range.upperBound) || isMark($0) }
                if let end, isMark(mentions[end]) {
                    // 除了全国的以外
                    candidates.append((next..<end, index..<end + 1))
                } else if let end {
                    candidates.append((next..<end + 1, index..<end + 1))
                }
                // 不含市级|的工作室, 除了送清凉|还有什么
                for cut in mentions[next...].prefix(Exception.longest).indices.dropFirst().reversed()
                where lexicon.surface(of: mentions[cut])?.endsException ?? false {
                    candidates.append((next..<cut, index..<cut))
                }
            }
            // 全国的不算: what comes before it in its clause.
            if !isOpen || excludesBefore || lexicon.surface(of: mentions[next])?.isFiller ?? false {
                let start = mentions[..<index].lastIndex { sentence.endsClause(at: $0.range.upperBound) }
                let from = start.map { $0 + 1 } ?? 0
                candidates.append((from..<index, from..<index + 1))
            }
        }
    }

    private static func names(_ mentions: ArraySlice<Mention>, _ lexicon: Lexicon) -> Bool {
        mentions.contains { mention in
            if case .unknown = mention.meaning { return true }
            guard let surface = lexicon.surface(of: mention) else { return false }
            return !surface.words.isEmpty || surface.cues.contains { $0.isScope }
        }
    }

    private static func asks(_ mentions: ArraySlice<Mention>, _ lexicon: Lexicon) -> Bool {
        mentions.contains { lexicon.surface(of: $0)?.asksForFact ?? false }
    }

    /// It is said what is asked about.
    private static func isAbout(_ mentions: ArraySlice<Mention>, _ lexicon: Lexicon) -> Bool {
        mentions.contains { mention in
            lexicon.surface(of: mention)?.words.contains { !lexicon.weakWords.contains($0) } ?? false
        }
    }
}
