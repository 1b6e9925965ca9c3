/// Names, cut into the words that they are made of.
extension Compiler {
    /// The pieces of a name that can be words.
    func pieces(_ text: String) -> [String] {
        cut(text).filter(canBeWord).map(\.spelling)
    }

    /// A name cut at its spaces, folded.
    private func cut(_ text: String) -> [NamePiece] {
        let key = ExactText(text)
        if let known = namePieces[key] { return known }
        let pieces = text.unicodeScalars.split(whereSeparator: \.isWhitespace).map { piece in
            let spelling = VocabularyBuilder.fold(String(piece))
            return NamePiece(spelling: spelling, isCount: isCount(spelling))
        }
        namePieces[key] = pieces
        return pieces
    }

    /// What every question may say anyway is no word: 多少, 全区, 2024年.
    private func canBeWord(_ piece: NamePiece) -> Bool {
        guard !piece.isCount, !piece.spelling.isEmpty else { return false }
        guard let index = vocabulary.index(of: piece.spelling) else {
            return !vocabulary.isOnlyQuestion(piece.spelling)
        }
        return canBeWord(vocabulary.surfaces[index])
    }

    private func canBeWord(_ surface: Surface) -> Bool {
        surface.subject == nil && surface.subjectType == nil
            && (!surface.asksForFact || countingNouns.contains(surface.text))
    }

    /// A number with nothing but a measure word after it.
    private func isCount(_ spelling: String) -> Bool {
        guard let first = spelling.unicodeScalars.first, first == "第" || ChineseNumber.canStart(first) else {
            return false
        }
        let scalars = Array(spelling.unicodeScalars)
        let start = scalars.first == "第" ? 1 : 0
        guard scalars.count > start, let (_, end) = ChineseNumber.read(scalars, from: start) else { return false }
        // 12351 and 123510 are names; 2024 is a year.
        if start == 0, end == scalars.count, spelling.utf8.count >= 3, spelling.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) {
            return Int(spelling).map { 1900..<2200 ~= $0 } ?? false
        }
        // 千百十 and 五一 are names too.
        if start == 0, end == scalars.count, scalars.count >= 2, !scalars.contains(where: { $0.isASCII }) {
            return false
        }
        let rest = String(String.UnicodeScalarView(scalars[end...]))
        return rest.isEmpty || units.classes[rest] != nil
    }

    /// The words of a name as an author writes it: cut by spaces, and each piece by what it is made of.
    func words(of name: String) -> [WordID] {
        var found: [WordID] = []
        for piece in cut(name) where !piece.isCount {
            guard let index = vocabulary.index(of: piece.spelling), canBeWord(vocabulary.surfaces[index]) else {
                continue
            }
            found += vocabulary.surfaces[index].words
        }
        return found.sortedOnce()
    }

    func variants(_ name: Text, _ names: [Text], into problems: inout Problems) -> [[WordID]] {
        let own = vocabulary.words(cutting: VocabularyBuilder.fold(name.text)).sortedOnce()
        var variants: [[WordID]] = own.isEmpty ? [] : [own]
        for other in names {
            let words = words(of: other.text)
            if words.isEmpty {
                problems.warn(
                    "叫法“\(other.text)”不起作用：它只是问话、数字或主体的名称", at: other.place, wayOut: "写上说明是什么的词，或删掉它。")
            }
            // Without its count, `19万 就业` would be named by every question about 就业.
            guard !isShortenedByCount(other.text) else { continue }
            if !words.isEmpty, !variants.contains(words) { variants.append(words) }
        }
        return variants
    }

    private func isShortenedByCount(_ text: String) -> Bool {
        let pieces = cut(text)
        return pieces.count > 1 && pieces.contains { $0.isCount && !$0.spelling.hasSuffix("年") }
    }
}
