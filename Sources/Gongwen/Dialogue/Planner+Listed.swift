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

    /// `江津会员基层组织技能人才各多少`, `江津 会员 基层组织 技能人才`: a figure for each name, the longest first. nil unless every word
    /// is of the name of one.
    func planUnparted(_ message: Message) -> [PlannedPart]? {
        let whole = message.whole
        let starts = message.beginnings
        guard starts.count > 1, starts.count <= Planner.mostUnparted, whole.subjects.count < 2,
            whole.subjectTypes.isEmpty, whole.group == nil, whole.kinds.allSatisfy({ $0 == .figure }),
            whole.operators.isEmpty, whole.numbers.isEmpty, whole.residue.isEmpty, whole.foreign.isEmpty,
            whole.excluded.isEmpty, whole.exclusions.isEmpty, whole.restrictions.isEmpty, whole.absences.isEmpty
        else { return nil }
        let ends = Array(starts.dropFirst()) + [message.mentionCount]
        var parts: [PlannedPart] = []
        var next = 0
        while next < starts.count {
            func part(upTo end: Int) -> PlannedPart? {
                partNamed(by: message.reading(of: starts[next]..<ends[end]), in: whole)
            }
            /// 会员|工会|技能人才, which all have a figure: what names one by itself is no part of the name beside it.
            func holdsAnother(_ end: Int, than part: PlannedPart) -> Bool {
                guard end > next else { return false }
                return [next, end].contains { index in
                    let alone = message.reading(of: starts[index]..<ends[index])
                    // 全国 and 互助保障 begin many names, a common word none.
                    guard index == end || alone.words.isEmpty, let own = partNamed(by: alone, in: whole) else {
                        return false
                    }
                    return own.decision.outcome.figures != part.decision.outcome.figures
                }
            }
            guard
                let (end, found) = (next..<ends.count).reversed().lazy.compactMap({ end in
                    part(upTo: end).flatMap { holdsAnother(end, than: $0) ? nil : (end, $0) }
                }).first
            else { return nil }
            parts.append(found)
            next = end + 1
        }
        return parts.count > 1 ? parts : nil
    }

    private static let mostUnparted = 8

    private func partNamed(by member: Reading, in whole: Reading) -> PlannedPart? {
        var asked = member.asFigure.about(whole.subjects).forFiguresOnly
        asked.period = whole.period
        asked.scope = whole.scope
        let decision = plan(asked, in: Conversation())
        // 区县 alone names none of what 区县 do.
        guard !asked.words.isEmpty || !asked.weakWords.isEmpty, let figure = singleFigure(decision),
            decision.weighed.contains(where: {
                $0.attribute == knowledge[figure].attribute
                    && $0.coverage >= (asked.words.count > 1 ? Planner.halfSaid : Planner.saidEnough)
            }),
            asked.words.allSatisfy(knowledge[knowledge[figure].attribute].isNamed)
        else { return nil }
        return PlannedPart(reading: asked, decision: decision)
    }
}
