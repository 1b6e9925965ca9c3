/// Turns what the files declare into a snapshot: names become numbers, and what does not fit together is reported.
///
/// A class, because it is built up by many small steps and copying its tables at each would take most of the start.
final class Compiler {
    let declared: KnowledgeDeclarations
    let intents: IntentFiles
    let vocabulary = VocabularyBuilder()
    var knowledge = KnowledgeBase()
    var units = Units()
    var subjectNames: [String: SubjectID] = [:]
    var typeNames: [String: Int] = [:]
    var sourceNames: [String: Int] = [:]
    var topicNames: [String: TopicID] = [:]
    var attributeNames: [String: AttributeID] = [:]
    /// For each topic, the words that may stand in a question about what belongs to it.
    var topicRelated: [[WordID]] = []
    var levelWords: Set<WordID> = []
    var firmWords: Set<WordID> = []
    /// 人数, 金额: they ask for a figure, and tell figures apart in names.
    var countingNouns: Set<String> = []
    /// Surfaces that stand in some 叫法, as against only in 相关.
    var spelledInNames: Set<Int> = []
    /// Indicators with figures that did not fit.
    var spoilt: Set<AttributeID> = []

    /// The pieces of each name: they are asked for again whenever more words are known.
    var namePieces: [ExactText: [NamePiece]] = [:]

    typealias Text = KnowledgeDeclarations.Text

    /// What stands between two spaces of a name.
    struct NamePiece {
        var spelling: String
        /// A number with nothing but a measure word after it.
        var isCount: Bool
    }

    init(_ declared: KnowledgeDeclarations, _ intents: IntentFiles) {
        self.declared = declared
        self.intents = intents
    }

    /// The snapshot is made even of files with errors, so that their examples can be tried; it is not to be used then.
    func compile(into problems: inout Problems) -> Snapshot? {
        addSubjects(into: &problems)
        addQuestionWords()
        reportMeasures(into: &problems)
        addWords(into: &problems)
        addSources(into: &problems)
        addTopics(into: &problems)
        addIndicators(into: &problems)
        addEntries(into: &problems)
        addParts(into: &problems)
        addToldNames()
        let templates = Templates(intents.templates.mapValues(\.text))
        addFigures(templates, into: &problems)
        addEntryFacts(templates, into: &problems)
        explainSources()
        knowledge.makeIndexes()
        reportUnused(into: &problems)
        reportUnusedSynonyms(into: &problems)
        reportSameWords(into: &problems)
        for attribute in knowledge.attributes { vocabulary.keepWhole(Sentence(attribute.name)) }
        vocabulary.noteInnerSubjects(subjectNames.map { ($0.key, $0.value) }.sorted { $0.0.count > $1.0.count }) {
            knowledge[$0].levelWord != nil
        }
        do {
            let lexicon = try Lexicon(
                surfaces: vocabulary.surfaces, wordTexts: vocabulary.wordTexts, weakWords: vocabulary.weakWords,
                repetitions: repetitions(into: &problems))
            let snapshot = snapshot(lexicon, templates)
            Reachability(declared, intents, snapshot.reader, vocabulary).report(into: &problems)
            return snapshot
        } catch {
            problems.error("词表建不起来：\(error)", at: Place(file: "", line: 0, column: 0))
            return nil
        }
    }

    /// What a name stands for, or nil after reporting that it stands for nothing; what is empty has been reported.
    func find<ID>(
        _ what: String, _ name: Text, among known: [String: ID], into problems: inout Problems
    ) -> ID? {
        if let id = known[name.text] { return id }
        guard !name.text.isEmpty else { return nil }
        problems.missing(
            "没有“\(name.text)”这个\(what)", at: name.place,
            wayOut: owner(of: name.text, what).map { "它是“\($0)”的别的叫法；这里要写名称“\($0)”。" }
                ?? "\(Nearest.hint(name.text, known.keys))在“\(what)”里定义它，或改成已有的名称。")
        return nil
    }

    /// The name of the only thing that is also called so: 河东分馆 for 河东.
    private func owner(of byname: String, _ what: String) -> String? {
        let called: [(name: String, bynames: [Text])] =
            switch what {
            case "主体": declared.subjects.map { ($0.name.text, $0.aliases) }
            case "来源": declared.sources.map { ($0.name.text, $0.names) }
            case "主题": declared.topics.map { ($0.name.text, $0.names) }
            case "指标": declared.indicators.map { ($0.name.text, $0.names) }
            default: []
            }
        let owners = called.filter { $0.bynames.contains { $0.text == byname } }
        return owners.count == 1 ? owners[0].name : nil
    }

    /// 重 that nothing understood may be what is left of 重庆, so that no other place answers.
    private var placeCharacters: Set<String> {
        Set(knowledge.subjects.flatMap { VocabularyBuilder.fold($0.name) }.map(String.init))
    }

    /// A word that no name has is none that could be counted.
    private var classOfNoun: [WordID: UnitClass] {
        var classes: [WordID: UnitClass] = [:]
        for measure in intents.measures {
            guard let unit = units.unit(named: measure.name.text) else { continue }
            for noun in measure.counted {
                let words = vocabulary.words(of: VocabularyBuilder.fold(noun.text))
                if words.count == 1 { classes[words[0]] = unit }
            }
        }
        return classes
    }

    private func snapshot(_ lexicon: Lexicon, _ templates: Templates) -> Snapshot {
        let retriever = Retriever(
            attributes: knowledge.attributes, wordCount: vocabulary.wordTexts.count,
            weakWords: vocabulary.weakWords, firmWords: firmWords)
        let opposites = intents.opposites.map { group in
            group.text.split(separator: " ").map { side in
                side.split(separator: "/").map { VocabularyBuilder.fold(String($0)) }
            }
        }
        let planner = Planner(
            wanted: intents.wanted,
            opposites: opposites,
            groups: Set(intents.groups.map { ExactText(VocabularyBuilder.fold($0.text)) }),
            knowledge: knowledge, retriever: retriever, lexicon: lexicon, units: units, levelWords: levelWords,
            subjectNames: subjectNames, attributeNames: attributeNames,
            wordNames: Dictionary(
                vocabulary.wordTexts.enumerated().map { ($1, WordID(index: Int32($0))) }
            ) { first, _ in first })
        let limiting = Set(intents.limitingCharacters.map { VocabularyBuilder.fold($0.text) })
        return Snapshot(
            reader: Reader(
                lexicon: lexicon, limitingCharacters: limiting.union(placeCharacters),
                verbCharacters: Set(intents.verbCharacters.map { VocabularyBuilder.fold($0.text) }), units: units,
                classOfNoun: classOfNoun, verbs: Set(opposites.joined().joined())),
            corrector: Corrector(
                lexicon, LookAlikes(intents.lookAlikes.map { VocabularyBuilder.fold($0.text) }),
                limitingCharacters: limiting,
                syllables: LoneSyllables(
                    characters: Set(intents.loneSyllables.map { ExactText(VocabularyBuilder.fold($0.text)) }),
                    particles: Set(intents.particleSyllables.map { ExactText(VocabularyBuilder.fold($0.text)) }))),
            planner: planner, templates: templates,
            smalltalk: intents.smalltalk.map { Template($0.replies.first ?? "") }, declaredIntents: intents.intents,
            phrasings: intents.phrasings, frames: intents.frames)
    }
}
