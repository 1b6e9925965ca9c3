/// Collects every spelling of the files and says what words it stands for.
///
/// A spelling that is made up of others (`模范职工之家` of `模范` and `职工之家`) stands for their words, in names and in
/// questions alike, so that it does not matter where an author put the spaces.
final class VocabularyBuilder {
    private(set) var surfaces: [Surface] = []
    private(set) var wordTexts: [String] = []
    private(set) var weakWords: Set<WordID> = []
    private var surfaceIndex: [String: Int] = [:]
    private var wordIndex: [String: WordID] = [:]
    /// Spellings whose words are not settled yet.
    private var pending: [String] = []
    /// The same spellings, for cutting.
    private var tree = SpellingTree()
    private var aliases: [String: [String]] = [:]
    /// Spellings that say little; a compound of these alone (数字工会) stays whole.
    var weakSpellings: Set<String> = []

    /// The folded spelling, "" when nothing is left of it.
    static func fold(_ text: String) -> String { Sentence(text).text }

    subscript(spelling: String) -> Surface? { surfaceIndex[spelling].map { surfaces[$0] } }

    func word(_ spelling: String) -> WordID? { wordIndex[spelling] }

    @discardableResult
    func update(_ spelling: String, _ change: (inout Surface) -> Void) -> Bool {
        guard !spelling.isEmpty else { return false }
        let index = surfaceIndex[spelling] ?? surfaces.count
        if index == surfaces.count {
            surfaces.append(Surface(text: spelling))
            surfaceIndex[spelling] = index
            tree.insert(spelling, index)
        }
        change(&surfaces[index])
        return true
    }

    /// Declares a word of a name. What it stands for is settled by `settle()`.
    func declareWord(_ spelling: String) {
        guard !spelling.isEmpty else { return }
        update(spelling) { _ in }
        pending.append(spelling)
    }

    private func makeWord(_ spelling: String) -> WordID {
        if let word = wordIndex[spelling] { return word }
        let word = WordID(index: Int32(wordTexts.count))
        wordTexts.append(spelling)
        wordIndex[spelling] = word
        return word
    }

    /// Lets one spelling stand for the words of others, once those are settled: a synonym.
    func alias(_ spelling: String, for words: [String]) {
        guard !spelling.isEmpty, words != [spelling] else { return }
        for word in words { declareWord(word) }
        declareWord(spelling)
        aliases[spelling] = words
    }

    /// What a spelling was declared to stand for.
    func aliasTarget(of spelling: String) -> [String]? { aliases[spelling] }

    /// Gives every declared word its meaning, the shortest first, so that the parts of a longer one are known.
    func settle() {
        for spelling in Set(pending).sorted(by: { ($0.unicodeScalars.count, $0) < ($1.unicodeScalars.count, $1) }) {
            var path: Set<String> = []
            _ = resolve(spelling, &path)
        }
        pending.removeAll()
    }

    private func resolve(_ spelling: String, _ path: inout Set<String>) -> [WordID] {
        guard let index = surfaceIndex[spelling] else { return [] }
        if !surfaces[index].words.isEmpty { return surfaces[index].words }
        if let targets = aliases[spelling], path.insert(spelling).inserted {
            var words: [WordID] = []
            for target in targets { words += resolve(target, &path).filter { !words.contains($0) } }
            surfaces[index].words = words
            return words
        }
        if let parts = parts(of: spelling) {
            surfaces[index].words = parts.words
            surfaces[index].innerSubject = parts.subject
            // 新发展会员 still says 新发展.
            surfaces[index].cues += parts.scopes.filter { !surfaces[index].cues.contains($0) }
        } else {
            surfaces[index].words = [makeWord(spelling)]
        }
        return surfaces[index].words
    }

    /// 挽回了 says 挽回: a filler that is a word with 了 behind it stands for that word.
    func shareWords(ofVerbsWith endings: [String]) {
        for index in surfaces.indices where surfaces[index].isFiller && surfaces[index].words.isEmpty {
            let text = surfaces[index].text
            for ending in endings where text.hasSuffix(ending) && text.count > ending.count + 1 {
                guard let verb = surfaceIndex[String(text.dropLast(ending.count))], !surfaces[verb].words.isEmpty else {
                    continue
                }
                surfaces[index].words = surfaces[verb].words
            }
        }
    }

