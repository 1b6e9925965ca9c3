public import GongwenChannels

/// Channels with the secrets of the test vectors, so that the vectors are seeds that get past the signature.
public enum Targets {
    public static let now = UnixTime(seconds: 1_700_000_000)

    public static let wecom = channel("wecom", environment)
    public static let robot = channel("wecom-robot", environment)
    public static let wechat = channel("wechat", environment)
    public static let dingtalk = channel("dingtalk", environment)
    public static let feishu = channel("feishu", environment)
    public static let generic = channel("generic", environment)
    public static let wechatPlain = channel("wechat", environment, without: "GONGWEN_WECHAT_ENCODING_AES_KEY")
    public static let feishuPlain = channel("feishu", environment, without: "GONGWEN_FEISHU_ENCRYPT_KEY")

    private static let environment = [
        "GONGWEN_WECOM_TOKEN": "gwWecomTok3n",
        "GONGWEN_WECOM_ENCODING_AES_KEY": "Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3B",
        "GONGWEN_WECOM_CORP_ID": "ww5a1c0ffee1234567", "GONGWEN_WECOM_AGENT_ID": "1000002",
        "GONGWEN_WECOM_SECRET": "corp-secret",
        "GONGWEN_WECOM_ROBOT_TOKEN": "gwRobotTok3n",
        "GONGWEN_WECOM_ROBOT_ENCODING_AES_KEY": "QWxhZGRpbjpvcGVuIHNlc2FtZTEyMzQ1Njc4OTAxMjM",
        "GONGWEN_WECHAT_TOKEN": "gwWechatTok3n", "GONGWEN_WECHAT_APP_ID": "wx0123456789abcdef",
        "GONGWEN_WECHAT_ENCODING_AES_KEY": "MTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3BxcnN0dXY",
        "GONGWEN_DINGTALK_APP_SECRET": "gwDingAppSecret_0123456789abcdefABCDEF",
        "GONGWEN_FEISHU_APP_ID": "cli_a1", "GONGWEN_FEISHU_APP_SECRET": "app-secret",
        "GONGWEN_FEISHU_VERIFICATION_TOKEN": "gwFeishuVerifyT0ken", "GONGWEN_FEISHU_ENCRYPT_KEY": "gwFeishuEncryptKey",
        "GONGWEN_WEBHOOK_SECRET": "whsec_MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=",
    ]

    private static func channel(
        _ name: String, _ environment: [String: String], without variable: String = ""
    ) -> any SimulatedChannel {
        let setup = Channels.configure(environment.filter { $0.key != variable }).first { $0.name.rawValue == name }
        return setup!.channel as! any SimulatedChannel
    }
}
