import Testing

@testable import GongwenChannels

@Suite struct DingTalkTests {
    @Test(
        "sessionWebhook 可用才往那里发，否则写在响应里",
        arguments: [
            ("https://oapi.dingtalk.com/robot/sendBySession?session=1", 0, true), ("http://127.0.0.1:9000/s", 0, true),
            ("https://oapi.dingtalk.com/robot/sendBySession?session=1", 5401, false),
            ("https://evil.example/", 0, false), (nil, 0, false),
        ] as [(String?, Int64, Bool)])
    func sessions(session: String?, later: Int64, isPosted: Bool) throws {
        let channel = Platforms.dingtalk
        let message = try open(channel, .init(.text("问"), id: "1", group: "cid1", session: session))
        let sealed = try channel.seal(reply, to: message, at: UnixTime(seconds: now.seconds + later))
        let body = #"{"msgtype":"markdown","markdown":{"title":"47个","text":"47个\n\n1. 那江津呢"}}"#
        #expect(sealed.answer.bodyText == (isPosted ? #"{"msgtype":"empty"}"# : body))
        #expect(sealed.calls.map { String(decoding: $0.body, as: UTF8.self) } == (isPosted ? [body] : []))
        if isPosted { #expect(sealed.calls.first?.target == WebAddress(session!).map { .address($0) }) }
    }

    @Test(
        "单聊的选项点了就发出去；群里点了没有 @，不做链接",
        arguments: [
            (nil, "1. [江北［区］](dtmd://dingtalkclient/sendMessage?content=%E6%B1%9F%E5%8C%97%5B%E5%8C%BA%5D)"),
            ("cid1", "1. 江北［区]"),
        ] as [(String?, String)])
    func choices(group: String?, line: String) throws {
        let message = try open(Platforms.dingtalk, .init(.text("问"), id: "1", group: group))
        let reply = ChannelReply(.clarify, "哪个？", options: ["江北[区]"])
        let body = try JSON(parsing: try Platforms.dingtalk.seal(reply, to: message, at: now).answer.body)
        #expect(body["markdown"]?["text"]?.string == "哪个？\n\n" + line)
        #expect(body["markdown"]?["title"] == "哪个？")
    }

    @Test("太长的不做链接：链接不能裁成两半") func longChoices() throws {
        let message = try open(Platforms.dingtalk, .init(.text("问"), id: "1"))
        let reply = ChannelReply(.clarify, String(repeating: "长", count: 6600), options: ["江北区", "江津区"])
        let body = try Platforms.dingtalk.seal(reply, to: message, at: now).answer.body
        let text = try #require(try JSON(parsing: body)["markdown"]?["text"]?.string)
        #expect(body.count <= 20_000 && text.hasSuffix("长\n\n1. 江北区\n\n2. 江津区"))
    }

    @Test("没写期限的地址可用，期限写错的不可用", arguments: [("", 1), (#","sessionWebhookExpiredTime":"soon""#, 0)])
    func sessionWithoutEnd(field: String, count: Int) throws {
        let session = #","sessionWebhook":"https://oapi.dingtalk.com/s""# + field
        let body = #"{"msgId":"m","senderId":"u","msgtype":"text"\#(session)}"#
        let request = try Platforms.dingtalk.request(holding: Array(body.utf8), at: now)
        let message = try #require(try Platforms.dingtalk.open(request, at: now).message)
        #expect(try Platforms.dingtalk.seal(reply, to: message, at: now).calls.count == count)
    }

    @Test(
        "钉钉各类消息",
        arguments: [
            (
                #""msgtype":"richText","content":{"richText":[{"text":" 江北"},{"type":"picture"},{"text":"站点"}]}"#,
                .text("江北站点")
            ),
            (#""msgtype":"richText","content":{"richText":[{"type":"picture"}]}"#, .media(.image)),
            (#""msgtype":"file","content":{}"#, .media(.file)), (#""msgtype":"hologram""#, .media(.other)),
            (#""msgtype":"text""#, .text("")), (#""msgtype":"text","conversationType":"2","isInAtList":false"#, nil),
            (#""msgtype":"text","chatbotUserId":"u""#, nil),
        ] as [(String, Message.Kind?)])
    func dingtalkKinds(fields: String, kind: Message.Kind?) throws {
        var request = try Platforms.dingtalk.callback(.init(.text("问"), id: "1"), at: now)
        request.body = Array(("{\"msgId\":\"m\",\"senderId\":\"u\"," + fields + "}").utf8)
        #expect(try Platforms.dingtalk.open(request, at: now).message?.kind == kind)
    }

    @Test(
        "谁说的：一个空的编号等于没有写",
        arguments: [
            (#""senderStaffId":"s","senderId":"i""#, "s"), (#""senderStaffId":"","senderId":"i""#, "i"),
            (#""senderId":"i""#, "i"), (#""senderStaffId":"","senderId":"""#, nil), (#""senderStaffId":"""#, nil),
        ] as [(String, String?)])
    func senders(fields: String, user: String?) throws {
        var request = try Platforms.dingtalk.callback(.init(.text("问"), id: "1"), at: now)
        request.body = Array(("{\"msgId\":\"m\",\"msgtype\":\"text\"," + fields + "}").utf8)
        let error = refusal { () throws(ChannelError) in try Platforms.dingtalk.open(request, at: now) }
        #expect(error == (user == nil ? .missingField : nil))
        if let user { #expect(try Platforms.dingtalk.open(request, at: now).message?.user == user) }
    }

    @Test("空的 robotCode 等于没有写", arguments: [#""robotCode":"","#, ""]) func robots(field: String) throws {
        var request = try Platforms.dingtalk.callback(.init(.text("问"), id: "1"), at: now)
        let body = #"{"msgId":"m","msgtype":"text","senderId":"i",\#(field)"chatbotUserId":"bot"}"#
        request.body = Array(body.utf8)
        #expect(try Platforms.dingtalk.open(request, at: now).message?.duplicateKeys == ["dingtalk/bot/m"])
    }
}
