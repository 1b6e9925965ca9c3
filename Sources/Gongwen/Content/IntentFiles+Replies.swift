/// What is said: small talk, and the templates of all other replies.
extension IntentFiles {
    mutating func readSmalltalk(_ map: YAMLMap, into problems: inout Problems) {
        for item in map.items("寒暄", wayOut: "每一项以“- 名称: …”开头。", into: &problems) {
            guard let map = YAMLMap(item, what: "寒暄", keys: Keys.smalltalk, into: &problems) else { continue }
            let name = map.required("名称", into: &problems)
            let phrases = map.words("说", into: &problems)
            let replies = map.texts("答", into: &problems)
            if phrases.isEmpty {
                problems.error("这种寒暄没有“说”，永远不会被触发", at: map.place, wayOut: "加一行“说: [你好, 您好]”。")
            }
            for reply in replies { Placeholder.check(reply, allowed: ["例问"], into: &problems) }
            if replies.isEmpty { problems.error("这种寒暄没有“答”", at: map.place, wayOut: "加一行“答: [您好。]”。") }
            guard let name else { continue }
            smalltalk.append(Smalltalk(name: name, phrases: phrases, replies: replies.map(\.text)))
        }
    }

    mutating func readTemplates(_ map: YAMLMap, into problems: inout Problems) {
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