    func markWeak(_ spelling: String) {
        for word in surfaceIndex[spelling].map({ surfaces[$0].words }) ?? [] { weakWords.insert(word) }
    }

    /// Notes which spellings have a subject's name inside: 重庆 in 重庆五一劳动奖章.
    func noteInnerSubjects(_ names: [(spelling: String, subject: SubjectID)]) {
        for index in surfaces.indices where surfaces[index].subject == nil && surfaces[index].innerSubject == nil {
            let text = surfaces[index].text
            guard text.unicodeScalars.count > 2, !surfaces[index].words.isEmpty else { continue }
            for (name, subject) in names where text.count > name.count && text.hasPrefix(name) {
                surfaces[index].innerSubject = subject
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
                let word = makeWord(rest)
                update(rest) { if $0.words.isEmpty { $0.words = [word] } }
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

    private enum CutPiece {
        case known(Int)
        case unknown(String)
    }

    private func cut(_ text: String) -> [CutPiece] {
        let scalars = Array(text.unicodeScalars)
        let count = scalars.count
        var cost = [Int](repeating: 0, count: count + 1)
        var choice = [(length: Int, surface: Int)](repeating: (1, -1), count: count)
        for start in stride(from: count - 1, through: 0, by: -1) {
            cost[start] = 32 + cost[start + 1]
            var node = SpellingTree.root
            for end in start..<count {
                guard let child = tree.child(of: node, scalars[end]) else { break }
                node = child
                guard let index = tree.value(of: node), isUsable(index) else { continue }
                let total = (surfaces[index].words.isEmpty ? 5 : 4) + cost[end + 1]
                if total < cost[start] {
                    cost[start] = total
                    choice[start] = (end + 1 - start, index)
                }
            }
        }
        var pieces: [CutPiece] = []
        var at = 0
        var rest = ""
        while at < count {
            let (length, index) = choice[at]
            if index < 0 {
                rest.unicodeScalars.append(scalars[at])
            } else {
                if !rest.isEmpty { pieces.append(.unknown(rest)) }
                rest = ""
                pieces.append(.known(index))
            }
            at += length
        }
        if !rest.isEmpty { pieces.append(.unknown(rest)) }
        return pieces
    }

    private func isUsable(_ index: Int) -> Bool {
        !surfaces[index].words.isEmpty || surfaces[index].isFiller || !surfaces[index].cues.isEmpty
            || surfaces[index].subject != nil || surfaces[index].subjectType != nil
    }

    /// The words of the two or more known spellings that make up this one, each of two characters at least.
    private func parts(of spelling: String) -> (words: [WordID], subject: SubjectID?, scopes: [Cue])? {
        let scalars = Array(spelling.unicodeScalars)
        let count = scalars.count
        guard count >= 4 else { return nil }
        var cost = [Int](repeating: .max, count: count + 1)
        var choice = [(length: Int, surface: Int)](repeating: (0, -1), count: count)
        cost[count] = 0
        for start in stride(from: count - 2, through: 0, by: -1) {
            var node = SpellingTree.root
            for end in start..<min(count, start + count - 1) {
                guard let child = tree.child(of: node, scalars[end]) else { break }
                node = child
                let length = end + 1 - start
                guard length >= 2, cost[start + length] != .max, let index = tree.value(of: node),
                    !surfaces[index].words.isEmpty || surfaces[index].subject != nil
                        || surfaces[index].cues.contains(where: { if case .scope = $0 { true } else { false } })
                else { continue }
                let total = 1 + cost[start + length]
                if total < cost[start] {
                    cost[start] = total
                    choice[start] = (length, index)
                }
            }
        }
        guard cost[0] != .max else { return nil }
        var isWeak = true
        var words: [WordID] = []
        var subject: SubjectID?
        var scopes: [Cue] = []
        var at = 0
        while at < count {
            let surface = surfaces[choice[at].surface]
            isWeak = isWeak && weakSpellings.contains(surface.text)
            words += surface.words.filter { !words.contains($0) }
            subject = subject ?? surface.subject ?? surface.innerSubject
            scopes += surface.cues.filter { if case .scope = $0 { true } else { false } }
            at += choice[at].length
        }
        return words.isEmpty || isWeak ? nil : (words, subject, scopes)
    }
}
