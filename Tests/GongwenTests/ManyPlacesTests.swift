import Foundation
import Testing

@testable import Gongwen

@Suite("主体很多时")
struct ManyPlacesTests {
    /// Named in an order that is not that of their figures: 30街 down to 1街.
    private static let numbers = Array((1...30).reversed())

    private let assistant = Districts.assistant(
        over: Districts.knowledge.merging(
            [
                "Knowledge/streets.yaml": """
                主体类型:
                  - {类型: 街道}
                主体:
                \((1...30).map { "  - {名称: \($0)街, 类型: 街道}" }.joined(separator: "\n"))
                """,
                "Knowledge/streets.csv": """
                主体,指标,口径,时间,数值,单位,来源,行,说明
                \(numbers.map { "\($0)街,书屋,总数,截至2025年底,\(100 + $0),个,甲区报告,1," }.joined(separator: "\n"))
                """,
            ]) { own, _ in own })

    @Test("每个主体的数都找得到，次序是文件里的次序")
    func facts() throws {
        let knowledge = assistant.snapshot.knowledge
        let attribute = try #require(assistant.snapshot.planner.attributeNames["书屋"])
        let holders = knowledge.subjects(with: attribute)
        #expect(holders.map { knowledge[$0].name } == ["乙区"] + Self.numbers.map { "\($0)街" })
        for holder in holders.dropFirst() {
            let facts = knowledge.facts(attribute, of: holder)
            #expect(facts.map { knowledge[$0].statement }.count == 1)
            let number = try #require(Int(knowledge[holder].name.dropLast()))
            #expect(assistant.snapshot.planner.arithmetic.value(facts[facts.startIndex]) == Decimal(100 + number))
        }
        let city = try #require(assistant.snapshot.planner.subjectNames["某市"])
        #expect(knowledge.facts(attribute, of: city).isEmpty)
    }

    @Test("帮助只列前几个主体，说一共几个")
    func help() {
        var conversation = Conversation()
        let reply = assistant.reply(to: "帮助", in: &conversation, today: Day(year: 2026, month: 1, day: 15))
        #expect(
            reply.text.split(separator: "\n").first
                == "我是工问，按资料原文回答问题，不猜。资料里有：某市、甲区、乙区、1街、2街、3街、4街、5街等33个。")
    }
}
