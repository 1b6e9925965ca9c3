/// Reads every YAML file under `Intents/`: question words, common words, reply templates, examples.
struct IntentFiles {
    typealias Text = KnowledgeDeclarations.Text

    struct Intent {
        var name: Text
        var description: String
        /// What such a question wants, in words: 名单, 时间.
        var wanted: String
        var asks: Asks
        var cues: [Text]
        /// Cues that count only where nothing else asks.
        var faintCues: [Text]
        /// Cues that are said with a measure word: 多少人, 几场.
        var measured: [Text]
        /// Cues that say themselves what is counted, by measure class: 人数.
        var counted: [(unit: Text, words: [Text])]
        /// Cues that count only at the end of a clause: 哪样多.
        var finalCues: [Text]
        /// Cues that are said before what a figure is spread over: 平均每, as in 平均每期.
        var divisors: [Text]
        var examples: [Example]
    }

    /// What the question words of an intent ask: a kind of answer, or something to be made of several figures.
    enum Asks: Hashable {
        case kind(QuestionKind)
        case operation(Operator)

        var cue: Cue {
            switch self {
            case .kind(let kind): .kind(kind)
            case .operation(let operation): .operation(operation)
            }
        }

        /// The same, said by a word that counts only where nothing else asks.
        var faintCue: Cue? { if case .kind(let kind) = self { .faintKind(kind) } else { nil } }

        var name: String {
            switch self {
            case .kind(let kind): kind.rawValue
            case .operation(let operation): operation.rawValue
            }
        }
    }

    /// A question, or several in a row, and what must come of the last one.
    struct Example {
        var questions: [String]
        var expected: [(key: String, value: String)]
        var place: Place
    }

    struct Smalltalk {
        var name: Text
        var phrases: [Text]
        var replies: [String]
    }

    struct Measure {
        var name: Text
        var members: [Text]
        var isStrict: Bool
        var isTime: Bool
        var isGeneral: Bool
        /// Members that count something else than the rest.
        var apart: [Text]
    }

    private(set) var intents: [Intent] = []
    private(set) var smalltalk: [Smalltalk] = []
    private(set) var templates: [String: Text] = [:]
    private(set) var fillers: [Text] = []
    private(set) var weakWords: [Text] = []
    private(set) var knownNouns: [Text] = []
    private(set) var restrictions: [Text] = []
    private(set) var exclusions: [Text] = []
    private(set) var conjunctions: [Text] = []
    private(set) var limitingCharacters: [Text] = []
    private(set) var verbEndings: [Text] = []
    private(set) var finalQuestionWords: [Text] = []
    private(set) var afterVerbs: [Text] = []
    private(set) var beforeVerbs: [Text] = []
    private(set) var measures: [Measure] = []
    private(set) var scopes: [(scope: AskedScope, words: [Text])] = []
    private(set) var relativeYears: [(offset: Int, words: [Text])] = []
    private(set) var adjacentYears: [(offset: Int, words: [Text])] = []
    private(set) var ordinalMarks: [Text] = []
    private(set) var negations: [Text] = []
    private(set) var separators: [Text] = []
    /// 前, as in 前三.
    private(set) var topMarks: [Text] = []

    init(folder: String, into problems: inout Problems) {
        let paths = Folder.files(in: folder, endings: ["yaml", "yml"], into: &problems)
        for path in paths {
            guard let file = TextFile.read(path, into: &problems), let value = YAMLValue.read(file, into: &problems)
            else { continue }
            guard let map = YAMLMap(value, what: "意图文件", keys: Keys.intents, into: &problems) else {
                problems.markIncomplete(path)
                continue
            }
            readIntent(map, into: &problems)
            readWords(map, into: &problems)
            readSmalltalk(map, into: &problems)
            readTemplates(map, into: &problems)
        }
        let calculates = intents.contains { if case .operation = $0.asks { true } else { false } }
        let needed = calculates ? Templates.allowed : Templates.ofAnswers
        for name in needed.keys.sorted() where templates[name] == nil && !paths.isEmpty {
            problems.missing(
                "没有“\(name)”的回答模板", at: Place(file: folder, line: 0, column: 0), wayOut: "在一个意图文件的“回答”里加上“\(name): …”。")
        }
    }

