/// `2023年和2024年会员各多少`: the same of each year that is named.
extension Planner {
    /// nil where the message has several clauses, names fewer years, or none of them has a figure.
    func planEachYear(_ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let whole = message.whole
        guard whole.kind == .figure, whole.operators.isEmpty, whole.subjects.count < 2, case .year = whole.period,
            message.clauses().count == 1
        else { return nil }
        var years: [Int] = []
        for member in message.members() {
            if case .year(let year) = member.period, !years.contains(year) { years.append(year) }
        }
        guard years.count > 1 else { return nil }
        let parts = years.map { year in
            var reading = whole
            reading.period = .year(year)
            return PlannedPart(reading: reading, decision: plan(reading, in: conversation))
        }
        return parts.contains { answers($0.decision) } ? parts : nil
    }
}
