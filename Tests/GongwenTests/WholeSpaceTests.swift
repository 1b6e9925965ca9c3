import Testing

@testable import Gongwen

@Suite("问遍所有主体和指标")
struct WholeSpaceTests {
    private let space = WholeSpace(Districts.assistant, today: Day(year: 2026, month: 1, day: 15))
    private var snapshot: Snapshot { Districts.assistant.snapshot }

    @Test("样例资料问遍：没有一个答错，有数的都直接问得到")
    func everything() {
        let result = space.run(0..<space.count)
        #expect(result.wrong.map { "\($0.question)：\($0.reason)" } == [])
        #expect(result.missed.map(\.question) == [])
        #expect(result.pairs == 17)
        #expect(result.total.asked > 1000)
        #expect(result.total.right > 100)
        let total = result.total
        #expect(total.right + total.nearby + total.askedBack + total.refused + total.wrong == total.asked)
    }

    @Test("分开问再加起来，和一起问一样")
    func parts() {
        var sum = space.run(0..<3)
        sum.add(space.run(3..<space.count))
        let whole = space.run(0..<space.count)
        #expect(sum.counts == whole.counts)
        #expect(sum.pairs == whole.pairs)
    }

    @Test("问题由资料里的名称和叫法代入问法，有数没数的主体、资料之外的主体都问")
    func questions() throws {
        let stations = try #require(snapshot.planner.attributeNames["服务站点"])
        let asked = space.questions(about: stations)
        let plain = asked.filter { $0.phrasing.name == "直接问数" && $0.name == "服务站点" }.map(\.text)
        for question in ["甲区有多少服务站点", "乙有多少服务站点", "丙区有多少服务站点"] {
            #expect(plain.contains(question), "\(plain.prefix(12))")
        }
        #expect(asked.contains { $0.name == "站点" })
        #expect(asked.contains { $0.year == 2019 && $0.text.contains("2019年") })
        #expect(asked.contains { $0.limit == "女性" && $0.text.contains("女性") })
        #expect(asked.allSatisfy { !$0.text.contains("【") })
        #expect(asked.map(\.text) == space.questions(about: stations).map(\.text))
    }

    /// What is told, of whom, to which question about 服务站点 or 会员, and what is to be thought of it.
    private static let judged:
        [(told: (String, String, Scope), asked: (String?, String, AskedScope?), is: WholeSpace.Verdict)] = [
            (("甲区", "服务站点", .total), ("甲区", "服务站点", nil), .right),
            (("乙区", "服务站点", .total), ("甲区", "服务站点", nil), .wrong("别处的")),
            (("乙区", "服务站点", .total), (nil, "服务站点", nil), .wrong("拿来答资料之外的")),
            (("甲区", "阵地合计", .total), ("甲区", "服务站点", nil), .wrong("别的指标“阵地合计”")),
            (("甲区", "会员", .total), ("甲区", "会员", nil), .right),
            (("甲区", "会员", .new), ("甲区", "会员", nil), .wrong("别的口径“新增”")),
            (("甲区", "会员", .new), ("甲区", "会员", .new), .right),
            (("甲区", "会员", .total), ("甲区", "会员", .new), .wrong("别的口径“总数”")),
            (("甲区", "会员", .total), ("甲区", "会员", .plan), .wrong("别的口径“总数”")),
            (("某市", "会员", .plan), ("某市", "会员", .plan), .right),
        ]

    @Test("评判只看资料", arguments: judged.indices)
    func judges(index: Int) throws {
        let (told, asked, verdict) = Self.judged[index]
        let fact = try fact(told.0, told.1, told.2)
        let decision = Decision(outcome: .answer([fact], .plain))
        #expect(space.judge([decision], to: try question(asked.0, asked.1, asked.2)) == verdict)
    }

    @Test("评判：年份、限定词、反问、拒答")
    func judgesOthers() throws {
        let members = Decision(outcome: .answer([try fact("甲区", "会员", .new)], .plain))
        var asked = try question("甲区", "会员", .new)
        asked.year = 2025
        #expect(space.judge([members], to: asked) == .right)
        asked.year = 2019
        #expect(space.judge([members], to: asked) == .wrong("别的时间“2025年”"))
        asked.year = nil
        asked.limit = "女性"
        #expect(space.judge([members], to: asked) == .wrong("没理会“女性”"))
        #expect(space.judge([Decision(outcome: .clarify([]))], to: asked) == .askedBack)
        #expect(space.judge([Decision(outcome: .notUnderstood(["女性"]))], to: asked) == .refused)
        #expect(space.judge([Decision(outcome: .outside), members], to: asked) == .wrong("没理会“女性”"))
    }

    @Test("评判：名称里说了口径，答那个口径的才对")
    func judgesScopeInName() throws {
        var asked = try question("甲区", "会员", nil)
        asked.name = "新增会员"
        asked.text = "甲区新增会员"
        func verdict(_ scope: Scope) throws -> WholeSpace.Verdict {
            space.judge([Decision(outcome: .answer([try fact("甲区", "会员", scope)], .plain))], to: asked)
        }
        #expect(try verdict(.new) == .right)
        #expect(try verdict(.total) == .wrong("别的口径“总数”"))
    }

    @Test("评判：排名要说出别处的数，但只能是所问的指标")
    func judgesRank() throws {
        let asked = try question("甲区", "服务站点", nil)
        let figures = [try fact("甲区", "服务站点", .total), try fact("乙区", "服务站点", .total)]
        var rank = Calculation(operators: [.ranking], figures: figures)
        #expect(space.judge([Decision(outcome: .calculated(rank))], to: asked) == .wrong("别处的"))
        rank.ranked = snapshot.planner.subjectNames["甲区"]
        #expect(space.judge([Decision(outcome: .calculated(rank))], to: asked) == .nearby)
        rank.figures = [try fact("甲区", "会员", .total)]
        #expect(space.judge([Decision(outcome: .calculated(rank))], to: asked) == .wrong("别的指标的名次"))
    }

    @Test("地名写错：颠倒两个字，或漏一个字")
    func misspelt() {
        #expect((0..<5).map { Phrasing.misspelt("江北区", $0) } == ["北江区", "北区", "北江区", "江区", "北江区"])
    }

    private func fact(_ subject: String, _ attribute: String, _ scope: Scope) throws -> FactID {
        let knowledge = snapshot.knowledge
        let id = try #require(snapshot.planner.attributeNames[attribute])
        let whose = try #require(snapshot.planner.subjectNames[subject])
        return try #require(knowledge.facts(id, of: whose).first { knowledge[$0].scope == scope })
    }

    private func question(_ subject: String?, _ attribute: String, _ scope: AskedScope?) throws -> AskedQuestion {
        AskedQuestion(
            text: (subject ?? "丙区") + attribute, phrasing: Phrasing(name: "", questions: [], scope: scope),
            isOutside: subject == nil,
            subjects: subject.flatMap { snapshot.planner.subjectNames[$0] }.map { [$0] } ?? [],
            attribute: try #require(snapshot.planner.attributeNames[attribute]), name: attribute)
    }
}
