/// Reads every YAML and CSV file under `Knowledge/` into declarations. Which section a file holds is up to its author.
struct KnowledgeFiles {
    private(set) var declarations = KnowledgeDeclarations()

    static let endings: Set<String> = ["yaml", "yml", "csv"]

    init(folder: String, into problems: inout Problems) {
        var tables: [TextFile] = []
        for path in Folder.files(in: folder, endings: Self.endings, into: &problems) {
            guard let file = TextFile.read(path, into: &problems) else { continue }
            if path.lowercased().hasSuffix(".csv") {
                tables.append(file)
            } else if let value = YAMLValue.read(file, into: &problems) {
                read(value, into: &problems)
            }
        }
        // With the names known, a row that has lost a cell shows which one.
        let names = FigureRow.Names(declarations)
        for file in tables {
            let table = FigureFile(file, names, into: &problems)
            declarations.figures += table.figures
            declarations.spoilt.formUnion(table.mentioned)
        }
    }

    private typealias Text = KnowledgeDeclarations.Text

    private mutating func read(_ value: YAMLValue, into problems: inout Problems) {
        guard let file = YAMLMap(value, what: "知识文件", keys: Keys.knowledge, into: &problems) else {
            return problems.markIncomplete(value.place.file)
        }
        eachItem("主体类型", of: file, into: &problems) { $0.readSubjectType($1, into: &$2) }
        eachItem("主体", of: file, into: &problems) { $0.readSubject($1, into: &$2) }
        eachItem("来源", of: file, into: &problems) { $0.readSource($1, into: &$2) }
        eachItem("主题", of: file, into: &problems) { $0.readTopic($1, into: &$2) }
        eachItem("指标", of: file, into: &problems) { $0.readIndicator($1, into: &$2) }
        eachItem("条目", of: file, into: &problems) { $0.readEntry($1, into: &$2) }
        declarations.levels += file.words("级别", into: &problems)
        eachPair("同义词", of: file, into: &problems) { $0.declarations.synonyms.append(($1, $2)) }
        eachPair("无资料主体", of: file, into: &problems) { $0.declarations.foreign.append(($1.text, $2)) }
    }

    private mutating func eachItem(
        _ name: String, of file: YAMLMap, into problems: inout Problems,
        _ read: (inout KnowledgeFiles, YAMLValue, inout Problems) -> Void
    ) {
        guard let section = file[name] else { return }
        guard case .list(let items) = section.content else {
            if section.isEmpty {
                return problems.warn("“\(name)”这一段是空的", at: file.place(of: name), wayOut: "写上内容，或删掉它。")
            }
            problems.markIncomplete(section.place.file)
            return problems.error(
                "“\(name)”这一段应该是列表，这里是\(section.kind)", at: section.place, wayOut: "每一项以“- ”开头。")
        }
        for item in items { read(&self, item, &problems) }
    }

    private mutating func eachPair(
        _ name: String, of file: YAMLMap, into problems: inout Problems,
        _ read: (inout KnowledgeFiles, Text, [Text]) -> Void
    ) {
        guard let section = file[name] else { return }
        guard let pairs = section.wordPairs(name, into: &problems) else {
            if section.isEmpty {
                return problems.warn("“\(name)”这一段是空的", at: file.place(of: name), wayOut: "写上内容，或删掉它。")
            }
            return
        }
        for (key, words) in pairs { read(&self, key, words) }
    }

    // MARK: sections

    private mutating func readSubjectType(_ value: YAMLValue, into problems: inout Problems) {
        guard let map = YAMLMap(value, what: "主体类型", keys: Keys.subjectType, into: &problems),
            let name = map.required("类型", into: &problems)
        else { return }
        declarations.subjectTypes.append(
            .init(
                name: name, generic: map.words("泛称", into: &problems), groups: map.words("群称", into: &problems)))
    }

    private mutating func readSubject(_ value: YAMLValue, into problems: inout Problems) {
        guard let map = YAMLMap(value, what: "主体", keys: Keys.subject, into: &problems) else { return }
        let name = map.required("名称", into: &problems)
        let type = map.required("类型", into: &problems)
        let subject = KnowledgeDeclarations.Subject(
            name: name ?? Text(text: "", place: map.place), type: type ?? Text(text: "", place: map.place),
            parent: map.text("上级", into: &problems), aliases: map.words("别名", into: &problems),
            levelWord: map.text("级别词", into: &problems), lookAlikes: map.words("不是", into: &problems),
            overview: map.names("概况", into: &problems))
        if name != nil { declarations.subjects.append(subject) }
    }

    private mutating func readSource(_ value: YAMLValue, into problems: inout Problems) {
        guard let map = YAMLMap(value, what: "来源", keys: Keys.source, into: &problems) else { return }
        let name = map.required("名称", into: &problems)
        let title = map.required("显示", into: &problems)
        let source = KnowledgeDeclarations.Source(
            name: name ?? Text(text: "", place: map.place), title: title?.text ?? "",
            date: map.text("日期", into: &problems)?.text ?? "", names: map.words("叫法", into: &problems),
            subject: map.text("主体", into: &problems))
        if name != nil { declarations.sources.append(source) }
    }

