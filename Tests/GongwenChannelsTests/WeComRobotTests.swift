import Testing

@testable import GongwenChannels

@Suite struct WeComRobotTests {
    static func robot(_ inner: String) throws -> Opened {
        let request = try Platforms.robot.envelope.request(.post, Array(inner.utf8), at: now) {
            "{\"encrypt\":\"\($0)\"}"
        }
        return try Platforms.robot.open(request, at: now)
    }

    @Test(
        "群里去掉一个开头的提醒",
        arguments: [
            ("group", "@公文助手 你好", "你好"), ("group", "@公文助手\u{2005}@张三 你好", "@张三 你好"), ("group", "你好 @公文助手", "你好 @公文助手"),
            ("group", "@公文助手：江北有多少站点？", "江北有多少站点？"), ("group", "@公文助手，江北有多少站点", "江北有多少站点"),
            ("group", "@公文助手,江北有多少站点", "江北有多少站点"), ("group", "@公文助手？江北有多少站点", "江北有多少站点"),
            ("group", "@公文助手\u{200B}江北有多少站点", "江北有多少站点"), ("group", "@公文助手 ： 江北有多少站点", "江北有多少站点"),
            ("group", "@公文助手 江北有多少站点，江津呢", "江北有多少站点，江津呢"),
            ("group", "@公文助手江北有多少站点", "公文助手江北有多少站点"), ("group", "@公文助手江北有多少站点？", "公文助手江北有多少站点？"),
            ("group", "@公文助手", "公文助手"), ("group", "@", ""), ("group", "@ ，", "，"), ("group", "@，", "，"),
            ("single", "@公文助手 你好", "@公文助手 你好"), ("group", "\u{3000}@a 你好\u{3000}", "你好"),
        ])
    func robotMentions(type: String, text: String, question: String) throws {
        let inner: JSON = [
            "msgid": "1", "chattype": .string(type), "from": ["userid": "u"], "msgtype": "text",
            "text": ["content": .string(text)],
        ]
        #expect(try Self.robot(inner.text).message?.kind == .text(question))
    }

    @Test(
        "机器人其他回调",
        arguments: [
            (#"{"msgtype":"stream","stream":{"id":"s"}}"#, nil),
            (#"{"msgtype":"event","event":{"eventtype":"template_card_event"}}"#, nil), (#"{"msgtype":"event"}"#, nil),
            (
                #"{"msgid":"1","from":{"userid":"u"},"msgtype":"mixed","mixed":{"msg_item":[{"msgtype":"image"},{"msgtype":"text","text":{"content":"问"}}]}}"#,
                .text("问")
            ),
            (
                #"{"msgid":"1","from":{"userid":"u"},"msgtype":"mixed","mixed":{"msg_item":[{"msgtype":"image"}]}}"#,
                .media(.image)
            ),
            (#"{"msgid":"1","from":{"userid":"u"},"msgtype":"hologram"}"#, .media(.other)),
            (#"{"msgid":"1","msgtype":"hologram"}"#, nil),
        ] as [(String, Message.Kind?)])
    func robotKinds(inner: String, kind: Message.Kind?) throws { #expect(try Self.robot(inner).message?.kind == kind) }

    @Test func robotRepliesWithTheCallbacksNonce() throws {
        let request = try Platforms.robot.callback(.init(.text("问"), id: "CAIQ1"), at: now)
        let message = try #require(try Platforms.robot.open(request, at: now).message)
        let answer = try JSON(parsing: try Platforms.robot.seal(reply, to: message, at: now).answer.body)
        #expect(answer["nonce"]?.string == request.query["nonce"])
        #expect(answer["timestamp"] == .number("1700000000"))
        let inner = try Platforms.robot.envelope.decrypt(try #require(answer["encrypt"]?.string))
        let shown = #"{"msgtype":"stream","stream":{"id":"s-CAIQ1","finish":true,"content":"47个\n\n1. 那江津呢"}}"#
        #expect(inner == Array(shown.utf8))
    }

    @Test func robotGreetsInPlainText() throws {
        let message = try open(Platforms.robot, .init(.greeting, id: "1"))
        let answer = try JSON(parsing: try Platforms.robot.seal(reply, to: message, at: now).answer.body)
        let inner = try Platforms.robot.envelope.decrypt(try #require(answer["encrypt"]?.string))
        #expect(inner == Array(#"{"msgtype":"text","text":{"content":"47个\n1. 那江津呢"}}"#.utf8))
    }

    @Test(
        "response_url 只许是接口自己的主机",
        arguments: [
            ("https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=RC", 1),
            ("https://qyapi.weixin.qq.com.evil.example/", 0), ("http://qyapi.weixin.qq.com/", 0), ("", 0),
        ])
    func responseURL(address: String, count: Int) throws {
        let inner: JSON = [
            "msgid": "1", "from": ["userid": "u"], "msgtype": "text", "text": ["content": "问"],
            "response_url": .string(address),
        ]
        let message = try #require(try Self.robot(inner.text).message)
        #expect(Platforms.robot.sealLate(reply, to: message, at: now).count == count)
    }
}
