import Foundation
import Gongwen
import Testing

@Suite("几年的、每家的、几种口径的数")
struct SpansTests {
    /// Two amounts over the same years, and their sum.
    private static let summed = """
        问：甲区上级补助多少
        答：（answered）甲区上级补助：200万元（累计，近五年）。
        来源：《甲区报告》
        问：本级投入呢
        答：（answered）甲区本级投入：100万元（累计，近五年）。
        来源：《甲区报告》
        （接着上面问的：甲区）
        问：加起来呢
        答：（answered）合计300万元（200万 + 100万）。
        1. 甲区上级补助：200万元（累计，近五年）。
        2. 甲区本级投入：100万元（累计，近五年）。
        来源：《甲区报告》
        """

    /// A figure of each of two places.
    private static let members = """
        问：甲区乙区会员各多少
        答：（answered）资料里有2条：
        1. 甲区会员：1.2万余人（总数，截至2025年底）。
        2. 乙区会员：200余人（新增，2025年）。
        来源：《甲区报告》；《乙区报告》
        """

    /// Two counts of one thing, and no total.
    private static let havens = """
        问：甲区港湾多少个
        答：（clarify）资料里没有甲区爱心港湾的总数，只有：
        1. 甲区爱心港湾：6个（新增，2025年）。
        2. 甲区爱心港湾：9个（计划数，2026年）。
        来源：《甲区报告》
        您问的是哪一个？请回复序号。
        """

    @Test("几年的累计数，平均到每一年；存量和一年的数不除")
    func eachYear() {
        expectDialogue(
            """
            问：甲区平均每年帮扶多少人次
            答：（answered）平均每年200人次（1000 ÷ 5）。
            1. 甲区帮扶人次：1000人次（累计，近五年）。
            来源：《甲区报告》
            """, of: Spans.assistant)
        expectDialogue(
            """
            问：甲区年均帮扶多少
            答：（answered）平均每年200人次（1000 ÷ 5）。
            1. 甲区帮扶人次：1000人次（累计，近五年）。
            来源：《甲区报告》
            """, of: Spans.assistant)
        expectDialogue(
            """
            问：甲区每年帮扶300人次对吗
            答：（answered）平均每年200人次（1000 ÷ 5）。
            1. 甲区帮扶人次：1000人次（累计，近五年）。
            来源：《甲区报告》
            """, of: Spans.assistant)
        expectDialogue(
            """
            问：甲区平均每年有多少会员
            答：（unknown）资料里没有甲区每年的会员，有的是：
            1. 甲区会员：1.2万余人（总数，截至2025年底）。
            2. 甲区会员：300人（新增，2025年）。
            来源：《甲区报告》
            """, of: Spans.assistant)
    }

    @Test("先加起来再问每年：除的是和，不是其中一个")
    func eachYearOfSum() {
        expectDialogue(
            """
            \(Self.summed)
            问：平均每年呢
            答：（answered）平均每年60万元（（200万 + 100万）÷ 5）。
            1. 甲区上级补助：200万元（累计，近五年）。
            2. 甲区本级投入：100万元（累计，近五年）。
            来源：《甲区报告》
            """, of: Spans.assistant)
    }

    @Test(
        "加起来以后问每月、问别的年份、问别处：都不拿那个和来除",
        arguments: [
            ("平均每月呢", "（unknown）没看懂“每月”，资料里查不到这样的数据，先不乱答。"),
            (
                "2025年平均每年呢",
                "（unknown）资料里没有甲区2025年的上级补助，有的是：甲区上级补助：200万元（累计，近五年）。\n来源：《甲区报告》"
            ),
        ])
    func notOfThatSum(question: String, answer: String) {
        expectDialogue(
            """
            \(Self.summed)
            问：\(question)
            答：\(answer)
            """, of: Spans.assistant)
    }

    @Test("每家多少、有几家：一共是乘出来的")
    func product() {
        expectDialogue(
            """
            问：甲区补助企业一共花了多少钱
            答：（answered）合计12万元（3万 × 4）。
            1. 甲区给企业的补助为每家3万元（2025年）。
            2. 甲区补助企业家数：4家（累计，2025年）。
            来源：《甲区报告》
            """, of: Spans.assistant)
    }

