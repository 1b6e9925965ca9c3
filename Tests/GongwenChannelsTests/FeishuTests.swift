import Testing

@testable import GongwenChannels

@Suite struct FeishuTests {
    static func feishu(_ message: String, sender: String = "user", type: String = "im.message.receive_v1") throws
        -> Opened
    {
        let body = """
            {"header":{"token":"gwFeishuVerifyT0ken","app_id":"cli_a1","event_type":"\(type)"},"event":{"sender":\
            {"sender_id":{"open_id":"ou_1"},"sender_type":"\(sender)"},"message":{"message_id":"om_1",\(message)}}}
            """
        return try Platforms.feishuPlain.open(WebhookRequest(method: .post, body: Array(body.utf8)), at: now)
    }

    @Test(
        "飞书的提醒占位都去掉",
        arguments: [
            ("@_user_1 你好", "你好"), ("\u{3000}@_user_1\u{3000}你好 @_user_12", "你好"), ("@_all 你好", "你好"),
            ("江北@_user_2有多少", "江北有多少"),
            ("@_user_", "@_user_"), ("a@b", "a@b"), ("@_user_1", ""),
        ])
    func feishuMentions(text: String, question: String) { #expect(Feishu.question(text) == question) }

    @Test(
        "占位到哪里为止，看消息自己列的；后面紧接的数字是问题里的",
        arguments: [
            (["@_user_1"], "@_user_12023年江北有多少站点", "2023年江北有多少站点"), (["@_user_1"], "江北@_user_147个？", "江北47个？"),
            (["@_user_1", "@_user_12"], "@_user_12 2023年@_user_1江北", "2023年江北"),
            (["@_user_12", "@_user_1"], "@_user_123年", "3年"), (["@_user_2"], "@_user_12023年江北", "年江北"),
            (["@_all", "@_user_1"], "@_all@_user_15个", "5个"), (["", "@", "江北", "_user_1"], "@_user_1 江北", "江北"),
            (["@_user_\u{301}1"], "@_user_1 江北", "江北"),
        ])
    func feishuMentionKeys(keys: [String], text: String, question: String) throws {
        let mentions = JSON.array(keys.map { ["key": .string($0)] }).text
        let paragraph: JSON = [["tag": "text", "text": .string(text)]]
        for (type, content) in [("text", ["text": .string(text)]), ("post", ["content": [paragraph]])]
            as [(String, JSON)]
        {
            let opened = try Self.feishu(
                """
                "chat_type":"p2p","message_type":"\(type)","mentions":\(mentions),"content":\(JSON.string(content.text).text)
                """)
            #expect(opened.message?.kind == .text(question))
        }
    }

    @Test(
        "飞书各类消息",
        arguments: [
            (#""chat_type":"group","message_type":"text","content":"{\"text\":\"x\"}""#, nil),
            (#""chat_type":"topic_group","message_type":"text","content":"{\"text\":\"x\"}""#, nil),
            (
                #""chat_type":"group","message_type":"text","mentions":[{"key":"@_all"}],"content":"{\"text\":\"x\"}""#,
                nil
            ),
            (
                #""chat_type":"group","message_type":"text","mentions":[{"key":"@_user_1"}],"content":"{\"text\":\"@_user_1 x\"}""#,
                .text("x")
            ),
            (
                #""chat_type":"group","message_type":"text","mentions":[{"key":"@_user_1","mentioned_type":"user"}],"content":"{\"text\":\"@_user_1 x\"}""#,
                nil
            ),
            (
                #""chat_type":"p2p","message_type":"post","content":"{\"title\":\"题\",\"content\":[[{\"tag\":\"at\",\"text\":\"@x\"},{\"tag\":\"text\",\"text\":\"江北\"},{\"tag\":\"a\",\"text\":\"站点\"}],[{\"tag\":\"text\",\"text\":\"多少\"}]]}""#,
                .text("题\n江北站点\n多少")
            ),
            (
                #""chat_type":"p2p","message_type":"post","content":"{\"zh_cn\":{\"content\":[[{\"tag\":\"text\",\"text\":\"问\"}]]}}""#,
                .text("问")
            ),
            (#""chat_type":"p2p","message_type":"audio","content":"{}""#, .media(.voice)),
            (#""chat_type":"p2p","message_type":"sticker","content":"{}""#, .media(.sticker)),
            (#""chat_type":"p2p","message_type":"hologram","content":"""#, .media(.other)),
        ] as [(String, Message.Kind?)])
    func feishuKinds(message: String, kind: Message.Kind?) throws {
        let opened = try Self.feishu(message)
        #expect(opened.message?.kind == kind)
        if kind == nil { #expect(opened == .ignored(.notMentioned, .json("{}"))) }
    }

    @Test(
        "飞书的人：一个空的编号等于没有写，从不是空的",
        arguments: [
            (#"{"open_id":"o","user_id":"u","union_id":"n"}"#, "o"), (#"{"open_id":"","union_id":"n"}"#, "n"),
            (#"{"open_id":"","user_id":"","union_id":"n"}"#, "n"), (#"{"open_id":"","user_id":"u"}"#, "u"),
            (#"{"open_id":null,"user_id":5,"union_id":"n"}"#, "n"), (#"{"open_id":""}"#, nil), ("{}", nil),
        ] as [(String, String?)])
    func people(ids: String, user: String?) throws { #expect(Feishu.user(try JSON(parsing: ids)) == user) }

    @Test func feishuIgnores() throws {
        let text = #""chat_type":"p2p","message_type":"text","content":"{\"text\":\"x\"}""#
        #expect(try Self.feishu(text, sender: "app") == .ignored(.fromRobot, .json("{}")))
        #expect(try Self.feishu(text, type: "im.message.message_read_v1") == .ignored(.event, .json("{}")))
    }

    @Test func feishuReply() throws {
        let channel = Platforms.feishu
        let message = try open(channel, .init(.text("问"), id: "om_1", group: "oc_1"))
        #expect(
            message.duplicateKeys == ["feishu/cli_a1/om_1"] && message.chat == "oc_1" && message.user == "simulated")
        let sealed = try channel.seal(ChannelReply(.answered, "<at user_id=\"all\"></at>"), to: message, at: now)
        #expect(sealed.answer.bodyText == "{}")
        let call = try #require(sealed.calls.first)
        #expect(sealed.calls.count == 1 && call.target == .api(path: "/open-apis/im/v1/messages/om_1/reply"))
        #expect(call.authorization == .bearer)
        let content = #"{"zh_cn":{"title":"","content":[[{"tag":"text","text":"<at user_id=\"all\"></at>"}]]}}"#
        #expect(try JSON(parsing: call.body) == ["msg_type": "post", "content": .string(content), "uuid": "om_1"])
        #expect(call.verdict(status: 400, body: Array(#"{"code":99991663}"#.utf8)) == .tokenInvalid)
        #expect(call.verdict(status: 200, body: Array(#"{"code":0}"#.utf8)) == .delivered)
    }

    /// A click on the button of ou_1, by ou_1 unless somebody else is named.
    static func click(
        by user: String = "ou_1", value: String = #"{"question":"江北区","user":"ou_1"}"#, message: String = "om_2",
        id: String = "ev_1"
    ) throws -> Opened {
        let body = """
            {"schema":"2.0","header":{"event_id":"\(id)","token":"gwFeishuVerifyT0ken","app_id":"cli_a1",\
            "event_type":"card.action.trigger"},"event":{"operator":{"open_id":"\(user)","union_id":"on_1"},"token":"c-1",\
            "action":{"value":\(value),"tag":"button"},"host":"im_message","context":{"open_message_id":"\(message)",\
            "open_chat_id":"oc_1"}}}
            """
        return try Platforms.feishuPlain.open(WebhookRequest(method: .post, body: Array(body.utf8)), at: now)
    }

    @Test("选项是按钮：卡片里有回答和每个选项") func buttons() throws {
        let channel = Platforms.feishuButtons
        let message = try open(channel, .init(.text("问"), id: "om_1"))
        let reply = ChannelReply(.clarify, "您问的是哪个？\n<at id=all></at>", options: ["江北区", "江津\n区"], optionsLead: "请选：")
        let call = try #require(try channel.seal(reply, to: message, at: now).calls.first)
        let content = """
            {"config":{"wide_screen_mode":true},"elements":[\
            {"tag":"div","text":{"tag":"plain_text","content":"您问的是哪个？\\n<at id=all></at>\\n请选：\\n1. 江北区\\n2. 江津 区"}},\
            {"tag":"action","actions":[{"tag":"button","type":"default","text":{"tag":"plain_text","content":"1. 江北区"},\
            "value":{"question":"江北区","user":"simulated"}},{"tag":"button","type":"default","text":\
            {"tag":"plain_text","content":"2. 江津 区"},"value":{"question":"江津 区","user":"simulated"}}]}]}
            """
        #expect(
            try JSON(parsing: call.body) == ["msg_type": "interactive", "content": .string(content), "uuid": "om_1"])
        #expect(
            OutgoingCall.shownText(in: call.body) == "您问的是哪个？\n<at id=all></at>\n请选：\n1. 江北区\n2. 江津 区")
        let plain = try #require(try channel.seal(ChannelReply(.answered, "47个"), to: message, at: now).calls.first)
        #expect(try JSON(parsing: plain.body)["msg_type"] == "post")
    }

    @Test("太长做不成卡片的，发成文字，裁到放得下") func longCard() throws {
        let channel = Platforms.feishuButtons
        let message = try open(channel, .init(.text("问"), id: "om_1"))
        let reply = ChannelReply(.clarify, String(repeating: "\"长\"", count: 10_000), options: ["江北区"])
        let call = try #require(try channel.seal(reply, to: message, at: now).calls.first)
        #expect((29_000...30_000).contains(call.body.count))
        #expect(try JSON(parsing: call.body)["msg_type"] == "post")
    }

    @Test("长的选项在按钮上裁短，正文里是全的") func longOption() throws {
        let channel = Platforms.feishuButtons
        let message = try open(channel, .init(.text("问"), id: "om_1"))
        let option = String(repeating: "长", count: 30)
        let call = try #require(
            try channel.seal(ChannelReply(.clarify, "哪个？", options: [option]), to: message, at: now).calls.first)
        #expect(OutgoingCall.shownText(in: call.body) == "哪个？\n1. \(option)")
        let card = try JSON(parsing: Array((JSON(parsing: call.body)["content"]?.string ?? "").utf8))
        let button = card["elements"]?.array?[1]["actions"]?.array?[0]
        #expect(button?["text"]?["content"]?.string == "1. " + String(repeating: "长", count: 18) + "…")
        #expect(button?["value"]?["question"]?.string == option)
    }

    @Test("点按钮就是说那句话，答在卡片下面") func click() throws {
        let message = try #require(try Self.click().message)
        #expect(message.kind == .text("江北区") && message.user == "ou_1" && message.chat == "oc_1")
        #expect(message.duplicateKeys == ["feishu/cli_a1/card.action.trigger/ev_1"])
        let call = try #require(
            try Platforms.feishuPlain.seal(ChannelReply(.answered, "47个"), to: message, at: now).calls.first)
        #expect(call.target == .api(path: "/open-apis/im/v1/messages/om_2/reply"))
        #expect(try JSON(parsing: call.body)["uuid"] == "ev_1")
    }

    @Test("不是问他的按钮、别的卡片，都不答；不成样子的拒绝") func clicksNotAnswered() throws {
        let toast = #"{"toast":{"type":"info","content":"这是给提问人的选项。请直接打字提问。"}}"#
        #expect(try Self.click(by: "ou_2") == .ignored(.notAsked, .json(toast)))
        #expect(try Self.click(value: #"{"question":"江北区"}"#) == .ignored(.notAsked, .json(toast)))
        #expect(try Self.click(value: #"{"approve":true}"#) == .ignored(.event, .json("{}")))
        #expect(try Self.click(value: #""江北区""#) == .ignored(.event, .json("{}")))
        #expect(throws: ChannelError.missingField) { try Self.click(message: "../x") }
    }

    @Test(
        "飞书的时间：秒数，或 Go 写出的时间",
        arguments: [
            ("2026-10-04 18:23:46.05 +0800 CST m=+3612.1", 1_791_109_426_050),
            ("2026-10-04 18:23:46.0567 +0800 CST", 1_791_109_426_056),
            ("2026-10-04 10:23:46 +0000 UTC", 1_791_109_426_000), ("2026-10-04 06:53:46 -0330 NST", 1_791_109_426_000),
            ("1970-01-01 00:00:00 +0000 UTC", 0), ("2024-02-29 00:00:00 +0000 UTC", 1_709_164_800_000),
            ("2000-03-01 00:00:00 +0000 UTC", 951_868_800_000), ("1700000000", nil), ("", nil),
            ("2026-10-04 18:23:46", nil), ("2026-10-04 18:23 +0800 CST", nil), ("2026-10-04 18:23:46. +0800 CST", nil),
            ("2026-10-04 18:23:46.x +0800 CST", nil), ("2026-10-04 18:23:46 0800 CST", nil),
            ("2026/10/04 18:23:46 +0800 CST", nil), ("2026-10-0٤ 18:23:46 +0800 CST", nil),
        ] as [(String, Int64?)])
    func goTime(text: String, milliseconds: Int64?) {
        #expect(UnixTime(goTime: text)?.milliseconds == milliseconds)
    }

    @Test("Go 写出的时间也有期限", arguments: [(0, true), (28_800, true), (28_802, false)] as [(Int64, Bool)])
    func goTimeWindow(age: Int64, isTaken: Bool) throws {
        // 2023-11-14 22:13:20 UTC
        let moment = UnixTime(seconds: 1_700_000_000 + age)
        var request = try Platforms.feishuPlain.callback(.init(.text("问"), id: "om_1"), at: now)
        request.headers["X-Lark-Request-Timestamp"] = "2023-11-15 06:13:20.5 +0800 CST m=+1.5"
        #expect(((try? Platforms.feishuPlain.open(request, at: moment)) != nil) == isTaken)
    }

    @Test func feishuToken() throws {
        let api = try #require(Platforms.feishu.api)
        #expect(api.base.description == "https://open.feishu.cn:443/")
        #expect(String(decoding: api.token.body, as: UTF8.self) == #"{"app_id":"cli_a1","app_secret":"s3cret\""}"#)
        func token(_ lifetime: Int) -> TokenRequest.Token? {
            let answer = #"{"code":0,"tenant_access_token":"t-1","expire":\#(lifetime)}"#
            return api.token.read(status: 200, body: Array(answer.utf8))
        }
        #expect(token(7200)?.usableFor == 5400 && token(100)?.usableFor == 60 && token(-5)?.usableFor == 0)
    }
}
