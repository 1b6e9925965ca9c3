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
}
