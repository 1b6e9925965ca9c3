import Testing

@testable import GongwenChannels

@Suite struct WeChatTests {
    @Test("公众号 JSON 模式：官方样例") func wechatJSON() throws {
        let vector = Vector.load("published", "PUB2")[0]
        let channel = Platforms.make(
            WeChat.self,
            [
                "GONGWEN_WECHAT_TOKEN": vector["token"], "GONGWEN_WECHAT_APP_ID": vector["receiveid"],
                "GONGWEN_WECHAT_ENCODING_AES_KEY": vector["encoding_aes_key"],
            ])
        let body: JSON = ["ToUserName": "gh_97417a04a28d", "Encrypt": .string(vector["encrypt"])]
        let query = Query([
            "timestamp": vector["timestamp"], "nonce": vector["nonce"], "msg_signature": vector["msg_signature"],
        ])
        let request = WebhookRequest(method: .post, query: query, body: Array(body.text.utf8))
        #expect(try channel.open(request, at: vector.time) == .ignored(.event, .empty))

        let inner =
            #"{"ToUserName":"gh","FromUserName":"o","CreateTime":5,"MsgType":"text","Content":"问","MsgId":6000000000000000001}"#
        let text = try channel.envelope!.request(.post, Array(inner.utf8), at: now) { "{\"Encrypt\":\"\($0)\"}" }
        let message = try #require(try channel.open(text, at: now).message)
        #expect(message.duplicateKeys == ["wechat/wxba5fad812f8e6fb9/6000000000000000001"])
        let answer = try channel.seal(reply, to: message, at: now).answer
        #expect(try JSON(parsing: answer.body)["TimeStamp"] == .number("1700000000"))
        #expect(try channel.shown(answer) == "47个\n1. 那江津呢")
    }

    @Test("兼容模式只信密文") func wechatCompatible() throws {
        let inner = SimulatedMessage(.text("真"), id: "1").tencentXML(to: "gh", at: now)
        let request = try Platforms.wechat.envelope!.request(.post, Array(inner.utf8), at: now) {
            "<xml><MsgType>text</MsgType><FromUserName>x</FromUserName><Content>假</Content><Encrypt>\($0)</Encrypt></xml>"
        }
        #expect(try Platforms.wechat.open(request, at: now).message?.kind == .text("真"))
    }

    @Test(
        "信封写得疏一点也读得出",
        arguments: [
            "<?xml version='1.0' encoding='utf-8'?>\n<xml>\n  <!-- x -->\n  <Encrypt a='1'>\n    <![CDATA[%]]>\n  </Encrypt>\n</xml>\n",
            "\u{FEFF}<xml><AgentID/><Encrypt>%</Encrypt></xml>",
        ])
    func looseEnvelopes(envelope: String) throws {
        let inner = SimulatedMessage(.text("问"), id: "1").tencentXML(to: "gh", at: now)
        for channel in [Platforms.wecom, Platforms.wechat] as [any SimulatedChannel] {
            let sealing = (channel as? WeCom)?.envelope ?? (channel as? WeChat)?.envelope
            let request = try #require(sealing).request(.post, Array(inner.utf8), at: now) {
                envelope.replacing("%", with: $0)
            }
            #expect(try channel.open(request, at: now).message?.kind == .text("问"))
        }
    }

    @Test("JSON 前面的字节顺序标记不碍事") func wechatJSONWithMark() throws {
        let inner = #"\#u{FEFF}{"MsgType":"text","FromUserName":"u","ToUserName":"gh","Content":"问","MsgId":1}"#
        let request = try Platforms.wechat.envelope!.request(.post, Array(inner.utf8), at: now) {
            "\u{FEFF} {\"Encrypt\":\"\($0)\"}"
        }
        #expect(try Platforms.wechat.open(request, at: now).message?.kind == .text("问"))
    }

    @Test func wechatPlainReply() throws {
        let message = try open(Platforms.wechatPlain, .init(.text("问"), id: "1", user: "oABC"))
        let answer = try Platforms.wechatPlain.seal(reply, to: message, at: now).answer
        #expect(
            answer.bodyText
                == "<xml><ToUserName><![CDATA[oABC]]></ToUserName><FromUserName><![CDATA[gh_simulated]]></FromUserName>"
                + "<CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType>"
                + "<Content><![CDATA[47个\n1. 那江津呢]]></Content></xml>")
    }
}
