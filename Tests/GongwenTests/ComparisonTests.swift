import Gongwen
import Testing

@Suite("新旧资料相比")
struct ComparisonTests {
    private let today = Day(year: 2026, month: 1, day: 15)

    @Test("只列答得不一样的，各问一次，按给出的次序")
    func changes() {
        let comparison = Comparison(
            from: Districts.assistant, to: Districts.assistant(replacing: [("总数,截至2025年底,12,个", "总数,截至2025年底,13,个")]),
            asked: ["乙区有多少服务站点", "甲区有多少服务站点", "那乙区呢", "甲区有多少服务站点", "甲 站点"], today: today)
        #expect(comparison.askedCount == 4)
        #expect(comparison.exampleCount == 0)
        #expect(comparison.changes.map(\.questions) == [["甲区有多少服务站点"], ["甲 站点"]])
        #expect(comparison.changes[0].before.text == "甲区服务站点：12个（总数，截至2025年底）。\n来源：《甲区报告》")
        #expect(comparison.changes[0].after.text == "甲区服务站点：13个（总数，截至2025年底）。\n来源：《甲区报告》")
    }

    @Test("新旧意图里的例子都问，接着问的只看最后一问")
    func examples() throws {
        let file = "Intents/figure.yaml"
        let old = Hospital.files[file] ?? ""
        func assistant(_ figure: String, _ example: String) throws -> Assistant {
            let workspace = TemporaryWorkspace([
                file: old.replacing("反例:", with: "  - \(example)\n反例:").replacing(
                    "数值: \"40\"", with: "数值: \"\(figure)\""),
                "Knowledge/figures.csv": (Hospital.files["Knowledge/figures.csv"] ?? "").replacing(
                    "40,张", with: "\(figure),张"),
            ])
            let loaded = try workspace.load()
            return Assistant(try #require(loaded.snapshot, "\(loaded.problems)"))
        }
        let comparison = Comparison(
            from: try assistant("40", "{连问: [内科有多少张床位, 那儿科呢], 得: {状态: answered}}"),
            to: try assistant("41", "{问: 内科有多少医生, 得: {状态: answered}}"), asked: ["儿科有多少张床位"], today: today)
        #expect(comparison.exampleCount == 4)
        #expect(comparison.askedCount == 0, "an example already")
        #expect(comparison.changes.map(\.questions) == [["儿科有多少张床位"], ["内科有多少张床位", "那儿科呢"]])
        #expect(comparison.changes.map(\.isExample) == [true, true])
    }
}
