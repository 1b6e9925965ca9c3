import Testing

@testable import GongwenChannels

/// Broken input, authentic as far as a signature goes: each is refused with the contract's status.
@Suite struct RefusalTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var channel: any Channel
        var request: WebhookRequest
        var error: ChannelError
        var testDescription: String { name }
    }

    /// A request of the three that share the envelope, with any inner text.
    private static func tencent(_ envelope: TencentEnvelope, _ inner: String, isJSON: Bool = false) -> WebhookRequest {
        try! envelope.request(.post, Array(inner.utf8), at: now) { encrypted in
            isJSON ? "{\"encrypt\":\"\(encrypted)\"}" : "<xml><Encrypt>\(encrypted)</Encrypt></xml>"
        }
    }

    private static func wecom(_ name: String, inner: String, _ error: ChannelError) -> Case {
        Case(
            name: "wecom " + name, channel: Platforms.wecom, request: tencent(Platforms.wecom.envelope, inner),
            error: error)
    }

    private static func robot(_ name: String, inner: String, _ error: ChannelError) -> Case {
        Case(
            name: "robot " + name, channel: Platforms.robot,
            request: tencent(Platforms.robot.envelope, inner, isJSON: true), error: error)
    }

    private static func body(_ name: String, _ channel: any SimulatedChannel, _ body: String, _ error: ChannelError)
        -> Case
    {
        var request = try! channel.callback(.init(.text("问"), id: "1"), at: now)
        request.body = Array(body.utf8)
        return Case(name: "\(type(of: channel).name) " + name, channel: channel, request: request, error: error)
    }

    private static func generic(_ name: String, _ body: String, _ error: ChannelError) -> Case {
        let request = try! Platforms.generic.request(Array(body.utf8), id: "m", at: now)
        return Case(name: "generic " + name, channel: Platforms.generic, request: request, error: error)
    }

    static let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><xml><Encrypt>&b;</Encrypt></xml>"
    static let deepXML = String(repeating: "<a>", count: 50000) + String(repeating: "</a>", count: 50000)
    static let deepJSON = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)

    static let outer: [Case] =
        [Platforms.wecom, Platforms.wechat, Platforms.wechatPlain].flatMap { (channel: any SimulatedChannel) in
            [
                body("empty", channel, "", .emptyBody), body("blank", channel, " \n", .emptyBody),
                body("no XML", channel, "hello", .malformedXML),
                body("unclosed", channel, "<xml><Encrypt>", .malformedXML),
                body("mismatched", channel, "<xml><a></b></xml>", .malformedXML),
                body("two roots", channel, "<xml><MsgType>text</MsgType></xml><xml></xml>", .malformedXML),
                body("junk after", channel, "<xml></xml>junk", .malformedXML),
                body("entity bomb", channel, bomb, .forbiddenXML),
                body("doctype", channel, "<!doctype xml><xml></xml>", .forbiddenXML),
                body("external entity", channel, "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><xml/>", .forbiddenXML),
                body("nesting bomb", channel, "<xml>\(deepXML)</xml>", .tooDeep),
                body("NUL", channel, "<xml>\0</xml>", .malformedXML),
                body("other encoding", channel, "<?xml version=\"1.0\" encoding=\"UTF-7\"?><xml/>", .forbiddenXML),
            ]
        }
        + [Platforms.robot, Platforms.dingtalk, Platforms.feishuPlain].flatMap { (channel: any SimulatedChannel) in
            [
                body("empty", channel, "", .emptyBody), body("no JSON", channel, "hello", .malformedJSON),
                body("cut", channel, "{\"encrypt\":\"", .malformedJSON), body("nesting", channel, deepJSON, .tooDeep),
            ]
        }

    static let inner: [Case] = [
        body("no Encrypt", Platforms.wecom, "<xml></xml>", .missingField),
        body("neither envelope nor message", Platforms.wechat, "<xml></xml>", .missingField),
        body("neither in JSON", Platforms.wechat, #"{"ToUserName":"gh_1"}"#, .missingField),
        body("plain in safe mode", Platforms.wechat, "<xml><MsgType>text</MsgType></xml>", .unencrypted),
        body("Encrypt without a key", Platforms.wechatPlain, "<xml><Encrypt>QQ==</Encrypt></xml>", .undecryptable),
        body("list", Platforms.robot, "[]", .missingField), body("list", Platforms.dingtalk, "[]", .malformedJSON),
        body("no token", Platforms.feishuPlain, "{}", .badToken),
        body(
            "wrong token", Platforms.feishuPlain, #"{"token":"x","type":"url_verification","challenge":"c"}"#, .badToken
        ),
        body(
            "other app", Platforms.feishuPlain,
            #"{"header":{"token":"gwFeishuVerifyT0ken","app_id":"cli_b2","event_type":"x"}}"#, .badToken),
        body("token of another type", Platforms.feishuPlain, #"{"header":{"token":5}}"#, .badToken),
        body(
            "path in message_id", Platforms.feishuPlain,
            #"{"header":{"token":"gwFeishuVerifyT0ken","app_id":"cli_a1","event_type":"im.message.receive_v1"},"event":{"sender":{"sender_id":{"open_id":"ou_1"},"sender_type":"user"},"message":{"message_id":"../x","message_type":"text","content":"{}"}}}"#,
            .missingField),
        body("no msgId", Platforms.dingtalk, #"{"msgtype":"text","senderId":"u"}"#, .missingField),
        wecom("inner entity", inner: bomb, .forbiddenXML), wecom("inner no XML", inner: "hi", .malformedXML),
        wecom("inner empty", inner: "", .emptyBody), wecom("inner unfinished", inner: "<xml><MsgType>", .malformedXML),
        wecom("no sender", inner: "<xml><MsgType>text</MsgType></xml>", .missingField),
        wecom("no type", inner: "<xml><FromUserName>u</FromUserName></xml>", .missingField),
        robot("inner no JSON", inner: "hi", .malformedJSON), robot("inner nesting", inner: deepJSON, .tooDeep),
        robot("inner list", inner: "[1]", .malformedJSON), robot("no type", inner: "{}", .missingField),
        robot("no sender", inner: #"{"msgtype":"text","text":{"content":"x"}}"#, .missingField),
        generic("no object", "[]", .malformedJSON), generic("no JSON", "x", .malformedJSON),
        generic("text is a number", #"{"text":5}"#, .missingField), generic("no text", "{}", .missingField),
        generic("user is a list", #"{"text":"x","user":[]}"#, .missingField),
        generic("nesting", deepJSON, .tooDeep), generic("lone surrogate", #"{"text":"\ud800"}"#, .malformedJSON),
    ]

    @Test("坏输入", arguments: outer + inner) func refuses(_ broken: Case) {
        let error = refusal { () throws(ChannelError) in try broken.channel.open(broken.request, at: now) }
        #expect(error == broken.error)
        #expect((400..<500).contains(error?.status ?? 200))
    }

    @Test("缺签名的参数", arguments: RoundTripTests.channels.indices) func missingParameters(index: Int) throws {
        let channel = RoundTripTests.channels[index]
        guard channel.signaturePlace != nil else { return }
        let request = try channel.callback(.init(.text("问"), id: "1"), at: now)
        let names = [
            "msg_signature", "signature", "timestamp", "nonce", "sign", "webhook-id", "webhook-timestamp",
            "webhook-signature", "X-Lark-Signature", "X-Lark-Request-Timestamp", "X-Lark-Request-Nonce",
        ]
        for name in names where request.query[name] != nil || request.headers[name] != nil {
            var broken = request
            broken.query[name] = nil
            broken.headers[name] = nil
            let error = refusal { () throws(ChannelError) in try channel.open(broken, at: now) }
            #expect(error == .unsigned, "\(name)")
        }
    }

    @Test("时间戳不是纯数字", arguments: ["+1700000000", "1700000000.0", "", " 1700000000", "一七", "99999999999999999999"])
    func oddTimestamps(timestamp: String) throws {
        let signed = try TencentSignature(token: SecretBytes("gwWecomTok3n".utf8)).value(timestamp, "n", "QQ==")
        let request = WebhookRequest(
            method: .get,
            query: Query(["timestamp": timestamp, "nonce": "n", "echostr": "QQ==", "msg_signature": signed]))
        #expect(refusal { () throws(ChannelError) in try Platforms.wecom.open(request, at: now) } == .expired)
    }

    @Test("方法与大小", arguments: RoundTripTests.channels.indices) func methodAndSize(index: Int) throws {
        let channel = RoundTripTests.channels[index]
        var request = try channel.callback(.init(.text("问"), id: "1"), at: now)
        request.body = [UInt8](repeating: 32, count: 1 << 20 + 1)
        #expect(refusal { () throws(ChannelError) in try channel.open(request, at: now) }?.status == 413)
        if !type(of: channel).methods.contains(.get) {
            request.method = .get
            #expect(refusal { () throws(ChannelError) in try channel.open(request, at: now) }?.status == 405)
        }
    }

    @Test(
        "通用接口只收 JSON",
        arguments: [
            ("application/json", nil), ("Application/JSON ; charset=utf-8", nil), ("text/plain", .unsupportedMediaType),
            ("application/jsonp", .unsupportedMediaType), ("", .unsupportedMediaType),
        ] as [(String, ChannelError?)])
    func contentType(type: String, error: ChannelError?) throws {
        var request = try Platforms.generic.callback(.init(.text("问"), id: "1"), at: now)
        request.headers["content-type"] = type
        #expect(refusal { () throws(ChannelError) in try Platforms.generic.open(request, at: now) } == error)
    }

    /// An attacker who learns which step failed could decrypt a captured event: all failures look alike.
    @Test("没有签名的飞书请求只有一种错误", arguments: Vector.load("feishu"))
    func feishuUnsigned(vector: Vector) throws {
        let request = WebhookRequest(method: .post, body: Array(vector["body"].utf8))
        let error = refusal { () throws(ChannelError) in try Platforms.feishu.open(request, at: now) }
        #expect(error == (vector.name.hasPrefix("FS1 ") ? nil : .unsigned))
    }

    @Test("没有签名的握手，令牌不对也只说没有签名") func feishuUnsignedChallenge() throws {
        let challenge = #"{"type":"url_verification","token":"x","challenge":"c"}"#
        var request = try Platforms.feishu.request(holding: Array(challenge.utf8), at: now)
        #expect(refusal { () throws(ChannelError) in try Platforms.feishu.open(request, at: now) } == .badToken)
        request.headers = HeaderFields()
        #expect(refusal { () throws(ChannelError) in try Platforms.feishu.open(request, at: now) } == .unsigned)
    }

    @Test("错误的名字各不相同，状态都不是 5xx") func labels() {
        #expect(Set(ChannelError.allCases.map(\.label)).count == ChannelError.allCases.count)
        #expect(ChannelError.allCases.allSatisfy { (400..<500).contains($0.status) })
    }
}