    private mutating func readIntent(_ map: YAMLMap, into problems: inout Problems) {
        let parts = ["问类", "运算", "句末", "分母", "所问", "问词", "弱问词", "量词前", "数的是", "例", "反例"].filter { map[$0] != nil }
        guard map["意图"] != nil else {
            if let first = parts.first {
                problems.error("意图文件缺“意图”，“\(first)”不知道是谁的", at: map.place, wayOut: "加一行“意图: 名称”。")
            }
            return
        }
        let name = map.required("意图", into: &problems)
        let asks = readAsks(map, into: &problems)
        let cues = map.words("问词", into: &problems)
        if cues.isEmpty, asks != .kind(.smalltalk), let name {
            problems.error("意图“\(name.text)”没有“问词”，永远不会被触发", at: name.place, wayOut: "加一行“问词: [多少, 几个]”。")
        }
        var examples: [Example] = []
        for key in ["例", "反例"] {
            guard let section = map[key], !section.isEmpty else { continue }
            guard case .list(let items) = section.content else {
                problems.error(
                    "“\(key)”应该是列表，这里是\(section.kind)", at: section.place, wayOut: "每一项写成“- {问: …, 得: {…}}”。")
                continue
            }
            for item in items { if let example = readExample(item, key, into: &problems) { examples.append(example) } }
        }
        let description = map.text("说明", into: &problems)?.text ?? ""
        let wanted = map.text("所问", into: &problems)?.text
        let faintCues = map.words("弱问词", into: &problems)
        let measured = map.words("量词前", into: &problems)
        let divisors = map.words("分母", into: &problems)
        let finalCues = map.words("句末", into: &problems)
        let counted = map["数的是"]?.wordPairs("数的是", into: &problems) ?? []
        guard let name, let asks else { return }
        if let other = intents.first(where: { $0.asks == asks }) {
            problems.error(
                "问类“\(asks.name)”已经归意图“\(other.name.text)”，这个意图永远不会被触发",
                at: (map["问类"] ?? map["运算"])?.place ?? map.place,
                wayOut: "把问词写进 \(other.name.place.file)。")
        } else if let other = intents.first(where: { $0.name.text == name.text }) {
            problems.error(
                "意图“\(name.text)”定义了两次", at: name.place, wayOut: "另一处在 \(other.name.place.shown)，换一个名称。")
        }
        intents.append(
            Intent(
                name: name, description: description, wanted: wanted ?? asks.name, asks: asks, cues: cues,
                faintCues: faintCues, measured: measured, counted: counted.map { (unit: $0.key, words: $0.words) },
                finalCues: finalCues, divisors: divisors,
                examples: examples))
    }

    private func readAsks(_ map: YAMLMap, into problems: inout Problems) -> Asks? {
        if let text = map.text("运算", into: &problems) {
            if let kind = map["问类"] {
                problems.error("“问类”和“运算”只能写一个", at: kind.place, wayOut: "删掉一个。")
            }
            if let operation = Operator(rawValue: text.text) { return .operation(operation) }
            report(text, "运算", among: Operator.allCases.map(\.rawValue), into: &problems)
            return nil
        }
        guard let text = map.required("问类", into: &problems) else { return nil }
        if let kind = QuestionKind(rawValue: text.text) { return .kind(kind) }
        report(text, "问类", among: QuestionKind.allCases.map(\.rawValue), into: &problems)
        return nil
    }

    private func report(_ text: Text, _ what: String, among choices: [String], into problems: inout Problems) {
        problems.error(
            "没有“\(text.text)”这个\(what)", at: text.place,
            wayOut: "\(Nearest.hint(text.text, choices))可用的：\(choices.joined(separator: "、"))")
    }

