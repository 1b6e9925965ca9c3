/// 飞书 / Lark, event subscription 2.0: JSON, mostly encrypted; answered through the API.
///
///     GONGWEN_FEISHU_APP_ID, GONGWEN_FEISHU_APP_SECRET, GONGWEN_FEISHU_VERIFICATION_TOKEN
///     GONGWEN_FEISHU_ENCRYPT_KEY switches encryption and signatures on; GONGWEN_FEISHU_API_BASE moves the API
///     GONGWEN_FEISHU_BUTTONS=on shows options as buttons
///
/// Feishu open platform, "事件订阅概述", "接收消息", "回复消息", "自建应用获取 tenant_access_token", "卡片回传交互".
public struct Feishu: Channel {
    /// Its path is `/webhooks/feishu`.
    public static let name = PlatformName.feishu
    /// Messages are posted, and so is the challenge that tests the address.
    public static let methods: [WebhookRequest.Method] = [.post]
    /// The last of four retries comes after about 7 h; whether it is signed anew is not documented.
    static let window: Int64 = 28800
    /// Ten minutes longer than the window: no repetition that still passes it is forgotten.
    public static let remembersFor = 29400
    /// Acknowledged when the store has the reply; the platform waits for three seconds.
    public static let patience = Duration.seconds(2)
    /// False: all replies go through the API.
    public static let answersInResponse = false

    let app: String
    let secret: SecretBytes
    let token: SecretBytes
    /// Nil when events come unencrypted.
    let envelope: FeishuEnvelope?
    let base: WebAddress
    /// Whether options are buttons. Not unless asked for: without its own subscription a click shows an error.
    let hasButtons: Bool

    /// The app of the id, the secret and the token; nil when one of them is missing, or any variable malformed.
    public init?(_ settings: inout Settings) {
        let app = settings.required("GONGWEN_FEISHU_APP_ID")
        let secret = settings.requiredSecret("GONGWEN_FEISHU_APP_SECRET")
        let token = settings.requiredSecret("GONGWEN_FEISHU_VERIFICATION_TOKEN")
        let keyName = "GONGWEN_FEISHU_ENCRYPT_KEY"
        let key = settings.optionalKey(keyName).map { SecretBytes($0.utf8) }
        let baseName = "GONGWEN_FEISHU_API_BASE"
        let base = settings.base(baseName, settings.optional(baseName), otherwise: "https://open.feishu.cn")
        let hasButtons = settings.isOn("GONGWEN_FEISHU_BUTTONS")
        guard let app, let secret, let token, let base, let hasButtons else { return nil }
        (self.app, self.secret, self.token, self.base, self.hasButtons) = (app, secret, token, base, hasButtons)
        envelope = key.flatMap(FeishuEnvelope.init)
        // A key that cannot be used must not quietly turn encryption off.
        guard key == nil || envelope != nil else { return nil }
        if key == nil, !settings.hasProblem(keyName) {
            settings.report(keyName, .unsigned(guard: "GONGWEN_FEISHU_VERIFICATION_TOKEN"))
        }
    }

    /// `{}`, whatever was said.
    public var acknowledgement: WebhookAnswer { .json("{}") }

    /// With an Encrypt Key everything but a challenge has to be signed, over the whole body. Without one nothing vouches
    /// for a message but the verification token inside.
    public func open(_ request: WebhookRequest, at now: UnixTime) throws(ChannelError) -> Opened {
        try request.check(for: Self.self)
        guard let envelope else {
            let event = try JSON(parsing: request.body)
            guard event.isObject else { throw .malformedJSON }
            if let timestamp = request.headers["X-Lark-Request-Timestamp"] { try check(timestamp, at: now) }
            return try read(event)
        }
        let body = try JSON(parsing: request.body)
        guard body.isObject else { throw .malformedJSON }
        guard request.headers["X-Lark-Signature"] != nil else { return try openUnsigned(body, envelope) }
        try envelope.verify(request)
        try check(request.headers["X-Lark-Request-Timestamp"] ?? "", at: now)
        guard let encrypted = body["encrypt"]?.string else { throw .unencrypted }
        let event = try JSON(parsing: try envelope.decrypt(encrypted))
        guard event.isObject else { throw .malformedJSON }
        return try read(event)
    }

    /// Events carry seconds; clicks were also seen with the time as Go prints it.
    private func check(_ timestamp: String, at now: UnixTime) throws(ChannelError) {
        let seconds = UnixTime(goTime: timestamp).map { String($0.seconds) } ?? timestamp
        try now.check(seconds, in: .seconds, within: Self.window)
    }

    /// The challenge may come without a signature. Whatever else is wrong gives one and the same error: an answer that
    /// told bad padding from a bad token would let a stranger decrypt captured events block by block.
    private func openUnsigned(_ body: JSON, _ envelope: FeishuEnvelope) throws(ChannelError) -> Opened {
        guard let encrypted = body["encrypt"]?.string, let plain = try? envelope.decrypt(encrypted),
            let event = try? JSON(parsing: plain), event["type"]?.string == "url_verification",
            let opened = try? read(event)
        else { throw .unsigned }
        return opened
    }
}

extension PlatformName {
    /// 飞书 and Lark: ``Feishu``.
    public static let feishu = PlatformName(rawValue: "feishu")
}
