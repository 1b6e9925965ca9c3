import Testing

@testable import GongwenChannels

@Suite struct ByteLimitTests {
    @Test(
        "在字的边界上截断",
        arguments: [
            ("江北区😀", 13, "江北区😀"), ("江北区😀", 12, "江北区…"), ("江北区", 8, "江…"), ("江北区", 3, "…"), ("江北区", 2, ""),
            ("", 0, ""), ("abc", 3, "abc"), ("abcd", 3, "…"),
            ("一👨‍👩‍👧‍👦二", 20, "一…"), ("e\u{301}e\u{301}", 5, "…"), ("e\u{301}e\u{301}", 6, "e\u{301}e\u{301}"),
        ])
    func cuts(text: String, limit: Int, result: String) {
        // Compared by bytes: equal characters may have different bytes.
        #expect(Array(ByteLimit.cut(text, to: limit).utf8) == Array(result.utf8))
    }

    @Test("一个字再长也截得断") func oversizedCluster() {
        let text = "a" + String(repeating: "\u{301}", count: 5000)
        let cut = ByteLimit.cut(text, to: 2048)
        #expect((2040...2048).contains(cut.utf8.count))
    }

    @Test(
        "分条：优先在句末分开",
        arguments: [
            ("一。二。三。", 12, 5, ["一。二。", "三。"]), ("一二三四", 6, 5, ["一二", "三四"]),
            ("一二三四五", 6, 2, ["一二", "三…"]), ("短", 6, 5, ["短"]), ("一\n二三四", 9, 5, ["一\n", "二三四"]),
            ("😀😀😀", 9, 5, ["😀😀", "😀"]),
        ])
    func splits(text: String, limit: Int, count: Int, parts: [String]) {
        #expect(ReplyText.plain(ChannelReply(.answered, text)).split(into: limit, atMost: count) == parts)
    }

    @Test func partsJoinToTheWhole() {
        let text = String(repeating: "江北区有47个站点。\n换行😀", count: 100)
        let parts = ReplyText.plain(ChannelReply(.answered, text)).split(into: 2048, atMost: 99)
        #expect(parts.joined() == text && parts.allSatisfy { $0.utf8.count <= 2048 })
    }
}

@Suite struct WordingTests {
    /// 一 to 九 and so on are three bytes each, and so is the ellipsis.
    private static func wording(_ text: String, _ sources: [String], options: [String] = []) -> Wording {
        var reply = ChannelReply(.answered, text, options: options)
        reply.sources = sources
        return ReplyText.plain(reply)
    }

    @Test(
        "裁短的也写明来源",
        arguments: [
            ("一二三四五六\n源：甲", ["源：甲"], 28, "一二三四五六\n源：甲"), ("一二三四五六\n源：甲", ["源：甲"], 27, "一二三四…\n源：甲"),
            ("一二三四五六\n源：甲", [], 27, "一二三四五六\n源…"), ("一二三四五六\n源：甲", ["源：甲"], 13, "…\n源：甲"),
            ("一二三四五六\n源：甲", ["源：甲"], 12, "一二三…"), ("一二三四五六\n源：甲", ["没有这行"], 27, "一二三四五六\n源…"),
            ("一二\n源：甲\n三四五六七", ["源：甲"], 24, "一二\n源：甲\n三…"), ("一二\n源：甲\n三四五六七", ["源：甲"], 20, "一二\n源：甲\n…"),
            ("一二\n源：甲\n三四五六七", ["源：甲"], 18, "一…\n源：甲"),
            ("一二\n源：甲\n三四五\n源：乙", ["源：甲", "源：乙"], 29, "一二\n源：甲…\n源：乙"),
            ("一二\n源：甲\n三四五\n源：乙", ["源：甲", "源：乙"], 28, "一…\n源：甲\n源：乙"),
            ("一二三四五六七八\n源：甲\n源：甲", ["源：甲"], 28, "一二三四五…\n源：甲"),
            ("一二三四五\n源：甲乙丙丁戊己\n源：甲", ["源：甲乙丙丁戊己", "源：甲"], 30, "…\n源：甲乙丙丁戊己"),
            ("e\u{301}e\u{301}e\u{301}e\u{301}\n源：甲", ["源：甲"], 18, "e\u{301}…\n源：甲"),
        ] as [(String, [String], Int, String)])
    func cuts(text: String, sources: [String], limit: Int, result: String) {
        let cut = Self.wording(text, sources).cut(to: limit)
        #expect(cut.isExactly(result))
        #expect(cut.utf8.count <= limit)
    }

