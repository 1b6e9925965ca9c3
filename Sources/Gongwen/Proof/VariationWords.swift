/// The words that variations put in or exchange.
struct VariationWords: Sendable {
    let frames: [Frame: [String]]
    private let meanings: [Int: [String]]
    private let names: Set<Int>
    private let lexicon: Lexicon
    private let corrector: Corrector
    /// For each way to sound, the spellings of the files that sound so.
    private let homophones: [[Pinyin.Syllable]: [Int]]

    init(_ snapshot: Snapshot) {
        frames = snapshot.frames
        lexicon = snapshot.lexicon
        corrector = snapshot.corrector
        let surfaces = snapshot.lexicon.surfaces
        var groups: [Meaning: [Int]] = [:]
        for (index, surface) in surfaces.enumerated() {
            if let meaning = Meaning(surface) { groups[meaning, default: []].append(index) }
        }
        var meanings: [Int: [String]] = [:]
        for group in groups.values where group.count > 1 {
            for index in group { meanings[index] = group.filter { $0 != index }.map { surfaces[$0].text } }
        }
        self.meanings = meanings
        names = Set(groups.values.joined())
        homophones = Dictionary(grouping: surfaces.indices) { VariationWords.sounds(of: surfaces[$0].text) }
    }

    private static func sounds(of text: String) -> [Pinyin.Syllable] {
        text.unicodeScalars.compactMap { scalar in Pinyin.readings(of: scalar).first { _ in true } }
    }

    /// Whether it sounds like a name of the files that means something else than the piece it was made of.
    func mayBeAnother(_ typed: String, than piece: Utterance.Piece) -> Bool {
        guard let surface = piece.surface else { return false }
        let isSpelled = typed.utf8.allSatisfy { $0 < 0x80 }
        return (homophones[VariationWords.sounds(of: isSpelled ? piece.text : typed)] ?? []).contains {
            !lexicon.surfaces[$0].means(like: lexicon.surfaces[surface])
        }
    }

    /// Whether the words beside the one that was exchanged are still read as they were: 江津|工匠学校 is 江津工匠|学校 too.
    func isCut(_ varied: String, like question: Utterance, but index: Int) -> Bool {
        let pieces = Utterance(varied, lexicon: lexicon).pieces
        return pieces.count == question.pieces.count
            && pieces.indices.allSatisfy { $0 == index || pieces[$0].text == question.pieces[$0].text }
    }

    /// Whether each of its words is the only one that sounds so; of single characters the sentence decides.
    func isClear(_ question: Utterance) -> Bool {
        !question.pieces.contains { $0.text.unicodeScalars.count > 1 && mayBeAnother($0.text, than: $0) }
    }

    /// Whether two characters that did not stand side by side before make an ordinary word.
    func makesWord(_ varied: String, of text: String) -> Bool {
        let (before, after) = (Array(text.unicodeScalars), Array(varied.unicodeScalars))
        let pairs = Set(zip(before, before.dropFirst()).map { [$0, $1] })
        return zip(after, after.dropFirst()).contains {
            OrdinaryWords.contains($0, $1) && !pairs.contains([$0, $1])
        }
    }

    /// It names a subject, or says what is asked about.
    func isName(_ surface: Int) -> Bool { names.contains(surface) }

    /// How many characters belong to nothing that the files know.
    func unknownCount(in text: String) -> Int {
        let sentence = Sentence(text)
        return lexicon.mentions(in: sentence).reduce(0) { count, mention in
            guard case .unknown = mention.meaning else { return count }
            return count + sentence.text(mention.range).unicodeScalars.count
        }
    }

    /// One character in another's place that sounds the same, or nearly so.
    func homophone(of text: String, isExact: Bool, _ random: inout SeededGenerator) -> String? {
        replacingOne(of: text, &random) { scalar in
            let sounds = SoundIndex.sounds(of: scalar)
            let readings = Pinyin.readings(of: scalar)
            return OrdinaryWords.characters.filter { other in
                other != scalar && SoundIndex.sounds(of: other).contains(where: sounds.contains)
                    && Pinyin.readings(of: other).contains(where: readings.contains) == isExact
            }
        }
    }

    /// One character in another's place that looks like it.
    func lookAlike(of text: String, _ random: inout SeededGenerator) -> String? {
        replacingOne(of: text, &random) { corrector.lookAlikes[$0] }
    }

    private func replacingOne(
        of text: String, _ random: inout SeededGenerator, _ others: (Unicode.Scalar) -> [Unicode.Scalar]
    ) -> String? {
        var scalars = Array(text.unicodeScalars)
        let index = Int.random(in: scalars.indices, using: &random)
        guard let other = others(scalars[index]).randomElement(using: &random) else { return nil }
        scalars[index] = other
        return String(String.UnicodeScalarView(scalars))
    }

    /// Other spellings of the same, by the files.
    func synonyms(of surface: Int) -> [String] { meanings[surface] ?? [] }

    /// All that a name or a subject says; nil where the spelling says something else besides.
    private struct Meaning: Hashable {
        var words: [WordID]
        var subject: SubjectID?

        init?(_ surface: Surface) {
            guard surface.cues.isEmpty, surface.foreign == nil, surface.subjectType == nil, !surface.isRestriction,
                !surface.isFiller, surface.words.isEmpty != (surface.subject == nil)
            else { return nil }
            words = surface.words
            subject = surface.subject
        }
    }
}
