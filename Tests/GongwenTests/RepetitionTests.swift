import Testing

@Suite("正反问：动词说两遍")
struct RepetitionTests {
    @Test(
        "哪个动词都行，不必列出来；不当是错别字",
        arguments: [
            ("乙区成不成立合唱团", "乙区成立了职工合唱团。\n来源：《乙区报告》"),
            ("乙区成没成立合唱团", "乙区成立了职工合唱团。\n来源：《乙区报告》"),
            ("甲区站点超没超过10个", "是的，甲区服务站点：12个（总数，截至2025年底）。\n来源：《甲区报告》"),
            ("甲区会员过没过2万", "不是过2万。甲区会员：1.2万余人（总数，截至2025年底）。\n来源：《甲区报告》"),
            ("乙去成没成立合唱团", "乙区成立了职工合唱团。\n来源：《乙区报告》"),
        ])
    func asks(_ question: String, _ answer: String) {
        expectDialogue("问：\(question)\n答：（answered）\(answer)")
    }

    @Test("没跟在地名、人后面，不是正反问：说的是没有的")
    func behindNames() {
        expectDialogue(
            """
            问：甲区会员没员工证的有几个
            答：（unknown）没看懂“证”，资料里查不到这样的数据，先不乱答。
            """)
    }

    @Test("没有的还是没有，没资料的地方还是没资料")
    func lacking() {
        expectDialogue(
            """
            问：甲区建没建合唱团
            答：（unknown）资料里没有甲区的“合唱团”。
            """)
        expectDialogue(
            """
            问：丙区建没建合唱团
            答：（unknown）资料里没有“丙区”（区县）的数据，不能拿别处的代替。
            """)
    }
}
