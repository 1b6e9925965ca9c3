import Testing

@testable import GongwenChannels

/// Every vector: those that must open do, to the byte; those that must be refused are, for the stated reason.
@Suite struct VectorTests {
    private static let tencent =
        ["wecom", "wecom-robot", "wechat"].flatMap { Vector.load($0) } + Vector.load("published")

    private static func envelope(_ vector: Vector) -> TencentEnvelope {
        var settings = Settings([:])
        return TencentEnvelope(
            token: SecretBytes(vector["token"].utf8),
            cipher: settings.encodingKey("KEY", vector["encoding_aes_key"])!, receiver: vector["receiveid"])
    }

    private static func request(_ vector: Vector) -> WebhookRequest {
        WebhookRequest(
            method: .post,
            query: Query([
                "timestamp": vector["timestamp"], "nonce": vector["nonce"], "msg_signature": vector["msg_signature"],
                "signature": vector["signature"],
            ]))
    }

    @Test("腾讯信封解密", arguments: tencent.filter { !$0.isRefused && !$0["encrypt"].isEmpty && !$0["token"].isEmpty })
    func opens(_ vector: Vector) throws {
        let text = try Self.envelope(vector).open(vector["encrypt"], of: Self.request(vector), at: vector.time)
        #expect(text == Array(vector["plaintext"].utf8))
    }

    @Test("腾讯信封加密", arguments: tencent.filter { !$0["random16"].isEmpty })
    func seals(_ vector: Vector) throws {
        let sealed = try Self.envelope(vector)
            .seal(Array(vector["plaintext"].utf8), at: vector.time, nonce: vector["nonce"], random: vector.random)
        #expect(sealed.encrypted == vector["encrypt"])
        #expect(sealed.signature == vector["msg_signature"])
    }

    @Test("腾讯信封须拒绝", arguments: tencent.filter(\.isRefused))
    func refuses(_ vector: Vector) {
        let error = refusal { () throws(ChannelError) in
            try Self.envelope(vector).open(vector["encrypt"], of: Self.request(vector), at: vector.time)
        }
        let allowed: [String: [ChannelError]] = [
            "signature": [.badSignature], "receiveid": [.foreignReceiver], "padding": [.undecryptable],
            "length out of range": [.undecryptable], "padding/receiveid": [.undecryptable, .foreignReceiver],
        ]
        #expect(error != nil && allowed[vector["reject_because"]]!.contains(error!))
    }

    @Test("腾讯三串签名", arguments: tencent.filter { !$0["signature"].isEmpty })
    func signsThreeStrings(_ vector: Vector) throws {
        let signature = TencentSignature(token: SecretBytes(vector["token"].utf8))
        #expect(try signature.value(vector["timestamp"], vector["nonce"]) == vector["signature"])
    }

    @Test("飞书样例解密") func feishuPublished() throws {
        let vector = Vector.load("published", "PUB6")[0]
        let envelope = try #require(FeishuEnvelope(key: SecretBytes(vector["encrypt_key"].utf8)))
        #expect(try envelope.decrypt(vector["encrypt"]) == Array(vector["plaintext"].utf8))
    }

    private static func feishu(_ vector: Vector) -> WebhookRequest {
        WebhookRequest(
            method: .post,
            headers: HeaderFields([
                "X-Lark-Request-Timestamp": vector["timestamp"], "X-Lark-Request-Nonce": vector["nonce"],
                "X-Lark-Signature": vector["x_lark_signature"],
            ]), body: Array(vector["body"].utf8))
    }

    @Test("飞书", arguments: Vector.load("feishu").filter { !$0.isRefused })
    func feishuOpens(_ vector: Vector) throws {
        let opened = try Platforms.feishu.open(Self.feishu(vector), at: vector.time)
        let plain = try JSON(parsing: vector["plaintext"])
        if let challenge = plain["challenge"] {
            #expect(opened.handshake == (["challenge": challenge] as JSON).text)
        } else {
            let content = plain["event"]!["message"]!["content"]!.string!
            #expect(opened.message?.kind == .text(try JSON(parsing: content)["text"]!.string!))
        }
        let envelope = try #require(Platforms.feishu.envelope)
        let encrypted = try envelope.encrypt(Array(vector["plaintext"].utf8), iv: .init(hexadecimal: vector["iv_hex"]))
        #expect((["encrypt": .string(encrypted)] as JSON).text == vector["body"])
        #expect(
            try envelope.signature(vector["timestamp"], vector["nonce"], Array(vector["body"].utf8))
                == vector["x_lark_signature"])
    }

    @Test("飞书须拒绝", arguments: Vector.load("feishu").filter(\.isRefused))
    func feishuRefuses(_ vector: Vector) {
        let error = refusal { () throws(ChannelError) in
            try Platforms.feishu.open(Self.feishu(vector), at: vector.time)
        }
        let expected: [String: ChannelError] = [
            "padding": .undecryptable, "header.token": .badToken, "signature": .badSignature,
            "signature covers the raw bytes": .badSignature,
        ]
        #expect(error == expected[vector["reject_because"]])
    }

    @Test("钉钉", arguments: Vector.load("dingtalk"))
    func dingtalk(_ vector: Vector) throws {
        let body = #"{"msgId":"m","msgtype":"text","senderId":"u","text":{"content":" 你好"}}"#
        let request = WebhookRequest(
            method: .post, headers: HeaderFields(["timestamp": vector["timestamp"], "sign": vector["sign"]]),
            body: Array(body.utf8))
        let now = UnixTime(milliseconds: Int64(vector["timestamp"])!)
        if vector.isRefused {
            #expect(
                refusal { () throws(ChannelError) in try Platforms.dingtalk.open(request, at: now) } == .badSignature)
        } else {
            #expect(try Platforms.dingtalk.open(request, at: now).message?.kind == .text("你好"))
        }
    }

    @Test("通用", arguments: Vector.load("generic"))
    func generic(_ vector: Vector) throws {
        let body = Array(vector["body"].utf8)
        let request = WebhookRequest(
            method: .post,
            headers: HeaderFields([
                "Content-Type": "application/json", "webhook-id": vector["webhook_id"],
                "webhook-timestamp": vector["webhook_timestamp"], "webhook-signature": vector["webhook_signature"],
            ]), body: body)
        let now = try #require(UnixTime(digits: vector["webhook_timestamp"], unit: .seconds))
        let text = try JSON(parsing: body)["text"]?.string
        let result = Result { () throws(ChannelError) in try Platforms.generic.open(request, at: now) }
        if vector.isRefused {
            #expect(result == .failure(.badSignature))
        } else if let text {
            #expect(try result.get().message?.kind == .text(text))
        } else {
            // Authentic, but an empty object asks nothing.
            #expect(result == .failure(.missingField))
        }
    }

    /// 20 of WeCom and its robot, 9 of WeChat and so on: a file that lost lines would otherwise pass unseen.
    @Test("向量数目") func counts() {
        let files = ["published", "wecom", "wecom-robot", "wechat", "feishu", "dingtalk", "generic"]
        #expect(files.map { Vector.load($0).count } == [6, 10, 9, 9, 8, 6, 5])
    }
}
