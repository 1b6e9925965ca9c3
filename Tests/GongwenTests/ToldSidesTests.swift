import Testing

@Suite("刚说的那一样的另一面")
struct ToldSidesTests {
    @Test("区下面的“市里的”是市级的，“全市的”是全市的")
    func level() {
        expectDialogue(
            """
            问：甲区全国先进几个
            答：（answered）甲区全国先进：2个（累计，2025年）。
            来源：《甲区报告》
            问：市里的呢
            答：（answered）甲区市级先进：6个（累计，2025年）。
            来源：《甲区报告》
            （接着上面问的：甲区）
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：甲区全国先进几个
            答：（answered）甲区全国先进：2个（累计，2025年）。
            来源：《甲区报告》
            问：全市的呢
            答：（unknown）资料里没有某市的“全国先进”。
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：甲区全国先进几个
            答：（answered）甲区全国先进：2个（累计，2025年）。
            来源：《甲区报告》
            问：那市里呢
            答：（unknown）资料里没有某市的“全国先进”。
            """, of: Honours.assistant)
    }

    @Test("“市里的几个”是市级的；“某市的几个”，全市没有这个数，也是市级的")
    func levelCounted() {
        for asked in ["市里的几个", "某市的几个"] {
            expectDialogue(
                """
                问：甲区全国先进几个
                答：（answered）甲区全国先进：2个（累计，2025年）。
                来源：《甲区报告》
                问：\(asked)
                答：（answered）甲区市级先进：6个（累计，2025年）。
                来源：《甲区报告》
                （接着上面问的：甲区、先进）
                """)
        }
    }

    @Test("问过人次，再说钱，问的是那笔钱")
    func measure() {
        expectDialogue(
            """
            问：甲区互助赔付职工多少人次
            答：（answered）甲区互助赔付职工150人次（累计，2025年）。
            来源：《甲区报告》
            问：钱呢
            答：（answered）甲区互助赔付30万元（累计，2025年）。
            来源：《甲区报告》
            （接着上面问的：甲区）
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：甲区互助赔付职工多少人次
            答：（answered）甲区互助赔付职工150人次（累计，2025年）。
            来源：《甲区报告》
            问：不对，我问的是钱
            答：（answered）甲区互助赔付30万元（累计，2025年）。
            来源：《甲区报告》
            （接着上面问的：甲区）
            """, of: Honours.assistant)
    }

    @Test("词不跨过逗号：多少万，里面……")
    func clauses() {
        expectDialogue(
            """
            问：甲区会员有多少万，里面新增的多少
            答：（answered）甲区会员：1.2万余人（总数，截至2025年底）。
            来源：《甲区报告》
            甲区会员：300人（新增，2025年）。
            来源：《甲区报告》
            （接着上面问的：会员）
            """, of: Honours.assistant)
    }

    @Test("前面说的是别的事，问的只有后面那一句")
    func stories() {
        expectDialogue(
            """
            问：我们公司今年也想多搞搞培训，领导非让我先打听清楚别人家拿了多少才肯批，唉，太难了。听说甲区去年有互助赔付，请问甲区互助赔付了多少钱？谢谢，回头请你喝奶茶。
            答：（answered）甲区互助赔付30万元（累计，2025年）。
            来源：《甲区报告》
            """, of: Honours.assistant)
    }
}
