import Testing

@testable import Gongwen

@Suite("没看懂的词")
struct WholeWordsTests {
    @Test(
        "按原文说整个的词",
        arguments: [
            ("阵地建设思路是不是“企业主导”", ["企", "导", "业主"], ["企业主导"]),
            ("中午吃啥", ["午吃"], ["中午吃"]),
            ("江北有多少女兵", ["女兵"], ["女兵"]),
            ("抽屉里的，文秘问的", ["文秘", "抽屉"], ["文秘", "抽屉"]),
            // Across the end of a clause nothing is joined.
            ("午，吃啥", ["午", "吃"], ["午", "吃"]),
            ("江北有多少会员", ["不在文中"], ["不在文中"]),
        ] as [(String, [String], [String])])
    func wholeWords(typed: String, pieces: [String], expected: [String]) {
        #expect(Sentence(typed).wholeWords(pieces) == expected)
    }
}
