/// Turns what the files declare into a snapshot: names become numbers, and what does not fit together is reported.
///
/// A class, because it is built up by many small steps and copying its tables at each would take most of the start.
final class Compiler {
    private let declared: KnowledgeDeclarations
    private let intents: IntentFiles
    private let vocabulary = VocabularyBuilder()
    private var knowledge = KnowledgeBase()
    private var units = Units()
    private var subjectNames: [String: SubjectID] = [:]
    private var typeNames: [String: Int] = [:]
    private var sourceNames: [String: Int] = [:]
    private var topicNames: [String: TopicID] = [:]
    private var attributeNames: [String: AttributeID] = [:]
    private var attributePlaces: [AttributeID: Place] = [:]
    private var levelWords: Set<WordID> = []
    private var firmWords: Set<WordID> = []
    /// 人数, 金额: they ask for a figure, and tell figures apart in names.
    private var countingNouns: Set<String> = []
    /// Spellings that stand in some 叫法, as against only in 相关.
    private var spelledInNames: Set<String> = []

    /// The pieces of each name, folded: names are cut again whenever more words are known.
    private var foldedPieces: [String: [String]] = [:]

    private typealias Text = KnowledgeDeclarations.Text

    init(_ declared: KnowledgeDeclarations, _ intents: IntentFiles) {
        self.declared = declared
        self.intents = intents
    }

    func compile(into problems: inout Problems) -> Snapshot? {
        addSubjects(into: &problems)
        addQuestionWords()
        addWords(into: &problems)
        addSources(into: &problems)
        addTopics(into: &problems)
        addIndicators(into: &problems)
        addEntries(into: &problems)
        addParts(into: &problems)
        let templates = Templates(intents.templates.mapValues(\.text))
        addFigures(templates, into: &problems)
        addEntryFacts(templates, into: &problems)
        for fact in knowledge.facts {
            let index = Int(fact.attribute.index)
            let words = knowledge.sources[fact.source].words
            knowledge.attributes[index].explained = Set(knowledge.attributes[index].explained + words).sorted()
        }
        knowledge.makeIndexes()
        reportUnused(into: &problems)
        vocabulary.noteInnerSubjects(subjectNames.map { ($0.key, $0.value) }.sorted { $0.0.count > $1.0.count })
        guard !problems.hasError else { return nil }
        do {
            let lexicon = try Lexicon(
                surfaces: vocabulary.surfaces, wordTexts: vocabulary.wordTexts, weakWords: vocabulary.weakWords)
            return snapshot(lexicon, templates)
        } catch {
            problems.error("词表建不起来：\(error)", at: Place(file: "", line: 0, column: 0))
            return nil
        }
    }

    private func snapshot(_ lexicon: Lexicon, _ templates: Templates) -> Snapshot {
        let retriever = Retriever(
            attributes: knowledge.attributes, wordCount: vocabulary.wordTexts.count,
            weakWords: vocabulary.weakWords, firmWords: firmWords)
        let planner = Planner(
            wanted: Dictionary(intents.intents.map { ($0.kind, $0.wanted) }) { first, _ in first },
            knowledge: knowledge, retriever: retriever, lexicon: lexicon, units: units, levelWords: levelWords,
            subjectNames: subjectNames, attributeNames: attributeNames,
            wordNames: Dictionary(
                uniqueKeysWithValues: vocabulary.wordTexts.enumerated().map { ($1, WordID(index: Int32($0))) }))
        return Snapshot(
            reader: Reader(
                lexicon: lexicon,
                limitingCharacters: Set(intents.limitingCharacters.map { VocabularyBuilder.fold($0.text) })),
            planner: planner, templates: templates,
            smalltalk: intents.smalltalk.map(\.replies), declaredIntents: intents.intents)
    }

    // MARK: subjects

