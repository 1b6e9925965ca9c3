import Testing

@Suite("没有通过的例子")
struct ExampleProblemTests {
    private func report(examples count: Int, _ changes: [String: String] = [:]) throws -> String {
        let figure = try #require(Hospital.files["Intents/figure.yaml"])
        let wrong = (0..<count).map { _ in "\n  - {问: 儿科有多少张床位, 得: {数值: \"41\"}}" }.joined()
        let texts = ["Intents/figure.yaml": figure + wrong].merging(changes) { first, _ in first }
        return try TemporaryWorkspace(texts).report()
    }

    @Test("没有别的错误时逐个列出，多了只说有几个")
    func many() throws {
        let lines = try report(examples: 12).split(separator: "\n")
        #expect(lines.count == 32)
        #expect(
            lines.suffix(5).joined(separator: "\n") == """
                Intents/figure.yaml:20:5: 错误：例子没有通过：“儿科有多少张床位”：数值应是“41”
                20 |   - {问: 儿科有多少张床位, 得: {数值: "41"}}
                   |     ^ 得到的是（answered）儿科有床位40张（总数，截至2025年底）。（来源：《医院2025年年报》）
                Intents/figure.yaml: 错误：另有 2 个例子没有通过（Intents/figure.yaml:21、Intents/figure.yaml:22）
                  先改好前面的，再检查一次。
                """)
    }

    @Test("有别的错误时排在后面，合成一句")
    func behindCauses() throws {
        let knowledge = try #require(Hospital.files["Knowledge/hospital.yaml"])
        #expect(
            try report(
                examples: 4, ["Knowledge/hospital.yaml": knowledge.replacing("别名: [大内科]", with: "别名: [小儿科]")]) == """
                    Knowledge/hospital.yaml:10:10: 错误：“小儿科”同时是儿科和内科的叫法
                    10 |     别名: [小儿科]
                       |            ^ 另一处在 Knowledge/hospital.yaml:7，删掉一个。
                    Intents/figure.yaml: 错误：另有 4 个例子没有通过（Intents/figure.yaml:11、Intents/figure.yaml:12、Intents/figure.yaml:13 等）
                      多半是前面的错误引起的：先改好前面的，再检查一次。
                    """)
    }
}
