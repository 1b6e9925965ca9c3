import Yams

/// A YAML value that knows where it stands. Every scalar is text: `010` and `no` stay what was typed.
struct YAMLValue {
    enum Content {
        case text(String)
        case list([YAMLValue])
        case map([(key: YAMLValue, value: YAMLValue)])
    }

    var content: Content
    var place: Place

    var text: String? { if case .text(let text) = content { text } else { nil } }

    init(_ node: Node, file: String) {
        place = Place(file: file, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
        content =
            switch node {
            case .scalar(let scalar): .text(scalar.string)
            case .sequence(let sequence): .list(sequence.map { YAMLValue($0, file: file) })
            case .mapping(let mapping):
                .map(mapping.map { (YAMLValue($0.key, file: file), YAMLValue($0.value, file: file)) })
            case .alias: .text("")
            }
    }

    /// The file's value, or nil after reporting what is wrong with its YAML.
    static func read(_ file: TextFile, into problems: inout Problems) -> YAMLValue? {
        reportSwallowedPunctuation(file, into: &problems)
        do {
            // Every scalar is text here: the default resolver would match each key against seven regular expressions.
            guard let node = try Yams.compose(yaml: file.text, Resolver.basic) else { return nil }
            return YAMLValue(node, file: file.path)
        } catch let error as YamlError {
            report(error, file.path, into: &problems)
        } catch {
            problems.error("YAML 读不懂：\(error)", at: Place(file: file.path, line: 0, column: 0))
        }
        return nil
    }

    private static func report(_ error: YamlError, _ path: String, into problems: inout Problems) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            problems.error(
                "YAML 写法有误（\(problem)）", at: Place(file: path, line: mark.line, column: mark.column),
                wayOut: "看看缩进、冒号后的空格、引号和方括号是否成对；制表符要换成空格。")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let keys = duplicates.map { "“\($0)”" }.joined(separator: "、")
            problems.error(
                "同一层里 \(keys) 写了两次", at: Place(file: path, line: context.mark.line, column: context.mark.column),
                wayOut: "留一个，或改成列表。")
        default:
            problems.error("YAML 读不懂：\(error)", at: Place(file: path, line: 0, column: 0))
        }
    }

    /// Most lines have none; characters, which take their time, are looked at in the others only.
    private static func mentionsFullWidthColon(_ line: Substring) -> Bool {
        var previous: (UInt8, UInt8) = (0, 0)
        for byte in line.utf8 {
            if byte == 0x9A, previous == (0xEF, 0xBC) { return true }
            previous = (previous.1, byte)
        }
        return false
    }

    /// `名称：站点` is one text to YAML, and the value is lost without a word: say so before that happens.
    private static func reportSwallowedPunctuation(_ file: TextFile, into problems: inout Problems) {
        for (index, line) in (problems.lines[file.path] ?? []).enumerated() {
            guard mentionsFullWidthColon(line) else { continue }
            let body = line.drop { $0 == " " || $0 == "-" }
            if body.hasPrefix("#") { continue }
            guard let colon = body.firstIndex(of: "："), body.distance(from: body.startIndex, to: colon) <= 6,
                !body[..<colon].contains(where: { ":\"'“、，。 ".contains($0) })
            else { continue }
            guard YAMLKeys.all.contains(String(body[..<colon])) else { continue }
            let column = line.distance(from: line.startIndex, to: colon) + 1
            problems.error(
                "这里用了全角冒号“：”，YAML 会把整行当成一段文字", at: Place(file: file.path, line: index + 1, column: column),
                wayOut: "改成半角冒号加一个空格“: ”。")
        }
    }
}

/// The keys that files may use, for recognising a line that only a full-width colon spoilt.
enum YAMLKeys {
    static let all: Set<String> = [
        "名称", "叫法", "相关", "单位", "性质", "句", "主题", "包含", "主体", "类", "内容", "时间", "来源", "行", "未说明", "类型", "别名",
        "不是", "上级", "级别词", "泛称", "指标", "条目", "同义词", "意图", "说明", "问类", "问词", "回答", "例", "反例", "问", "得", "显示", "日期", "概况",
    ]
}

/// Reads the keys of one mapping and reports those that are unknown or missing.
struct YAMLMap {
    let place: Place
    private let what: String
    private let values: [String: YAMLValue]

    /// - Parameter what: what the mapping describes, for messages: `指标“站点”`.
    init?(_ value: YAMLValue, what: String, keys: Set<String>, into problems: inout Problems) {
        guard case .map(let pairs) = value.content else {
            let glued = value.text?.contains("：") ?? false
            problems.error(
                "\(what)应该是“键: 值”的形式", at: value.place, wayOut: glued ? "把全角冒号“：”改成半角冒号加空格。" : "看看缩进和冒号。")
            return nil
        }
        place = value.place
        self.what = what
        var values: [String: YAMLValue] = [:]
        for (key, value) in pairs {
            guard let name = key.text else { continue }
            if keys.contains(name) {
                values[name] = value
            } else {
                problems.error(
                    "\(what)里不认得“\(name)”", at: key.place, wayOut: "可用的键：\(keys.sorted().joined(separator: "、"))")
            }
        }
        self.values = values
    }

    subscript(key: String) -> YAMLValue? { values[key] }

    func text(_ key: String, into problems: inout Problems) -> String? {
        guard let value = values[key] else { return nil }
        guard let text = value.text else {
            problems.error("\(what)的“\(key)”应该是一段文字", at: value.place)
            return nil
        }
        return text.isEmpty ? nil : text
    }

    func required(_ key: String, into problems: inout Problems) -> String? {
        if values[key] == nil {
            problems.error("\(what)缺“\(key)”", at: place, wayOut: "加一行“\(key): …”。")
            return nil
        }
        return text(key, into: &problems)
    }

    /// The texts of a list; one text counts as a list of one.
    func texts(_ key: String, into problems: inout Problems) -> [(text: String, place: Place)] {
        guard let value = values[key] else { return [] }
        switch value.content {
        case .text(let text): return text.isEmpty ? [] : [(text, value.place)]
        case .list(let items):
            return items.compactMap { item in
                guard let text = item.text else {
                    problems.error("\(what)的“\(key)”里每一项都应该是一段文字", at: item.place, wayOut: "含冒号或逗号的项加上引号。")
                    return nil
                }
                return text.isEmpty ? nil : (text, item.place)
            }
        case .map:
            problems.error("\(what)的“\(key)”应该是列表", at: value.place)
            return []
        }
    }
}
