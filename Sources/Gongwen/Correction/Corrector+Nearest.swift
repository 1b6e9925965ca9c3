/// Which name a stretch is most likely meant for.
extension Corrector {
    /// For each stretch, the nearest name, and after it those that are as near and mean something else.
    ///
    /// The first is the one that people ask about, and the others are rivals: what they would make of the question decides.
    func nearest(_ found: [SlipCandidate]) -> [[SlipCandidate]] {
        var groups: [[SlipCandidate]] = []
        let sorted = found.map { (candidate: $0, rank: rank($0)) }.sorted { one, other in
            let (a, b) = (one.candidate, other.candidate)
            return (a.range.lowerBound, a.range.upperBound, a.distance, one.rank, a.name ?? -1)
                < (b.range.lowerBound, b.range.upperBound, b.distance, other.rank, b.name ?? -1)
        }
        .map(\.candidate)
        var start = 0
        while start < sorted.count {
            let range = sorted[start].range
            let end = sorted[start...].firstIndex { $0.range != range } ?? sorted.count
            // A place that may be meant is passed over for no other word.
            let near = sorted[start..<end].filter {
                $0.distance < sorted[start].distance + Corrector.margin
                    || $0.name.map { judge.lexicon.surfaces[$0].subject != nil } ?? false
            }
            start = end
            groups.append([near[0]] + near.dropFirst().filter { !means($0, like: near[0]) })
        }
        return groups
    }

    private func means(_ one: SlipCandidate, like other: SlipCandidate) -> Bool {
        guard let one = one.name, let other = other.name else { return one.meaning == other.meaning }
        return judge.lexicon.surfaces[one].means(like: judge.lexicon.surfaces[other])
    }

    /// A subject before a question word or one that compares, that before a word of a name, that before what says little.
    private func rank(_ candidate: SlipCandidate) -> Int {
        guard let name = candidate.name else { return 1 }
        return rank(judge.lexicon.surfaces[name])
    }

    private func rank(_ surface: borrowing Surface) -> Int {
        if surface.subject != nil || surface.foreign != nil { return 0 }
        if surface.asksForFact || surface.operates { return 1 }
        let isStrong = surface.words.contains { !judge.lexicon.weakWords.contains($0) }
        if !surface.isFiller { return isStrong ? 2 : 3 }
        // Of the words that a single syllable may be, the one that says nothing is the one that is meant: 的, not 得.
        return surface.saysNothing == (surface.text.unicodeScalars.count == 1) ? 4 : 5
    }
}