    @Test("没说口径，资料里有几种：问要哪一种，序号选的就是那一种")
    func counts() {
        expectDialogue(
            """
            \(Self.havens)
            问：2
            答：（answered）甲区爱心港湾：9个（计划数，2026年）。
            （这是计划数；资料里没有完成数。）
            来源：《甲区报告》
            """, of: Spans.assistant)
        expectDialogue(
            """
            \(Self.havens)
            问：新增的
            答：（answered）甲区爱心港湾：6个（新增，2025年）。
            来源：《甲区报告》
            （接着上面问的：爱心港湾）
            """, of: Spans.assistant)
    }

    @Test("以前存下的对话，选项没有记口径：照样读得出来，再问一次要哪一种")
    func savedBefore() throws {
        var conversation = Conversation()
        let today = Day(year: 2026, month: 1, day: 15)
        _ = Spans.assistant.reply(to: "甲区港湾多少个", in: &conversation, today: today)
        let saved = try #require(
            JSONSerialization.jsonObject(with: JSONEncoder().encode(conversation)) as? [String: Any])
        let options = try #require(saved["options"] as? [[String: Any]])
        let older = saved.merging(["options": options.map { $0.filter { $0.key != "result" } }]) { $1 }
        var read = try JSONDecoder().decode(
            Conversation.self, from: JSONSerialization.data(withJSONObject: older))
        #expect(options.count == 2 && options.allSatisfy { $0["result"] != nil })
        #expect(Spans.assistant.reply(to: "2", in: &read, today: today).status == .clarify)
        #expect(Spans.assistant.reply(to: "2", in: &conversation, today: today).status == .answered)
    }

    @Test("新增和计划的数，不拿来说总数不对")
    func stock() {
        expectDialogue(
            """
            问：甲区有1万个港湾吗
            答：（answered）甲区爱心港湾：6个（新增，2025年）。
            来源：《甲区报告》
            """, of: Spans.assistant)
        expectDialogue(
            """
            问：甲区新增的港湾是8个吧
            答：（answered）不是8个。甲区爱心港湾：6个（新增，2025年）。
            来源：《甲区报告》
            """, of: Spans.assistant)
    }

    @Test("前者、多的那个：刚答的几个里的一个")
    func referents() {
        expectDialogue(
            """
            \(Self.members)
            问：前者的站点呢
            答：（answered）甲区服务站点：12个（总数，截至2025年底）。
            来源：《甲区报告》
            """, of: Spans.assistant)
        expectDialogue(
            """
            \(Self.members)
            问：多的那个站点有几个
            答：（answered）甲区服务站点：12个（总数，截至2025年底）。
            来源：《甲区报告》
            """, of: Spans.assistant)
        expectDialogue(
            """
            \(Self.members)
            问：少的那个呢
            答：（answered）乙区会员：200余人（新增，2025年）。
            来源：《乙区报告》
            """, of: Spans.assistant)
    }

    @Test("空格隔开的接着问")
    func gap() {
        expectDialogue(
            """
            问：甲区会员多少 站点呢
            答：（answered）甲区会员：1.2万余人（总数，截至2025年底）。
            来源：《甲区报告》
            甲区服务站点：12个（总数，截至2025年底）。
            来源：《甲区报告》
            """, of: Spans.assistant)
        expectDialogue(
            """
            问：甲区有多少 站点呢
            答：（answered）甲区服务站点：12个（总数，截至2025年底）。
            来源：《甲区报告》
            """, of: Spans.assistant)
    }

    @Test("花了的数没带单位，核对的是钱")
    func money() {
        expectDialogue(
            """
            问：甲区上级补助花了300万吧
            答：（answered）不是300万。甲区上级补助：200万元（累计，近五年）。
            来源：《甲区报告》
            """, of: Spans.assistant)
        expectDialogue(
            """
            问：甲区上级补助花了200万吧
            答：（answered）是的，甲区上级补助：200万元（累计，近五年）。
            来源：《甲区报告》
            """, of: Spans.assistant)
    }

    @Test("各项都带数的名单，问哪个最多")
    func items() {
        expectDialogue(
            """
            问：甲区获得的荣誉哪个最多
            答：（answered）甲区获得的荣誉里，符合的有1项：
            1. 市级先进集体30个
            来源：《甲区报告》
            """, of: Honours.assistant)
    }

    @Test("名单里的第几项，一句话问")
    func item() {
        expectDialogue(
            """
            问：甲区调解网络第二级是什么
            答：（answered）甲区调解网络第2项：乡级。
            来源：《甲区报告》
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：四点希望第二点是什么
            答：（answered）某市四点希望第2项：二要好。
            来源：《某市安排》
            """, of: Honours.assistant)
    }
}
