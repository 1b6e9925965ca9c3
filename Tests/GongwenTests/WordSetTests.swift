import Testing

@testable import Gongwen

@Suite("词的集合")
struct WordSetTests {
    @Test("放进去的都在，别的都不在")
    func contains() {
        let few = WordSet([WordID(index: 0), WordID(index: 63)])
        let all = few.union(WordSet([WordID(index: 64), WordID(index: 700)]))
        let found = (0..<1000).filter { all.contains(WordID(index: Int32($0))) }
        #expect(found == [0, 63, 64, 700])
        #expect(!few.contains(WordID(index: 64)))
    }
}
