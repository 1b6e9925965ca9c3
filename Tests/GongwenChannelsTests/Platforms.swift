import Testing

@testable import GongwenChannels

/// Channels with the secrets of the vectors.
enum Platforms {
    static let wecom = make(
        WeCom.self,
        [
            "GONGWEN_WECOM_TOKEN": "gwWecomTok3n",
            "GONGWEN_WECOM_ENCODING_AES_KEY": "Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3B",
            "GONGWEN_WECOM_CORP_ID": "ww5a1c0ffee1234567",
        ])
    static let wecomWithAgent = make(
        WeCom.self,
        [
            "GONGWEN_WECOM_TOKEN": "gwWecomTok3n",
            "GONGWEN_WECOM_ENCODING_AES_KEY": "Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3B",
            "GONGWEN_WECOM_CORP_ID": "ww5a1c0ffee1234567", "GONGWEN_WECOM_AGENT_ID": "1000002",
            "GONGWEN_WECOM_SECRET": "corp&secret",
        ])
    static let robot = make(
        WeComRobot.self,
        [
            "GONGWEN_WECOM_ROBOT_TOKEN": "gwRobotTok3n",
            "GONGWEN_WECOM_ROBOT_ENCODING_AES_KEY": "QWxhZGRpbjpvcGVuIHNlc2FtZTEyMzQ1Njc4OTAxMjM",
        ])
    static let wechat = make(
        WeChat.self, wechatPlainSettings.merging(["GONGWEN_WECHAT_ENCODING_AES_KEY": wechatKey]) { $1 })
    static let wechatPlain = make(WeChat.self, wechatPlainSettings)
    static let dingtalk = make(
        DingTalk.self,
        [
            "GONGWEN_DINGTALK_APP_SECRET": "gwDingAppSecret_0123456789abcdefABCDEF",
            "GONGWEN_DINGTALK_SESSION_WEBHOOK_HOSTS": "oapi.dingtalk.com,127.0.0.1:9000",
        ])
    static let feishu = make(
        Feishu.self, feishuPlainSettings.merging(["GONGWEN_FEISHU_ENCRYPT_KEY": "gwFeishuEncryptKey"]) { $1 })
    static let feishuPlain = make(Feishu.self, feishuPlainSettings)
    static let feishuButtons = make(
        Feishu.self, feishuPlainSettings.merging(["GONGWEN_FEISHU_BUTTONS": "on"]) { $1 })
    static let generic = make(
        Generic.self, ["GONGWEN_WEBHOOK_SECRET": "whsec_MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY="])

    static func make<C: Channel>(_ type: C.Type, _ environment: [String: String]) -> C {
        var settings = Settings(environment)
        return C(&settings)!
    }

    static let wechatPlainSettings = [
        "GONGWEN_WECHAT_TOKEN": Vector.load("wechat")[0]["token"],
        "GONGWEN_WECHAT_APP_ID": Vector.load("wechat")[0]["receiveid"],
    ]
    static let wechatKey = Vector.load("wechat")[0]["encoding_aes_key"]
    static let feishuPlainSettings = [
        "GONGWEN_FEISHU_APP_ID": "cli_a1", "GONGWEN_FEISHU_APP_SECRET": "s3cret\"",
        "GONGWEN_FEISHU_VERIFICATION_TOKEN": "gwFeishuVerifyT0ken",
    ]
}

extension Opened {
    var message: Message? {
        guard case .message(let message) = self else { return nil }
        return message
    }

    var handshake: String? {
        guard case .handshake(let answer) = self else { return nil }
        return answer.bodyText
    }
}

extension WebhookAnswer {
    var bodyText: String { String(decoding: body, as: UTF8.self) }
}

/// What went wrong, nil if nothing did.
func refusal<Result>(_ body: () throws(ChannelError) -> Result) -> ChannelError? {
    do {
        _ = try body()
        return nil
    } catch { return error }
}

/// When everything in the tests happens.
let now = UnixTime(seconds: 1_700_000_000)

let reply = ChannelReply(.answered, "47个", options: ["那江津呢"])

/// What the channel makes of something that the platform's own side sent.
func open(_ channel: any SimulatedChannel, _ message: SimulatedMessage) throws -> Message {
    try #require(try channel.open(try channel.callback(message, at: now), at: now).message)
}
