import Gongwen
import Testing

@Suite("计划完成了多少")
struct ProgressTests {
    @Test("算得尽的百分数不说约")
    func exact() {
        let assistant = Districts.assistant(replacing: [("植树,累计,2025年,150余", "植树,累计,2025年,175")])
        var conversation = Conversation()
        let reply = assistant.reply(
            to: "甲区植树完成了吗", in: &conversation, today: Day(year: 2026, month: 1, day: 15))
        #expect(
            reply.text == """
                还没有完成，是计划的87.5%，还差25棵（175 ÷ 200）。
                1. 甲区植树：175棵（累计，2025年）。
                2. 甲区植树：200棵（计划数，2025年）。
                来源：《甲区报告》
                """)
    }
}
