import Testing

@Suite("限定了的数")
struct LimitedQuestionTests {
    @Test("会改变所问的词，没认出的动词：不略过")
    func ordinaryWords() {
        expectDialogue(
            """
            问：甲区站点里晚上开门的有几个
            答：（unknown）资料里没有查到甲区“站点”、“晚上”的答案，先不乱答。
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：甲区银行里的站点几个
            答：（unknown）资料里没有查到甲区“银行”、“站点”的答案，先不乱答。
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：甲区母亲节办了几场主题竞赛
            答：（unknown）资料里没有查到甲区“母亲节”、“竞赛”的答案，先不乱答。
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：甲区能热饭的站点几个
            答：（unknown）没看懂“热饭”，资料里查不到这样的数据，先不乱答。
            """, of: Honours.assistant)
    }

    @Test("线下的、国企的：资料没有这么分，就不报合在一起的数")
    func groups() {
        expectDialogue(
            """
            问：甲区线下培训几期
            答：（unknown）资料里没有查到甲区“线下”、“培训”的答案，先不乱答。
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：甲区国企会员多少
            答：（unknown）资料里没有查到甲区“国企”、“会员”的答案，先不乱答。
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：甲区互助赔付多少钱
            答：（answered）甲区互助赔付30万元（累计，2025年）。
            来源：《甲区报告》
            问：线下的呢
            答：（unknown）资料里没有查到“线下”的答案，先不乱答。
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：甲区会员多少
            答：（answered）甲区会员：1.2万余人（总数，截至2025年底）。
            来源：《甲区报告》
            问：农民工的呢
            答：（unknown）资料里没有查到“农民工”的答案，先不乱答。
            """, of: Honours.assistant)
    }

    @Test("“……的呢”问的还是刚说的那一样")
    func modifiers() {
        expectDialogue(
            """
            问：甲区站点多少
            答：（answered）甲区服务站点：12个（总数，截至2025年底）。
            来源：《甲区报告》
            问：书屋的呢
            答：（unknown）资料里没有查到“书屋”的答案，先不乱答。
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：甲区全国先进几个
            答：（answered）甲区全国先进：2个（累计，2025年）。
            来源：《甲区报告》
            问：市级的呢
            答：（answered）甲区市级先进：6个（累计，2025年）。
            来源：《甲区报告》
            （接着上面问的：甲区）
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：甲区培训多少人
            答：（answered）甲区培训职工186人（累计，2025年）。
            来源：《甲区报告》
            问：甲区，培训的
            答：（answered）甲区培训职工186人（累计，2025年）。
            来源：《甲区报告》
            """, of: Honours.assistant)
    }

    @Test("打算办几场：答计划，不答办过的")
    func plans() {
        expectDialogue(
            """
            问：2026年计划办几场竞赛
            答：（answered）某市重点竞赛：8场（计划数，2026年）。
            来源：《某市安排》
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：重点竞赛2026年打算办几场
            答：（answered）某市重点竞赛：8场（计划数，2026年）。
            来源：《某市安排》
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：2026年要办多少期培训
            答：（answered）某市办培训20期（计划数，2026年）。
            来源：《某市安排》
            """, of: Honours.assistant)
    }

    @Test(
        "“不是……的”限定所问的：不略过，也不答整个的数、整张名单",
        arguments: [
            ("甲区先进不是全国的多少", "不是全国"), ("甲区先进里不是市级的有几个", "不是市级"),
            ("读书节主办方哪些不是图书馆", "不是图书馆"),
        ])
    func saidNotToBe(question: String, shown: String) {
        expectDialogue("问：\(question)\n答：（unknown）没看懂“\(shown)”，资料里查不到这样的数据，先不乱答。")
    }

    @Test("多少个里，有几个是什么样的：没有分出来的不拿整个的数、别处的数来答", arguments: ["植树的有几个", "休息的有几个"])
    func partOfStated(asked: String) {
        let word = asked.prefix(2)
        expectDialogue(
            """
            问：甲区12个站点里，\(asked)
            答：（unknown）资料里没有查到甲区“\(word)”的答案，先不乱答。
            """)
    }
}