    private func addSubjects(into problems: inout Problems) {
        for type in declared.subjectTypes {
            let id = knowledge.subjectTypes.count
            knowledge.subjectTypes.append(type.name.text)
            typeNames[type.name.text] = id
            for generic in type.generic {
                vocabulary.update(VocabularyBuilder.fold(generic.text)) { $0.subjectType = id }
            }
        }
        var owner: [String: String] = [:]
        for subject in declared.subjects {
            guard let type = typeNames[subject.type.text] else {
                problems.error(
                    "没有“\(subject.type.text)”这个主体类型", at: subject.type.place,
                    wayOut: "可用的：\(knowledge.subjectTypes.joined(separator: "、"))")
                continue
            }
            let id = SubjectID(index: Int32(knowledge.subjects.count))
            if subjectNames[subject.name.text] != nil {
                problems.error("主体“\(subject.name.text)”定义了两次", at: subject.name.place, wayOut: "留一个。")
                continue
            }
            subjectNames[subject.name.text] = id
            knowledge.subjects.append(
                Subject(
                    name: subject.name.text, type: type, parent: nil, levelWord: nil,
                    overview: subject.overview.map(\.text), place: subject.name.place))
            for name in [subject.name] + subject.aliases {
                let spelling = VocabularyBuilder.fold(name.text)
                if let other = owner[spelling], other != subject.name.text {
                    problems.error("“\(name.text)”同时是\(other)和\(subject.name.text)的别名", at: name.place, wayOut: "删掉一个。")
                }
                owner[spelling] = subject.name.text
                vocabulary.update(spelling) { $0.subject = id }
            }
            for other in subject.lookAlikes {
                vocabulary.update(VocabularyBuilder.fold(other.text)) { $0.foreign = "不是\(subject.name.text)" }
            }
        }
        settleGenericNames()
        for (index, subject) in declared.subjects.enumerated() where index < knowledge.subjects.count {
            guard let parent = subject.parent else { continue }
            guard let id = subjectNames[parent.text] else {
                problems.error("没有“\(parent.text)”这个主体", at: parent.place)
                continue
            }
            knowledge.subjects[index].parent = id
        }
        for (what, names) in declared.foreign {
            for name in names {
                let spelling = VocabularyBuilder.fold(name.text)
                if vocabulary[spelling]?.subject != nil {
                    problems.error("“\(name.text)”已经是主体，不能又是无资料主体", at: name.place, wayOut: "删掉一处。")
                }
                vocabulary.update(spelling) { $0.foreign = what }
            }
        }
    }

    /// 全市 means the only city there is; 全区 may mean any district.
    private func settleGenericNames() {
        for (index, type) in declared.subjectTypes.enumerated() {
            let members = knowledge.subjects.indices.filter { knowledge.subjects[$0].type == index }
            guard members.count == 1 else { continue }
            for generic in type.generic {
                vocabulary.update(VocabularyBuilder.fold(generic.text)) {
                    $0.subject = SubjectID(index: Int32(members[0]))
                    $0.subjectType = nil
                }
            }
        }
    }

    // MARK: question words

    private func addQuestionWords() {
        for filler in intents.fillers { vocabulary.update(VocabularyBuilder.fold(filler.text)) { $0.isFiller = true } }
        for word in intents.restrictions {
            vocabulary.update(VocabularyBuilder.fold(word.text)) {
                $0.isRestriction = true
                $0.isFiller = true
            }
        }
        for word in intents.afterVerbs {
            vocabulary.update(VocabularyBuilder.fold(word.text)) {
                $0.followsVerb = true
                $0.isFiller = true
            }
        }
        for word in intents.beforeVerbs {
            vocabulary.update(VocabularyBuilder.fold(word.text)) {
                $0.precedesVerb = true
                $0.isFiller = true
            }
        }
        for word in intents.finalQuestionWords {
            vocabulary.update(VocabularyBuilder.fold(word.text)) {
                $0.asksAtEnd = true
                $0.isFiller = true
            }
        }
        for word in intents.conjunctions {
            vocabulary.update(VocabularyBuilder.fold(word.text)) {
                $0.isConjunction = true
                $0.isFiller = true
            }
        }
        for measure in intents.measures {
            let members = measure.members.map { VocabularyBuilder.fold($0.text) }
            let unit = units.add(
                measure.name.text, members: members, isStrict: measure.isStrict, isGeneral: measure.isGeneral)
            for member in members { addCue(.measure(unit), to: member) }
        }
        for (scope, words) in intents.scopes {
            for word in words { addCue(.scope(scope), to: VocabularyBuilder.fold(word.text)) }
        }
        for (offset, words) in intents.relativeYears {
            for word in words { addCue(.relativeYear(offset), to: VocabularyBuilder.fold(word.text)) }
        }
        for mark in intents.ordinalMarks { addCue(.ordinal, to: VocabularyBuilder.fold(mark.text)) }
        for intent in intents.intents {
            for cue in intent.cues { addCue(.kind(intent.kind), to: VocabularyBuilder.fold(cue.text)) }
            for (name, words) in intent.counted {
                guard let unit = units.unit(named: name.text) else { continue }
                for word in words {
                    addCue(.kind(intent.kind), to: VocabularyBuilder.fold(word.text))
                    addCue(.measure(unit), to: VocabularyBuilder.fold(word.text))
                    countingNouns.insert(VocabularyBuilder.fold(word.text))
                }
            }
            for cue in intent.faintCues {
                addCue(.faintKind(intent.kind), to: VocabularyBuilder.fold(cue.text))
                countingNouns.insert(VocabularyBuilder.fold(cue.text))
            }
            for cue in intent.measured { addMeasuredCue(intent.kind, VocabularyBuilder.fold(cue.text)) }
        }
        for (index, talk) in intents.smalltalk.enumerated() {
            for phrase in talk.phrases { addCue(.smalltalk(index), to: VocabularyBuilder.fold(phrase.text)) }
        }
    }

