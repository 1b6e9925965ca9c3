/// The ways to ask that are tried with everything the files know, and the words that must not change an answer.
extension IntentFiles {
    mutating func readPhrasings(_ map: YAMLMap, into problems: inout Problems) {
        if let section = map["问法"], !section.isEmpty { readPhrasings(section, into: &problems) }
        for (key, words) in map["变体"]?.wordPairs("变体", into: &problems) ?? [] {
            guard let slot = Frame(rawValue: key.text) else {
                let choices = Frame.allCases.map(\.rawValue)
                problems.error(
                    "“变体”里不认得“\(key.text)”", at: key.place,
                    wayOut: "\(Nearest.hint(key.text, choices))可用的：\(choices.joined(separator: "、"))")
                continue
            }
            frames[slot, default: []] += words.map(\.text)
        }
    }

    private mutating func readPhrasings(_ section: YAMLValue, into problems: inout Problems) {
        guard case .list(let items) = section.content else {
            return problems.error(
                "“问法”应该是列表，这里是\(section.kind)", at: section.place, wayOut: "每一项写成“- {名称: …, 问: [【主体】有多少【指标】]}”。")
        }
        for item in items {
            guard let map = YAMLMap(item, what: "问法", keys: Keys.phrasing, into: &problems) else { continue }
            let name = map.required("名称", into: &problems)
            let questions = map.texts("问", into: &problems)
            if questions.isEmpty {
                problems.error("这种问法没有“问”", at: map.place, wayOut: "加上“问: [【主体】有多少【指标】]”。")
            }
            let years = map.texts("年", into: &problems).compactMap { text in
                Int(text.text)
                    ?? {
                        problems.error("“\(text.text)”不是年份", at: text.place, wayOut: "写成四位数，例如 2019。")
                        return nil
                    }()
            }
            let limits = map.words("限定", into: &problems).map(\.text)
            let numbers = map.texts("数", into: &problems).compactMap { text in
                if ChineseNumber(text.text) != nil { return text.text as String? }
                problems.error("“\(text.text)”不是数", at: text.place, wayOut: "写成数，例如 7 或 三千。")
                return nil
            }
            var needed: Set<String> = ["指标"]
            if !years.isEmpty { needed.insert("年") }
            if !limits.isEmpty { needed.insert("限定") }
            if !numbers.isEmpty { needed.insert("数") }
            for question in questions {
                Placeholder.check(
                    question, allowed: needed.union(["主体", "另一主体"]), needed: needed, into: &problems)
            }
            let wanted = map.text("口径", into: &problems)
            let takesAnyScope = wanted?.text == Phrasing.anyScope
            let scope = takesAnyScope ? nil : wanted.flatMap { choice($0, "口径", AskedScope.allCases, into: &problems) }
            let kinds = map.texts("类", into: &problems).compactMap {
                choice($0, "类", AttributeKind.allCases, into: &problems)
            }
            guard let name else { continue }
            phrasings.append(
                Phrasing(
                    name: name.text, kinds: kinds, questions: questions.map(\.text), scope: scope,
                    takesAnyScope: takesAnyScope,
                    years: years, limits: limits, numbers: numbers, misspells: map.flag("主体写错", into: &problems)))
        }
    }

    private func choice<Value: RawRepresentable<String>>(
        _ text: Text, _ what: String, _ all: [Value], into problems: inout Problems
    ) -> Value? {
        if let value = Value(rawValue: text.text) { return value }
        let names = all.map(\.rawValue)
        problems.error(
            "没有“\(text.text)”这种\(what)", at: text.place,
            wayOut: "\(Nearest.hint(text.text, names))可用的：\(names.joined(separator: "、"))")
        return nil
    }
}
