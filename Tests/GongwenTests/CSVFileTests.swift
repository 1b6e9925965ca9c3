import Testing

@testable import Gongwen

@Suite("CSV 的格子")
struct CSVFileTests {
    private func rows(_ text: String) -> [CSVFile.Row] {
        CSVFile(text.split(separator: "\n", omittingEmptySubsequences: false)).rows
    }

    @Test(
        "切成格",
        arguments: [
            ("甲,乙", [["甲", "乙"]]), ("甲,,", [["甲", "", ""]]), ("\"1,200\",个", [["1,200", "个"]]),
            ("\"他说\"\"好\"\"\",x", [["他说\"好\"", "x"]]), ("\"一\n二\",x\n三,y", [["一\n二", "x"], ["三", "y"]]),
            ("\n甲,乙\n\n,\n", [["甲", "乙"]]), ("优秀\"五小\",x", [["优秀\"五小\"", "x"]]), ("", []),
        ])
    func cuts(text: String, cells: [[String]]) {
        #expect(rows(text).map { $0.cells.map(\.text) } == cells)
    }

    @Test("每格知道自己在哪")
    func places() throws {
        let row = try #require(rows("表头\n\"1,200\",个,丙").last)
        #expect(row.line == 2)
        #expect(row.cells.map(\.column) == [1, 9, 11])
        #expect(row.endColumn == 12)
    }

    @Test("没有配对的引号只坏这一格")
    func recovers() throws {
        let all = rows("甲,\"乙,丙\n丁,戊,己")
        #expect(all.map { $0.cells.map(\.text) } == [["甲", "乙", "丙"], ["丁", "戊", "己"]])
        #expect(all.map(\.openQuotes) == [[3], []])
    }

    @Test("忘了右引号，后面的行不算进这一格")
    func stops() throws {
        let row = "a,b,c,d,e,f,g"
        let all = rows("\"甲,b,c,d,e,f,g\n\(row)\n\"乙\",b,c,d,e,f,g")
        #expect(all.map(\.cells.count) == [7, 7, 7])
        #expect(all.map(\.openQuotes) == [[1], [], []])
    }

    @Test("引号后面的文字")
    func stray() throws {
        let row = try #require(rows("\"甲\"乙,丙").first)
        #expect(row.strayText == [4])
        #expect(row.cells.map(\.text) == ["甲", "丙"])
    }
}
