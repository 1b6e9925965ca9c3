import Synchronization

/// Takes what nothing understood for the names that it is most likely a slip for: 江被 for 江北, `huiyuan` for 会员.
///
///     let correction = corrector.correct(mentions, of: sentence)
///     correction?.rows[0].mentions    // the same row with 江北 in it
///     correction?.rows[0].slips       // [江被 taken for 江北]
///
/// A name is taken only where no other comes as near, and never for what is a name itself: names are understood, and
/// what is understood is not looked at. The index of names is made when the first slip is met.
final class Corrector: Sendable {
    let judge: SlipJudge
    private let index = Mutex<SoundIndex.Pair?>(nil)

    /// Longer clauses, and messages with more that is unknown, are not the slips of a question.
    private static let longestClause = 120
    private static let mostUnknown = 48
    private static let mostLetters = 400
    private static let mostSteps = 4000
    /// Another name is as near when its distance is less than this further.
    static let margin: UInt8 = 3
    /// The same where letters are read: they say only how it sounds.
    private static let marginOfSpelled: UInt8 = 8
    private static let mostAlternatives = 16

    init(_ lexicon: Lexicon, _ lookAlikes: LookAlikes, limitingCharacters: Set<String>, syllables: LoneSyllables) {
        judge = SlipJudge(
            lexicon, lookAlikes,
            limitingCharacters: Set(limitingCharacters.flatMap(\.unicodeScalars)), syllables: syllables)
    }

    var lookAlikes: LookAlikes { judge.lookAlikes }

    /// The rows with names for what was not understood; nil where there is none.
    func correct(_ mentions: [Mention], of sentence: Sentence) -> Correction? {
        let unknown = mentions.filter(\.isUnknown)
        guard !unknown.isEmpty, isShort(unknown, of: sentence) else { return nil }
        guard unknown.contains(where: { sentence.hasLetters($0.range) }) else { return search(mentions, of: sentence) }
        let keys = Keystrokes(in: sentence)
        guard keys.hasChanged else { return search(mentions, of: sentence) }
        let cleaned = judge.lexicon.mentions(in: keys.cleaned)
        let typed = Correction.Row(sentence: keys.cleaned, mentions: cleaned, slips: [])
        var correction = search(cleaned, of: keys.cleaned) ?? Correction(rows: [typed])
        for index in correction.rows.indices { correction.rows[index].slips.insert(contentsOf: keys.slips, at: 0) }
        return correction
    }

    private func search(_ mentions: [Mention], of sentence: Sentence) -> Correction? {
        var groups: [[SlipCandidate]] = []
        var steps = Corrector.mostSteps
        for var clause in TypedText.clauses(of: mentions, in: sentence, judge.lexicon)
        where clause.count <= Corrector.longestClause && clause.isUnknown.contains(true) {
            clause.findNumerals(before: judge.countedSyllables)
            let search = SlipSearch(clause, names(), judge, steps: steps)
            steps = search.run()
            groups += nearest(firm(ended(search.found)))
        }
        guard !groups.isEmpty else { return nil }
        var rows = self.rows(of: sentence, groups.filter { !$0[0].isDoubtful })
        if groups.contains(where: { $0[0].isDoubtful }) {
            rows += self.rows(of: sentence, groups).map { row in
                var row = row
                row.isDoubtful = true
                return row
            }
        }
        return rows.isEmpty ? nil : Correction(rows: rows)
    }

    /// 江被津 is not 江北: what was meant may go on, unless something else begins there.
    private func ended(_ found: [SlipCandidate]) -> [SlipCandidate] {
        let starts = Set(found.filter { !$0.isDoubtful && !$0.needsNext }.map(\.range.lowerBound))
        return found.filter { !$0.needsNext || starts.contains($0.range.upperBound) }
    }

