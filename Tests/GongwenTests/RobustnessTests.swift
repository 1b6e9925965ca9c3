import Testing

@testable import Gongwen

@Suite("换几种说法再问")
struct RobustnessTests {
    private let robustness = Robustness(Districts.assistant, today: Day(year: 2026, month: 1, day: 15))

    private static let slips: Set = ["拼音", "全拼", "全拼分写", "同音", "近音", "形近", "叠字", "换位", "漏字"]

    @Test("答复不变", arguments: ["甲区有多少服务站点", "甲区和乙区谁的服务站点多", "读书节的主办方有哪些", "甲区有多少女性会员"])
    func same(question: String) {
        let result = robustness.run([question], kind: "数值")
        #expect(result.different.map(\.varied) == [])
        #expect(result.total.asked >= 8)
        for (variation, counts) in result.variations where !Self.slips.contains(variation) {
            #expect(counts.same == counts.asked, "\(variation)")
        }
        #expect(result.kinds["数值"] == result.total)
    }

    @Test("没有字的问题也能换", arguments: ["。。。", "", "😊"])
    func empty(question: String) {
        #expect(robustness.run([question], kind: "寒暄").different.isEmpty)
    }

    @Test("每次换的说法都一样")
    func deterministic() {
        let words = VariationWords(Districts.assistant.snapshot)
        #expect(varied("甲区有多少服务站点", words) == varied("甲区有多少服务站点", words))
    }

    @Test(
        "怎样换",
        arguments: [
            ("空格", ["甲区 有 多少 服务 站点"]), ("全角", ["甲区有多少服务站点"]), ("繁体", ["甲區有多少服務站點"]),
            ("语序", ["有多少服务站点，甲区"]), ("同义", ["甲有多少服务站点"]),
        ])
    func variations(name: String, expected: [String]) throws {
        let words = VariationWords(Districts.assistant.snapshot)
        #expect(varied("甲区有多少服务站点", words)[name] == expected)
    }

    @Test("写错了却每个字都认得，就是另一个问题，不算写错", arguments: ["换位", "漏字", "叠字", "同音", "近音", "形近"])
    func makesNoOtherQuestion(name: String) throws {
        let words = VariationWords(Districts.assistant.snapshot)
        for question in ["甲区有多少服务站点", "甲区和乙区谁的服务站点多", "读书节的主办方有哪些", "甲区有多少女性会员"] {
            for varied in try #require(self.varied(question, words)[name]) {
                #expect(words.unknownCount(in: varied) > words.unknownCount(in: question))
            }
        }
        #expect(words.unknownCount(in: "乙区有多少会员") == 0)
        #expect(words.unknownCount(in: "丙丁区有多少会员") > 0)
    }

    @Test("加话和装饰只加，不改原来的字")
    func frames() throws {
        let varied = varied("甲区有多少服务站点", VariationWords(Districts.assistant.snapshot))
        #expect(try #require(varied["句前"]).allSatisfy { $0.hasSuffix("甲区有多少服务站点") && $0.count > 9 })
        #expect(try #require(varied["句后"]).allSatisfy { $0.hasPrefix("甲区有多少服务站点") && $0.count > 9 })
        #expect(try #require(varied["装饰"]).allSatisfy { Sentence($0).text == "甲区有多少服务站点" && $0.count > 9 })
    }

    @Test("答复的比较：少说了是没答出，多说了或说反了是答成别的")
    func compares() {
        func gist(_ outcomes: Decision.Outcome...) -> Gist {
            Gist(outcomes.map { Decision(outcome: $0) }, in: Districts.assistant.snapshot.knowledge)
        }
        let (one, two) = (FactID(index: 1), FactID(index: 2))
        let answer = gist(.answer([one], .plain))
        #expect(answer.outcome(of: gist(.answer([one], .exists))) == .same)
        #expect(answer.outcome(of: gist(.answer([two], .plain))) == .different)
        #expect(answer.outcome(of: gist(.answer([one, two], .plain))) == .different)
        #expect(answer.outcome(of: gist(.outside)) == .lost)
        #expect(answer.outcome(of: gist(.otherwise(asked: "", missing: .scope, [one]))) == .lost)
        #expect(gist(.outside).outcome(of: answer) == .different)
        #expect(gist(.otherwise(asked: "", missing: .scope, [one])).outcome(of: answer) == .different)
        #expect(gist(.answer([one], .claimHolds)).outcome(of: gist(.answer([one], .claimFails("")))) == .different)
        #expect(gist(.smalltalk(0)).outcome(of: gist(.smalltalk(1))) == .lost)
        #expect(gist(.outside).outcome(of: gist(.notUnderstood(["女性"]))) == .same)
    }

    private func varied(_ text: String, _ words: VariationWords) -> [String: [String]] {
        let utterance = Utterance(text, lexicon: Districts.assistant.snapshot.lexicon)
        return Dictionary(
            uniqueKeysWithValues: Variation.all(words).map { variation in
                var random = SeededGenerator(variation.name + text)
                return (variation.name, variation.make(utterance, &random))
            })
    }
}
