/// Names that stand in what an entry says: the items of a list, what is in quotes, the people of an entry about people.
///
/// They become words that find the entry and are held against it, without a 叫法 of their own: `哪家医院有睡眠门诊`,
/// `陈国华是谁`, `院长是不是陈国华`. Only what no word spells so far is such a name; the files' own words keep what they say.
extension Compiler {
    private static let longestToldName = 10
    private static let longestPerson = 4

    func addToldNames() {
        let start = Int32(vocabulary.wordTexts.count)
        var added: Set<String> = []
        var named: [(attribute: AttributeID, words: [WordID])] = []
        // All are found before any is added: one name is not cut by another.
        let found = declared.entries.map { $0.isUnexplained ? [] : toldNames(of: $0) }
        for (entry, names) in zip(declared.entries, found) {
            guard let id = attributeNames[entry.name.text], knowledge[id].kind == entry.kind else { continue }
            for name in names where added.contains(name) || vocabulary.index(of: name) == nil {
                added.insert(name)
                if let word = vocabulary.addName(name) { named.append((id, [word])) }
            }
        }
        knowledge.toldNames = start..<Int32(vocabulary.wordTexts.count)
        firmWords.formUnion(knowledge.toldNames.map(WordID.init))
        for (id, words) in named where !knowledge[id].variants.contains(words) {
            knowledge.attributes[Int(id.index)].variants.append(words)
        }
    }

    /// The told names that stand in these texts, each once.
    func toldWords(in texts: [String]) -> [WordID] {
        texts.flatMap { vocabulary.knownWords(in: VocabularyBuilder.fold($0)).filter(knowledge.isTold) }.sortedOnce()
    }

    private func toldNames(of entry: KnowledgeDeclarations.Entry) -> [String] {
        let stated = entry.kind == .list ? entry.items : Compiler.quoted(in: entry.text)
        return stated.compactMap(wholeName) + (entry.kind == .person ? people(in: entry.text) : [])
    }

    /// What is a name as a whole: short, of one piece, without a number, and with something in it that nothing else spells.
    private func wholeName(_ text: String) -> String? {
        let sentence = Sentence(text)
        let name = sentence.text
        let scalars = name.unicodeScalars
        guard 2...Compiler.longestToldName ~= scalars.count, sentence.pauses.isEmpty, sentence.clauseEnds.isEmpty,
            scalars.allSatisfy(\.properties.isIdeographic),
            vocabulary.cut(name).contains(where: \.isUnknown)
        else { return nil }
        return name
    }

    /// `院长是陈国华。`: clause by clause, what nothing spells; behind 是, the rest of the clause with whatever known characters
    /// are in it: 张|建|军.
    private func people(in text: String) -> [String] {
        let sentence = Sentence(text)
        var people: [String] = []
        var start = 0
        for end in (sentence.clauseEnds + sentence.pauses + [sentence.utf8.count]).sorted() where end > start {
            let pieces = vocabulary.cut(sentence.text(start..<end))
            start = end
            let behind = pieces.lastIndex(where: isSeparator).map { $0 + 1 } ?? pieces.count
            let named = pieces[behind...]
            let tail = named.map(vocabulary.text(of:)).joined()
            let isName = named.contains(where: \.isUnknown) && isPerson(tail)
            if isName { people.append(tail) }
            for piece in isName ? pieces[..<behind] : pieces[...] where piece.isUnknown {
                let name = vocabulary.text(of: piece)
                if isPerson(name) { people.append(name) }
            }
        }
        return people
    }

    private func isPerson(_ name: String) -> Bool {
        2...Compiler.longestPerson ~= name.unicodeScalars.count
            && name.unicodeScalars.allSatisfy(\.properties.isIdeographic)
    }

    private func isSeparator(_ piece: VocabularyBuilder.CutPiece) -> Bool {
        if case .known(let index) = piece { vocabulary.surfaces[index].isSeparator } else { false }
    }

    private static func quoted(in text: String) -> [String] {
        text.split(separator: "“").dropFirst().compactMap { part in
            part.firstIndex(of: "”").map { String(part[..<$0]) }
        }
    }
}