    private func addCue(_ cue: Cue, to spelling: String) {
        vocabulary.update(spelling) {
            if !$0.cues.contains(cue) { $0.cues.append(cue) }
            $0.isFiller = true
        }
    }

    /// 多少 and 场 make 多少场, which asks for a figure that counts occasions.
    private func addMeasuredCue(_ kind: QuestionKind, _ cue: String) {
        addCue(.kind(kind), to: cue)
        for measure in intents.measures {
            guard let unit = units.classes[VocabularyBuilder.fold(measure.members.first?.text ?? "")] else { continue }
            for member in measure.members {
                let spelling = cue + VocabularyBuilder.fold(member.text)
                addCue(.kind(kind), to: spelling)
                addCue(.measure(unit), to: spelling)
            }
        }
    }

    // MARK: words

    /// The pieces of a name that can be words. What every question may say anyway is none: 多少, 全区, 2024年.
    private func pieces(_ text: String) -> [String] {
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
        let rest = String(String.UnicodeScalarView(scalars[end...]))
        return rest.isEmpty || units.classes[rest] != nil
    }

    private func addWords(into problems: inout Problems) {
        var owner: [String: (words: [String], place: Place)] = [:]
        for (word, aliases) in declared.synonyms {
            let words = pieces(word.text)
            for part in words { vocabulary.declareWord(part) }
            for alias in aliases {
                let spelling = VocabularyBuilder.fold(alias.text)
                if let other = owner[spelling], other.words != words {
                    problems.warn(
                        "“\(alias.text)”已经是“\(other.words.joined(separator: " "))”的同义词，这里又归到“\(word.text)”",
                        at: alias.place,
                        wayOut: "留一处；以先写的为准。")
                    continue
                }
                owner[spelling] = (words, alias.place)
                vocabulary.alias(spelling, for: words)
            }
        }
        for weak in intents.weakWords { vocabulary.declareWord(VocabularyBuilder.fold(weak.text)) }
        for noun in intents.knownNouns { vocabulary.declareWord(VocabularyBuilder.fold(noun.text)) }
        for level in declared.levels { vocabulary.declareWord(VocabularyBuilder.fold(level.text)) }
        for text in declared.topics.flatMap(\.names) + declared.indicators.flatMap(\.names)
            + declared.entries.flatMap(\.names)
        {
            for piece in pieces(text.text) { spelledInNames.insert(piece) }
        }
        let named =
            declared.sources.flatMap(\.names) + declared.topics.flatMap { $0.names + $0.related }
            + declared.indicators.flatMap { $0.names + $0.related } + declared.entries.flatMap { $0.names + $0.related }
        for name in named { for piece in pieces(name.text) { vocabulary.declareWord(piece) } }
        vocabulary.weakSpellings = Set(intents.weakWords.map { VocabularyBuilder.fold($0.text) })
        vocabulary.settle()
        vocabulary.shareWords(ofVerbsWith: intents.afterVerbs.map { VocabularyBuilder.fold($0.text) })
        for weak in intents.weakWords { vocabulary.markWeak(VocabularyBuilder.fold(weak.text)) }
        // One character, or a verb with its complement (遇到, 评出来): helps to tell names apart, but limits nothing.
        let limiting = Set(intents.limitingCharacters.map { VocabularyBuilder.fold($0.text) })
        let endings = intents.verbEndings.map { VocabularyBuilder.fold($0.text) }
        for surface in vocabulary.surfaces where !surface.words.isEmpty && !limiting.contains(surface.text) {
            let isVerb =
                vocabulary.word(surface.text) != nil && !spelledInNames.contains(surface.text)
                && endings.contains(where: surface.text.hasSuffix)
            if surface.text.unicodeScalars.count == 1 || isVerb { vocabulary.markWeak(surface.text) }
        }
        for noun in intents.knownNouns {
            firmWords.formUnion(vocabulary[VocabularyBuilder.fold(noun.text)]?.words ?? [])
        }
        for level in declared.levels {
            levelWords.formUnion(vocabulary[VocabularyBuilder.fold(level.text)]?.words ?? [])
        }
        for (index, subject) in declared.subjects.enumerated() where index < knowledge.subjects.count {
            guard let level = subject.levelWord else { continue }
            knowledge.subjects[index].levelWord = vocabulary[VocabularyBuilder.fold(level.text)]?.words.first
        }
    }

