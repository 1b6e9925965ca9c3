/// Rows in which letters were taken for characters.
extension Corrector {
    /// The row read again with the characters that the letters spell, as if they had been typed; nil where letters are left
    /// over: they are read as pinyin to their end or not at all, because what is left may be a word that is not known.
    func spelledOut(_ row: Correction.Row, _ groups: [[SlipCandidate]]) -> Correction.Row? {
        var words: [(range: Range<Int>, text: String)] = []
        var end = -1
        for (index, mention) in row.mentions.enumerated() {
            guard let text = characters(for: mention, groups, row.sentence) else { return nil }
            guard text != row.sentence.text(mention.range) else { continue }
            words.append((mention.range, text))
            guard isSingle(text, behind: index > 0 ? row.mentions[index - 1] : nil) else { continue }
            if mention.range.lowerBound == end, !words.suffix(2).contains(where: { isParticle($0.text) }) { return nil }
            end = mention.range.upperBound
        }
        let sentence = row.sentence.replacing(words)
        return Correction.Row(
            sentence: sentence, mentions: judge.lexicon.mentions(in: sentence), slips: row.slips,
            isDoubtful: row.isDoubtful)
    }

    /// What stands in the place of a mention; nil where it is letters that spell nothing.
    private func characters(for mention: Mention, _ groups: [[SlipCandidate]], _ sentence: Sentence) -> String? {
        let typed = sentence.text(mention.range)
        switch mention.meaning {
        case .surface(let id): return judge.lexicon.surfaces[id].text
        case .number:
            for group in groups where group[0].range == mention.range {
                if case .numeral(let text) = group[0].meaning { return text }
            }
            return typed
        case .period: return typed
        case .unknown: return typed.utf8.contains { (0x61...0x7A).contains($0) } ? nil : typed
        }
    }

    private func isSingle(_ text: String, behind previous: Mention?) -> Bool {
        guard text.unicodeScalars.count == 1 else { return false }
        if case .number = previous?.meaning { return false }
        return true
    }

    private func isParticle(_ text: String) -> Bool { judge.syllables.particles.contains(text) }

    func slips(in row: [Mention], of sentence: Sentence) -> [Correction.Slip] {
        var slips: [Correction.Slip] = []
        var end = -1
        for mention in row {
            guard case .surface(let id) = mention.meaning else { continue }
            let surface = judge.lexicon.surfaces[id]
            let typed = sentence.text(mention.range)
            guard typed != surface.text else { continue }
            // 的 and 了 in letters go without saying.
            let taken = surface.saysNothing ? "" : surface.text
            if end == mention.range.lowerBound {
                slips[slips.count - 1].typed += typed
                slips[slips.count - 1].taken += taken
            } else {
                slips.append(Correction.Slip(typed: typed, taken: taken))
            }
            end = mention.range.upperBound
        }
        return slips.filter { !$0.taken.isEmpty }
    }
}
