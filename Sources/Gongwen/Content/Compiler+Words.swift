/// Synonyms, and every word that some name has.
extension Compiler {
    private func addSynonyms(into problems: inout Problems) {
        var owners: [String: (words: [String], place: Place)] = [:]
        for (word, aliases) in declared.synonyms {
            let words = pieces(word.text)
            if words.isEmpty {
                problems.warn(
                    "同义词“\(word.text)”不起作用：它只是问话、数字或主体的名称", at: word.place, wayOut: "主体的另一种说法写进它的“别名”，问话写进意图的“问词”。")
            }
            for part in words { vocabulary.declareWord(part) }
            for alias in aliases {
                let spelling = VocabularyBuilder.fold(alias.text)
                if let other = owners[spelling], other.words != words {
                    problems.warn(
                        "“\(alias.text)”已经是“\(other.words.joined(separator: " "))”的同义词，这里又归到“\(word.text)”",
                        at: alias.place, wayOut: "另一处在 \(other.place.shown)，留一处；以先写的为准。")
                    continue
                }
                if [spelling] == words {
                    problems.warn("“\(alias.text)”的同义词是它自己", at: alias.place, wayOut: "删掉它。")
                    continue
                }
                owners[spelling] = (words, alias.place)
                if isCircle(spelling, words) {
                    problems.error(
                        "同义词绕成了圈：“\(alias.text)”又是“\(word.text)”的标准说法", at: alias.place, wayOut: "只留一个方向：左边标准说法，右边别的说法。"
                    )
                    continue
                }
                vocabulary.alias(spelling, for: words)
            }
        }
    }

    /// Whether words stand, by the synonyms so far, for the spelling that is to stand for them.
    private func isCircle(_ spelling: String, _ words: [String]) -> Bool {
        var pending = words
        var seen: Set<String> = []
        while let word = pending.popLast() {
            if word == spelling { return true }
            if seen.insert(word).inserted { pending += vocabulary.aliasTarget(of: word) ?? [] }
        }
        return false
    }

    private func declareWords(in names: [Text], related: [Text]) {
        for name in names {
            spelledInNames.formUnion(pieces(name.text).compactMap { vocabulary.declareWord($0) })
        }
        for text in related { for piece in pieces(text.text) { vocabulary.declareWord(piece) } }
    }

    func addWords(into problems: inout Problems) {
        addSynonyms(into: &problems)
        for weak in intents.weakWords { vocabulary.declareWord(VocabularyBuilder.fold(weak.text)) }
        for noun in intents.knownNouns { vocabulary.declareWord(VocabularyBuilder.fold(noun.text)) }
        for level in declared.levels { vocabulary.declareWord(VocabularyBuilder.fold(level.text)) }
        for source in declared.sources { declareWords(in: [], related: source.names) }
        for topic in declared.topics { declareWords(in: topic.names, related: topic.related) }
        for indicator in declared.indicators { declareWords(in: indicator.names, related: indicator.related) }
        for entry in declared.entries { declareWords(in: entry.names, related: entry.related) }
        // 线下 and 昨天, where the knowledge has no such word: they limit what is asked all the same.
        for noun in intents.groups + intents.days
        where vocabulary.index(of: VocabularyBuilder.fold(noun.text)) == nil {
            vocabulary.declareWord(VocabularyBuilder.fold(noun.text))
        }
        vocabulary.weakSurfaces = Set(
            intents.weakWords.compactMap { vocabulary.index(of: VocabularyBuilder.fold($0.text)) })
        vocabulary.settle()
        vocabulary.shareWords(ofVerbsWith: intents.afterVerbs.map { VocabularyBuilder.fold($0.text) })
        for weak in intents.weakWords { vocabulary.markWeak(VocabularyBuilder.fold(weak.text)) }
        // One character, or a verb with its complement (遇到, 评出来): helps to tell names apart, but limits nothing.
        // Nor are 晚上 and 线下 verbs.
        let limiting = Set(
            (intents.limitingCharacters + intents.knownNouns + intents.groups + intents.days).map {
                VocabularyBuilder.fold($0.text)
            })
        let endings = intents.verbEndings.map { VocabularyBuilder.fold($0.text) }
        for (index, surface) in vocabulary.surfaces.enumerated()
        where !surface.words.isEmpty && !limiting.contains(surface.text) {
            let isVerb =
                vocabulary.isWord(index) && !spelledInNames.contains(index)
                && endings.contains(where: surface.text.hasExactSuffix)
            // 床, written as a synonym, is another spelling of 床位, and does not make that weak.
            let isCharacter = surface.text.unicodeScalars.count == 1 && vocabulary.isWord(index)
            if isCharacter || isVerb { vocabulary.markWeak(surface.text) }
        }
        for noun in intents.knownNouns {
            firmWords.formUnion(vocabulary.words(of: VocabularyBuilder.fold(noun.text)))
        }
        for level in declared.levels {
            levelWords.formUnion(vocabulary.words(of: VocabularyBuilder.fold(level.text)))
        }
        let levels = Set(declared.levels.map(\.text))
        for subject in declared.subjects {
            guard let level = subject.levelWord, let id = subjectNames[subject.name.text] else { continue }
            if !levels.contains(level.text) {
                problems.missing(
                    "“级别”里没有“\(level.text)”", at: level.place,
                    wayOut: "\(Nearest.hint(level.text, levels))在“级别”里加上它，或改成已有的。")
            }
            knowledge.subjects[Int(id.index)].levelWord = vocabulary.words(of: VocabularyBuilder.fold(level.text)).first
        }
    }
}