    /// The words of a name as an author writes it: cut by spaces, and each piece by what it is made of.
    private func words(of name: String) -> [WordID] {
        Set(pieces(name).flatMap { vocabulary[$0]?.words ?? [] }).sorted()
    }

    private func variants(_ name: Text, _ names: [Text]) -> [[WordID]] {
        let own = Set(vocabulary.words(cutting: VocabularyBuilder.fold(name.text))).sorted()
        var variants: [[WordID]] = own.isEmpty ? [] : [own]
        for other in names {
            let words = words(of: other.text)
            if !words.isEmpty, !variants.contains(words) { variants.append(words) }
        }
        return variants
    }

    // MARK: sources, topics, attributes

    private func addSources(into problems: inout Problems) {
        for source in declared.sources {
            if sourceNames[source.name.text] != nil {
                problems.error("来源“\(source.name.text)”定义了两次", at: source.name.place, wayOut: "留一个。")
            }
            sourceNames[source.name.text] = knowledge.sources.count
            knowledge.sources.append(
                Source(
                    name: source.name.text, title: source.title, date: source.date,
                    words: source.names.flatMap { words(of: $0.text) }))
        }
    }

    private func addTopics(into problems: inout Problems) {
        for topic in declared.topics {
            if topicNames[topic.name.text] != nil {
                problems.error("主题“\(topic.name.text)”定义了两次", at: topic.name.place, wayOut: "合成一个。")
                continue
            }
            topicNames[topic.name.text] = TopicID(index: Int32(knowledge.topics.count))
            knowledge.topics.append(
                Topic(name: topic.name.text, type: topic.type, variants: variants(topic.name, topic.names)))
        }
    }

    private func topic(_ name: Text?, into problems: inout Problems) -> TopicID? {
        guard let name else { return nil }
        guard let id = topicNames[name.text] else {
            problems.error("没有“\(name.text)”这个主题", at: name.place, wayOut: "在“主题”里定义它，或改成已有的名称。")
            return nil
        }
        return id
    }

    private func topicWords(_ id: TopicID?) -> [WordID] {
        guard let id else { return [] }
        let related = declared.topics[Int(id.index)].related.flatMap { words(of: $0.text) }
        return knowledge[id].variants.flatMap { $0 } + related
    }

    private func addAttribute(_ attribute: Attribute) -> AttributeID {
        let id = AttributeID(index: Int32(knowledge.attributes.count))
        knowledge.attributes.append(attribute)
        attributeNames[attribute.name] = id
        if let topic = attribute.topic { knowledge.topics[Int(topic.index)].attributes.append(id) }
        return id
    }

    private func addIndicators(into problems: inout Problems) {
        for indicator in declared.indicators {
            if let other = attributeNames[indicator.name.text] {
                problems.error(
                    "指标“\(indicator.name.text)”定义了两次", at: indicator.name.place,
                    wayOut: "另一处在 \(knowledge[other].place.file):\(knowledge[other].place.line)，留一个。")
                continue
            }
            let variants = variants(indicator.name, indicator.names)
            let topic = topic(indicator.topic, into: &problems)
            let related = indicator.related.flatMap { words(of: $0.text) }
            _ = addAttribute(
                Attribute(
                    name: indicator.name.text, kind: .figure, variants: variants,
                    explained: Set(variants.joined() + related + topicWords(topic)).sorted(), topic: topic,
                    unit: indicator.unit, isStock: indicator.isStock, sentence: indicator.sentence?.text, parts: [],
                    place: indicator.name.place))
        }
    }

