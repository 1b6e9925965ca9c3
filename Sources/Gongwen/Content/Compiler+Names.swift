/// Names, cut into the words that they are made of.
extension Compiler {
    /// The pieces of a name that can be words. What every question may say anyway is none: 多少, 全区, 2024年.
    func pieces(_ text: String) -> [String] {
        if let known = foldedPieces[text] { return known.filter(canBeWord) }
        let folded = text.split(whereSeparator: \.isWhitespace).map { VocabularyBuilder.fold(String($0)) }
        foldedPieces[text] = folded
        return folded.filter(canBeWord)
    }

    private func canBeWord(_ spelling: String) -> Bool {
        guard !spelling.isEmpty, !isCount(spelling) else { return false }
        if let surface = vocabulary[spelling] {
            return surface.subject == nil && surface.subjectType == nil
                && (!surface.asksForFact || countingNouns.contains(spelling))
        }
        return !vocabulary.isOnlyQuestion(spelling)
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
        Set(pieces(name).flatMap { vocabulary[$0]?.words ?? [] }).sorted()
    }

    func variants(_ name: Text, _ names: [Text], into problems: inout Problems) -> [[WordID]] {
        let own = Set(vocabulary.words(cutting: VocabularyBuilder.fold(name.text))).sorted()
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
        let folded = foldedPieces[text] ?? []
        return folded.count > 1 && folded.contains { isCount($0) && !$0.hasSuffix("年") }
    }
}
