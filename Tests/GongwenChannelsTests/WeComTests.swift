import Testing

@testable import GongwenChannels

@Suite struct WeComTests {
    static func wecom(_ inner: String) throws -> Opened {
        let request = try Platforms.wecom.envelope.request(.post, Array("<xml>\(inner)</xml>".utf8), at: now) {
            "<xml><AgentID>1</AgentID><Encrypt><![CDATA[\($0)]]></Encrypt><ToUserName>ww</ToUserName></xml>"
        }
        return try Platforms.wecom.open(request, at: now)
    }

    @Test(
        "企业微信各类消息",
        arguments: [
            ("<MsgType>voice</MsgType><MsgId>1</MsgId>", .media(.voice)),
            ("<MsgType>location</MsgType>", .media(.location)),
            ("<MsgType>link</MsgType>", .media(.link)), ("<MsgType>hologram</MsgType>", .media(.other)),
            ("<MsgType>text</MsgType>", .text("")), ("<MsgType>event</MsgType><Event>enter_agent</Event>", .entered),
            ("<MsgType>event</MsgType><Event>unsubscribe</Event>", nil),
            ("<MsgType>event</MsgType><Event>LOCATION</Event>", nil),
            ("<MsgType>event</MsgType>", nil),
        ] as [(String, Message.Kind?)])
    func wecomKinds(fields: String, kind: Message.Kind?) throws {
        let opened = try Self.wecom("<FromUserName>u</FromUserName>" + fields)
        #expect(opened.message?.kind == kind)
        if kind == nil { #expect(opened == .ignored(fields.contains("unsub") ? .unsubscribed : .event, .empty)) }
    }

    @Test(
        "没有发送人的事件和没见过的消息，照样确认收到", arguments: ["event</MsgType><Event>batch_job_result</Event>", "hologram</MsgType>"])
    func fromNobody(fields: String) throws {
        #expect(try Self.wecom("<MsgType>" + fields) == .ignored(.event, .empty))
    }

    @Test(
        "字段里 CDATA 前后的空白不算",
        arguments: [
            ("text", "<Content>%甲 乙%</Content>", "", .text("甲 乙"), "9"),
            ("event", "<Event>%subscribe%</Event>", "%5%", .subscribed, "event/u/5/subscribe"),
            ("voice", "<MediaId>%m%</MediaId>", "", .media(.voice), "9"),
        ] as [(String, String, String, Message.Kind, String)])
    func spacedFields(type: String, own: String, time: String, kind: Message.Kind, key: String) throws {
        let fields =
            "<ToUserName>%gh%</ToUserName><FromUserName>%u%</FromUserName><MsgType>%\(type)%</MsgType>"
            + "<CreateTime>\(time)</CreateTime><MsgId>%9%</MsgId><AgentID>%1000002%</AgentID>\(own)"
        func read(_ mark: String) throws -> Message {
            // Every second mark ends a value.
            let pieces = fields.split(separator: "%", omittingEmptySubsequences: false)
            let text = pieces.enumerated().reduce("") { text, piece in
                let isValue = piece.offset % 2 == 1
                return text + (isValue ? mark + "<![CDATA[\(piece.element)]]>" + mark : piece.element)
            }
            return try #require(try Self.wecom(text).message)
        }
        let dense = try read("")
        #expect(dense.kind == kind && dense.user == "u" && dense.chat == "1000002")
        #expect(dense.duplicateKeys == ["wecom/ww5a1c0ffee1234567/" + key])
        for mark in ["\n", " \t", "\r\n    "] {
            var spaced = try read(mark)
            #expect(spaced.route["account"] == "gh" && spaced.route["user"] == "u")
            // The nonces are each request's own.
            spaced.route = dense.route
            #expect(spaced == dense)
        }
    }

    @Test("事件按人、时间和事件名去重；没有编号的消息按内容去重") func wecomKeys() throws {
        func keys(_ fields: String) throws -> [String] {
            try #require(try Self.wecom("<FromUserName>u</FromUserName>" + fields).message).duplicateKeys
        }
        let event = "<MsgType>event</MsgType><Event>subscribe</Event><CreateTime>5</CreateTime>"
        #expect(try keys(event) == ["wecom/ww5a1c0ffee1234567/event/u/5/subscribe"])
        let text = "<MsgType>text</MsgType><Content>a</Content>"
        #expect(try keys(text) == keys(text))
        #expect(try keys(text) != keys("<MsgType>text</MsgType><Content>b</Content>"))
        #expect(try keys(text + "<MsgId>9</MsgId>") == ["wecom/ww5a1c0ffee1234567/9"])
    }

    @Test("不同的部分拼不出相同的键") func keysAreUnambiguous() {
        #expect(Message.key(["a/b", "c"]) != Message.key(["a", "b/c"]))
        #expect(Message.key(["a%2Fb"]) != Message.key(["a/b"]))
        #expect(Message.key(["a/\u{338}b", "c"]) == "a%2F\u{338}b/c")
    }

    @Test func wecomSendsLongRepliesInParts() throws {
        let channel = Platforms.wecomWithAgent
        let message = try open(channel, .init(.text("问"), id: "1", user: "zhangsan"))
        let sealed = try channel.seal(
            ChannelReply(.answered, String(repeating: "一二三。", count: 300)), to: message, at: now)
        #expect(sealed.answer == .empty && sealed.calls.count == 2)
        let call = try #require(sealed.calls.first)
        #expect(call.target == .api(path: "/cgi-bin/message/send"))
        #expect(call.authorization == .query(name: "access_token"))
        let body = try JSON(parsing: call.body)
        #expect(body["agentid"]?.integer == 1_000_002 && body["touser"]?.string == "zhangsan")
        #expect(body["text"]?["content"]?.string?.hasSuffix("。") == true)
        let late = channel.sealLate(reply, to: message, at: now)
        #expect(try late.map { try channel.shown($0) } == ["47个\n1. 那江津呢"])
        #expect(Platforms.wecom.sealLate(reply, to: message, at: now).isEmpty)
    }

    @Test func wecomToken() throws {
        let api = try #require(Platforms.wecomWithAgent.api)
        #expect(api.token.path == "/cgi-bin/gettoken?corpid=ww5a1c0ffee1234567&corpsecret=corp%26secret")
        let answer = #"{"errcode":0,"errmsg":"ok","access_token":"T","expires_in":7200}"#
        #expect(api.token.read(status: 200, body: Array(answer.utf8)) == .init(value: "T", usableFor: 6900))
        for refused in [#"{"errcode":40013,"access_token":"T"}"#, #"{"errcode":0}"#, "", "[]"] {
            #expect(api.token.read(status: 200, body: Array(refused.utf8)) == nil)
        }
        #expect(Platforms.wecom.api == nil)
    }

    @Test(
        "调用结果",
        arguments: [
            (200, #"{"errcode":0}"#, .delivered), (200, #"{"errcode":42001}"#, .tokenInvalid),
            (200, #"{"errcode":40014}"#, .tokenInvalid), (200, #"{"errcode":81013}"#, .failed(code: 81013)),
            (200, "<html>", .failed(code: nil)), (503, "", .retryLater), (429, "", .retryLater),
            (500, #"{"errcode":0}"#, .unclear), (502, "", .unclear), (200, #"{"errcode":-1}"#, .retryLater),
        ] as [(Int, String, OutgoingCall.Verdict)])
    func verdicts(status: Int, body: String, verdict: OutgoingCall.Verdict) throws {
        let message = try open(Platforms.wecomWithAgent, .init(.text("问"), id: "1"))
        let call = try #require(Platforms.wecomWithAgent.sealLate(reply, to: message, at: now).first)
        #expect(call.verdict(status: status, body: Array(body.utf8)) == verdict)
    }
}
