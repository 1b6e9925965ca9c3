import Foundation

/// Reads every YAML and CSV file under `Knowledge/` into declarations. Which section a file holds is up to its author.
struct KnowledgeFiles {
    private(set) var declarations = KnowledgeDeclarations()

    static let sections: Set<String> = ["主体类型", "主体", "无资料主体", "来源", "级别", "同义词", "主题", "指标", "条目"]

    init(folder: String, into problems: inout Problems) {
        for path in Folder.files(in: folder, endings: ["yaml", "yml", "csv"], into: &problems) {
            guard let file = TextFile.read(path, into: &problems) else { continue }
            if path.hasSuffix(".csv") {
                read(csv: file, into: &problems)
            } else if let value = YAMLValue.read(file, into: &problems) {
                read(value, into: &problems)
            }
        }
    }

    private typealias Text = KnowledgeDeclarations.Text

    private mutating func read(_ value: YAMLValue, into problems: inout Problems) {
        guard let file = YAMLMap(value, what: "知识文件", keys: KnowledgeFiles.sections, into: &problems) else { return }
        eachItem(of: file["主体类型"], into: &problems) { $0.readSubjectType($1, into: &$2) }
        eachItem(of: file["主体"], into: &problems) { $0.readSubject($1, into: &$2) }
        eachItem(of: file["来源"], into: &problems) { $0.readSource($1, into: &$2) }
        eachItem(of: file["主题"], into: &problems) { $0.readTopic($1, into: &$2) }
        eachItem(of: file["指标"], into: &problems) { $0.readIndicator($1, into: &$2) }
        eachItem(of: file["条目"], into: &problems) { $0.readEntry($1, into: &$2) }
        declarations.levels += file.texts("级别", into: &problems).map { Text(text: $0.text, place: $0.place) }
        eachPair(of: file["同义词"], into: &problems) { $0.declarations.synonyms.append(($1, $2)) }
        eachPair(of: file["无资料主体"], into: &problems) { $0.declarations.foreign.append(($1.text, $2)) }
    }

    private mutating func eachItem(
        of section: YAMLValue?, into problems: inout Problems,
        _ read: (inout KnowledgeFiles, YAMLValue, inout Problems) -> Void
    ) {
        guard let section else { return }
        guard case .list(let items) = section.content else {
            if section.text?.isEmpty ?? false { return }
            return problems.error("这一段应该是列表", at: section.place, wayOut: "每一项以“- ”开头。")
        }
        for item in items { read(&self, item, &problems) }
    }

    private mutating func eachPair(
        of section: YAMLValue?, into problems: inout Problems,
        _ read: (inout KnowledgeFiles, Text, [Text]) -> Void
    ) {
        guard let section else { return }
        guard case .map(let pairs) = section.content else {
            if section.text?.isEmpty ?? false { return }
            return problems.error("这一段应该是“词: [另一种说法, …]”", at: section.place)
        }
        for (key, value) in pairs {
            guard let name = key.text else { continue }
            let items: [YAMLValue]
            if case .list(let list) = value.content { items = list } else { items = [value] }
            var texts: [Text] = []
            for item in items {
                guard let text = item.text else {
                    problems.error("“\(name)”里的每一项都应该是一段文字", at: item.place)
                    continue
                }
                if !text.isEmpty { texts.append(Text(text: text, place: item.place)) }
            }
            read(&self, Text(text: name, place: key.place), texts)
        }
    }

    // MARK: sections

    private mutating func readSubjectType(_ value: YAMLValue, into problems: inout Problems) {
        guard let map = YAMLMap(value, what: "主体类型", keys: ["类型", "泛称"], into: &problems),
            let name = text(map, "类型", required: true, &problems)
        else { return }
        declarations.subjectTypes.append(.init(name: name, generic: texts(map, "泛称", &problems)))
    }

    private mutating func readSubject(_ value: YAMLValue, into problems: inout Problems) {
        let keys: Set<String> = ["名称", "类型", "上级", "别名", "级别词", "不是", "概况"]
        guard let map = YAMLMap(value, what: "主体", keys: keys, into: &problems),
            let name = text(map, "名称", required: true, &problems),
            let type = text(map, "类型", required: true, &problems)
        else { return }
        declarations.subjects.append(
            .init(
                name: name, type: type, parent: text(map, "上级", &problems), aliases: texts(map, "别名", &problems),
                levelWord: text(map, "级别词", &problems), lookAlikes: texts(map, "不是", &problems),
                overview: texts(map, "概况", &problems)))
    }

