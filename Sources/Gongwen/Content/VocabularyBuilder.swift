/// Collects every spelling of the files and says what words it stands for.
///
/// A spelling that is made up of others (`模范职工之家` of `模范` and `职工之家`) stands for their words, in names and in
/// questions alike, so that it does not matter where an author put the spaces.
final class VocabularyBuilder {
    private(set) var surfaces: [Surface] = []
    private(set) var wordTexts: [String] = []
    private(set) var weakWords: Set<WordID> = []
    /// For each surface, the word that is spelled like it.
    private var ownWords: [WordID?] = []
    /// Surfaces whose words are not settled yet.
    private var pending: Set<Int> = []
    /// Which surface a spelling has.
    private(set) var tree = SpellingTree()
    /// For a surface that is a synonym, the spellings that it stands for.
    private var aliases: [Int: [String]] = [:]
    /// Surfaces that say little; a compound of these alone (数字工会) stays whole.
    var weakSurfaces: Set<Int> = []

    /// The folded spelling, "" when nothing is left of it.
    static func fold(_ text: String) -> String { Sentence(text).text }

    subscript(spelling: String) -> Surface? { index(of: spelling).map { surfaces[$0] } }

    /// The place of a spelling in `surfaces`.
    func index(of spelling: String) -> Int? { tree.value(of: spelling) }

    /// The words that a spelling stands for.
    func words(of spelling: String) -> [WordID] { index(of: spelling).map { surfaces[$0].words } ?? [] }

    /// Whether the surface is a word of its own, and not only made up of others or standing for them.
    func isWord(_ index: Int) -> Bool { ownWords[index] != nil }

    func update(_ spelling: String, _ change: (inout Surface) -> Void) {
        if !spelling.isEmpty { change(&surfaces[insert(spelling)]) }
    }

    private func insert(_ spelling: String) -> Int {
        if let index = index(of: spelling) { return index }
        let index = surfaces.count
        surfaces.append(Surface(text: spelling))
        ownWords.append(nil)
        tree.insert(spelling, index)
        return index
    }

    /// Declares a word of a name. What it stands for is settled by `settle()`.
    ///
    /// - Returns: its place in `surfaces`.
    @discardableResult
    func declareWord(_ spelling: String) -> Int? {
        guard !spelling.isEmpty else { return nil }
        let index = insert(spelling)
        pending.insert(index)
        return index
    }

    /// A name that is one word as a whole, whatever its parts say; nil for what is something else already.
    func addName(_ spelling: String) -> WordID? {
        let index = insert(spelling)
        if surfaces[index].words.isEmpty { surfaces[index].words = [makeWord(index)] }
        return ownWords[index]
    }

    private func makeWord(_ index: Int) -> WordID {
        if let word = ownWords[index] { return word }
        let word = WordID(index: Int32(wordTexts.count))
        wordTexts.append(surfaces[index].text)
        ownWords[index] = word
        return word
    }

    /// Lets one spelling stand for the words of others, once those are settled: a synonym.
    func alias(_ spelling: String, for words: [String]) {
        guard words != [spelling], let index = declareWord(spelling) else { return }
        for word in words { declareWord(word) }
        aliases[index] = words
    }

    /// What a spelling was declared to stand for.
    func aliasTarget(of spelling: String) -> [String]? { index(of: spelling).flatMap { aliases[$0] } }

    /// Gives every declared word its meaning, the shortest first, so that the parts of a longer one are known.
    func settle() {
        let sized = pending.map { (index: $0, count: surfaces[$0].text.unicodeScalars.count) }
        let ordered = sized.sorted {
            $0.count == $1.count
                ? surfaces[$0.index].text.isExactlyBefore(surfaces[$1.index].text) : $0.count < $1.count
        }
        for (index, _) in ordered {
            var path: Set<Int> = []
            _ = resolve(index, &path)
        }
        pending.removeAll()
    }

    private func resolve(_ index: Int, _ path: inout Set<Int>) -> [WordID] {
        if !surfaces[index].words.isEmpty { return surfaces[index].words }
        if let targets = aliases[index], path.insert(index).inserted {
            var words: [WordID] = []
            for target in targets.compactMap({ self.index(of: $0) }) {
                words += resolve(target, &path).filter { !words.contains($0) }
            }
            surfaces[index].words = words
            return words
        }
        if let parts = parts(of: surfaces[index].text) {
            surfaces[index].words = parts.words
            surfaces[index].innerSubject = parts.subject
            // 新发展会员 still says 新发展.
            surfaces[index].cues += parts.cues.filter { !surfaces[index].cues.contains($0) }
        } else {
            surfaces[index].words = [makeWord(index)]
        }
        return surfaces[index].words
    }

    /// 挽回了 says 挽回: a filler that is a word with 了 behind it stands for that word.
    func shareWords(ofVerbsWith endings: [String]) {
        for index in surfaces.indices where surfaces[index].isFiller && surfaces[index].words.isEmpty {
            let text = surfaces[index].text
            for ending in endings where text.hasExactSuffix(ending) && text.count > ending.count + 1 {
                let words = words(of: String(text.dropLast(ending.count)))
                if !words.isEmpty { surfaces[index].words = words }
            }
        }
    }

    func markWeak(_ spelling: String) {
        weakWords.formUnion(words(of: spelling))
    }

    /// Notes which spellings have a subject's name inside: 重庆 in 重庆五一劳动奖章.
    ///
    /// Where the words that it stands for say nothing of the subject, and that is no level of honours, the spelling names
    /// it: 南川区职工服务中心 is 南川区 and 职工服务中心.
    func noteInnerSubjects(
        _ names: [(spelling: String, subject: SubjectID)], isLevel: (SubjectID) -> Bool
    ) {
        for index in surfaces.indices where surfaces[index].subject == nil && surfaces[index].innerSubject == nil {
            let text = surfaces[index].text
            guard text.unicodeScalars.count > 2, !surfaces[index].words.isEmpty else { continue }
            for (name, subject) in names where text.utf8.count > name.utf8.count && text.hasExactPrefix(name) {
                let isSaidByWords = surfaces[index].words.contains { wordTexts[Int($0.index)].hasExactPrefix(name) }
                if isSaidByWords || isLevel(subject) {
                    surfaces[index].innerSubject = subject
                } else {
                    surfaces[index].subject = subject
                }
                break
            }
        }
    }

    /// The words of a text without spaces, cut by what is known; an unknown rest of two characters or more is a new word.
    func words(cutting text: String) -> [WordID] {
        var found: [WordID] = []
        for piece in cut(text) {
            switch piece {
            case .known(let index): found += surfaces[index].words
            case .unknown(let rest):
                // A year or a count in a name is no word: it is read as a number in questions.
                guard rest.unicodeScalars.count >= 2,
                    !rest.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x5F && !($0 >= 0x61 && $0 <= 0x7A) })
                else { continue }
                let index = insert(rest)
                let word = makeWord(index)
                if surfaces[index].words.isEmpty { surfaces[index].words = [word] }
                found.append(word)
            }
        }
        return found
    }

    /// The known words inside a text; what is unknown in it is left.
    func knownWords(in text: String) -> [WordID] {
        cut(text).flatMap { piece in
            if case .known(let index) = piece { surfaces[index].words } else { [WordID]() }
        }
    }

    /// Made of question words and fillers alone: 进哪里, 是谁办的. No name is.
    func isOnlyQuestion(_ text: String) -> Bool {
        var asks = false
        for piece in cut(text) {
            guard case .known(let index) = piece else { return false }
            asks = asks || surfaces[index].asksForFact
        }
        return asks
    }
}
