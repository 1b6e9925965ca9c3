/// Reads the keys of one mapping and reports those that are unknown or missing, and values of another kind.
struct YAMLMap {
    typealias Text = KnowledgeDeclarations.Text

    let place: Place
    private let what: String
    private var values: [String: (key: Place, value: YAMLValue)] = [:]

    /// - Parameter what: what the mapping describes, for messages: `指标`.
    init?(_ value: YAMLValue, what: String, keys: [String], into problems: inout Problems) {
        guard case .map(let pairs) = value.content else {
            problems.error(
                "\(what)应该是“键: 值”的形式，这里是\(value.kind)", at: value.place,
                wayOut: "可用的键：\(keys.joined(separator: "、"))")
            return nil
        }
        place = value.place
        self.what = what
        for (key, value) in pairs {
            guard let name = key.text else {
                problems.error("\(what)的键应该是一个词", at: key.place)
                continue
            }
            if keys.contains(name) {
                values[name] = (key.place, value)
            } else {
                let near = Nearest.name(to: name, among: keys)
                // What it most likely means is read, so that nothing is said to be missing.
                if let near, !pairs.contains(where: { $0.key.text == near }) { values[near] = (key.place, value) }
                problems.error(
                    "\(what)里不认得“\(name)”", at: key.place,
                    wayOut: "\(near.map { "是不是“\($0)”？" } ?? "")可用的键：\(keys.joined(separator: "、"))")
            }
        }
    }

    subscript(key: String) -> YAMLValue? { values[key]?.value }

    /// Where a value stands; the mapping's place when there is none.
    func place(of key: String) -> Place { values[key].map { $0.value.isEmpty ? $0.key : $0.value.place } ?? place }

    func text(_ key: String, into problems: inout Problems) -> Text? {
        guard let value = self[key] else { return nil }
        guard let text = value.text else {
            problems.error(
                "\(what)的“\(key)”应该是一段文字，这里是\(value.kind)", at: value.place,
                wayOut: "写成“\(key): 文字”；文字以方括号、花括号开头或含“: ”就加引号。")
            return nil
        }
        return text.isEmpty ? nil : Text(text: text, place: value.place)
    }

    func required(_ key: String, into problems: inout Problems) -> Text? {
        guard let (keyPlace, value) = values[key] else {
            problems.error("\(what)缺“\(key)”", at: place, wayOut: "加一行“\(key): …”。")
            return nil
        }
        if value.isEmpty { problems.error("\(what)的“\(key)”是空的", at: keyPlace, wayOut: "写成“\(key): …”。") }
        return text(key, into: &problems)
    }

    /// 是 or 否; 否 when it is not written.
    func flag(_ key: String, into problems: inout Problems) -> Bool {
        guard let text = text(key, into: &problems) else { return false }
        if !["是", "否"].contains(text.text) {
            problems.error("“\(key)”只能是“是”或“否”，不能是“\(text.text)”", at: text.place, wayOut: "改成“是”或“否”。")
        }
        return text.text == "是"
    }

    /// The items of a list, none when nothing is written.
    ///
    /// - Parameter wayOut: how to write it, for whoever wrote something else.
    func items(_ key: String, wayOut: String, into problems: inout Problems) -> [YAMLValue] {
        guard let section = self[key], !section.isEmpty else { return [] }
        guard case .list(let items) = section.content else {
            problems.error("“\(key)”应该是列表，这里是\(section.kind)", at: section.place, wayOut: wayOut)
            return []
        }
        return items
    }

    /// The texts of a list; one text counts as a list of one.
    func texts(_ key: String, into problems: inout Problems) -> [Text] {
        guard let value = self[key] else { return [] }
        return value.texts("\(what)的“\(key)”", into: &problems)
    }

    /// The words of a list, which have no punctuation between words in them.
    func words(_ key: String, into problems: inout Problems) -> [Text] {
        guard let value = self[key] else { return [] }
        return value.words("\(what)的“\(key)”", into: &problems)
    }

