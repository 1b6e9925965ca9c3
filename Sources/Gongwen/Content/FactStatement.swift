/// A fact as a whole sentence. Made once, when the files load.
enum FactStatement {
    static func figure(
        _ quantity: Quantity, unit: String, attribute: Attribute, subject: String, fact: Fact, _ templates: Templates
    ) -> String {
        let number = quantity.with(unit: unit)
        let qualifiers = [fact.scope == .once ? "" : scopeText(fact.scope), fact.period.text].filter { !$0.isEmpty }
        let aside = qualifiers.isEmpty ? "" : "（\(qualifiers.joined(separator: "，"))）"
        if let sentence = attribute.sentence,
            !(attribute.isStock && fact.scope != .total && !sentence.contains(fact.scope.rawValue))
        {
            return templates.fill(
                "数值句", ["主体": subject, "句": Template(sentence).filled(["数": number]), "括注": aside])
        }
        return templates.fill("数值名", ["主体": subject, "指标": attribute.name, "数": number, "括注": aside])
    }

    static func list(
        _ items: [String], sentence: String?, attribute: String, subject: String, period: String, _ templates: Templates
    ) -> String {
        if let sentence { return Template(sentence).filled(["名单": items.joined(separator: "、")]) }
        let aside = period.isEmpty ? "" : "（\(period)）"
        return templates.fill(
            "名单句", ["主体": subject, "指标": attribute, "名单": items.joined(separator: "、"), "括注": aside])
    }

    private static func scopeText(_ scope: Scope) -> String {
        scope == .plan ? "计划数" : scope.rawValue
    }
}
