import Gongwen
import Testing

/// A time with 以后 or 之前 behind it is another time.
@Suite("时间之前、之后")
struct PeriodSideTests {
    @Test("年份、年底之后之前的，都不是那一年的", arguments: ["2025年以后", "2025年底之后", "2025年之前", "去年以前", "2025以后"])
    func open(period: String) {
        var conversation = Conversation()
        let reply = Districts.assistant.reply(
            to: "甲区\(period)发展了多少会员", in: &conversation, today: Day(year: 2026, month: 1, day: 15))
        #expect(reply.status == .unknown)
        #expect(reply.text.hasPrefix("资料里没有甲区20"), "\(reply.text)")
    }
}
