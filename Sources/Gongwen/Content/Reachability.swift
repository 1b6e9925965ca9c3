/// Finds question words and synonyms that no question can ever reach, by reading each alone: nothing is easier to find
/// than a word that is the whole message.
struct Reachability {
    private let declared: KnowledgeDeclarations
    private let intents: IntentFiles
    private let reader: Reader
    private let vocabulary: VocabularyBuilder

    init(
        _ declared: KnowledgeDeclarations, _ intents: IntentFiles, _ reader: Reader, _ vocabulary: VocabularyBuilder
    ) {
        self.declared = declared
        self.intents = intents
        self.reader = reader
        self.vocabulary = vocabulary
    }

    func report(into problems: inout Problems) {
        reportCues(into: &problems)
        reportSmalltalk(into: &problems)
        for (word, aliases) in declared.synonyms {
            for alias in aliases {
                reportShadow(alias, "“\(word.text)”的同义词", into: &problems)
                reportOtherMeaning(alias, of: word.text, into: &problems)
            }
        }
    }

    /// A synonym that is something else as well does not say what it should.
    private func reportOtherMeaning(
        _ alias: KnowledgeDeclarations.Text, of word: String, into problems: inout Problems
    ) {
        let spelling = VocabularyBuilder.fold(alias.text)
        guard let surface = vocabulary[spelling] else { return }
        if surface.subject != nil || surface.subjectType != nil || surface.foreign != nil {
            problems.warn(
                "“\(alias.text)”是主体的名称，又是“\(word)”的同义词，两样会混在一起", at: alias.place, wayOut: "删掉一处。")
        } else if surface.isFiller {
            problems.warn(
                "“\(alias.text)”在意图文件里是虚词或问词，当“\(word)”的同义词不起作用", at: alias.place,
                wayOut: "从虚词、问词里删掉它，或删掉这个同义词。")
        }
    }

    private func reportCues(into problems: inout Problems) {
        for intent in intents.intents where !intent.cues.isEmpty && intent.asks != .kind(.smalltalk) {
            var rivals: [IntentFiles.Asks] = []
            for cue in intent.cues {
                reportShadow(cue, "意图“\(intent.name.text)”的问词", into: &problems)
                // An operator is read whatever else the question asks.
                guard case .kind = intent.asks, let kind = kind(of: cue.text), .kind(kind) != intent.asks else {
                    continue
                }
                rivals.append(.kind(kind))
            }
            guard rivals.count == intent.cues.count else { continue }
            let names = intents.intents.filter { rivals.contains($0.asks) }.map { "“\($0.name.text)”" }
            problems.error(
                "意图“\(intent.name.text)”永远不会被触发：它的问词都先归了\(names.joined(separator: "、"))",
                at: intent.cues[0].place, wayOut: "加上只属于它的问词，或从那里删掉相同的问词。")
        }
    }

    private func reportSmalltalk(into problems: inout Problems) {
        var owners: [String: KnowledgeDeclarations.Text] = [:]
        for talk in intents.smalltalk {
            for phrase in talk.phrases {
                let spelling = VocabularyBuilder.fold(phrase.text)
                if let owner = owners[spelling] {
                    if owner.text != talk.name.text {
                        problems.warn(
                            "“\(phrase.text)”已经归寒暄“\(owner.text)”，写在这里不起作用", at: phrase.place,
                            wayOut: "另一处在 \(owner.place.shown)，留一处。")
                    }
                    continue
                }
                owners[spelling] = KnowledgeDeclarations.Text(text: talk.name.text, place: phrase.place)
                reportShadow(phrase, "寒暄“\(talk.name.text)”的说法", into: &problems)
            }
        }
    }

    private func kind(of text: String) -> QuestionKind? {
        let sentence = Sentence(text)
        let mentions = reader.lexicon.mentions(in: sentence)
        return reader.read(mentions[...], of: sentence, today: Workspace.exampleDay).kind
    }

    /// A spelling that is cut into others even when it stands alone is never found.
    private func reportShadow(
        _ word: KnowledgeDeclarations.Text, _ what: String, into problems: inout Problems
    ) {
        let sentence = Sentence(word.text)
        guard !sentence.isEmpty else {
            return problems.warn(
                "\(what)“\(word.text)”里没有字，永远不会被认出来", at: word.place, wayOut: "标点和空格不算；换成词，或删掉它。")
        }
        let mentions = reader.lexicon.mentions(in: sentence)
        let isWhole = mentions.count == 1 && isSurface(mentions[0], sentence.text)
        guard !isWhole else { return }
        let parts = mentions.map { "“\(sentence.text($0.range))”" }
        problems.warn(
            "\(what)“\(word.text)”永远不会被认出来：它总是读成\(parts.joined(separator: "、"))", at: word.place,
            wayOut: "换一种写法，或删掉它。")
    }

    private func isSurface(_ mention: Mention, _ text: String) -> Bool {
        guard case .surface(let index) = mention.meaning else { return false }
        return reader.lexicon.surfaces[index].text == text
    }
}