    private func readExample(_ value: YAMLValue, _ key: String, into problems: inout Problems) -> Example? {
        guard let map = YAMLMap(value, what: "“\(key)”", keys: Keys.example, into: &problems) else { return nil }
        let several = map.texts("连问", into: &problems)
        if several.count == 1, map["连问"] != nil {
            problems.error(
                "“连问”要有两句以上", at: several[0].place, wayOut: "写成“连问: [第一句, 第二句]”，用半角逗号；只有一句就用“问”。")
        }
        let one = several.isEmpty ? map.required("问", into: &problems) : map.text("问", into: &problems)
        if !several.isEmpty, let one { problems.error("“问”和“连问”只能写一个", at: one.place, wayOut: "删掉一个。") }
        var expected: [(String, String)] = []
        if let value = map["得"], let wanted = YAMLMap(value, what: "“得”", keys: Keys.expectation, into: &problems) {
            for key in Keys.expectation {
                for text in wanted.texts(key, into: &problems) {
                    checkExpectation(key, text, into: &problems)
                    expected.append((key, text.text))
                }
            }
        }
        if let word = map.text("未理解", into: &problems) {
            expected += [("未理解", word.text), ("状态", "unknown")]
        }
        if expected.isEmpty, map["得"] == nil, map["未理解"] == nil {
            problems.error("这个例子没有写应该得到什么", at: map.place, wayOut: "加上“得: {主体: …, 指标: …}”。")
        }
        let questions = several.isEmpty ? [one].compactMap { $0 } : several
        guard !questions.isEmpty else { return nil }
        return Example(questions: questions.map(\.text), expected: expected, place: map.place)
    }

    private func checkExpectation(_ key: String, _ text: Text, into problems: inout Problems) {
        let choices: [String]
        switch key {
        case "状态": choices = ["answered", "clarify", "unknown", "smalltalk"]
        case "口径": choices = Scope.allCases.map(\.rawValue)
        default: return
        }
        if !choices.contains(text.text) {
            problems.error(
                "没有“\(text.text)”这种\(key)", at: text.place,
                wayOut: "\(Nearest.hint(text.text, choices))可用的：\(choices.joined(separator: "、"))")
        }
    }

    private mutating func readWords(_ map: YAMLMap, into problems: inout Problems) {
        fillers += map.words("虚词", into: &problems)
        weakWords += map.words("弱词", into: &problems)
        knownNouns += map.words("通名", into: &problems)
        restrictions += map.words("限定词", into: &problems)
        limitingCharacters += map.words("限制字", into: &problems)
        verbEndings += map.words("动词尾", into: &problems)
        finalQuestionWords += map.words("句末问词", into: &problems)
        afterVerbs += map.words("动词后", into: &problems)
        beforeVerbs += map.words("动词前", into: &problems)
        exclusions += map.words("排除词", into: &problems)
        conjunctions += map.words("连接词", into: &problems)
        ordinalMarks += map.words("序数", into: &problems)
        separators += map.words("分隔词", into: &problems)
        negations += map.words("否定词", into: &problems)
        topMarks += map.words("前几", into: &problems)
        for (key, words) in map["口径词"]?.wordPairs("口径词", into: &problems) ?? [] {
            guard let scope = AskedScope(rawValue: key.text) else {
                let choices = AskedScope.allCases.map(\.rawValue)
                problems.error(
                    "没有“\(key.text)”这种口径", at: key.place,
                    wayOut: "\(Nearest.hint(key.text, choices))可用的：\(choices.joined(separator: "、"))")
                continue
            }
            scopes.append((scope, words))
        }
        relativeYears += readYears("相对年", map, into: &problems)
        adjacentYears += readYears("邻年", map, into: &problems)
        readMeasures(map, into: &problems)
    }

    private func readYears(
        _ section: String, _ map: YAMLMap, into problems: inout Problems
    ) -> [(offset: Int, words: [Text])] {
        (map[section]?.wordPairs(section, into: &problems) ?? []).compactMap { key, words in
            if let offset = Int(key.text) { return (offset, words) }
            problems.error("“\(key.text)”不是整数", at: key.place, wayOut: "“\(section)”左边是和今年的差：今年 0，去年 -1。")
            return nil
        }
    }

