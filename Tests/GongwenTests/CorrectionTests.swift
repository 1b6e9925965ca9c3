import Testing

@testable import Gongwen

@Suite("打错的字")
struct CorrectionTests {
    @Test(
        "同音、近音、形近、多打、漏打、颠倒、拼音：按最像的名称回答，并说出按什么理解",
        arguments: [
            ("甲区有多少服物站点", "服务"), ("甲区有多少扶务站点", "服务"), ("甲区有多少服雾站点", "服务"),
            ("甲区有多少务服站点", "服务"), ("甲區有多少服物站點", "服务"), ("甲区有多少fuwu站点", "服务"), ("甲区有多少fuwuzhandian", "服务站点"),
            ("甲区有多少 fu wu zhan dian", "服务站点"), ("甲区有多少fuwuzandian", "服务站点"),
            ("甲区有多少fúwùzhàndiǎn", "服务站点"), ("jiaqu fuwuzhandian duoshao", "甲区服务站点多少"),
            ("jiaqufuwuzhandianyouduoshaoge", "甲区服务站点多少个"), ("甲区服务站点朵少", "多少"), ("甲曲扶务站点多少", "甲区服务"),
            ("佳区扶务站点有几个", "甲区服务"),
        ])
    func corrects(question: String, taken: String) {
        expectDialogue(
            """
            问：\(question)
            答：（answered）甲区服务站点：12个（总数，截至2025年底）。
            来源：《甲区报告》
            （按“\(taken)”理解。）
            """)
    }

    @Test(
        "名称里漏掉一个字、颠倒首尾的两个字",
        arguments: [
            ("书读节主办方有哪些", "甲区读书节的主办方：图书馆、文化馆。\n来源：《甲区报告》", "读书节"),
            ("读书节主方办有哪些", "甲区读书节的主办方：图书馆、文化馆。\n来源：《甲区报告》", "主办方"),
            ("读节的负责人是谁", "甲区：读书节的负责人是李明。\n来源：《甲区报告》", "读书节"),
            ("乙区的合团", "乙区成立了职工合唱团。\n来源：《乙区报告》", "合唱团"),
            ("乙区的合团唱", "乙区成立了职工合唱团。\n来源：《乙区报告》", "合唱团"),
        ])
    func findsWhatIsMissingOrSwapped(question: String, answer: String, taken: String) {
        expectDialogue("问：\(question)\n答：（answered）\(answer)\n（按“\(taken)”理解。）")
    }

    @Test(
        "认得的词、常用词、会改变所问的词不当成错字",
        arguments: [
            // 建党 is an ordinary word, not a slip for 建档.
            ("甲区有多少建党", "不在资料范围"), ("甲区有多少女服物站点", "女"), ("甲区有多少流失服物站点", "流失"), ("甲区有多少nv服务站点", "nv"),
            ("甲区有多少lixiu会员", "lixiu"), ("甲区有多少离服务站点", "离"), ("甲曲桥服务站点多少", "甲区桥"), ("甲曲梨服务站点多少", "曲梨"),
        ])
    func refuses(question: String, shown: String) {
        var conversation = Conversation()
        let reply = Districts.assistant.reply(
            to: question, in: &conversation, today: Day(year: 2026, month: 1, day: 15))
        #expect(reply.status == .unknown)
        #expect(reply.text.contains(shown))
        #expect(reply.facts.isEmpty)
    }

    @Test("没有打错的问题不加话")
    func leavesAlone() {
        expectDialogue(
            """
            问：甲区有多少服务站点
            答：（answered）甲区服务站点：12个（总数，截至2025年底）。
            来源：《甲区报告》
            问：那乙曲呢
            答：（answered）乙区服务站点：9余个（总数，截至2025年底）。
            来源：《乙区报告》
            （接着上面问的：服务站点）
            （按“乙区”理解。）
            """)
    }

    @Test("为什么：写明把什么当成了什么")
    func explains() {
        let explanation = Districts.assistant.explain(
            "甲区有多少会圆", in: Conversation(), today: Day(year: 2026, month: 1, day: 15))
        #expect(explanation.stages.first { $0.name == "纠正" }?.lines == ["“会圆”按“会员”理解"])
    }

    @Test(
        "消息再长，要算的读法也不多",
        arguments: ["jiaqu，", "会圆，", "甲曲扶务，", "fuwuzhandian", "wushi jia ", "2o25年", "甲qu、"], [10, 100, 1000, 5000])
    func rowsAreFew(noise: String, times: Int) {
        let snapshot = Districts.assistant.snapshot
        let sentence = Sentence(String(repeating: noise, count: times))
        let correction = snapshot.corrector.correct(snapshot.lexicon.mentions(in: sentence), of: sentence)
        #expect(correction?.rows.count ?? 0 <= 34)
    }

    @Test(
        "再长、再乱也很快答完",
        .timeLimit(.minutes(1)),
        arguments: [
            "魑魅", "a", "zhuang", "会圆，", "\u{202E}江\u{200B}被", "1", "，", "十", "年", "2024-", "{{丁}}", "😀", "（", "？",
            "jiaqu，", "fuwuzhandian ", "wushiwan", "2o", "a1 ", "扶务站点", "叠叠", "7?",
        ])
    func isBounded(noise: String) {
        var conversation = Conversation()
        let text = String(repeating: noise, count: 100_000 / noise.unicodeScalars.count)
        let reply = Districts.assistant.reply(to: text, in: &conversation, today: Day(year: 2026, month: 1, day: 15))
        #expect(reply.facts.isEmpty)
        #expect(reply.text.utf8.count < 1000)
    }
}
