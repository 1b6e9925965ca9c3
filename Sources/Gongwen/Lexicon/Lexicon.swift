import KeywordMatching

/// Every spelling that the files know, and the reading of a sentence as a row of them.
///
/// A class, so that handing it on counts one reference and not one for each of its tables.
final class Lexicon: Sendable {
    let surfaces: [Surface]
    /// What each surface costs in a row, so that choosing one does not touch the surfaces.
    private let costs: [UInt8]
    private let matcher: KeywordMatcher
    private let repetitions: [Repetition]
    /// Their surfaces, which every mention is looked up among.
    private let repeated: [Int]
    /// The canonical spelling of each word.
    let wordTexts: [String]
    /// Words so common in this knowledge that they limit nothing: 工会, 职工, 活动.
    let weakWords: WordSet
    /// Words whose spelling says something of the question besides: 新增, 人次. They are read for what they say.
    let cueWords: WordSet

    init(
        surfaces: [Surface], wordTexts: [String], weakWords: Set<WordID>, repetitions: [Repetition]
    ) throws(KeywordMatcher.BuildError) {
        self.surfaces = surfaces
        self.repetitions = repetitions
        repeated = repetitions.map(\.surface)
        costs = surfaces.map(Segmentation.cost)
        self.wordTexts = wordTexts
        self.weakWords = WordSet(weakWords)
        cueWords = WordSet(Lexicon.words(of: surfaces, wordTexts) { !$0.cues.isEmpty })
        matcher = try KeywordMatcher(surfaces.map(\.text))
    }

    /// The words whose own spelling, and not only one with 了 behind it, is of a kind.
    static func words(
        of surfaces: [Surface], _ wordTexts: [String], where isMeant: (Surface) -> Bool
    ) -> Set<WordID> {
        let own = surfaces.filter {
            $0.words.count == 1 && wordTexts[Int($0.words[0].index)] == $0.text && isMeant($0)
        }
        return Set(own.map { $0.words[0] })
    }

    /// Whether figures do not differ by the word: it is common, or says what is counted.
    func limitsNothing(_ word: WordID) -> Bool { weakWords.contains(word) || cueWords.contains(word) }

    func text(of word: WordID) -> String { wordTexts[Int(word.index)] }

    /// What the spelling of a mention says; nil of a number, a time, or what nothing understood.
    func surface(of mention: Mention) -> Surface? {
        guard case .surface(let id) = mention.meaning else { return nil }
        return surfaces[id]
    }

    /// The content words of a text of the files, in its order.
    func words(in text: String) -> [WordID] { mentions(in: Sentence(text)).flatMap { surface(of: $0)?.words ?? [] } }

    /// Whether a mention is 参没 in 参没参加, and stands for a question word that is not spelled there.
    func isRepetition(_ mention: Mention, in sentence: Sentence) -> Bool {
        guard case .surface(let id) = mention.meaning, repeated.contains(id) else { return false }
        return repetitions.contains { $0.surface == id && $0.isFound(at: mention.range, of: sentence.utf8) }
    }

    /// Whether a mention names a place of the files.
    func isPlace(_ mention: Mention) -> Bool { surface(of: mention)?.subject != nil }

    /// Content words as they were typed, each spelling once: 服务站, and not 站点 that it stands for.
    func typed(_ words: [WordID], in reading: Reading) -> [String] {
        var typed: [String] = []
        for word in words {
            let spelling = reading.spellings.first { surfaces[$0].words.contains(word) }
            let text = spelling.map { surfaces[$0].text } ?? text(of: word)
            if !typed.contains(text) { typed.append(text) }
        }
        return typed
    }

    /// The row of known spellings, numbers and unknown stretches that explains most of the sentence with the fewest pieces.
    ///
    /// A piece hides what is inside it, so a keyword inside a longer name does not fire. The best row is found by
    /// dynamic programming from the end of the sentence; its cost is the number of occurrences in it.
    ///
    /// - Parameter further: pieces beside those that are spelled in the sentence.
    func mentions(in sentence: Sentence, with further: [Piece] = []) -> [Mention] {
        let length = sentence.utf8.count
        guard length > 0 else { return [] }
        var pieces = further
        pieces.reserveCapacity(length / 2)
        matcher.forEachMatch(in: sentence.utf8.span) { match in
            pieces.append(Piece(range: match.range, meaning: .surface(match.pattern)))
        }
        NumberScanner.scan(sentence) { range, number in
            pieces.append(Piece(range: range, meaning: .number(number)))
        }
        PeriodScanner.scan(sentence.utf8) { range, phrase in
            pieces.append(Piece(range: range, meaning: .period(phrase)))
        }
        for repetition in repetitions {
            repetition.scan(sentence.utf8) { range in
                pieces.append(
                    Piece(range: range, meaning: .surface(repetition.surface), distance: Repetition.distance))
            }
        }
        return Segmentation.best(of: pieces, costs: costs, in: sentence)
    }
}

/// A candidate for a place in the row.
struct Piece {
    var range: Range<Int>
    var meaning: Mention.Meaning
    /// How far the name is from what was typed; 0 where it is spelled so.
    var distance: UInt8 = 0
}

/// A stretch of the sentence with what it was taken for.
struct Mention: Sendable {
    enum Meaning: Sendable {
        case surface(Int)
        case number(ChineseNumber)
        case period(PeriodPhrase)
        case unknown
    }
    /// UTF-8 offsets into the sentence.
    var range: Range<Int>
    var meaning: Meaning

    var isUnknown: Bool { if case .unknown = meaning { true } else { false } }
}
