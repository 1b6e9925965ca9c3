import Foundation

/// Finds the attributes that a set of words names.
///
/// An inverted index from word to attributes; a candidate is scored by how much of its name the words cover and how
/// much of the question it explains, each word weighted by how few attributes it names (inverse document frequency,
/// Spärck Jones 1972). A word that a candidate does not explain rules it out: what is asked is then something else.
struct Retriever: Sendable {
    private let attributes: [Attribute]
    private let weights: [Float]
    private let isWeak: [Bool]
    private let firmWords: Set<WordID>
    private let postings: [[AttributeID]]

    /// What the attribute's own name adds to its score when it was said, so that it goes before another's byname.
    private static let ownName: Float = 0.4

    /// No question looks at more: the rarest words decide.
    private static let mostCandidates = 512

    init(attributes: [Attribute], wordCount: Int, weakWords: Set<WordID>, firmWords: Set<WordID>) {
        self.attributes = attributes
        self.firmWords = firmWords
        var postings = [[AttributeID]](repeating: [], count: wordCount)
        for (index, attribute) in attributes.enumerated() {
            for word in Set(attribute.variants.joined()) {
                postings[Int(word.index)].append(AttributeID(index: Int32(index)))
            }
        }
        let total = Float(max(1, attributes.count))
        isWeak = (0..<wordCount).map { weakWords.contains(WordID(index: Int32($0))) }
        weights = postings.indices.map { word in
            let rarity = log(1 + total / (0.5 + Float(postings[word].count)))
            return weakWords.contains(WordID(index: Int32(word))) ? rarity * 0.2 : rarity
        }
        self.postings = postings
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

    /// - Parameters:
    ///   - words: the question's own words; each must be explained.
    ///   - weak: words that support a candidate but limit nothing.
    ///   - context: words of the previous question; they help, and need no explanation.
    func candidates(for words: [WordID], weak: [WordID], context: [WordID] = []) -> [Candidate] {
        var seen: Set<AttributeID> = []
        var found: [Candidate] = []
        let lookups = words.isEmpty && context.isEmpty ? weak : words + context
        let present = Set(words + weak + context)
        for word in lookups.sorted(by: { postings[Int($0.index)].count < postings[Int($1.index)].count }) {
            for attribute in postings[Int(word.index)] where seen.insert(attribute).inserted {
                if seen.count > Retriever.mostCandidates { return found }
                if let candidate = score(attribute, words, weak, context, present) { found.append(candidate) }
            }
        }
        return found.sorted { ($0.score, -$0.attribute.index) > ($1.score, -$1.attribute.index) }
    }

    /// Whether some attribute has the word in a name.
    func names(_ word: WordID) -> Bool { !postings[Int(word.index)].isEmpty }

    func weight(of word: WordID) -> Float { weights[Int(word.index)] }

    private func score(
        _ id: AttributeID, _ words: [WordID], _ weak: [WordID], _ context: [WordID], _ present: Set<WordID>
    ) -> Candidate? {
        let attribute = attributes[Int(id.index)]
        var best: (coverage: Float, missing: Float, covered: Float, isDistinctive: Bool) = (0, .infinity, 0, false)
        var own: Float = 0
        for (index, variant) in attribute.variants.enumerated() {
            var all: Float = 0
            var covered: Float = 0
            var isDistinctive = false
            for word in variant {
                let weight = weights[Int(word.index)]
                all += weight
                guard present.contains(word) else { continue }
                covered += weight
                if !isWeak[Int(word.index)] { isDistinctive = true }
            }
            guard all > 0 else { continue }
            let coverage = covered / all
            if index == 0 { own = coverage }
            if (coverage, covered) > (best.coverage, best.covered) {
                best = (coverage, all - covered, covered, isDistinctive)
            }
        }
        guard best.coverage > 0 else { return nil }
        var support: Float = 0
        var unexplained: [WordID] = []
        var left: Float = 0
        var isFirm = false
        for word in words {
            if attribute.isNamed(by: word) {
                support += weights[Int(word.index)]
            } else if attribute.explains(word) {
                support += weights[Int(word.index)] * 0.6
            } else {
                unexplained.append(word)
                left += weights[Int(word.index)]
                isFirm = isFirm || firmWords.contains(word)
            }
        }
        for word in weak where attribute.isNamed(by: word) { support += weights[Int(word.index)] }
        for word in context where attribute.isNamed(by: word) { support += weights[Int(word.index)] * 0.5 }
        let share = isFirm ? 1 : left == 0 ? 0 : left / (left + support)
        return Candidate(
            attribute: id, coverage: best.coverage,
            score: support - best.missing * 0.5 - left * 0.5 + own * Retriever.ownName,
            unexplained: unexplained, unexplainedShare: share, isDistinctive: best.isDistinctive)
    }
}

extension Attribute {
    func explains(_ word: WordID) -> Bool { explained.containsSorted(word) }
    func isNamed(by word: WordID) -> Bool { variants.contains { $0.containsSorted(word) } }
}

extension [WordID] {
    /// Binary search; the array is ascending.
    func containsSorted(_ word: WordID) -> Bool {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if self[middle] == word { return true }
            if self[middle] < word { low = middle + 1 } else { high = middle }
        }
        return false
    }
}
