import Gongwen
import Testing

@Suite("怎么理解的")
struct InterpretationTests {
    private func interpretation(_ question: String) -> Interpretation {
        var conversation = Conversation()
        return Districts.assistant.reply(to: question, in: &conversation, today: Day(year: 2026, month: 1, day: 15))
            .interpretation
    }

    @Test("说到的数据")
    func facts() {
        let found = interpretation("甲区有多少服务站点")
        #expect(
            found.facts.map { [$0.subject, $0.indicator, $0.period, $0.scope] } == [["甲区", "服务站点", "截至2025年底", "总数"]])
        #expect(found.subjects == ["甲区"])
        #expect(found.unknown == [] && found.missing == [])
    }

    @Test("没看懂的词", arguments: [("甲区有多少女性服务站点", ["女性"])])
    func unknown(question: String, words: [String]) {
        let found = interpretation(question)
        #expect(found.unknown == words)
        #expect(found.facts == [])
    }

    @Test("看懂了而没有的", arguments: [("乙区有多少培训人数", "乙区", "培训人数"), ("丙区有多少服务站点", "丙区", "")])
    func missing(question: String, subject: String, indicator: String) {
        let found = interpretation(question)
        #expect(found.missing.map { [$0.subject, $0.indicator] } == [[subject, indicator]])
        #expect(found.facts == [], "what stands beside it was not asked")
    }

    @Test(
        "接着问、看懂了而资料没写的，不算没看懂",
        arguments: [
            (["甲区有多少服务站点", "计划呢"], "甲区", "服务站点（计划）"),
            (["甲区有多少服务站点", "2019年呢"], "甲区", "服务站点（2019年）"),
            (["甲区有多少服务站点", "在哪里"], "甲区", "服务站点（地点）"),
        ])
    func followUp(questions: [String], subject: String, indicator: String) throws {
        var conversation = Conversation()
        var last: Reply?
        for question in questions {
            last = Districts.assistant.reply(
                to: question, in: &conversation, today: Day(year: 2026, month: 1, day: 15))
        }
        let reply = try #require(last)
        #expect(reply.status == .unknown)
        #expect(reply.interpretation.unknown == [])
        #expect(reply.interpretation.missing.map { [$0.subject, $0.indicator] } == [[subject, indicator]])
    }

    @Test("全部数据的名字，各不相同的都在")
    func all() throws {
        let names = try #require(try TemporaryWorkspace().load().snapshot).factNames
        #expect(names.contains { $0.subject == "儿科" && $0.indicator == "床位" })
    }
}
