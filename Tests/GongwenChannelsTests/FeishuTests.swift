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
