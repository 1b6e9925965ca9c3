import Testing

@Suite("问的是哪里，答的就是哪里")
struct PlaceTests {
    @Test("资料之外的地方后面接着问的，也是问那里", arguments: ["丙区有多少会员、阵地", "丙区的阵地，一共多少"])
    func outside(question: String) {
        expectDialogue(
            """
            问：\(question)
            答：（unknown）资料里没有“丙区”（区县）的数据，不能拿别处的代替。
            """)
    }

    @Test("比的几处都没有这个数，不拿第三处的来")
    func thirdPlace() {
        expectDialogue(
            """
            问：乙区和某市的全国先进、市级先进谁多
            答：（unknown）资料里没有乙区的“市级先进”。
            """)
    }

    @Test("最后问的才是要确认的，后面的客气话不算")
    func claimBeforeThanks() {
        expectDialogue(
            """
            问：甲区全国先进有2个，市级先进也是2个吧，谢谢
            答：（answered）不是2个。甲区市级先进：6个（累计，2025年）。
            来源：《甲区报告》
            """)
    }

    @Test("甲中的乙一共多少，不把部分加到整体上")
    func partOfWhole() {
        expectDialogue(
            """
            问：甲区先进中的市级先进一共多少
            答：（answered）甲区市级先进：6个（累计，2025年）。
            来源：《甲区报告》
            """)
    }

    @Test("计划一共多少，问的还是计划")
    func planInAll() {
        expectDialogue(
            """
            问：甲区计划发展会员一共多少
            答：（unknown）资料里没有甲区会员的计划，只有：
            1. 甲区会员：1.2万余人（总数，截至2025年底）。
            2. 甲区会员：300人（新增，2025年）。
            来源：《甲区报告》
            """)
    }
}