    private func addParts(into problems: inout Problems) {
        for indicator in declared.indicators {
            guard let id = attributeNames[indicator.name.text] else { continue }
            for part in indicator.parts {
                guard let other = attributeNames[part.text] else {
                    problems.error("没有“\(part.text)”这个指标", at: part.place, wayOut: "先定义它，哪怕还没有数字。")
                    continue
                }
                knowledge.attributes[Int(id.index)].parts.append(other)
            }
        }
    }

    private func addEntries(into problems: inout Problems) {
        for entry in declared.entries {
            let said = entry.items.joined(separator: "，") + entry.text
            let inText = vocabulary.knownWords(in: VocabularyBuilder.fold(said))
            let related = entry.related.flatMap { words(of: $0.text) }
            let topic = topic(entry.topic, into: &problems)
            let variants = variants(entry.name, entry.names)
            if let id = attributeNames[entry.name.text] {
                var known = knowledge[id]
                guard known.kind == entry.kind else {
                    problems.error(
                        "“\(entry.name.text)”已经是“\(known.kind.rawValue)”，这里又写成“\(entry.kind.rawValue)”",
                        at: entry.name.place,
                        wayOut: "换一个名称，或改成同一类。")
                    continue
                }
                known.variants += variants.filter { !known.variants.contains($0) }
                known.explained = Set(known.explained + variants.joined() + related + inText).sorted()
                knowledge.attributes[Int(id.index)] = known
                continue
            }
            _ = addAttribute(
                Attribute(
                    name: entry.name.text, kind: entry.kind, variants: variants,
                    explained: Set(variants.joined() + related + inText + topicWords(topic)).sorted(), topic: topic,
                    unit: "", isStock: false, sentence: nil, parts: [], place: entry.name.place))
        }
    }

    // MARK: facts

    private func subject(_ name: Text, into problems: inout Problems) -> SubjectID? {
        if let id = subjectNames[name.text] { return id }
        problems.error("没有“\(name.text)”这个主体", at: name.place, wayOut: "在“主体”里定义它，或改成已有的名称。")
        return nil
    }

    private func source(_ name: Text, into problems: inout Problems) -> Int? {
        if let id = sourceNames[name.text] { return id }
        problems.error("没有“\(name.text)”这个来源", at: name.place, wayOut: "在“来源”里定义它，或改成已有的名称。")
        return nil
    }

    private struct FigureKey: Hashable {
        var subject: SubjectID
        var attribute: AttributeID
        var scope: Scope
        var period: String
    }

    private func addFigures(_ templates: Templates, into problems: inout Problems) {
        var seen: [FigureKey: KnowledgeDeclarations.Figure] = [:]
        for figure in declared.figures {
            guard let subject = subject(figure.subject, into: &problems),
                let source = source(figure.source, into: &problems)
            else { continue }
            guard let id = attributeNames[figure.indicator.text], knowledge[id].kind == .figure else {
                problems.error(
                    "没有“\(figure.indicator.text)”这个指标", at: figure.indicator.place, wayOut: "在“指标”里定义它，或改成已有的名称。")
                continue
            }
            let attribute = knowledge[id]
            if let own = units.classes[figure.unit.text], let usual = units.classes[attribute.unit], own != usual,
                own != units.general, usual != units.general
            {
                problems.warn(
                    "“\(attribute.name)”的单位是“\(attribute.unit)”，这里写的是“\(figure.unit.text)”", at: figure.unit.place,
                    wayOut: "看看是不是另一个指标。")
            }
            let key = FigureKey(subject: subject, attribute: id, scope: figure.scope, period: figure.period)
            if let other = seen[key] {
                let same = other.quantity == figure.quantity
                problems.error(
                    same
                        ? "这一行和第 \(other.place.line) 行重复"
                        : "和 \(other.place.file):\(other.place.line) 矛盾：同一主体、指标、口径、时间有两个数",
                    at: figure.place, wayOut: same ? "删掉一行。" : "核对来源，改口径或时间，或删掉一行。")
                continue
            }
            seen[key] = figure
            if figure.quantity.printed.contains("%"), attribute.unit.isEmpty {
                knowledge.attributes[Int(id.index)].unit = "%"
            }
            let unit = figure.unit.text
            var fact = Fact(
                attribute: id, subject: subject, value: .figure(figure.quantity), scope: figure.scope,
                period: Period(figure.period), unit: unit, source: source, sourceLine: figure.sourceLine,
                note: figure.note, isUnexplained: false, statement: "", place: figure.place)
            fact.statement = FactStatement.figure(
                figure.quantity, unit: unit, attribute: attribute, subject: knowledge[subject].name, fact: fact,
                templates)
            knowledge.facts.append(fact)
        }
    }