    /// Without what would cut a place, or a longer name, that is spelled out: 问|江北|的 is not 文件|被, nor 渝北区|的 预备|取得.
    private func firm(_ found: [SlipCandidate]) -> [SlipCandidate] {
        func weight(_ candidate: SlipCandidate) -> Int {
            guard candidate.isExact, let name = candidate.name else { return 0 }
            let surface = judge.lexicon.surfaces[name]
            let isLong = surface.text.unicodeScalars.count > 2
            if surface.subject != nil || surface.foreign != nil && isLong { return 3 }
            return isLong && !surface.isFiller ? 2 : 1
        }
        let firm = found.map { (range: $0.range, weight: weight($0)) }.filter { $0.weight > 1 }
        guard !firm.isEmpty else { return found }
        return found.filter { candidate in
            guard candidate.isPinyin else { return true }
            let own = weight(candidate)
            return !firm.contains { firm in
                (firm.weight == 3 ? own < 3 : own == 0) && firm.range.overlaps(candidate.range)
                    && !(candidate.range.lowerBound <= firm.range.lowerBound
                        && firm.range.upperBound <= candidate.range.upperBound)
            }
        }
    }

    /// The likeliest row with these names in it, and those that are as likely.
    private func rows(of sentence: Sentence, _ groups: [[SlipCandidate]]) -> [Correction.Row] {
        let row = self.row(of: sentence, with: groups.map { $0[0] })
        guard !row.slips.isEmpty else { return [] }
        let rows = [row] + alternatives(to: row, groups, sentence)
        return rows.compactMap { writtenOut($0, groups) }
    }

    private func row(of sentence: Sentence, with candidates: [SlipCandidate]) -> Correction.Row {
        let mentions = judge.lexicon.mentions(in: sentence, with: candidates.map(\.piece))
        return Correction.Row(sentence: sentence, mentions: mentions, slips: slips(in: mentions, of: sentence))
    }

    /// Other rows that are meant as likely: with another name as near, or cut otherwise at no greater cost.
    private func alternatives(
        to row: Correction.Row, _ groups: [[SlipCandidate]], _ sentence: Sentence
    ) -> [Correction.Row] {
        let candidates = groups.map { $0[0] }
        let chosen = groups.filter { group in
            row.mentions.contains { $0.range == group[0].range && $0.isTaken(for: group[0]) }
        }
        var others: [Correction.Row] = []
        for group in chosen {
            for rival in group.dropFirst() {
                var other = row.mentions
                for place in other.indices where other[place].range == rival.range {
                    other[place].meaning = rival.piece.meaning
                }
                var rivalRow = Correction.Row(
                    sentence: sentence, mentions: other, slips: slips(in: other, of: sentence))
                rivalRow.isLikeliest = rival.distance == group[0].distance
                others.append(rivalRow)
            }
        }
        let isSpelled = chosen.contains { $0[0].isPinyin }
        let margin = isSpelled ? Corrector.marginOfSpelled : Corrector.margin
        let least = cost(of: row.mentions, candidates, sentence)
        for group in chosen where others.count < Corrector.mostAlternatives {
            let rest = candidates.filter { $0.range != group[0].range }
            var other = self.row(of: sentence, with: rest)
            let cost = cost(of: other.mentions, candidates, sentence)
            other.isLikeliest = cost <= least
            if cost <= least + Int(margin) { others.append(other) }
        }
        return Array(others.prefix(Corrector.mostAlternatives))
    }

    /// What a row costs, as ``Segmentation`` counts it.
    private func cost(of row: [Mention], _ candidates: [SlipCandidate], _ sentence: Sentence) -> Int {
        row.reduce(0) { cost, mention in
            if case .unknown = mention.meaning {
                return cost + 32 * sentence.text(mention.range).unicodeScalars.count
            }
            let slip = candidates.first { $0.range == mention.range && mention.isTaken(for: $0) }
            var own = 5
            if case .surface(let id) = mention.meaning { own = Int(Segmentation.cost(judge.lexicon.surfaces[id])) }
            return cost + own + Int(slip?.distance ?? 0)
        }
    }

    private func names() -> SoundIndex.Pair {
        index.withLock { index in
            if let index { return index }
            let made = SoundIndex.Pair(judge.lexicon.surfaces.map(\.text))
            index = made
            return made
        }
    }

    /// Characters that nothing understood are few in a question; letters of a question in pinyin are many, but not without
    /// end.
    private func isShort(_ unknown: [Mention], of sentence: Sentence) -> Bool {
        var hanzi = 0
        var letters = 0
        for mention in unknown {
            for byte in sentence.utf8[mention.range] {
                if byte >= 0xC0 { hanzi += 1 } else if byte < 0x80 { letters += 1 }
            }
            if hanzi > Corrector.mostUnknown || letters > Corrector.mostLetters { return false }
        }
        return true
    }
}
