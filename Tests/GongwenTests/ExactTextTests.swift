import Testing

@testable import Gongwen

@Suite("逐字节比较")
struct ExactTextTests {
    @Test("一部分最后一次出现之后的字", arguments: [("困难职工子女", "职工", "子女"), ("职工和职工", "职工", ""), ("会员", "职工", nil)])
    func rest(text: String, part: String, rest: String?) {
        #expect(text.rest(behindLast: part).map(String.init) == rest)
    }
}