    private mutating func readSource(_ value: YAMLValue, into problems: inout Problems) {
        guard let map = YAMLMap(value, what: "来源", keys: ["名称", "显示", "主体", "日期", "叫法"], into: &problems),
            let name = text(map, "名称", required: true, &problems),
            let title = map.required("显示", into: &problems)
        else { return }
        declarations.sources.append(
            .init(
                name: name, title: title, date: map.text("日期", into: &problems) ?? "",
                names: texts(map, "叫法", &problems)))
    }

    private mutating func readTopic(_ value: YAMLValue, into problems: inout Problems) {
        let keys: Set<String> = ["名称", "类型", "叫法", "相关", "主体", "说明"]
        guard let map = YAMLMap(value, what: "主题", keys: keys, into: &problems),
            let name = text(map, "名称", required: true, &problems)
        else { return }
        declarations.topics.append(
            .init(
                name: name, type: map.text("类型", into: &problems) ?? "", names: texts(map, "叫法", &problems),
                related: texts(map, "相关", &problems)))
    }

    private mutating func readIndicator(_ value: YAMLValue, into problems: inout Problems) {
        let keys: Set<String> = ["名称", "叫法", "相关", "单位", "性质", "句", "主题", "包含", "说明"]
        guard let map = YAMLMap(value, what: "指标", keys: keys, into: &problems),
            let name = text(map, "名称", required: true, &problems)
        else { return }
        if map["叫法"] == nil {
            problems.error("指标“\(name.text)”没有“叫法”", at: map.place, wayOut: "加一行“叫法: [户外 站点]”，词与词之间用空格隔开。")
        }
        let nature = map.text("性质", into: &problems) ?? "流量"
        if !["存量", "流量"].contains(nature) {
            problems.error("“性质”只能是“存量”或“流量”，不能是“\(nature)”", at: map["性质"]?.place ?? map.place)
        }
        let sentence = text(map, "句", &problems)
        if let sentence { Placeholder.check(sentence, allowed: ["数"], into: &problems) }
        declarations.indicators.append(
            .init(
                name: name, names: texts(map, "叫法", &problems), related: texts(map, "相关", &problems),
                unit: map.text("单位", into: &problems) ?? "", isStock: nature == "存量", sentence: sentence,
                topic: text(map, "主题", &problems), parts: texts(map, "包含", &problems)))
    }

    private mutating func readEntry(_ value: YAMLValue, into problems: inout Problems) {
        let keys: Set<String> = [
            "名称", "主体", "类", "主题", "叫法", "相关", "内容", "句", "时间", "来源", "行", "未说明", "说明",
        ]
        guard let map = YAMLMap(value, what: "条目", keys: keys, into: &problems),
            let name = text(map, "名称", required: true, &problems),
            let subject = text(map, "主体", required: true, &problems),
            let source = text(map, "来源", required: true, &problems),
            let kindText = text(map, "类", required: true, &problems)
        else { return }
        guard let kind = AttributeKind(rawValue: kindText.text), kind != .figure else {
            let choices = AttributeKind.allCases.filter { $0 != .figure }.map(\.rawValue).joined(separator: "、")
            return problems.error("没有“\(kindText.text)”这一类", at: kindText.place, wayOut: "可用的：\(choices)；数字写进 CSV。")
        }
        let contents = map.texts("内容", into: &problems)
        if contents.isEmpty { problems.error("条目“\(name.text)”缺“内容”", at: map.place, wayOut: "加一行“内容: …”。") }
        let sentence = text(map, "句", &problems)
        if let sentence { Placeholder.check(sentence, allowed: ["名单"], into: &problems) }
        declarations.entries.append(
            .init(
                name: name, subject: subject, kind: kind, topic: text(map, "主题", &problems),
                names: texts(map, "叫法", &problems), related: texts(map, "相关", &problems),
                items: kind == .list ? contents.map(\.text) : [], text: contents.map(\.text).joined(separator: "\n"),
                sentence: sentence, period: map.text("时间", into: &problems) ?? "", source: source,
                sourceLine: map.text("行", into: &problems) ?? "",
                isUnexplained: map.text("未说明", into: &problems) == "是",
                note: map.text("说明", into: &problems) ?? ""))
    }

    private func text(
        _ map: YAMLMap, _ key: String, required: Bool = false, _ problems: inout Problems
    ) -> Text? {
        let text = required ? map.required(key, into: &problems) : map.text(key, into: &problems)
        return text.map { Text(text: $0, place: map[key]?.place ?? map.place) }
    }

    private func texts(_ map: YAMLMap, _ key: String, _ problems: inout Problems) -> [Text] {
        map.texts(key, into: &problems).map { Text(text: $0.text, place: $0.place) }
    }

