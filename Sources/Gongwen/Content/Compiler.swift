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
    /// For each topic, the words that may stand in a question about what belongs to it.
    private var topicRelated: [[WordID]] = []
    private var levelWords: Set<WordID> = []
    private var firmWords: Set<WordID> = []
    /// 人数, 金额: they ask for a figure, and tell figures apart in names.
    private var countingNouns: Set<String> = []
    /// Spellings that stand in some 叫法, as against only in 相关.
    private var spelledInNames: Set<String> = []
    /// Indicators with figures that did not fit.
    private var spoilt: Set<AttributeID> = []

    /// The pieces of each name, folded: names are cut again whenever more words are known.
    private var foldedPieces: [String: [String]] = [:]

    private typealias Text = KnowledgeDeclarations.Text

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
        reportSameWords(into: &problems)
        vocabulary.noteInnerSubjects(subjectNames.map { ($0.key, $0.value) }.sorted { $0.0.count > $1.0.count })
        do {
            let lexicon = try Lexicon(
                surfaces: vocabulary.surfaces, wordTexts: vocabulary.wordTexts, weakWords: vocabulary.weakWords)
            let snapshot = snapshot(lexicon, templates)
            Reachability(declared, intents, snapshot.reader).report(into: &problems)
            return snapshot
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
            wanted: intents.wanted,
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
            guard typeNames[type.name.text] == nil else {
                problems.error("主体类型“\(type.name.text)”定义了两次", at: type.name.place, wayOut: "合成一个。")
                continue
            }
            let id = knowledge.subjectTypes.count
            knowledge.subjectTypes.append(type.name.text)
            typeNames[type.name.text] = id
            for generic in type.generic {
                vocabulary.update(VocabularyBuilder.fold(generic.text)) { $0.subjectType = id }
            }
        }
        var owners: [String: (name: String, place: Place)] = [:]
        for subject in declared.subjects { add(subject, &owners, into: &problems) }
        settleGenericNames()
        for subject in declared.subjects {
            guard let id = subjectNames[subject.name.text], let parent = subject.parent else { continue }
            guard let other = subjectNames[parent.text] else {
                problems.missing(
                    "没有“\(parent.text)”这个主体", at: parent.place,
                    wayOut: "\(Nearest.hint(parent.text, subjectNames.keys))在“主体”里定义它，或改成已有的名称。")
                continue
            }
            var above: SubjectID? = other
            while let next = above, next != id { above = knowledge[next].parent }
            guard above == nil else {
                problems.error("“上级”绕成了圈：\(subject.name.text)在自己的上面", at: parent.place, wayOut: "改成真正的上级，或删掉。")
                continue
            }
            knowledge.subjects[Int(id.index)].parent = other
        }
        for (what, names) in declared.foreign {
            for name in names {
                let spelling = VocabularyBuilder.fold(name.text)
                if let owner = owners[spelling] {
                    problems.error(
                        "“\(name.text)”已经是主体“\(owner.name)”的名称，不能又是无资料主体", at: name.place, wayOut: "删掉一处。")
                }
                vocabulary.update(spelling) { $0.foreign = what }
            }
        }
    }

    private func add(
        _ subject: KnowledgeDeclarations.Subject, _ owners: inout [String: (name: String, place: Place)],
        into problems: inout Problems
    ) {
        let name = subject.name.text
        if typeNames[subject.type.text] == nil, !subject.type.text.isEmpty {
            problems.missing(
                "没有“\(subject.type.text)”这个主体类型", at: subject.type.place,
                wayOut: "\(Nearest.hint(subject.type.text, knowledge.subjectTypes))"
                    + (knowledge.subjectTypes.isEmpty
                        ? "在“主体类型”里定义它。" : "可用的：\(knowledge.subjectTypes.joined(separator: "、"))"))
        }
        if let other = subjectNames[name] {
            return problems.error(
                "主体“\(name)”定义了两次", at: subject.name.place,
                wayOut: "另一处在 \(knowledge[other].place.shown)，留一个。")
        }
        let id = SubjectID(index: Int32(knowledge.subjects.count))
        subjectNames[name] = id
        knowledge.subjects.append(
            Subject(
                name: name, type: typeNames[subject.type.text] ?? 0, parent: nil, levelWord: nil,
                overview: subject.overview.map(\.text), place: subject.name.place))
        if knowledge.subjectTypes.isEmpty { knowledge.subjectTypes.append(subject.type.text) }
        for alias in [subject.name] + subject.aliases {
            let spelling = VocabularyBuilder.fold(alias.text)
            if let other = owners[spelling], other.name != name {
                problems.error(
                    "“\(alias.text)”同时是\(other.name)和\(name)的叫法", at: alias.place,
                    wayOut: "另一处在 \(other.place.shown)，删掉一个。")
            }
            owners[spelling] = (name, alias.place)
            vocabulary.update(spelling) { $0.subject = id }
        }
        for other in subject.lookAlikes {
            let spelling = VocabularyBuilder.fold(other.text)
            if let owner = owners[spelling] {
                problems.error("“\(other.text)”是\(owner.name)的叫法，不能写在“不是”里", at: other.place, wayOut: "删掉一处。")
            }
            vocabulary.update(spelling) { $0.foreign = "不是\(name)" }
        }
    }

    /// 全市 means the only city there is; 全区 may mean any district.
    private func settleGenericNames() {
        for type in declared.subjectTypes {
            let members = knowledge.subjects.indices.filter { knowledge.subjects[$0].type == typeNames[type.name.text] }
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
        mark(intents.fillers) { _ in }
        mark(intents.restrictions) { $0.isRestriction = true }
        mark(intents.afterVerbs) { $0.followsVerb = true }
        mark(intents.beforeVerbs) { $0.precedesVerb = true }
        mark(intents.finalQuestionWords) { $0.asksAtEnd = true }
        mark(intents.exclusions) { $0.isExclusion = true }
        mark(intents.separators) { $0.isSeparator = true }
        mark(intents.negations) { $0.isNegation = true }
        mark(intents.conjunctions) { $0.isConjunction = true }
        for measure in intents.measures {
            let members = measure.members.map { VocabularyBuilder.fold($0.text) }
            let unit = units.add(
                measure.name.text, members: members, isStrict: measure.isStrict, isTime: measure.isTime,
                isGeneral: measure.isGeneral,
                apart: measure.apart.map { VocabularyBuilder.fold($0.text) })
            for member in members { addCue(.measure(unit), to: member) }
        }
        for (scope, words) in intents.scopes {
            for word in words { addCue(.scope(scope), to: VocabularyBuilder.fold(word.text)) }
        }
        for (offset, words) in intents.relativeYears {
            for word in words { addCue(.relativeYear(offset), to: VocabularyBuilder.fold(word.text)) }
        }
        for (step, words) in intents.adjacentYears {
            for word in words { addCue(.adjacentYear(step), to: VocabularyBuilder.fold(word.text)) }
        }
        for mark in intents.ordinalMarks { addCue(.ordinal, to: VocabularyBuilder.fold(mark.text)) }
        for intent in intents.intents {
            for cue in intent.cues { addCue(intent.asks.cue, to: VocabularyBuilder.fold(cue.text)) }
            if case .operation(let operation) = intent.asks {
                mark(intent.finalCues) { $0.finalOperator = operation }
            }
            let cues = intent.cues.map { VocabularyBuilder.fold($0.text) }
            for cue in intent.divisors.map({ VocabularyBuilder.fold($0.text) }) {
                // 平均每 asks for a mean by itself, 每 only beside a word that does.
                addDivisor(cue, asking: cues.contains(where: cue.hasPrefix) ? intent.asks.cue : nil)
            }
            for (name, words) in intent.counted {
                guard let unit = units.unit(named: name.text) else { continue }
                for word in words {
                    addCue(intent.asks.cue, to: VocabularyBuilder.fold(word.text))
                    addCue(.measure(unit), to: VocabularyBuilder.fold(word.text))
                    countingNouns.insert(VocabularyBuilder.fold(word.text))
                }
            }
            for cue in intent.faintCues {
                if let faint = intent.asks.faintCue { addCue(faint, to: VocabularyBuilder.fold(cue.text)) }
                countingNouns.insert(VocabularyBuilder.fold(cue.text))
            }
            for cue in intent.measured { addMeasuredCue(intent.asks.cue, VocabularyBuilder.fold(cue.text)) }
        }
        for mark in intents.topMarks { addCue(.top, to: VocabularyBuilder.fold(mark.text)) }
        for (index, talk) in intents.smalltalk.enumerated() {
            for phrase in talk.phrases { addCue(.smalltalk(index), to: VocabularyBuilder.fold(phrase.text)) }
        }
    }

    private func reportMeasures(into problems: inout Problems) {
        var owners: [String: Text] = [:]
        for measure in intents.measures {
            for member in measure.members {
                let spelling = VocabularyBuilder.fold(member.text)
                if let other = owners[spelling], other.text != measure.name.text {
                    problems.error(
                        "量词“\(member.text)”已经在“\(other.text)”类里", at: member.place,
                        wayOut: "另一处在 \(other.place.shown)，留一处。")
                }
                owners[spelling] = Text(text: measure.name.text, place: member.place)
            }
        }
        for (name, _) in intents.intents.flatMap(\.counted) where measureClass(name) == nil {
            problems.missing(
                "没有“\(name.text)”这类量词", at: name.place,
                wayOut: "\(Nearest.hint(name.text, units.names))可用的：\(units.names.joined(separator: "、"))")
        }
        for character in intents.limitingCharacters where character.text.count != 1 {
            problems.error("“限制字”只能是单个的字，“\(character.text)”不是", at: character.place, wayOut: "词写进“通名”。")
        }
    }

    /// A class by its own name or by one of its words.
    private func measureClass(_ name: Text) -> UnitClass? {
        units.names.firstIndex(of: name.text).map(UnitClass.init) ?? units.classes[VocabularyBuilder.fold(name.text)]
    }

    /// Fillers with a meaning of their own for the reading of a question.
    private func mark(_ words: [Text], _ change: (inout Surface) -> Void) {
        for word in words {
            vocabulary.update(VocabularyBuilder.fold(word.text)) {
                change(&$0)
                $0.isFiller = true
            }
        }
    }

    private func addCue(_ cue: Cue, to spelling: String) {
        vocabulary.update(spelling) {
            if !$0.cues.contains(cue) { $0.cues.append(cue) }
            $0.isFiller = true
        }
    }

    /// 多少 and 场 make 多少场, which asks for a figure that counts occasions.
    private func addMeasuredCue(_ asked: Cue, _ cue: String) {
        addCue(asked, to: cue)
        for measure in intents.measures {
            guard let unit = units.classes[VocabularyBuilder.fold(measure.members.first?.text ?? "")] else { continue }
            for member in measure.members {
                let spelling = cue + VocabularyBuilder.fold(member.text)
                addCue(asked, to: spelling)
                addCue(.measure(unit), to: spelling)
            }
        }
    }

    /// 平均每 and 期 make 平均每期: how many there were of these, on the average.
    private func addDivisor(_ cue: String, asking: Cue?) {
        for measure in intents.measures where !measure.isTime && !measure.isGeneral {
            guard let unit = units.classes[VocabularyBuilder.fold(measure.members.first?.text ?? "")] else { continue }
            for member in measure.members {
                let spelling = cue + VocabularyBuilder.fold(member.text)
                addCue(.per(unit), to: spelling)
                if let asking { addCue(asking, to: spelling) }
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

    private func addWords(into problems: inout Problems) {
        addSynonyms(into: &problems)
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
        let levels = Set(declared.levels.map(\.text))
        for subject in declared.subjects {
            guard let level = subject.levelWord, let id = subjectNames[subject.name.text] else { continue }
            if !levels.contains(level.text) {
                problems.missing(
                    "“级别”里没有“\(level.text)”", at: level.place,
                    wayOut: "\(Nearest.hint(level.text, levels))在“级别”里加上它，或改成已有的。")
            }
            knowledge.subjects[Int(id.index)].levelWord = vocabulary[VocabularyBuilder.fold(level.text)]?.words.first
        }
    }

    /// The words of a name as an author writes it: cut by spaces, and each piece by what it is made of.
    private func words(of name: String) -> [WordID] {
        Set(pieces(name).flatMap { vocabulary[$0]?.words ?? [] }).sorted()
    }

    private func variants(_ name: Text, _ names: [Text], into problems: inout Problems) -> [[WordID]] {
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

    // MARK: sources, topics, attributes

    private func addSources(into problems: inout Problems) {
        for source in declared.sources {
            if sourceNames[source.name.text] != nil {
                problems.error("来源“\(source.name.text)”定义了两次", at: source.name.place, wayOut: "留一个。")
                continue
            }
            if let subject = source.subject { _ = self.subject(subject, into: &problems) }
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
            let variants = variants(topic.name, topic.names, into: &problems)
            topicRelated.append(topic.related.flatMap { words(of: $0.text) })
            knowledge.topics.append(Topic(name: topic.name.text, type: topic.type, variants: variants))
        }
    }

    private func topic(_ name: Text?, into problems: inout Problems) -> TopicID? {
        guard let name else { return nil }
        guard let id = topicNames[name.text] else {
            problems.missing(
                "没有“\(name.text)”这个主题", at: name.place,
                wayOut: "\(Nearest.hint(name.text, topicNames.keys))在“主题”里定义它，或改成已有的名称。")
            return nil
        }
        return id
    }

    private func topicWords(_ id: TopicID?) -> [WordID] {
        guard let id else { return [] }
        return knowledge[id].variants.flatMap { $0 } + topicRelated[Int(id.index)]
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
                    wayOut: "另一处在 \(knowledge[other].place.shown)，留一个。")
                continue
            }
            let variants = variants(indicator.name, indicator.names, into: &problems)
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
                    problems.missing(
                        "没有“\(part.text)”这个指标", at: part.place,
                        wayOut: "\(Nearest.hint(part.text, attributeNames.keys))先定义它，哪怕还没有数字。")
                    continue
                }
                guard other != id else {
                    problems.error("指标“\(part.text)”不能包含它自己", at: part.place, wayOut: "删掉它。")
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
            let variants = variants(entry.name, entry.names, into: &problems)
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
        guard !name.text.isEmpty else { return nil }
        problems.missing(
            "没有“\(name.text)”这个主体", at: name.place,
            wayOut: "\(Nearest.hint(name.text, subjectNames.keys))在“主体”里定义它，或改成已有的名称。")
        return nil
    }

    private func source(_ name: Text, into problems: inout Problems) -> Int? {
        if let id = sourceNames[name.text] { return id }
        guard !name.text.isEmpty else { return nil }
        problems.missing(
            "没有“\(name.text)”这个来源", at: name.place,
            wayOut: "\(Nearest.hint(name.text, sourceNames.keys))在“来源”里定义它，或改成已有的名称。")
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
            let foundSubject = subject(figure.subject, into: &problems)
            let foundSource = source(figure.source, into: &problems)
            guard let id = figureIndicator(figure.indicator, into: &problems) else { continue }
            guard let subject = foundSubject, let source = foundSource, let scope = figure.scope,
                let quantity = figure.quantity
            else {
                spoilt.insert(id)
                continue
            }
            let attribute = knowledge[id]
            checkUnit(of: figure, quantity, attribute, into: &problems)
            let key = FigureKey(subject: subject, attribute: id, scope: scope, period: figure.period)
            if let other = seen[key] {
                let same = other.quantity == quantity
                problems.error(
                    same
                        ? "这一行和 \(other.place.shown) 重复"
                        : "和 \(other.place.shown) 矛盾：同一主体、指标、口径、时间有两个数，那里是 \(other.quantity?.printed ?? "")",
                    at: same ? figure.rowPlace : figure.place, wayOut: same ? "删掉一行。" : "核对来源，改口径或时间，或删掉一行。")
                continue
            }
            seen[key] = figure
            if quantity.printed.contains("%"), attribute.unit.isEmpty {
                knowledge.attributes[Int(id.index)].unit = "%"
            }
            let unit = figure.unit.text
            var fact = Fact(
                attribute: id, subject: subject, value: .figure(quantity), scope: scope,
                period: Period(figure.period), unit: unit, source: source, sourceLine: figure.sourceLine,
                note: figure.note, isUnexplained: false, statement: "", place: figure.place)
            fact.statement = FactStatement.figure(
                quantity, unit: unit, attribute: attribute, subject: knowledge[subject].name, fact: fact,
                templates)
            knowledge.facts.append(fact)
        }
    }

    private func figureIndicator(_ name: Text, into problems: inout Problems) -> AttributeID? {
        guard let id = attributeNames[name.text] else {
            guard !name.text.isEmpty else { return nil }
            problems.missing(
                "没有“\(name.text)”这个指标", at: name.place,
                wayOut: "\(Nearest.hint(name.text, attributeNames.keys))在“指标”里定义它，或改成已有的名称。")
            return nil
        }
        guard knowledge[id].kind == .figure else {
            problems.error(
                "“\(name.text)”是条目（\(knowledge[id].kind.rawValue)），不是指标", at: name.place,
                wayOut: "数字要有自己的指标，换一个名称定义它。")
            return nil
        }
        return id
    }

    private func checkUnit(
        of figure: KnowledgeDeclarations.Figure, _ quantity: Quantity, _ attribute: Attribute,
        into problems: inout Problems
    ) {
        let unit = figure.unit.text
        let isRatio = quantity.printed.contains { "%％‰成".contains($0) }
        if unit.isEmpty, !attribute.unit.isEmpty, !isRatio {
            problems.warn(
                "“\(attribute.name)”的单位是“\(attribute.unit)”，这里没有写单位", at: figure.unit.place, wayOut: "填上单位。")
            return
        }
        guard let own = units.classes[VocabularyBuilder.fold(unit)],
            let usual = units.classes[VocabularyBuilder.fold(attribute.unit)], own != usual,
            own != units.general, usual != units.general
        else { return }
        problems.warn(
            "“\(attribute.name)”的单位是“\(attribute.unit)”，这里写的是“\(unit)”", at: figure.unit.place,
            wayOut: "看看是不是另一个指标。")
    }

    private func addEntryFacts(_ templates: Templates, into problems: inout Problems) {
        var seen: [KnowledgeBase.Key: Place] = [:]
        for entry in declared.entries {
            let foundSubject = subject(entry.subject, into: &problems)
            let foundSource = source(entry.source, into: &problems)
            guard let subject = foundSubject, let source = foundSource, let id = attributeNames[entry.name.text],
                knowledge[id].kind == entry.kind
            else { continue }
            let key = KnowledgeBase.Key(attribute: id, subject: subject)
            if let other = seen[key] {
                problems.error(
                    "条目“\(entry.name.text)”和 \(other.shown) 的重名", at: entry.name.place, wayOut: "换一个名称，或合成一个。")
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
            guard knowledge[id].kind == .figure, !spoilt.contains(id), !declared.spoilt.contains(knowledge[id].name)
            else { continue }
            problems.unused(
                "指标“\(knowledge[id].name)”没有一个数字", at: knowledge[id].place, wayOut: "在 CSV 里加一行，或删掉它。")
        }
        for name in declared.subjects.flatMap(\.overview) where attributeNames[name.text] == nil {
            problems.missing(
                "“概况”里的“\(name.text)”不是指标也不是条目", at: name.place,
                wayOut: "\(Nearest.hint(name.text, attributeNames.keys))改成已有的名称。")
        }
    }

    /// 多少人 and 多少场 tell two figures apart.
    private func areTold(_ one: Attribute, _ other: Attribute) -> Bool {
        let (a, b) = (
            units.classes[VocabularyBuilder.fold(one.unit)], units.classes[VocabularyBuilder.fold(other.unit)]
        )
        return a != b && a != units.general && b != units.general
    }

    /// Two figures of one subject under the same words, which count the same: a question cannot tell them apart.
    private func reportSameWords(into problems: inout Problems) {
        var holders: [[WordID]: [AttributeID]] = [:]
        for id in knowledge.attributeIDs where knowledge[id].kind == .figure {
            var reported: Set<AttributeID> = []
            for words in Set(knowledge[id].variants) {
                for other in holders[words] ?? [] where other != id && reported.insert(other).inserted {
                    let common = knowledge.subjects(with: id).filter(knowledge.subjects(with: other).contains)
                    guard let subject = common.first, !areTold(knowledge[id], knowledge[other]) else { continue }
                    let spelled = words.map { vocabulary.wordTexts[Int($0.index)] }.joined(separator: " ")
                    problems.warn(
                        "“\(knowledge[id].name)”和“\(knowledge[other].name)”有同样的叫法（\(spelled)），"
                            + "\(knowledge[subject].name)两样都有，问的人分不清",
                        at: knowledge[id].place, wayOut: "另一处在 \(knowledge[other].place.shown)，给其中一个的叫法加上区别的词。")
                }
                holders[words, default: []].append(id)
            }
        }
    }
}