    private mutating func readMeasures(_ map: YAMLMap, into problems: inout Problems) {
        guard let section = map["量词"], !section.isEmpty else { return }
        guard case .list(let items) = section.content else {
            return problems.error(
                "“量词”应该是列表，这里是\(section.kind)", at: section.place, wayOut: "每一项写成“- {类: 场, 词: [场, 场次]}”。")
        }
        for item in items {
            guard let map = YAMLMap(item, what: "量词", keys: Keys.measure, into: &problems) else { continue }
            let name = map.required("类", into: &problems)
            let words = map.words("词", into: &problems)
            if words.isEmpty { problems.error("这类量词没有“词”", at: map.place, wayOut: "加上“词: [场, 场次]”。") }
            let isStrict = map.flag("只认同类", into: &problems)
            let isTime = map.flag("计时", into: &problems)
            let isGeneral = map.flag("通用", into: &problems)
            let apart = map.words("另计", into: &problems)
            for word in apart where !words.contains(where: { $0.text == word.text }) {
                problems.error("“另计”里的“\(word.text)”不在这类的“词”里", at: word.place, wayOut: "先写进“词”，或删掉。")
            }
            guard let name, !words.isEmpty else { continue }
            measures.append(
                Measure(
                    name: name, members: words, isStrict: isStrict, isTime: isTime, isGeneral: isGeneral, apart: apart))
        }
    }

    private mutating func readSmalltalk(_ map: YAMLMap, into problems: inout Problems) {
        guard let section = map["寒暄"], !section.isEmpty else { return }
        guard case .list(let items) = section.content else {
            return problems.error(
                "“寒暄”应该是列表，这里是\(section.kind)", at: section.place, wayOut: "每一项以“- 名称: …”开头。")
        }
        for item in items {
            guard let map = YAMLMap(item, what: "寒暄", keys: Keys.smalltalk, into: &problems) else { continue }
            let name = map.required("名称", into: &problems)
            let phrases = map.words("说", into: &problems)
            let replies = map.texts("答", into: &problems)
            if phrases.isEmpty {
                problems.error("这种寒暄没有“说”，永远不会被触发", at: map.place, wayOut: "加一行“说: [你好, 您好]”。")
            }
            if replies.isEmpty { problems.error("这种寒暄没有“答”", at: map.place, wayOut: "加一行“答: [您好。]”。") }
            guard let name else { continue }
            smalltalk.append(Smalltalk(name: name, phrases: phrases, replies: replies.map(\.text)))
        }
    }

    private mutating func readTemplates(_ map: YAMLMap, into problems: inout Problems) {
        guard let section = map["回答"], !section.isEmpty else { return }
        guard case .map(let pairs) = section.content else {
            return problems.error(
                "“回答”应该是“名称: 模板”，这里是\(section.kind)", at: section.place, wayOut: "每一行写成“名称: \"模板\"”。")
        }
        for (key, value) in pairs {
            guard let name = key.text else { continue }
            guard let allowed = Templates.allowed[name] else {
                problems.error(
                    "没有“\(name)”这种回答", at: key.place,
                    wayOut: "\(Nearest.hint(name, Templates.allowed.keys))"
                        + "全部名称见 docs/intents.md 的“回答模板”。")
                continue
            }
            guard let template = value.text, !template.isEmpty else {
                problems.error(
                    value.isEmpty ? "回答“\(name)”是空的" : "回答“\(name)”应该是一段文字，这里是\(value.kind)",
                    at: value.isEmpty ? key.place : value.place, wayOut: "写成“\(name): \"模板\"”。")
                templates[name] = templates[name] ?? key.text.map { Text(text: $0, place: key.place) }
                continue
            }
            let text = Text(text: template, place: value.place)
            let needed = allowed.intersection(["陈述", "数", "句", "名单", "各条", "选项", "来源", "结论"])
            Placeholder.check(text, allowed: allowed, needed: needed, into: &problems)
            if let other = templates[name] {
                problems.error("回答“\(name)”写了两次", at: key.place, wayOut: "另一处在 \(other.place.shown)，留一个。")
            }
            templates[name] = text
        }
    }
}

extension IntentFiles {
    /// What a question of a kind wants, in words: 名单, 时间.
    var wanted: [QuestionKind: String] {
        var wanted: [QuestionKind: String] = [:]
        for intent in intents {
            if case .kind(let kind) = intent.asks, wanted[kind] == nil { wanted[kind] = intent.wanted }
        }
        return wanted
    }
}
