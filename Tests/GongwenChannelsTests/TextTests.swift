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
        #expect(ByteLimit.split(text, into: limit, atMost: count) == parts)
    }

    @Test func partsJoinToTheWhole() {
        let text = String(repeating: "江北区有47个站点。\n换行😀", count: 100)
        let parts = ByteLimit.split(text, into: 2048, atMost: 99)
        #expect(parts.joined() == text && parts.allSatisfy { $0.utf8.count <= 2048 })
    }
}

@Suite struct ReplyTextTests {
    static let reply = ChannelReply(
        .clarify, "您问的是哪个地区？\r\n\n请选择：\u{7}", options: ["江北区", "江津\n区"], optionsLead: "回复序号：")

    @Test func plain() {
        #expect(ReplyText.plain(Self.reply) == "您问的是哪个地区？\n\n请选择：\n回复序号：\n1. 江北区\n2. 江津 区")
    }

    @Test func markdown() {
        #expect(ReplyText.markdown(Self.reply) == "您问的是哪个地区？\n\n请选择：\n\n回复序号：\n\n1. 江北区\n\n2. 江津 区")
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
