/// One intent: the kind of question, the words that ask it, and examples of it.
extension IntentFiles {
    mutating func readIntent(_ map: YAMLMap, into problems: inout Problems) {
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
            for item in map.items(key, wayOut: "每一项写成“- {问: …, 得: {…}}”。", into: &problems) {
                if let example = readExample(item, key, into: &problems) { examples.append(example) }
            }
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
}
