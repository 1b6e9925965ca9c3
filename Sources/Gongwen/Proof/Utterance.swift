import Foundation

/// A question in the pieces that were recognised, for putting together again.
struct Utterance: Sendable {
    struct Piece: Sendable {
        /// What was typed before it and belongs to no piece: spaces, commas.
        var gap: String
        var text: String
        /// The spelling that it was taken for.
        var surface: Int?
        var isSubject: Bool
    }

    let text: String
    let pieces: [Piece]
    /// What was typed behind the last piece.
    let rest: String
    /// It is one clause, so that its pieces may change places.
    private let isOneClause: Bool

    init(_ text: String, lexicon: Lexicon) {
        self.text = text
        let sentence = Sentence(text)
        let scalars = Array(text.unicodeScalars)
        func slice(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
        var pieces: [Piece] = []
        var end = 0
        for mention in lexicon.mentions(in: sentence) {
            let start = Int(sentence.origins[mention.range.lowerBound])
            let stop = Int(sentence.origins[mention.range.upperBound - 1]) + 1
            var surface: Int?
            if case .surface(let id) = mention.meaning { surface = id }
            pieces.append(
                Piece(
                    gap: slice(end..<max(end, start)), text: slice(max(end, start)..<max(end, stop)), surface: surface,
                    isSubject: surface.map { lexicon.surfaces[$0].subject != nil } ?? false))
            end = max(end, stop)
        }
        self.pieces = pieces
        rest = slice(end..<scalars.count)
        isOneClause = sentence.clauseEnds.allSatisfy { $0 == sentence.utf8.count } && sentence.pauses.isEmpty
    }

    /// With something between the pieces: before the first (0), …, behind the last.
    func joined(with between: (Int) -> String) -> String {
        pieces.enumerated().map { between($0) + $1.gap + $1.text }.joined() + between(pieces.count) + rest
    }

    func replacing(_ index: Int, with text: String) -> String {
        var changed = pieces
        changed[index].text = text
        return changed.map { $0.gap + $0.text }.joined() + rest
    }

    /// The whole in letters: `jiangbeiyouduoshaozhandian`, or a syllable at a time. None of a long one: nobody writes so.
    func inPinyin(spaced: Bool) -> [String] {
        guard text.count <= 20,
            let latin = Utterance.latin(text)
        else { return [] }
        return [spaced ? latin : latin.replacing(" ", with: "")]
    }

    /// As it is typed: 法律 is `fa lv`, a syllable at a time.
    static func latin(_ text: String) -> String? {
        // By itself 地 is read de, as behind an adverb; in a question it is a place: 地址, 工作地.
        guard let marked = text.replacing("地", with: "帝").applyingTransform(.mandarinToLatin, reverse: false) else {
            return nil
        }
        // Scalars, not characters: ǜ is u with two marks.
        var plain = String.UnicodeScalarView()
        for scalar in marked.decomposedStringWithCanonicalMapping.unicodeScalars {
            if scalar == "\u{308}", plain.last == "u" {
                plain.replaceSubrange(plain.index(before: plain.endIndex)..., with: ["v"])
            }
            if !scalar.properties.isDiacritic, scalar != "\u{308}" { plain.append(scalar) }
        }
        return String(plain)
    }

    /// `有多少站点，江北`; nil where it has not just one subject, at the start of its only clause.
    var withSubjectLast: String? {
        guard isOneClause, pieces.count > 2, pieces[0].isSubject, pieces.count(where: \.isSubject) == 1 else {
            return nil
        }
        let others = pieces.dropFirst(pieces[1].text == "的" ? 2 : 1)
        return others.map { $0.gap + $0.text }.joined() + "，" + pieces[0].text + rest
    }
}