    @Test("来源后面的选项裁掉了，来源还在原处") func cutsOptions() {
        let wording = Self.wording("一二\n源：甲", ["源：甲"], options: ["三四五", "六七"])
        #expect(wording.cut(to: 27) == "一二\n源：甲\n1. 三…")
    }

    @Test("不管多长、裁到哪里，都不超长；来源放得下就在") func everyLimit() {
        let source = "来源：《报告》"
        let text = "头" + (1...30).map { "\n\($0). 第\($0)项👨‍👩‍👧" }.joined() + "\n" + source + "\n（另有一句。）"
        for wording in [Self.wording(text, [source]), Self.wording("短\n\(source)", [source])] {
            for limit in 0...wording.text.utf8.count + 1 {
                let cut = wording.cut(to: limit)
                #expect(cut.utf8.count <= limit)
                #expect(cut.hasSuffix("…") || cut.hasSuffix(source) || cut == wording.text || limit < 3)
                #expect(limit < 3 + 1 + source.utf8.count || cut.contains(source), "\(limit)")
            }
        }
    }

    @Test("分条发的，最后一条放不下时才裁，来源留着；前面几条原样") func splits() {
        let wording = Self.wording(String(repeating: "一二三。", count: 9) + "\n源：甲", ["源：甲"])
        #expect(wording.split(into: 36, atMost: 9).joined() == wording.text)
        let parts = wording.split(into: 36, atMost: 2)
        #expect(parts == ["一二三。一二三。一二三。", "一二三。一二三…\n源：甲"])
    }
}

@Suite struct ReplyTextTests {
    static let reply = ChannelReply(
        .clarify, "您问的是哪个地区？\r\n\n请选择：\u{7}", options: ["江北区", "江津\n区"], optionsLead: "回复序号：")

    @Test func plain() {
        #expect(ReplyText.plain(Self.reply).text == "您问的是哪个地区？\n\n请选择：\n回复序号：\n1. 江北区\n2. 江津 区")
    }

    @Test func markdown() {
        #expect(ReplyText.markdown(Self.reply).text == "您问的是哪个地区？\n\n请选择：\n\n回复序号：\n\n1. 江北区\n\n2. 江津 区")
    }

    @Test(
        "引用的原话不会变成链接、提醒或标题",
        arguments: [
            ("[点我](http://x)", "［点我](http://x)"), ("<@all>", "＜@all>"), ("# 标题", "＃ 标题"), (" > 引", " ＞ 引"),
            ("1# 2>1", "1# 2>1"), ("**粗**`码`", "＊＊粗＊＊｀码｀"), ("![图](x)", "!［图](x)"), ("<\u{338}@all>", "＜\u{338}@all>"),
        ])
    func literal(text: String, result: String) { #expect(ReplyText.literalMarkdown(text) == result) }

    @Test(arguments: [("<a href='x'>1<2</a>", "＜a href='x'>1<2＜/a>"), ("<10万", "<10万"), ("<", "<")])
    func withoutTags(text: String, result: String) { #expect(ReplyText.withoutTags(text) == result) }

    @Test("XML 1.0 不许的字符都去掉") func control() {
        let text = "\u{0}a\u{8}\tb\u{B}\n\u{1F}c\u{7F}\u{FFFE}\u{FFFF}\r"
        #expect(text.asReply() == "a\tb\nc")
    }

    @Test(arguments: [
        ("\u{3000} 你好 \u{3000}", "你好"), ("\u{2005}你好\u{200B}\u{FEFF}", "你好"), ("你 好", "你 好"), ("\u{3000}", ""),
        ("你\u{0}\u{1B}[1m好", "你[1m好"),
    ])
    func questions(text: String, result: String) { #expect(text.asQuestion() == result) }
}