    private func addEntryFacts(_ templates: Templates, into problems: inout Problems) {
        var seen: [KnowledgeBase.Key: Place] = [:]
        for entry in declared.entries {
            guard let subject = subject(entry.subject, into: &problems),
                let source = source(entry.source, into: &problems),
                let id = attributeNames[entry.name.text]
            else { continue }
            let key = KnowledgeBase.Key(attribute: id, subject: subject)
            if let other = seen[key] {
                problems.error(
                    "条目“\(entry.name.text)”和第 \(other.line) 行的重名", at: entry.name.place, wayOut: "换一个名称，或合成一个。")
                continue
            }
            seen[key] = entry.name.place
            var fact = Fact(
                attribute: id, subject: subject, value: entry.kind == .list ? .list(entry.items) : .text(entry.text),
                scope: .once, period: Period(entry.period), unit: "", source: source, sourceLine: entry.sourceLine,
                note: entry.note, isUnexplained: entry.isUnexplained, statement: entry.text, place: entry.name.place)
            if entry.kind == .list {
                fact.statement = FactStatement.list(
                    entry.items, sentence: entry.sentence?.text, attribute: entry.name.text,
                    subject: knowledge[subject].name, period: entry.period, templates)
            }
            fact.stated = NumberScanner.counts(in: fact.statement, units)
            knowledge.facts.append(fact)
        }
    }

    private func reportUnused(into problems: inout Problems) {
        let isPart = Set(knowledge.attributes.flatMap(\.parts))
        for id in knowledge.attributeIDs where knowledge.subjects(with: id).isEmpty && !isPart.contains(id) {
            problems.warn("指标“\(knowledge[id].name)”没有一个数字", at: knowledge[id].place, wayOut: "在 CSV 里加一行，或删掉它。")
        }
        for subject in knowledge.subjects {
            for name in subject.overview where attributeNames[name] == nil {
                problems.error("“概况”里的“\(name)”不是指标也不是条目", at: subject.place)
            }
        }
    }
}

/// A fact as a whole sentence. Made once, when the files load.
enum FactStatement {
    static func figure(
        _ quantity: Quantity, unit: String, attribute: Attribute, subject: String, fact: Fact, _ templates: Templates
    ) -> String {
        let number = quantity.with(unit: unit)
        let qualifiers = [fact.scope == .once ? "" : scopeText(fact.scope), fact.period.text].filter { !$0.isEmpty }
        let aside = qualifiers.isEmpty ? "" : "（\(qualifiers.joined(separator: "，"))）"
        if let sentence = attribute.sentence,
            !(attribute.isStock && fact.scope != .total && !sentence.contains(fact.scope.rawValue))
        {
            return templates.fill(
                "数值句", ["主体": subject, "句": Placeholder.fill(sentence, ["数": number]), "括注": aside])
        }
        return templates.fill("数值名", ["主体": subject, "指标": attribute.name, "数": number, "括注": aside])
    }

    static func list(
        _ items: [String], sentence: String?, attribute: String, subject: String, period: String, _ templates: Templates
    ) -> String {
        if let sentence { return Placeholder.fill(sentence, ["名单": items.joined(separator: "、")]) }
        let aside = period.isEmpty ? "" : "（\(period)）"
        return templates.fill(
            "名单句", ["主体": subject, "指标": attribute, "名单": items.joined(separator: "、"), "括注": aside])
    }

    private static func scopeText(_ scope: Scope) -> String {
        scope == .plan ? "计划数" : scope.rawValue
    }
}
