import Foundation

/// Finds the attributes that a set of words names.
///
/// An inverted index from word to attributes; a candidate is scored by how much of its name the words cover and how
/// much of the question it explains, each word weighted by how few attributes it names (inverse document frequency,
/// Spärck Jones 1972). A word that a candidate does not explain rules it out: what is asked is then something else.
///
/// The tables are flat arrays of numbers, so that a question costs what its rarest word costs, however many attributes
/// there are.
struct Retriever: Sendable {
    /// For each word, its weight.
    private let weights: [Float]
    private let isWeak: [Bool]
    private let isFirm: [Bool]
    /// For each word, the attributes that it names, and those in whose questions it may stand.
    private let naming: Rows
    private let explaining: Rows
    /// For each attribute: the words that may stand in its questions, and those of its names, both ascending.
    private let explained: Rows
    private let named: Rows
    /// For each attribute, which rows of `variants` are its names, the first being its own.
    private let variantRange: [Range<Int32>]
    private let variants: Rows
    /// For each row of `variants`, the weight of all its words.
    private let variantWeights: [Float]
    /// For each row of `variants`, of `named` and of `explained`, which words may be in it.
    private let variantSketches: [WordSketch]
    private let namedSketches: [WordSketch]
    private let explainedSketches: [WordSketch]

    /// No question looks at more: the rarest words decide.
    private static let mostCandidates = 512
    /// Room for the candidates of most questions; a thousand bytes, beyond which an allocation costs several times as much.
    private static let usualCandidates = 30
    /// What the attribute's own name adds to its score when it was said, so that it goes before another's byname.
    private static let ownName: Float = 0.4

    init(attributes: [Attribute], wordCount: Int, weakWords: Set<WordID>, firmWords: Set<WordID>) {
        var naming = [[Int32]](repeating: [], count: wordCount)
        var explaining = [[Int32]](repeating: [], count: wordCount)
        var variantRows: [[Int32]] = []
        var ranges: [Range<Int32>] = []
        var namedRows: [[Int32]] = []
        for (index, attribute) in attributes.enumerated() {
            let names = Set(attribute.variants.joined().map(\.index)).sorted()
            for word in names { naming[Int(word)].append(Int32(index)) }
            for word in attribute.explained { explaining[Int(word.index)].append(Int32(index)) }
            namedRows.append(names)
            let start = Int32(variantRows.count)
            variantRows += attribute.variants.map { $0.map(\.index) }
            ranges.append(start..<Int32(variantRows.count))
        }
        let total = Float(max(1, attributes.count))
        let weak = (0..<wordCount).map { weakWords.contains(WordID(index: Int32($0))) }
        weights = naming.indices.map { word in
            let rarity = log(1 + total / (0.5 + Float(naming[word].count)))
            return weak[word] ? rarity * 0.2 : rarity
        }
        isWeak = weak
        isFirm = (0..<wordCount).map { firmWords.contains(WordID(index: Int32($0))) }
        self.naming = Rows(naming)
        self.explaining = Rows(explaining)
        explained = Rows(attributes.map { $0.explained.map(\.index) })
        named = Rows(namedRows)
        variantRange = ranges
        variants = Rows(variantRows)
        let weights = self.weights
        variantSketches = variantRows.map { WordSketch($0.map(WordID.init)) }
        namedSketches = namedRows.map { WordSketch($0.map(WordID.init)) }
        explainedSketches = attributes.map { WordSketch($0.explained) }
        variantWeights = variantRows.map { row in row.reduce(0) { $0 + weights[Int($1)] } }
    }

    struct Candidate: Sendable {
        var attribute: AttributeID
        /// The share of its name that the words cover, 0 to 1.
        var coverage: Float
        /// How much of the question it explains, less what its name lacks.
        var score: Float
        /// Words of the question that it does not explain.
        var unexplained: [WordID]
        /// The part of the question's weight that it does not explain, 0 to 1; 1 when that part has a word that always counts.
        var unexplainedShare: Float
        /// True when the covered name has a word that says more than 活动 or 联合.
        var isDistinctive: Bool
    }

    /// The attributes in whose questions every one of the words may stand, best first.
    ///
    /// - Parameters:
    ///   - words: the question's own words.
    ///   - weak: words that support a candidate but limit nothing.
    ///   - context: words of the previous question; they help, and need no explanation.
    func explaining(_ words: [WordID], weak: [WordID], context: [WordID] = []) -> [Candidate] {
        guard let rarest = words.min(by: { explaining.count(of: $0) < explaining.count(of: $1) }) else {
            return candidates(for: words, weak: weak, context: context)
        }
        let said = WordSketch(words, weak, context)
        let own = WordSketch(words)
        var found: [Candidate] = []
        found.reserveCapacity(Retriever.usualCandidates)
        explaining.forEach(of: rarest) { attribute in
            guard explainedSketches[Int(attribute)].mayContain(all: own),
                words.allSatisfy({ explained.contains($0.index, in: Int(attribute)) })
            else { return }
            if let candidate = score(attribute, words, weak, context, said) { found.append(candidate) }
        }
        return Retriever.ranked(found)
    }

