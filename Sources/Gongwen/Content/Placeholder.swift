/// `【…】` in a template: a name that must be known when the files load, not an empty string in a chat.
enum Placeholder {
    /// - Parameter needed: names without which the sentence would not say what was asked.
    static func check(
        _ template: KnowledgeDeclarations.Text, allowed: Set<String>, needed: Set<String> = [],
        into problems: inout Problems
    ) {
        var rest = template.text[...]
        var used: Set<String> = []
        while let open = rest.firstIndex(where: { $0 == "【" || $0 == "】" }) {
            guard rest[open] == "【" else {
                return problems.error(
                    "“】”前面没有“【”", at: problems.place(of: "】", in: template), wayOut: "补上“【”，或删掉它。")
            }
            guard let close = rest[open...].firstIndex(of: "】") else {
                return problems.error(
                    "“【”没有配对的“】”", at: problems.place(of: String(rest[open...]), in: template), wayOut: "补上“】”。")
            }
            let name = String(rest[rest.index(after: open)..<close])
            used.insert(name)
            if !allowed.contains(name) {
                let names = allowed.isEmpty ? "这里不能用【…】" : allowed.sorted().map { "【\($0)】" }.joined(separator: "、")
                problems.error(
                    "模板里的【\(name)】没有对应的值", at: problems.place(of: "【\(name)】", in: template),
                    wayOut: "\(Nearest.hint(name, allowed))可用的：\(names)")
            }
            rest = rest[rest.index(after: close)...]
        }
        // An unknown name most likely was meant to be the one that is missing.
        guard used.isSubset(of: allowed) else { return }
        for name in needed.subtracting(used).sorted() {
            problems.error("模板里没有【\(name)】，答复里就看不到它", at: template.place, wayOut: "在该出现的地方写上【\(name)】。")
        }
    }
}
