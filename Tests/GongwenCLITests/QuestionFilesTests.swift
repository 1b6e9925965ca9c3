import Testing

/// Questions that people who had not seen the rules wrote from the five reports, asked of the shipped files by the shipped
/// command. Those that are not answered yet stand in `open.jsonl`, and are not run.
@Suite("成批的问题")
struct QuestionFilesTests {
    @Test("答对过的问题不能再答错")
    func answeredStayAnswered() throws {
        let result = try Program.run(["test", "Tests/Questions/answered.jsonl"])
        #expect(result.status == 0, "\(result.output)\(result.problems)")
    }

    @Test("不给问题文件：例子之外，问遍一部分主体和指标，没有一个答错")
    func sampleOfWholeSpace() throws {
        let result = try Program.run(["test"])
        #expect(result.status == 0, "\(result.output)\(result.problems)")
        let asked = result.output.firstMatch(of: /个指标、条目里取 1 个；--whole-space 全部问）：\n  合计\t问 ([0-9]+)/)
        #expect(try #require(asked.flatMap { Int($0.1) }) > 0, "\(result.output)")
        #expect(result.output.contains("，答错 0\n"))
    }
}
