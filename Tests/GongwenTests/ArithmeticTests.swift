import Foundation
import Testing

@testable import Gongwen

@Suite("几个数放在一起算")
struct ArithmeticTests {
    @Test(
        "约数能代表哪些数",
        arguments: [
            ("47", Decimal(47), Decimal(47)), ("700余", 700, 800), ("9余", 9, 10), ("17万余", 170_000, 180_000),
            ("15.4万余", 154_000, 155_000), ("超过158万", 1_580_000, 1_590_000), ("20以上", 20, 30),
            ("近4万", 30_000, 40_000), ("约500", 450, 550), ("3500多", 3500, 3600),
        ])
    func extent(printed: String, low: Decimal, high: Decimal) throws {
        let number = try #require(ChineseNumber(printed))
        let extent = Extent(of: printed, value: number.value, isApproximate: number.isApproximate)
        #expect(extent.low == low)
        #expect(extent.high == high)
    }

    @Test(
        "按人的写法写数",
        arguments: [
            (Decimal(145), false, "145"), (Decimal(12_915), false, "12915"), (Decimal(12_915), true, "1.29万"),
            (Decimal(324_000), false, "32.4万"), (Decimal(10_000), false, "1万"), (Decimal(1_000_000_000), false, "10亿"),
            (Decimal(string: "73.02")! * 10_000, false, "73.02万"), (Decimal(1) / 3, true, "0.33"),
            (Decimal(string: "59.3")!, false, "59.3"), (Decimal(string: "2.005")!, false, "2.01"),
            (Decimal(0), false, "0"),
        ])
    func chinese(value: Decimal, rounded: Bool, text: String) {
        #expect(value.chinese(rounded: rounded) == text)
    }

    @Test(
        "比界限：余、以上从下限起，界限本身只有说“以上”“不超过”才算；说得比资料准的，不说是也不说不是",
        arguments: [
            ("甲区服务站点超过11个吗", "是的"), ("甲区服务站点超过12个吗", "不是"), ("甲区服务站点在12个以上吗", "是的"),
            ("甲区服务站点不到13个吗", "是的"), ("甲区服务站点不到12个吗", "不是"), ("乙区服务站点不到10个吗", "是的"),
            ("乙区服务站点超过9个吗", "是的"), ("甲区会员超过1.2万吗", "是的"), ("甲区会员超过1.3万吗", "不是"),
            ("甲区服务站点不超过12个吗", "是的"), ("甲区服务站点没超过11个吗", "不是"), ("甲区服务站点至少12个吗", "是的"),
            ("甲区服务站点顶多11个吗", "不是"), ("甲区服务站点正好12个吗", "是的"), ("甲区服务站点有12多个吗", "甲区服务站点：12个"),
            ("甲区会员顶多1.2万吗", "不是"), ("甲区会员超过1.25万吗", "甲区会员：1.2万余"), ("甲区会员正好1.2万吗", "甲区会员：1.2万余"),
            ("甲区会员近1.2万吗", "甲区会员：1.2万余"), ("甲区会员1.2万左右吗", "是的"),
        ])
    func bound(question: String, start: String) {
        var conversation = Conversation()
        let reply = Districts.assistant.reply(
            to: question, in: &conversation, today: Day(year: 2026, month: 1, day: 15))
        #expect(reply.text.hasPrefix(start), "\(reply.text)")
    }

    @Test(
        "数对了，话里别的资料也这样说，才说“是的”",
        arguments: [
            ("甲区培训职工186人吗", "是的"), ("甲区每年培训职工186人吗", "甲区培训职工186人"), ("甲区培训职工186人次吗", "甲区培训职工186人"),
            ("甲区办培训5期吗", "是的"), ("甲区年年办培训5期吗", "甲区办培训5期"), ("甲区植树150多棵吗", "是的"),
        ])
    func verdict(question: String, start: String) {
        var conversation = Conversation()
        let reply = Districts.assistant.reply(
            to: question, in: &conversation, today: Day(year: 2026, month: 1, day: 15))
        #expect(reply.text.hasPrefix(start), "\(reply.text)")
    }
}
