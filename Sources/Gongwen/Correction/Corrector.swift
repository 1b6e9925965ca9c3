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
    private let judge: SlipJudge
    private let index = Mutex<SoundIndex.Pair?>(nil)

    /// Longer clauses, and messages with more that is unknown, are not the slips of a question.
    private static let longestClause = 120
    private static let mostUnknown = 48
    private static let mostSteps = 4000
    /// Another name is as near when its distance is less than this further.
    private static let margin: UInt8 = 3
    private static let mostAlternatives = 16
    /// The same where letters are read: they say only how it sounds.
    private static let marginOfSpelled: UInt8 = 8

    init(_ lexicon: Lexicon, _ lookAlikes: LookAlikes, limitingCharacters: Set<String>, loneSyllables: Set<String>) {
        judge = SlipJudge(
            lexicon: lexicon, lookAlikes: lookAlikes,
            limitingCharacters: Set(limitingCharacters.flatMap(\.unicodeScalars)), loneSyllables: loneSyllables)
    }

    var lookAlikes: LookAlikes { judge.lookAlikes }

    /// The rows with names for what was not understood; nil where there is none.
    func correct(_ mentions: [Mention], of sentence: Sentence) -> Correction? {
        let unknown = mentions.filter { if case .unknown = $0.meaning { true } else { false } }
        guard !unknown.isEmpty, isShort(unknown, of: sentence) else { return nil }
        var groups: [[SlipCandidate]] = []
        var steps = Corrector.mostSteps
        for clause in TypedText.clauses(of: mentions, in: sentence, judge.lexicon)
        where clause.count <= Corrector.longestClause && clause.isUnknown.contains(true) {
            var search = SlipSearch(clause, names(), judge, steps: steps)
            steps = search.run()
            groups += nearest(search.found)
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

    /// The likeliest row with these names in it, and those that are as likely.
    private func rows(of sentence: Sentence, _ groups: [[SlipCandidate]]) -> [Correction.Row] {
        let row = self.row(of: sentence, with: groups.map { $0[0] })
        guard !row.slips.isEmpty else { return [] }
        let rows = [row] + alternatives(to: row, groups, sentence)
        guard groups.contains(where: { $0[0].isPinyin }) else { return rows }
        return hasLooseLetters(row.mentions, sentence) ? [] : rows
    }

    /// Letters are read as pinyin to their end or not at all: those that are left over may be a word that is not known,
    /// and so may two single syllables side by side, as `youshi` need not be 有 and 是. `17wan` goes on with the number.
    private func hasLooseLetters(_ row: [Mention], _ sentence: Sentence) -> Bool {
        var end = -1
        for (index, mention) in row.enumerated() {
            switch mention.meaning {
            case .unknown: if sentence.utf8[mention.range].contains(where: isLetter) { return true }
            case .surface(let id):
                let start = mention.range.lowerBound
                let isCounted = index > 0 && row[index - 1].isNumber
                if isCounted, Corrector.magnitudes.contains(where: { sentence.utf8[start...].starts(with: $0.utf8) }) {
                    return true
                }
                let isLone =
                    judge.lexicon.surfaces[id].text.unicodeScalars.count == 1 && isLetter(sentence.utf8[start])
                    && !isCounted
                if isLone, start == end { return true }
                end = isLone ? mention.range.upperBound : -1
            case .number, .period: break
            }
        }
        return false
    }

    /// 十, 百, 千, 万, 亿.
    private static let magnitudes = ["shi", "bai", "qian", "wan", "yi"]

    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

    private func row(of sentence: Sentence, with candidates: [SlipCandidate]) -> Correction.Row {
        let mentions = judge.lexicon.mentions(in: sentence, with: candidates.map(\.piece))
        return Correction.Row(mentions: mentions, slips: slips(in: mentions, of: sentence))
    }

    /// Other rows that are meant as likely: with another name as near, or cut otherwise at no greater cost.
    private func alternatives(
        to row: Correction.Row, _ groups: [[SlipCandidate]], _ sentence: Sentence
    ) -> [Correction.Row] {
        let candidates = groups.map { $0[0] }
        let chosen = groups.filter { group in
            row.mentions.contains { $0.range == group[0].range && $0.names(group[0].name) }
        }
        var others: [Correction.Row] = []
        for group in chosen {
            for rival in group.dropFirst() {
                var other = row.mentions
                for place in other.indices where other[place].range == rival.range {
                    other[place].meaning = .surface(rival.name)
                }
                var rivalRow = Correction.Row(mentions: other, slips: slips(in: other, of: sentence))
                rivalRow.isLikeliest = rival.distance == group[0].distance
                others.append(rivalRow)
            }
        }
        let isSpelled = chosen.contains { $0[0].isPinyin }
        let margin = isSpelled ? Corrector.marginOfSpelled : Corrector.margin
        let least = cost(of: row.mentions, candidates, sentence)
        for group in chosen {
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
            guard case .surface(let id) = mention.meaning else {
                if case .unknown = mention.meaning {
                    return cost + 32 * sentence.text(mention.range).unicodeScalars.count
                }
                return cost + 5
            }
            let slip = candidates.first { $0.range == mention.range && $0.name == id }
            return cost + Int(Segmentation.cost(judge.lexicon.surfaces[id])) + Int(slip?.distance ?? 0)
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

    /// Letters of a whole question in pinyin are many; characters that nothing understood are few in a question.
    private func isShort(_ unknown: [Mention], of sentence: Sentence) -> Bool {
        var hanzi = 0
        for mention in unknown {
            hanzi += sentence.utf8[mention.range].count { $0 >= 0xC0 }
            if hanzi > Corrector.mostUnknown { return false }
        }
        return true
    }

    /// For each stretch, the nearest name, and after it those that are as near and mean something else.
    ///
    /// The first is the one that people ask about, and the others are rivals: what they would make of the question decides.
    private func nearest(_ found: [SlipCandidate]) -> [[SlipCandidate]] {
        var groups: [[SlipCandidate]] = []
        let sorted = found.sorted {
            ($0.range.lowerBound, $0.range.upperBound, $0.distance, rank($0), $0.name)
                < ($1.range.lowerBound, $1.range.upperBound, $1.distance, rank($1), $1.name)
        }
        var start = 0
        while start < sorted.count {
            let range = sorted[start].range
            let end = sorted[start...].firstIndex { $0.range != range } ?? sorted.count
            // A place that may be meant is passed over for no other word.
            let near = sorted[start..<end].filter {
                $0.distance < sorted[start].distance + Corrector.margin
                    || judge.lexicon.surfaces[$0.name].subject != nil
            }
            start = end
            let own = judge.lexicon.surfaces[near[0].name]
            let others = near.dropFirst().filter { !judge.lexicon.surfaces[$0.name].means(like: own) }
            groups.append([near[0]] + others)
        }
        return groups
    }

    /// A subject before a question word, that before a word of a name, that before what says little.
    private func rank(_ candidate: SlipCandidate) -> Int {
        let surface = judge.lexicon.surfaces[candidate.name]
        if surface.subject != nil || surface.foreign != nil { return 0 }
        if surface.asksForFact { return 1 }
        let isStrong = surface.words.contains { !judge.lexicon.weakWords.contains($0) }
        if !surface.isFiller { return isStrong ? 2 : 3 }
        // Of the words that a single syllable may be, the one that says nothing is the one that is meant: 的, not 得.
        return surface.saysNothing == (surface.text.unicodeScalars.count == 1) ? 4 : 5
    }

    private func slips(in row: [Mention], of sentence: Sentence) -> [Correction.Slip] {
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

/// The rows of mentions that a message with slips may be.
struct Correction: Sendable {
    struct Slip: Hashable, Sendable {
        var typed: String
        /// What it was taken for.
        var taken: String
    }

    struct Row: Sendable {
        var mentions: [Mention]
        /// In the order of the sentence; neighbours joined.
        var slips: [Slip]
        /// What was not understood may as well be a word of its own: then the row says whether it would matter.
        var isDoubtful = false
        /// No other row is likelier.
        var isLikeliest = true
    }

    /// The likeliest first. What they state must agree.
    var rows: [Row]
}

extension Mention {
    fileprivate var isNumber: Bool { if case .number = meaning { true } else { false } }

    fileprivate func names(_ surface: Int) -> Bool { if case .surface(surface) = meaning { true } else { false } }
}

extension SlipCandidate {
    var piece: Piece { Piece(range: range, meaning: .surface(name), distance: distance) }
}
