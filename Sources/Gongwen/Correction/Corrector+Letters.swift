/// Rows in which letters were taken for characters.
extension Corrector {
    /// The row read again with what it was taken for, as if that had been typed: 重床|工会工作|安排 becomes 重庆|工作安排.
    ///
    /// Nil where letters are left over: they are read as pinyin to their end or not at all, because what is left may be a
    /// word that is not known.
    func writtenOut(_ row: Correction.Row, _ groups: [[SlipCandidate]]) -> Correction.Row? {
        let isSpelled = groups.contains { $0[0].isPinyin }
        var words: [(range: Range<Int>, text: String)] = []
        var end = -1
        for (index, mention) in row.mentions.enumerated() {
            if isSpelled, mention.isUnknown, row.sentence.hasLetters(mention.range) { return nil }
            let text = characters(for: mention, groups, row.sentence)
            guard text != row.sentence.text(mention.range) else { continue }
            words.append((mention.range, text))
            guard row.sentence.hasLetters(mention.range),
                isSingle(text, behind: index > 0 ? row.mentions[index - 1] : nil)
            else { continue }
            if mention.range.lowerBound == end, !words.suffix(2).contains(where: { isParticle($0.text) }) { return nil }
            end = mention.range.upperBound
        }
        let sentence = row.sentence.replacing(words)
        var writtenOut = row
        writtenOut.sentence = sentence
        writtenOut.mentions = judge.lexicon.mentions(in: sentence)
        return writtenOut
    }

    /// What stands in the place of a mention.
    private func characters(for mention: Mention, _ groups: [[SlipCandidate]], _ sentence: Sentence) -> String {
        let typed = sentence.text(mention.range)
        switch mention.meaning {
        case .surface(let id):
            return judge.lexicon.isRepetition(mention, in: sentence) ? typed : judge.lexicon.surfaces[id].text
        case .number:
            for group in groups where group[0].range == mention.range {
                if case .numeral(let text) = group[0].meaning { return text }
            }
            return typed
        case .period, .unknown: return typed
        }
    }

    private func isSingle(_ text: String, behind previous: Mention?) -> Bool {
        guard text.unicodeScalars.count == 1 else { return false }
        if case .number = previous?.meaning { return false }
        return true
    }

    private func isParticle(_ text: String) -> Bool { judge.syllables.particles.contains(ExactText(text)) }

    func slips(in row: [Mention], of sentence: Sentence) -> [Correction.Slip] {
        var slips: [Correction.Slip] = []
        var end = -1
        for mention in row {
            guard case .surface(let id) = mention.meaning else { continue }
            let surface = judge.lexicon.surfaces[id]
            let typed = sentence.text(mention.range)
            guard typed != surface.text, !judge.lexicon.isRepetition(mention, in: sentence) else { continue }
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
