/// 企业微信 self-built app: encrypted XML in, encrypted XML out, or `message/send`.
///
///     GONGWEN_WECOM_TOKEN, GONGWEN_WECOM_ENCODING_AES_KEY, GONGWEN_WECOM_CORP_ID
///     GONGWEN_WECOM_AGENT_ID and GONGWEN_WECOM_SECRET switch message/send on; GONGWEN_WECOM_API_BASE moves it
///
/// WeCom developer documentation, "接收消息与事件", "被动回复消息格式", "发送应用消息", "获取access_token".
public struct WeCom: Channel {
    /// Its path is `/webhooks/wecom`.
    public static let name = PlatformName.wecom
    /// A GET tests the address, messages are posted.
    public static let methods: [WebhookRequest.Method] = [.get, .post]

    let envelope: TencentEnvelope
    let corporation: String
    let sender: Sender?

    /// The app of the token, the key and the company; nil when one of them is missing, or any variable malformed.
    public init?(_ settings: inout Settings) {
        let token = settings.requiredSecret("GONGWEN_WECOM_TOKEN")
        let keyName = "GONGWEN_WECOM_ENCODING_AES_KEY"
        let cipher = settings.encodingKey(keyName, settings.required(keyName))
        let corporation = settings.required("GONGWEN_WECOM_CORP_ID")
        let sender = Sender(&settings, corporation: corporation ?? "")
        guard let token, let cipher, let corporation, let sender else { return nil }
        envelope = TencentEnvelope(token: token, cipher: cipher, receiver: corporation)
        self.corporation = corporation
        self.sender = sender.isOn ? sender : nil
    }

    /// For `message/send`; nil unless its two variables are set.
    public var api: PlatformAPI? { sender?.api }

    /// Answers a test with what its `echostr` holds; of a message it reads only what is encrypted.
    public func open(_ request: WebhookRequest, at now: UnixTime) throws(ChannelError) -> Opened {
        try request.check(for: Self.self)
        guard request.method == .post else { return try envelope.handshake(request, at: now) }
        guard let encrypted = try XMLFields.parse(request.body)["Encrypt"]?.trimmingSpace() else { throw .missingField }
        let message = try TencentMessage(try XMLFields.parse(try envelope.open(encrypted, of: request, at: now)))
        guard let kind = message.kind else {
            return .ignored(message.isFarewell ? .unsubscribed : .event, acknowledgement)
        }
        return .message(
            Message(
                platform: Self.name, chat: message.field("AgentID"), user: message.user,
                duplicateKeys: [try message.duplicateKey(Self.name, corporation)], kind: kind,
                route: .init([
                    "user": message.user, "account": message.field("ToUserName"), "nonce": request.query["nonce"] ?? "",
                ])))
    }
}

extension PlatformName {
    /// 企业微信's self-built apps: ``WeCom``.
    public static let wecom = PlatformName(rawValue: "wecom")
}
