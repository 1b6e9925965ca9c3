import Testing

@testable import Gongwen

@Suite("指出位置的那一行")
struct CaretLineTests {
    @Test(
        "指到同一格",
        arguments: [
            ("abc", 3, "  "), ("甲乙丙", 3, "    "), ("a甲b", 3, "   "), ("\t甲x", 3, "\t  "), ("甲\tx", 3, "  \t"),
            ("😀x", 2, "  "), ("👨‍👩‍👧x", 2, "  "), ("：x", 2, "  "), ("“x”", 2, " "), ("e\u{301}x", 2, " "), ("", 1, ""),
            ("甲", 9, "  "),
        ])
    func pads(line: String, column: Int, padding: String) {
        #expect(CaretLine(line, column: column).padding == padding)
        #expect(CaretLine(line, column: column).excerpt == line)
    }

    @Test("长行只留附近的一段")
    func cuts() {
        let line = String(repeating: "甲", count: 80) + "X" + String(repeating: "乙", count: 80)
        let caret = CaretLine(line, column: 81)
        #expect(
            caret.excerpt
                == "..." + String(repeating: "甲", count: 20) + "X" + String(repeating: "乙", count: 29) + "...")
        #expect(caret.padding == String(repeating: " ", count: 43))
    }

    @Test("整段文字")
    func describes() {
        let problem = Problem(
            severity: .warning, file: "a.yaml", line: 7, column: 3, message: "不对", sourceLine: "甲😀乙", wayOut: "改掉。")
        #expect(
            problem.description == """
                a.yaml:7:3: 警告：不对
                7 | 甲😀乙
                  |     ^ 改掉。
                """)
    }
}
