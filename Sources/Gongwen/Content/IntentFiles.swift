/// Reads every YAML file under `Intents/`: question words, common words, reply templates, examples.
struct IntentFiles {
    typealias Text = KnowledgeDeclarations.Text

    struct Intent {
        var name: Text
        var description: String
        /// What such a question wants, in words: 名单, 时间.
        var wanted: String
        var kind: QuestionKind
        var cues: [Text]
        /// Cues that count only where nothing else asks.
        var faintCues: [Text]
        /// Cues that are said with a measure word: 多少人, 几场.
        var measured: [Text]
        /// Cues that say themselves what is counted, by measure class: 人数.
        var counted: [(unit: Text, words: [Text])]
        var examples: [Example]
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
        var isGeneral: Bool
    }

    private(set) var intents: [Intent] = []
    private(set) var smalltalk: [Smalltalk] = []
    private(set) var templates: [String: Text] = [:]
    private(set) var fillers: [Text] = []
    private(set) var weakWords: [Text] = []
    private(set) var knownNouns: [Text] = []
    private(set) var restrictions: [Text] = []
    private(set) var conjunctions: [Text] = []
    private(set) var limitingCharacters: [Text] = []
    private(set) var verbEndings: [Text] = []
    private(set) var finalQuestionWords: [Text] = []
    private(set) var afterVerbs: [Text] = []
    private(set) var beforeVerbs: [Text] = []
    private(set) var measures: [Measure] = []
    private(set) var scopes: [(scope: AskedScope, words: [Text])] = []
    private(set) var relativeYears: [(offset: Int, words: [Text])] = []
    private(set) var ordinalMarks: [Text] = []

    private static let sections: Set<String> = [
        "意图", "说明", "问类", "所问", "问词", "弱问词", "量词前", "数的是", "例", "反例", "寒暄", "回答", "虚词", "弱词", "通名", "限定词", "连接词", "限制字",
        "动词后",
        "动词前", "动词尾",
        "句末问词", "量词", "口径词", "相对年", "序数",
    ]
    static let expectations: Set<String> = [
        "状态", "问类", "主体", "指标", "数值", "口径", "时间", "含", "不含", "未理解", "选项",
    ]

    init(folder: String, into problems: inout Problems) {
        for path in Folder.files(in: folder, endings: ["yaml", "yml"], into: &problems) {
            guard let file = TextFile.read(path, into: &problems), let value = YAMLValue.read(file, into: &problems),
                let map = YAMLMap(value, what: "意图文件", keys: IntentFiles.sections, into: &problems)
            else { continue }
            readIntent(map, into: &problems)
            readWords(map, into: &problems)
            readSmalltalk(map, into: &problems)
            readTemplates(map, into: &problems)
        }
        for name in Templates.allowed.keys.sorted() where templates[name] == nil {
            problems.error(
                "没有“\(name)”的回答模板", at: Place(file: folder, line: 0, column: 0), wayOut: "在一个意图文件的“回答”里加上“\(name): …”。")
        }
    }

    private mutating func readIntent(_ map: YAMLMap, into problems: inout Problems) {
        guard let name = map.text("意图", into: &problems) else { return }
        guard let kindText = map.required("问类", into: &problems) else { return }
        guard let kind = QuestionKind(rawValue: kindText) else {
            let choices = QuestionKind.allCases.map(\.rawValue).joined(separator: "、")
            return problems.error("没有“\(kindText)”这个问类", at: map["问类"]?.place ?? map.place, wayOut: "可用的：\(choices)")
        }
        let cues = texts(map, "问词", &problems)
        if cues.isEmpty, kind != .smalltalk {
            problems.error("意图“\(name)”没有“问词”，永远不会被触发", at: map.place, wayOut: "加一行“问词: [多少, 几个]”。")
        }
        var examples: [Example] = []
        for key in ["例", "反例"] {
            guard let section = map[key] else { continue }
            guard case .list(let items) = section.content else {
                problems.error("“\(key)”应该是列表", at: section.place)
                continue
            }
            for item in items { if let example = readExample(item, into: &problems) { examples.append(example) } }
        }
        intents.append(
            Intent(
                name: Text(text: name, place: map["意图"]?.place ?? map.place),
                description: map.text("说明", into: &problems) ?? "",
                wanted: map.text("所问", into: &problems) ?? kindText, kind: kind, cues: cues,
                faintCues: texts(map, "弱问词", &problems),
                measured: texts(map, "量词前", &problems),
                counted: map["数的是"].flatMap { pairs($0, "数的是", &problems) }?.map { (unit: $0.0, words: $0.1) } ?? [],
                examples: examples))
    }

