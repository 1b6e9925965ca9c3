/// The passive text reply of WeCom apps and WeChat: sender and receiver change places.
///
/// WeCom developer documentation, "被动回复消息格式"; WeChat Official Account documentation, "被动回复用户消息".
struct TencentTextReply {
    /// Longer content is cut by WeCom; WeChat documents no limit, and 2048 is what is known to work.
    static let limit = 2048

    var user: String
    var account: String
    var time: UnixTime
    var text: String

    var xml: String {
        XMLText.document([
            XMLText.cdata("ToUserName", user), XMLText.cdata("FromUserName", account),
            XMLText.number("CreateTime", time.seconds), XMLText.cdata("MsgType", "text"),
            XMLText.cdata("Content", text),
        ])
    }

    var json: JSON {
        [
            "ToUserName": .string(user), "FromUserName": .string(account), "CreateTime": .number(String(time.seconds)),
            "MsgType": "text", "Content": .string(text),
        ]
    }
}
