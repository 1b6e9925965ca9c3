/// Things that are only listed: `2024年市里的目标我要三个数：五小项目、示范性竞赛`.
extension Planner {
    /// A figure for each, of the place, time and count that the heading gives. nil unless every one of them has one.
    func planListed(_ members: [Reading]) -> [PlannedPart]? {
        guard members.count > 1,
            !members.contains(where: { isClaim($0) || !$0.operators.isEmpty || !$0.excluded.isEmpty }),
            // 一函两书，分别是什么文件 asks for no figures.
            members.allSatisfy({ $0.kind.map { $0 == .figure } ?? true })
        else { return nil }
        var heading = Reading()
        var parts: [PlannedPart] = []
        for member in members {
            heading.subjects = member.subjects.isEmpty ? heading.subjects : member.subjects
            heading.period = member.period ?? heading.period
            heading.scope = member.scope ?? heading.scope
            guard member.residue.isEmpty, member.foreign.isEmpty, member.exclusions.isEmpty else { return nil }
            if member.words.isEmpty { continue }
            var asked = member.asFigure.within(heading.subjects).forFiguresOnly
            asked.period = heading.period
            asked.scope = heading.scope
            let decision = plan(asked, in: Conversation())
            guard singleFigure(decision) != nil else { return nil }
            parts.append(PlannedPart(reading: asked, decision: decision))
        }
        return parts.count > 1 ? parts : nil
    }
}
