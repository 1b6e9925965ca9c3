import Foundation
import Testing

@testable import GongwenChannels

/// Random texts to and fro between this module and libraries that others wrote.
@Suite(.enabled(if: Oracle.python != nil, "GONGWEN_TEST_PYTHON names no Python")) struct OracleTests {
    struct Tencent: Sendable {
        var name: String
        var token: String
        var key: String
        var receiver: String
        var envelope: TencentEnvelope
    }

    static let tencent: [Tencent] = ["wecom", "wecom-robot", "wechat"].map { file in
        let vector = Vector.load(file)[0]
        var settings = Settings([:])
        let cipher = settings.encodingKey("KEY", vector["encoding_aes_key"])!
        return Tencent(
            name: file, token: vector["token"], key: vector["encoding_aes_key"], receiver: vector["receiveid"],
            envelope: TencentEnvelope(
                token: SecretBytes(vector["token"].utf8), cipher: cipher, receiver: vector["receiveid"]))
    }

    /// Every length over two blocks of padding, in one-, three- and four-byte characters.
    static let texts = (0..<70).map { String(repeating: ["a", "请", "😀"][$0 % 3], count: $0 + 1) }

    private static func request(_ operation: String, _ side: Tencent, _ fields: [JSON.Member]) -> JSON {
        .object(
            [
                .init(name: "operation", value: .string(operation)), .init(name: "platform", value: .string(side.name)),
                .init(name: "token", value: .string(side.token)), .init(name: "key", value: .string(side.key)),
                .init(name: "receiver", value: .string(side.receiver)),
            ] + fields)
    }

    @Test("wechatpy 加密，我们解密", arguments: tencent.indices) func opensWechatpy(index: Int) throws {
        let side = Self.tencent[index]
        let answers = try Oracle.ask(
            Self.texts.map { text in
                Self.request(
                    "seal", side,
                    [
                        .init(name: "text", value: .string(text)), .init(name: "nonce", value: "n"),
                        .init(name: "timestamp", value: "1700000000"),
                    ])
            })
        for (text, answer) in zip(Self.texts, answers) {
            let fields = try XMLFields.parse(Array(try #require(answer["xml"]?.string).utf8))
            let query = Query([
                "msg_signature": fields["MsgSignature"] ?? "", "timestamp": "1700000000", "nonce": "n",
            ])
            let encrypted = try #require(fields["Encrypt"])
            let opened = try side.envelope.open(encrypted, of: WebhookRequest(method: .post, query: query), at: now)
            #expect(opened == Array(text.utf8))
        }
    }

    @Test("我们加密，wechatpy 解密", arguments: tencent.indices) func wechatpyOpens(index: Int) throws {
        let side = Self.tencent[index]
        let requests = try Self.texts.map { text in
            let sealed = try side.envelope.seal(Array(text.utf8), at: now, nonce: "n")
            return Self.request(
                "open", side,
                [
                    .init(name: "xml", value: .string(sealed.xml)),
                    .init(name: "signature", value: .string(sealed.signature)), .init(name: "nonce", value: "n"),
                    .init(name: "timestamp", value: "1700000000"),
                ])
        }
        #expect(try Oracle.ask(requests).map { $0["text"]?.string } == Self.texts)
    }

    @Test func feishuOpensWhatCryptographyEncrypted() throws {
        let requests = Self.texts.map { text -> JSON in
            let challenge: JSON = [
                "type": "url_verification", "token": "gwFeishuVerifyT0ken", "challenge": .string(text),
            ]
            return [
                "operation": "feishu-seal", "key": "gwFeishuEncryptKey", "text": .string(challenge.text),
                "timestamp": "1700000000", "nonce": "n",
            ]
        }
        for (text, answer) in zip(Self.texts, try Oracle.ask(requests)) {
            let headers = HeaderFields([
                "X-Lark-Request-Timestamp": "1700000000", "X-Lark-Request-Nonce": "n",
                "X-Lark-Signature": answer["signature"]?.string ?? "",
            ])
            let body = Array(try #require(answer["body"]?.string).utf8)
            let opened = try Platforms.feishu.open(WebhookRequest(method: .post, headers: headers, body: body), at: now)
            #expect(opened.handshake == (["challenge": .string(text)] as JSON).text)
        }
    }

    @Test func dingtalkSigns() throws {
        let stamps = (0..<20).map { String(1_700_000_000_000 + $0 * 7919) }
        let answers = try Oracle.ask(
            stamps.map { ["operation": "dingtalk", "timestamp": .string($0), "key": "密钥secret"] })
        let signature = DingTalkSignature(secret: SecretBytes("密钥secret".utf8))
        #expect(try answers.map { $0["sign"]?.string } == stamps.map { try signature.value($0) })
    }

    /// standardwebhooks compares with the clock, so this one test looks at it.
    @Test func standardWebhooks() throws {
        let now = UnixTime(seconds: Int64(Date().timeIntervalSince1970))
        let key: JSON = "whsec_MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY="
        var requests = try Self.texts.map { text in
            try Platforms.generic.callback(.init(.text(text), id: "m"), at: now)
        }
        func verify(_ request: WebhookRequest) -> JSON {
            let headers = request.headers.all.map { JSON.Member(name: $0.name, value: .string($0.value)) }
            return [
                "operation": "webhook-verify", "key": key, "headers": .object(headers),
                "body": .string(String(decoding: request.body, as: UTF8.self)),
            ]
        }
        let verified = try Oracle.ask(requests.map(verify))
        #expect(verified.map { $0["body"]?["text"]?.string } == Self.texts)
        let signed = try Oracle.ask(
            requests.map {
                [
                    "operation": "webhook-sign", "key": key, "id": "m", "timestamp": .string(String(now.seconds)),
                    "body": .string(String(decoding: $0.body, as: UTF8.self)),
                ]
            })
        for index in requests.indices {
            requests[index].headers["webhook-id"] = "m"
            requests[index].headers["webhook-signature"] = signed[index]["signature"]?.string
            #expect(try Platforms.generic.open(requests[index], at: now).message?.kind == .text(Self.texts[index]))
        }
    }
}

/// The same primitives by OpenSSL's command line, which shares the library but not the calls.
@Suite(.enabled(if: Oracle.openssl != nil, "no openssl command")) struct OpenSSLCommandTests {
    @Test(arguments: [0, 1, 63, 64, 65, 5000]) func digests(count: Int) throws {
        let bytes = try RandomBytes.make(count)
        #expect(try Oracle.run(Oracle.openssl!, ["dgst", "-sha1", "-binary"], input: bytes) == Digest.sha1.hash(bytes))
        #expect(
            try Oracle.run(Oracle.openssl!, ["dgst", "-sha256", "-binary"], input: bytes) == Digest.sha256.hash(bytes))
    }

    @Test(arguments: [1, 64, 200]) func authenticates(count: Int) throws {
        let key = try RandomBytes.make(count)
        let bytes = try RandomBytes.make(300)
        let code = try Oracle.run(
            Oracle.openssl!,
            ["dgst", "-sha256", "-mac", "HMAC", "-macopt", "hexkey:" + key.hexadecimal, "-binary"], input: bytes)
        #expect(try MessageAuthentication(key: SecretBytes(key)).code(for: bytes) == code)
    }

    @Test(arguments: [16, 32, 4096]) func decrypts(count: Int) throws {
        let (key, iv, bytes) = (try RandomBytes.make(32), try RandomBytes.make(16), try RandomBytes.make(count))
        let cipher = try #require(AESCBC(key: SecretBytes(key)))
        let arguments = ["enc", "-aes-256-cbc", "-nopad", "-K", key.hexadecimal, "-iv", iv.hexadecimal]
        #expect(try Oracle.run(Oracle.openssl!, arguments, input: bytes) == cipher.encrypt(bytes, iv: iv))
        #expect(try Oracle.run(Oracle.openssl!, arguments + ["-d"], input: bytes) == cipher.decrypt(bytes, iv: iv))
    }
}
