import Gongwen
import Testing

@Suite("另一种机构的资料")
struct HospitalTests {
    @Test("装得起来，没有问题")
    func loads() throws {
        #expect(try TemporaryWorkspace().report() == "")
    }

    @Test(
        "答得出",
        arguments: [
            ("儿科有多少张床位", "儿科有床位40张（总数，截至2025年底）。（来源：《医院2025年年报》）"),
            ("请问小儿科有多少病床", "儿科有床位40张（总数，截至2025年底）。（来源：《医院2025年年报》）"),
            ("内科医生有多少人", "内科医生：36人（总数，截至2025年底）。\n其中主任医师6人。（来源：《医院2025年年报》）"),
            ("儿科主任是谁", "儿科主任是林小雨。（来源：《医院2025年年报》）"),
            ("儿科专家门诊什么时候开诊", "儿科专家门诊每周二上午八点开诊。（来源：《医院2025年年报》）"),
            ("内科专家门诊医生有哪些", "内科专家门诊医生：周明、吴芳。（来源：《医院2025年年报》）"),
            ("皮肤科有多少床位", "没有“皮肤科”（科室）的数据。"),
            ("你好", "您好，想问哪个科室？"),
        ])
    func answers(question: String, answer: String) throws {
        let assistant = Assistant(try #require(try TemporaryWorkspace().load().snapshot))
        var conversation = Conversation()
        let reply = assistant.reply(to: question, in: &conversation, today: Day(year: 2026, month: 1, day: 15))
        #expect(reply.text == answer)
    }
}
