/// What is told in place of what was asked for and is not there.
extension Writer {
    func otherwise(_ asked: String, _ mismatch: Decision.Mismatch, _ facts: [FactID]) -> String {
        guard let first = facts.first else { return templates.fill("不在范围") }
        let fact = knowledge[first]
        let attribute = knowledge[fact.attribute]
        let statements = facts.count == 1 ? statement(of: fact) : "\n" + numbered(facts)
        let values: Templates.Values = [
            "所问": wanting(asked, mismatch, of: fact),
            "陈述": statements, "说明": facts.count == 1 ? note(of: fact, Reading()) : "",
            "来源": sources(facts),
        ]
        switch mismatch {
        case .scope: return templates.fill("只有别的口径", values)
        case .period: return templates.fill("只有别的时间", values)
        case .kind: return templates.fill(attribute.kind == .figure ? "只有数字" : "只有别的单位", values)
        case .unit: return templates.fill("只有别的单位", values)
        }
    }

    /// What was asked for and is not there: 南川区2019年的会员, 南川区入会单位有多少元.
    private func wanting(_ asked: String, _ mismatch: Decision.Mismatch, of fact: Fact) -> String {
        let (subject, name) = (knowledge[fact.subject].name, knowledge[fact.attribute].name)
        let units = snapshot.planner.units
        guard !asked.isEmpty else { return subject + name }
        switch mismatch {
        case .period: return "\(subject)\(asked)的\(name)"
        case .unit where !(units.unit(named: asked).map { units.has(.share, $0) } ?? false):
            return "\(subject)\(name)有多少\(asked)"
        case .unit, .scope, .kind: return "\(subject)\(name)的\(asked)"
        }
    }

    func noData(_ subject: String, _ attribute: AttributeID, _ instead: [FactID]) -> String {
        let name = Writer.quotable(knowledge[attribute].name)
        guard let first = instead.first else { return templates.fill("无数据", ["主体": subject, "指标": name]) }
        let said =
            instead.count == 1
            ? statement(of: knowledge[first]) + note(of: knowledge[first], Reading()) : numbered(instead)
        let isSum = knowledge[knowledge[first].attribute].parts.contains(attribute)
        return templates.fill(
            isSum ? "无数据有合计" : "无数据有别的", ["主体": subject, "指标": name, "陈述": said, "来源": sources(instead)])
    }

    /// Quotation marks in a name that stands between quotation marks itself.
    private static func quotable(_ name: String) -> String {
        String(name.map { $0 == "“" ? "‘" : $0 == "”" ? "’" : $0 })
    }
}