    private func readExample(_ value: YAMLValue, into problems: inout Problems) -> Example? {
        guard let map = YAMLMap(value, what: "例", keys: ["问", "连问", "得", "未理解"], into: &problems) else { return nil }
        var questions = map.texts("连问", into: &problems).map(\.text)
        if questions.isEmpty, let one = map.required("问", into: &problems) { questions = [one] }
        guard !questions.isEmpty else { return nil }
        var expected: [(String, String)] = []
        if let value = map["得"], let wanted = YAMLMap(value, what: "得", keys: IntentFiles.expectations, into: &problems)
        {
            for key in IntentFiles.expectations.sorted() {
                for text in wanted.texts(key, into: &problems) { expected.append((key, text.text)) }
            }
        }
        if let word = map.text("未理解", into: &problems) { expected += [("未理解", word), ("状态", "unknown")] }
        if expected.isEmpty {
            problems.error("这个例子没有写应该得到什么", at: map.place, wayOut: "加上“得: {主体: …, 指标: …}”。")
        }
        return Example(questions: questions, expected: expected, place: map.place)
    }

    private mutating func readWords(_ map: YAMLMap, into problems: inout Problems) {
        fillers += texts(map, "虚词", &problems)
        weakWords += texts(map, "弱词", &problems)
        knownNouns += texts(map, "通名", &problems)
        restrictions += texts(map, "限定词", &problems)
        limitingCharacters += texts(map, "限制字", &problems)
        verbEndings += texts(map, "动词尾", &problems)
        finalQuestionWords += texts(map, "句末问词", &problems)
        afterVerbs += texts(map, "动词后", &problems)
        beforeVerbs += texts(map, "动词前", &problems)
        conjunctions += texts(map, "连接词", &problems)
        ordinalMarks += texts(map, "序数", &problems)
        if let section = map["口径词"], let words = pairs(section, "口径词", &problems) {
            for (key, members) in words {
                guard let scope = AskedScope(rawValue: key.text) else {
                    problems.error(
                        "没有“\(key.text)”这种口径", at: key.place,
                        wayOut: "可用的：\(AskedScope.allCases.map(\.rawValue).joined(separator: "、"))")
                    continue
                }
                scopes.append((scope, members))
            }
        }
        if let section = map["相对年"], let words = pairs(section, "相对年", &problems) {
            for (key, members) in words {
                guard let offset = Int(key.text) else {
                    problems.error("“相对年”左边应该是整数：今年 0，去年 -1", at: key.place)
                    continue
                }
                relativeYears.append((offset, members))
            }
        }
        guard let section = map["量词"], case .list(let items) = section.content else { return }
        for item in items {
            let keys: Set<String> = ["类", "词", "只认同类", "通用"]
            guard let map = YAMLMap(item, what: "量词", keys: keys, into: &problems),
                let name = map.required("类", into: &problems)
            else { continue }
            measures.append(
                Measure(
                    name: Text(text: name, place: map.place), members: texts(map, "词", &problems),
                    isStrict: map.text("只认同类", into: &problems) == "是",
                    isGeneral: map.text("通用", into: &problems) == "是"))
        }
    }

    private func pairs(_ section: YAMLValue, _ what: String, _ problems: inout Problems) -> [(Text, [Text])]? {
        guard case .map(let pairs) = section.content else {
            problems.error("“\(what)”应该是“键: [词, …]”", at: section.place)
            return nil
        }
        return pairs.compactMap { key, value in
            guard let name = key.text, case .list(let items) = value.content else {
                problems.error("“\(what)”里每一行应该是“键: [词, …]”", at: value.place)
                return nil
            }
            return (
                Text(text: name, place: key.place),
                items.compactMap { item in item.text.map { Text(text: $0, place: item.place) } }
            )
        }
    }

    private mutating func readSmalltalk(_ map: YAMLMap, into problems: inout Problems) {
        guard let section = map["寒暄"] else { return }
        guard case .list(let items) = section.content else {
            return problems.error("“寒暄”应该是列表", at: section.place)
        }
        for item in items {
            guard let map = YAMLMap(item, what: "寒暄", keys: ["名称", "说", "答"], into: &problems),
                let name = map.required("名称", into: &problems)
            else { continue }
            let replies = map.texts("答", into: &problems).map(\.text)
            if replies.isEmpty { problems.error("寒暄“\(name)”没有“答”", at: map.place) }
            smalltalk.append(
                Smalltalk(
                    name: Text(text: name, place: map.place), phrases: texts(map, "说", &problems), replies: replies))
        }
    }

    private mutating func readTemplates(_ map: YAMLMap, into problems: inout Problems) {
        guard let section = map["回答"] else { return }
        guard case .map(let pairs) = section.content else {
            return problems.error("“回答”应该是“名称: 模板”", at: section.place)
        }
        for (key, value) in pairs {
            guard let name = key.text, let template = value.text else { continue }
            guard let allowed = Templates.allowed[name] else {
                problems.error(
                    "没有“\(name)”这种回答", at: key.place,
                    wayOut: "可用的：\(Templates.allowed.keys.sorted().joined(separator: "、"))")
                continue
            }
            let text = Text(text: template, place: value.place)
            Placeholder.check(text, allowed: allowed, into: &problems)
            if templates[name] != nil { problems.error("回答“\(name)”写了两次", at: key.place, wayOut: "留一个。") }
            templates[name] = text
        }
    }

    private func texts(_ map: YAMLMap, _ key: String, _ problems: inout Problems) -> [Text] {
        map.texts(key, into: &problems).map { Text(text: $0.text, place: $0.place) }
    }
}
