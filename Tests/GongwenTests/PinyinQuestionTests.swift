import Testing

@testable import Gongwen

@Suite("用拼音打的问题")
struct PinyinQuestionTests {
    @Test(
        "整句、分写、带声调、大写、夹着汉字、ü 写成 u 或 v、数字",
        arguments: [
            ("jia1qu1 you3 duo1shao3 fu2wu4 zhan4dian3", "甲区有多少服务站点"),
            ("jia1qu1you3duo1shao3fu2wu4zhan4dian3", "甲区有多少服务站点"),
            ("Jiaqu You Duoshao Fuwuzhandian", "甲区有多少服务站点"), ("jia'qu you duo'shao fu'wu'zhan'dian", "甲区有多少服务站点"),
            ("甲qu有duoshao服务zhandian", "甲区有多少服务站点"), ("jiaqu youduoshaoge fuwuzhandian", "甲区有多少个服务站点"),
            ("jiaqu erlingerwunian xinzeng duoshao huiyuan", "甲区二零二五年新增多少会员"),
            ("jiaqu 2025nian xinzeng duoshao huiyuan", "甲区2025年新增多少会员"),
        ])
    func same(question: String, spelled: String) {
        #expect(reply(question).facts == reply(spelled).facts)
        #expect(reply(question).status == .answered)
    }

    @Test(
        "拼音里没人认得的词，会改变所问的音节，不答",
        arguments: ["jiaqu youduoshao lixiu huiyuan", "jiaqu youduoshao nv huiyuan", "jiaqu youduoshao jiashi huiyuan"])
    func refuses(question: String) {
        #expect(reply(question).status == .unknown)
    }

    @Test("拼出来的说法不说是不是，只给数")
    func givesNoVerdict() {
        #expect(reply("jiaqu fuwuzhandian budao 12 ge ma").text.hasPrefix("甲区服务站点：12个"))
        #expect(reply("甲区服务站点不到12个吗").text.hasPrefix("不是不到12个"))
    }

    @Test(
        "数里的字母当作数字",
        arguments: [
            ("2o25年", "2025年"), ("l000家", "1000家"), ("2O25年", "2025年"), ("20w人", "20万人"), ("2oo人", "200人"),
            ("5l", "5l"),
            ("o2o", "o2o"), ("a4纸", "a4纸"), ("jiangbei you2ge jiangjin you3ge", "jiangbeiyou2gejiangjinyou3ge"),
            ("you3 duo1shao3", "youduoshao"), ("2025年", "2025年"),
        ])
    func keystrokes(typed: String, cleaned: String) {
        #expect(Keystrokes(in: Sentence(typed)).cleaned.text == cleaned)
    }

    @Test("换了词，后面的句末跟着移")
    func replacesInASentence() {
        let sentence = Sentence("jiaqu，有多少？fuwu、站点")
        let changed = sentence.replacing([(0..<5, "甲区"), (14..<18, "服务")])
        #expect(changed.text == "甲区有多少服务站点")
        #expect(changed.clauseEnds == [6, 15])
        #expect(changed.sentenceEnds == [15])
        #expect(changed.pauses == [21])
        #expect(changed.hasQuestionMark(in: 0..<changed.utf8.count))
    }

    private func reply(_ question: String) -> Reply {
        var conversation = Conversation()
        return Districts.assistant.reply(to: question, in: &conversation, today: Day(year: 2026, month: 1, day: 15))
    }
}