    // MARK: figures

    private static let columns = ["主体", "指标", "口径", "时间", "数值", "单位", "来源", "行", "说明"]

    private mutating func read(csv file: TextFile, into problems: inout Problems) {
        let rows = CSVFile.rows(file.text)
        guard let header = rows.first else { return }
        let wanted = KnowledgeFiles.columns.joined(separator: ",")
        guard header.cells.map({ $0.trimmingCharacters(in: .whitespaces) }) == KnowledgeFiles.columns else {
            let fullWidth = header.cells.first?.contains("，") ?? false
            return problems.error(
                "表头不对", at: Place(file: file.path, line: header.line, column: 1),
                wayOut: fullWidth ? "逗号要用半角“,”。表头应是：\(wanted)" : "表头应是：\(wanted)")
        }
        for row in rows.dropFirst() { read(row, of: file, into: &problems) }
    }

    private mutating func read(_ row: CSVFile.Row, of file: TextFile, into problems: inout Problems) {
        let place = Place(file: file.path, line: row.line, column: 1)
        if row.isUnterminated {
            return problems.error("双引号没有成对，后面的行都被当成一格", at: place, wayOut: "给这一行补上右引号，或删掉多余的引号。")
        }
        guard row.cells.count == KnowledgeFiles.columns.count else {
            return problems.error(
                "这一行有 \(row.cells.count) 格，应是 \(KnowledgeFiles.columns.count) 格", at: place,
                wayOut: "格子里的逗号改用“，”，或给整格加双引号。")
        }
        let cells = row.cells.map { $0.trimmingCharacters(in: .whitespaces) }
        var column = 1
        var texts: [Text] = []
        for (index, cell) in cells.enumerated() {
            texts.append(Text(text: cell, place: Place(file: file.path, line: row.line, column: column)))
            column += row.cells[index].count + 1
        }
        for (index, name) in [(0, "主体"), (1, "指标"), (4, "数值"), (6, "来源")] where cells[index].isEmpty {
            problems.error("“\(name)”这一格是空的", at: texts[index].place)
        }
        guard let scope = Scope(rawValue: cells[2]) else {
            let choices = Scope.allCases.map(\.rawValue).joined(separator: "、")
            return problems.error("没有“\(cells[2])”这种口径", at: texts[2].place, wayOut: "可用的：\(choices)")
        }
        guard let quantity = Quantity(cells[4]) else {
            return problems.error(
                "“\(cells[4])”不是数", at: texts[4].place, wayOut: "写法如 47、700余、1.2万余、超过158万、20以上、31.3%；单位写在下一格。")
        }
        declarations.figures.append(
            .init(
                subject: texts[0], indicator: texts[1], scope: scope, period: cells[3], quantity: quantity,
                unit: texts[5], source: texts[6], sourceLine: cells[7], note: cells[8], place: place))
    }
}

/// `【…】` in a template: a name that must be known when the files load, not an empty string in a chat.
enum Placeholder {
    static func check(_ template: KnowledgeDeclarations.Text, allowed: Set<String>, into problems: inout Problems) {
        var rest = template.text[...]
        while let open = rest.firstIndex(of: "【") {
            guard let close = rest[open...].firstIndex(of: "】") else {
                return problems.error("“【”没有配对的“】”", at: template.place)
            }
            let name = String(rest[rest.index(after: open)..<close])
            if !allowed.contains(name) {
                problems.error(
                    "模板里的【\(name)】没有对应的值", at: template.place,
                    wayOut: "可用的：\(allowed.sorted().map { "【\($0)】" }.joined(separator: "、"))")
            }
            rest = rest[rest.index(after: close)...]
        }
    }

    static func fill(_ template: String, _ values: [String: String]) -> String {
        var filled = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "【"), let close = rest[open...].firstIndex(of: "】") {
            filled += rest[..<open]
            filled += values[String(rest[rest.index(after: open)..<close])] ?? ""
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}

/// The files of a folder and the folders in it, in a fixed order.
enum Folder {
    static func files(in folder: String, endings: Set<String>, into problems: inout Problems) -> [String] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory), isDirectory.boolValue else {
            problems.error(
                "没有这个文件夹", at: Place(file: folder, line: 0, column: 0), wayOut: "用 --intents、--knowledge 指定文件夹。")
            return []
        }
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.filter { name in
            let file = name.split(separator: "/").last ?? ""
            return !file.hasPrefix(".") && !file.hasPrefix("~")
                && endings.contains(file.split(separator: ".").last.map(String.init) ?? "")
        }.sorted().map { folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)" }
    }
}
