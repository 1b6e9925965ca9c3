import Gongwen
import Testing

/// What was said before the files were loaded anew, and is leant on after.
@Suite("换了资料以后接着说")
struct ReloadedDialogueTests {
    private static let header = "主体,指标,口径,时间,数值,单位,来源,行,说明\n"
    private static let city = "  - {名称: 某市, 类型: 市, 级别词: 市级}"

    private static let asksBack = """
        问：新增会员有多少
        答：（clarify）您问的是哪一个？请回复序号或名称：
        1. 甲区：会员
        2. 乙区：会员
        3. 某市：会员
        （换上新资料）

        """

    @Test("选项按名字记着：新资料里次序变了、数变了，序号还是当时的那个")
    func reordered() {
        let reloaded = Districts.assistant(replacing: [
            (Self.header, Self.header + "丁区,会员,新增,2025年,77,人,甲区报告,2,\n"),
            (Self.city, "  - {名称: 丁区, 类型: 区县, 上级: 某市, 别名: [丁]}\n" + Self.city),
            ("200余", "350"),
        ])
        expectDialogue(
            Self.asksBack + """
                问：2
                答：（answered）乙区会员：350人（新增，2025年）。
                来源：《乙区报告》
                """, reloaded: reloaded)
        expectDialogue(
            Self.asksBack + """
                问：甲区
                答：（answered）甲区会员：300人（新增，2025年）。
                来源：《甲区报告》
                """, reloaded: reloaded)
    }

    @Test("选中的已经没有了：拿剩下的再问一次，序号按新问的算")
    func withdrawn() {
        expectDialogue(
            """
            问：培训办了多少期
            答：（clarify）您问的是哪一个？请回复序号或名称：
            1. 甲区：培训期数
            2. 某市：培训期数
            （换上新资料）
            问：1
            答：（clarify）您问的是这个吗？
            1. 某市：培训期数
            问：1
            答：（answered）某市办培训20期（计划数，2026年）。
            （这是计划数；资料里没有完成数。）
            来源：《某市安排》
            """, reloaded: Districts.assistant(replacing: [("甲区,培训期数,累计,2025年,5,期,甲区报告,5,\n", "")]))
    }

    @Test("选项一个也不剩：说没有，不拿别的代替")
    func allWithdrawn() {
        expectDialogue(
            Self.asksBack + """
                问：2
                答：（unknown）资料里没有查到“乙区会员”的答案，先不乱答。
                """, reloaded: Districts.assistant(replacing: [("会员", "社员")]))
    }

    @Test("正说着的那一项改了名：接着问时说没有")
    func renamed() {
        expectDialogue(
            """
            问：甲区有多少服务站点
            答：（answered）甲区服务站点：12个（总数，截至2025年底）。
            来源：《甲区报告》
            （换上新资料）
            问：那乙区呢
            答：（unknown）资料里没有查到乙区“服务站点”的答案，先不乱答。
            问：乙区有多少会员
            答：（unknown）资料里没有乙区会员的总数，只有：乙区会员：200余人（新增，2025年）。
            来源：《乙区报告》
            """, reloaded: Districts.assistant(replacing: [("服务站点", "驿站")]))
    }

    @Test("说过的数少了一个：不拿更早的凑数；都在，就按新的数算")
    func results() {
        let told = """
            问：乙区有多少书屋
            答：（answered）乙区书屋：7个（总数，截至2025年底）。
            来源：《乙区报告》
            问：甲区的市级先进
            答：（answered）甲区市级先进：6个（累计，2025年）。
            来源：《甲区报告》
            问：甲区的全国先进
            答：（answered）甲区全国先进：2个（累计，2025年）。
            来源：《甲区报告》
            （换上新资料）
            问：这两个加起来呢

            """
        expectDialogue(
            told + """
                答：（answered）合计10个（8 + 2）。
                1. 甲区市级先进：8个（累计，2025年）。
                2. 甲区全国先进：2个（累计，2025年）。
                来源：《甲区报告》
                """, reloaded: Districts.assistant(replacing: [("甲区,市级先进,累计,2025年,6,", "甲区,市级先进,累计,2025年,8,")]))
        expectDialogue(
            told + "答：（unknown）这个问题不在资料范围内，我答不了。可以问报告里的数字、名单、活动、做法、人物和时间。",
            reloaded: Districts.assistant(replacing: [("甲区,全国先进,累计,2025年", "甲区,全国先进,累计,2024年")]))
    }

    private static let list = """
        问：乙区有哪些社团
        答：（answered）乙区长名单共12项：
        1. 一社
        2. 二社
        3. 三社
        4. 四社
        5. 五社
        6. 六社
        7. 七社
        8. 八社
        9. 九社
        10. 十社
        （还有2项，回复“还有呢”接着看）
        来源：《乙区报告》
        （换上新资料）
        问：还有呢

        """

    @Test("没看完的名单没变，接着看；变了，从头给新的；没有了，就说没有")
    func list() {
        expectDialogue(
            Self.list + """
                答：（answered）11. 十一社
                12. 十二社
                """, reloaded: Districts.assistant(replacing: [("200余", "350")]))
        expectDialogue(
            Self.list + """
                答：（answered）乙区长名单：一社、十二社。
                来源：《乙区报告》
                """,
            reloaded: Districts.assistant(replacing: [("一社, 二社, 三社, 四社, 五社, 六社, 七社, 八社, 九社, 十社, 十一社", "一社")]))
        expectDialogue(
            Self.list + "答：（unknown）资料里没有查到“乙区长名单”的答案，先不乱答。",
            reloaded: Districts.assistant(replacing: [("名称: 长名单", "名称: 社团名册")]))
    }
}