    /// A list of names of indicators and entries, which may hold a 、 themselves.
    func names(_ key: String, into problems: inout Problems) -> [Text] {
        self[key]?.texts("\(what)的“\(key)”", into: &problems) ?? []
    }
}

extension YAMLValue {
    typealias Text = KnowledgeDeclarations.Text

    /// The texts of a list; one text counts as a list of one.
    func texts(_ what: String, into problems: inout Problems) -> [Text] {
        switch content {
        case .text(let text): return text.isEmpty ? [] : [Text(text: text, place: place)]
        case .list(let items):
            return items.compactMap { item in
                guard let text = item.text else {
                    problems.error(
                        "\(what)里每一项都应该是一段文字，这里是\(item.kind)", at: item.place, wayOut: "含“: ”、逗号或括号的项加上引号。")
                    return nil
                }
                return text.isEmpty ? nil : Text(text: text, place: item.place)
            }
        case .map:
            problems.error("\(what)应该是列表，这里是\(kind)", at: place, wayOut: "写成“[甲, 乙]”。")
            return []
        }
    }

    /// `[甲，乙]` is one word to YAML; so is `甲, 乙` without brackets.
    func words(_ what: String, into problems: inout Problems) -> [Text] {
        texts(what, into: &problems).flatMap { word in
            let offset = problems.offset(of: "，、,；;", in: word)
            guard let offset else { return [word] }
            let mark = word.text.first { "，、,；;".contains($0) } ?? "，"
            let isAlone = text != nil
            problems.error(
                isAlone ? "\(what)有几个词就要写成列表" : "\(what)里用了“\(mark)”，几个词会连成一个",
                at: Place(file: word.place.file, line: word.place.line, column: offset),
                wayOut: isAlone ? "加上方括号，词与词之间用半角逗号：“[甲, 乙]”。" : "词与词之间用半角逗号加一个空格“, ”。")
            return word.text.split { "，、,；;".contains($0) }.map {
                Text(text: $0.trimmingPrefix(while: \.isWhitespace).description, place: word.place)
            }
        }
    }
}

extension YAMLValue {
    /// The pairs of `词: [另一种说法, …]`, or nil after reporting that they are none; nothing at all is reported by callers.
    func wordPairs(_ what: String, into problems: inout Problems) -> [(key: Text, words: [Text])]? {
        guard case .map(let pairs) = content else {
            if !isEmpty {
                problems.error("“\(what)”应该是“词: [词, …]”，这里是\(kind)", at: place, wayOut: "每一行写成“词: [词, 词]”。")
            }
            return nil
        }
        return pairs.compactMap { key, value in
            guard let name = key.text, !name.isEmpty else { return nil }
            if value.isEmpty {
                problems.error("“\(what)”里的“\(name)”没有写词", at: key.place, wayOut: "写成“\(name): [词, 词]”。")
            }
            return (Text(text: name, place: key.place), value.words("“\(name)”", into: &problems))
        }
    }
}

extension Problems {
    /// The column of the first of some characters in a text that stands on one line of its file.
    func offset(of characters: String, in text: KnowledgeDeclarations.Text) -> Int? {
        guard text.text.unicodeScalars.contains(where: { $0.isOne(of: characters) }) else { return nil }
        guard let line = line(of: text.place) else { return 1 }
        let rest = line.unicodeScalars.dropFirst(text.place.column - 1)
        guard let found = rest.firstIndex(where: { $0.isOne(of: characters) }) else { return text.place.column }
        return text.place.column + rest.distance(from: rest.startIndex, to: found)
    }

    /// The column of a piece of a text that stands on one line of its file.
    func place(of piece: String, in text: KnowledgeDeclarations.Text) -> Place {
        var place = text.place
        guard let line = line(of: place) else { return place }
        let rest = line.unicodeScalars.dropFirst(place.column - 1)
        if let found = Substring(rest).firstRange(of: piece) {
            place.column += rest.distance(from: rest.startIndex, to: found.lowerBound)
        }
        return place
    }
}