    /// The attributes that any of the words names, best first, whatever else the question says.
    func candidates(for words: [WordID], weak: [WordID], context: [WordID] = []) -> [Candidate] {
        let lookups = (words.isEmpty ? weak : words) + context
        var ids: [Int32] = []
        for word in lookups.sorted(by: { naming.count(of: $0) < naming.count(of: $1) }) {
            guard ids.count < Retriever.mostCandidates else { break }
            naming.append(of: word, atMost: Retriever.mostCandidates * 2 - ids.count, to: &ids)
        }
        ids.sort()
        let said = WordSketch(words, weak, context)
        var found: [Candidate] = []
        found.reserveCapacity(Retriever.usualCandidates)
        var last: Int32 = -1
        for id in ids where id != last {
            last = id
            if let candidate = score(id, words, weak, context, said) { found.append(candidate) }
        }
        return Retriever.ranked(found)
    }

    /// Whether some attribute has the word in a name.
    func names(_ word: WordID) -> Bool { naming.count(of: word) > 0 }

    private struct Place {
        var score: Float
        var index: Int32
    }

    /// - Parameter candidates: by the numbers of their attributes; the first goes first among equals.
    private static func ranked(_ candidates: [Candidate]) -> [Candidate] {
        if candidates.count < 2 { return candidates }
        // Their places are sorted, a word each: a candidate is several.
        var order = candidates.indices.map { Place(score: candidates[$0].score, index: Int32($0)) }
        order.sort { $0.score > $1.score || $0.score == $1.score && $0.index < $1.index }
        return order.map { candidates[Int($0.index)] }
    }

    private func score(
        _ id: Int32, _ words: [WordID], _ weak: [WordID], _ context: [WordID], _ said: WordSketch
    ) -> Candidate? {
        let sketch = namedSketches[Int(id)]
        guard sketch.mayMeet(said) else { return nil }
        let (best, own) = coverage(ofNames: id, words, weak, context, said)
        guard best.share > 0 else { return nil }
        var support: Float = 0
        var unexplained: [WordID] = []
        var left: Float = 0
        var hasFirm = false
        for word in words {
            let weight = weights[Int(word.index)]
            if sketch.mayContain(word), named.contains(word.index, in: Int(id)) {
                support += weight
            } else if explained.contains(word.index, in: Int(id)) {
                support += weight * 0.6
            } else {
                unexplained.append(word)
                left += weight
                hasFirm = hasFirm || isFirm[Int(word.index)]
            }
        }
        for word in weak where sketch.mayContain(word) && named.contains(word.index, in: Int(id)) {
            support += weights[Int(word.index)]
        }
        for word in context where sketch.mayContain(word) && named.contains(word.index, in: Int(id)) {
            support += weights[Int(word.index)] * 0.5
        }
        let share = hasFirm ? 1 : left == 0 ? 0 : left / (left + support)
        return Candidate(
            attribute: AttributeID(index: id), coverage: best.share,
            score: support - best.missing * 0.5 - left * 0.5 + own * Retriever.ownName, unexplained: unexplained,
            unexplainedShare: share, isDistinctive: best.isDistinctive)
    }

    /// How much of a name was said.
    private struct Coverage {
        /// Of its weight, 0 to 1.
        var share: Float = 0
        var covered: Float = 0
        var missing: Float = .infinity
        var isDistinctive = false
    }

    /// What was said of the name that was said best, and the share of the attribute's own name.
    private func coverage(
        ofNames id: Int32, _ words: [WordID], _ weak: [WordID], _ context: [WordID], _ said: WordSketch
    ) -> (best: Coverage, own: Float) {
        var best = Coverage()
        var own: Float = 0
        let range = variantRange[Int(id)]
        for variant in range {
            let all = variantWeights[Int(variant)]
            guard all > 0, variantSketches[Int(variant)].mayMeet(said) else { continue }
            var covered: Float = 0
            var isDistinctive = false
            variants.forEach(ofRow: Int(variant)) { index in
                let word = WordID(index: index)
                guard said.mayContain(word), words.contains(word) || weak.contains(word) || context.contains(word)
                else { return }
                covered += weights[Int(index)]
                if !isWeak[Int(index)] { isDistinctive = true }
            }
            let share = covered / all
            if variant == range.lowerBound { own = share }
            if (share, covered) > (best.share, best.covered) {
                best = Coverage(share: share, covered: covered, missing: all - covered, isDistinctive: isDistinctive)
            }
        }
        return (best, own)
    }
}
