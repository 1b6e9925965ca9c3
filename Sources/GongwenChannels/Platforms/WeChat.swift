/// 微信公众号: XML (or JSON) callbacks, plain or encrypted, answered in the response.
///
///     GONGWEN_WECHAT_TOKEN, GONGWEN_WECHAT_APP_ID
///     GONGWEN_WECHAT_ENCODING_AES_KEY switches encryption on; from then on plain messages are refused
///
/// WeChat Official Account documentation, "接入指南", "接收普通消息", "接收事件推送", "被动回复用户消息", "消息加解密说明".
public struct WeChat: Channel {
    /// Its path is `/webhooks/wechat`.
    public static let name = PlatformName.wechat
    /// A GET tests the address, messages are posted.
    public static let methods: [WebhookRequest.Method] = [.get, .post]
    /// There is no other way to say something than the response, which the platform waits five seconds for.
    public static let patience = Duration.milliseconds(4500)

    let signature: TencentSignature
    let app: String
    /// Nil in plain mode.
    let envelope: TencentEnvelope?

    /// The account of the token and the app id; nil when one of them is missing, or the key malformed.
    public init?(_ settings: inout Settings) {
        let token = settings.requiredSecret("GONGWEN_WECHAT_TOKEN")
        let app = settings.required("GONGWEN_WECHAT_APP_ID")
        let keyName = "GONGWEN_WECHAT_ENCODING_AES_KEY"
        let cipher = settings.encodingKey(keyName, settings.optionalKey(keyName))
        guard let token, let app else { return nil }
        signature = TencentSignature(token: token)
        self.app = app
        envelope = cipher.map { TencentEnvelope(token: token, cipher: $0, receiver: app) }
    }

    /// With a key it reads of a message only what was encrypted; without one it refuses what comes encrypted only.
    public func open(_ request: WebhookRequest, at now: UnixTime) throws(ChannelError) -> Opened {
        try request.check(for: Self.self)
        guard request.method == .post else {
            guard let challenge = request.query["echostr"] else { throw .unsigned }
            try verifyPlain(request, at: now)
            return .handshake(.text(challenge))
        }
        let notation = TencentNotation(of: request.body)
        let outer = try notation.fields(request.body)
        let fields: [String: String]
        if let envelope {
            guard let encrypted = outer["Encrypt"]?.trimmingSpace() else {
                // Neither an envelope nor a message is no plain message either.
                throw outer["MsgType"] == nil ? .missingField : .unencrypted
            }
            // Only what was decrypted counts: `signature` covers no byte of the body, so in compatible mode the plain
            // fields beside `Encrypt` may be anybody's.
            fields = try notation.fields(try envelope.open(encrypted, of: request, at: now))
        } else {
            try verifyPlain(request, at: now)
            guard outer["MsgType"] != nil || outer["Encrypt"] == nil else { throw .undecryptable }
            fields = outer
        }
        return try read(try TencentMessage(fields), notation, request)
    }

    private func read(
        _ message: TencentMessage, _ notation: TencentNotation, _ request: WebhookRequest
    ) throws(ChannelError) -> Opened {
        guard let kind = message.kind else {
            return .ignored(message.isFarewell ? .unsubscribed : .event, acknowledgement)
        }
        let account = message.field("ToUserName")
        return .message(
            Message(
                platform: Self.name, chat: account, user: message.user,
                duplicateKeys: [try message.duplicateKey(Self.name, app)], kind: kind,
                route: .init([
                    "user": message.user, "account": account, "nonce": request.query["nonce"] ?? "",
                    "notation": notation.rawValue,
                ])))
    }

    /// The signature over three strings, which handshakes and plain mode have.
    private func verifyPlain(_ request: WebhookRequest, at now: UnixTime) throws(ChannelError) {
        guard let timestamp = request.query["timestamp"], let nonce = request.query["nonce"] else { throw .unsigned }
        try signature.verify(request.query["signature"], timestamp, nonce, nil)
        try now.check(timestamp, in: .seconds, within: TencentEnvelope.window)
    }
}

extension PlatformName {
    /// 微信公众号: ``WeChat``.
    public static let wechat = PlatformName(rawValue: "wechat")
}
