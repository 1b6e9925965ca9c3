/// The words that variations put in or exchange.
struct VariationWords: Sendable {
    let frames: [Frame: [String]]
    private let meanings: [Int: [String]]
    private let names: Set<Int>
    private let lexicon: Lexicon
    private let corrector: Corrector

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
    }

    /// It names a subject, or says what is asked about.
    func isName(_ surface: Int) -> Bool { names.contains(surface) }

    /// Every character of it belongs to something that the files know.
    func isRead(_ text: String) -> Bool {
        lexicon.mentions(in: Sentence(text)).allSatisfy { if case .unknown = $0.meaning { false } else { true } }
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