    private mutating func readTopic(_ value: YAMLValue, into problems: inout Problems) {
        guard let map = YAMLMap(value, what: "主题", keys: Keys.topic, into: &problems) else { return }
        let name = map.required("名称", into: &problems)
        let topic = KnowledgeDeclarations.Topic(
            name: name ?? Text(text: "", place: map.place), type: map.text("类型", into: &problems)?.text ?? "",
            names: map.words("叫法", into: &problems), related: map.words("相关", into: &problems))
        if name != nil { declarations.topics.append(topic) }
    }

    private mutating func readIndicator(_ value: YAMLValue, into problems: inout Problems) {
        guard let map = YAMLMap(value, what: "指标", keys: Keys.indicator, into: &problems) else { return }
        let name = map.required("名称", into: &problems)
        let names = map.words("叫法", into: &problems)
        if names.isEmpty, let name {
            problems.error(
                "指标“\(name.text)”没有“叫法”", at: map.place, wayOut: "加一行“叫法: [\(name.text)]”：认出它所需的几个词，用空格隔开。")
        }
        let nature = map.text("性质", into: &problems)
        if let nature, !["存量", "流量"].contains(nature.text) {
            problems.error(
                "“性质”只能是“存量”或“流量”，不能是“\(nature.text)”", at: nature.place, wayOut: "现有多少是存量，一段时间里做了多少是流量。")
        }
        let sentence = map.text("句", into: &problems)
        if let sentence { Placeholder.check(sentence, allowed: ["数"], needed: ["数"], into: &problems) }
        let indicator = KnowledgeDeclarations.Indicator(
            name: name ?? Text(text: "", place: map.place), names: names, related: map.words("相关", into: &problems),
            unit: map.text("单位", into: &problems), isStock: nature?.text == "存量", sentence: sentence,
            topic: map.text("主题", into: &problems), parts: map.names("包含", into: &problems),
            namesakes: map.names("同叫", into: &problems))
        if name != nil { declarations.indicators.append(indicator) }
    }

    private mutating func readEntry(_ value: YAMLValue, into problems: inout Problems) {
        guard let map = YAMLMap(value, what: "条目", keys: Keys.entry, into: &problems) else { return }
        let name = map.required("名称", into: &problems)
        let subject = map.required("主体", into: &problems)
        let kindText = map.required("类", into: &problems)
        let source = map.required("来源", into: &problems)
        let kind = kindText.flatMap { AttributeKind(rawValue: $0.text) }
        if let kindText, kind == nil || kind == .figure {
            let choices = AttributeKind.allCases.filter { $0 != .figure }.map(\.rawValue)
            problems.error(
                "没有“\(kindText.text)”这一类", at: kindText.place,
                wayOut: "\(Nearest.hint(kindText.text, choices))可用的：\(choices.joined(separator: "、"))；数字写进 CSV。")
        }
        let contents = readContents(map, kind, into: &problems)
        let sentence = map.text("句", into: &problems)
        if let sentence { Placeholder.check(sentence, allowed: ["名单"], into: &problems) }
        let nowhere = Text(text: "", place: map.place)
        let entry = KnowledgeDeclarations.Entry(
            name: name ?? nowhere, subject: subject ?? nowhere, kind: kind ?? .text,
            topic: map.text("主题", into: &problems), names: map.words("叫法", into: &problems),
            related: map.words("相关", into: &problems), items: kind == .list ? contents : [],
            text: contents.joined(separator: "\n"), sentence: sentence,
            period: map.text("时间", into: &problems)?.text ?? "", source: source ?? nowhere,
            sourceLine: map.text("行", into: &problems)?.text ?? "", isUnexplained: map.flag("未说明", into: &problems),
            note: map.text("说明", into: &problems)?.text ?? "")
        if name != nil, kind != nil, kind != .figure { declarations.entries.append(entry) }
    }

    /// 名单 has items, everything else one text.
    private func readContents(_ map: YAMLMap, _ kind: AttributeKind?, into problems: inout Problems) -> [String] {
        guard let value = map["内容"], !value.isEmpty else {
            problems.error("条目缺“内容”", at: map["内容"] == nil ? map.place : map.place(of: "内容"), wayOut: "加一行“内容: …”。")
            return []
        }
        if let kind, (kind == .list) == (value.text != nil) {
            problems.error(
                kind == .list ? "名单的“内容”应该是列表，这里是一段文字" : "\(kind.rawValue)的“内容”应该是一段文字，这里是\(value.kind)",
                at: value.place, wayOut: kind == .list ? "写成“[甲, 乙]”，或每一项一行，以“- ”开头。" : "写成一两句完整的话；要列几项就改成“类: 名单”。")
        }
        let texts = map.texts("内容", into: &problems)
        if kind == .list, texts.count == 1, value.text == nil, let column = problems.offset(of: "，、", in: texts[0]) {
            problems.warn(
                "名单只有一项，里面有逗号或顿号", at: Place(file: texts[0].place.file, line: texts[0].place.line, column: column),
                wayOut: "是几项就用半角逗号加一个空格“, ”分开。")
        }
        return texts.map(\.text)
    }
}
