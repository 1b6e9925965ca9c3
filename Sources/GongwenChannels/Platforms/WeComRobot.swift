/// 企业微信智能机器人 in webhook mode: encrypted JSON both ways.
///
///     GONGWEN_WECOM_ROBOT_TOKEN, GONGWEN_WECOM_ROBOT_ENCODING_AES_KEY
///
/// WeCom developer documentation, "智能机器人", "接收消息", "接收事件", "被动回复消息", "主动回复消息".
public struct WeComRobot: Channel {
    /// Its path is `/webhooks/wecom-robot`.
    public static let name = PlatformName.wecomRobot
    /// A GET tests the address, messages are posted.
    public static let methods: [WebhookRequest.Method] = [.get, .post]

    let envelope: TencentEnvelope
    /// A `response_url` comes with the message and is called only on this host.
    let base: WebAddress

    /// The robot of the token and the key; nil when one of them is missing, or any variable malformed.
    public init?(_ settings: inout Settings) {
        let token = settings.requiredSecret("GONGWEN_WECOM_ROBOT_TOKEN")
        let keyName = "GONGWEN_WECOM_ROBOT_ENCODING_AES_KEY"
        let cipher = settings.encodingKey(keyName, settings.required(keyName))
        let baseName = "GONGWEN_WECOM_API_BASE"
        let base = settings.base(baseName, settings.shared(baseName), otherwise: WeCom.standardBase)
        guard let token, let cipher, let base else { return nil }
        envelope = TencentEnvelope(token: token, cipher: cipher, receiver: "")
        self.base = base
    }

    /// True: what is late goes to the `response_url` of the message.
    public var makesCalls: Bool { true }

    /// As ``WeCom/open(_:at:)``, in JSON. Ignores events that ask nothing, and polls for more of a stream.
    public func open(_ request: WebhookRequest, at now: UnixTime) throws(ChannelError) -> Opened {
        try request.check(for: Self.self)
        guard request.method == .post else { return try envelope.handshake(request, at: now) }
        guard let encrypted = try JSON(parsing: request.body)["encrypt"]?.string else { throw .missingField }
        let inner = try envelope.open(encrypted, of: request, at: now)
        let callback = try JSON(parsing: inner)
        guard callback.isObject else { throw .malformedJSON }
        guard let type = callback["msgtype"]?.string else { throw .missingField }
        guard let kind = Self.kind(type, callback) else { return .ignored(.event, acknowledgement) }
        guard let user = callback["from"]?["userid"]?.string, !user.isEmpty else { throw .missingField }
        return .message(
            Message(
                platform: Self.name, chat: callback["chatid"]?.string ?? "", isGroup: Self.isGroup(callback),
                user: user,
                duplicateKeys: [try Self.duplicateKey(callback, inner)], kind: kind,
                route: .init([
                    "nonce": request.query["nonce"] ?? "", "id": callback["msgid"]?.string ?? "",
                    "entered": kind == .entered ? "yes" : "", "later": callback["response_url"]?.string ?? "",
                ])))
    }

    /// Nil where nothing is said: card and feedback events, and polls for more of a stream, since ours end at once.
    private static func kind(_ type: String, _ callback: JSON) -> Message.Kind? {
        let isGroup = isGroup(callback)
        switch type {
        case "text": return .text(question(callback["text"]?["content"]?.string ?? "", isGroup: isGroup))
        case "voice":
            let heard = question(callback["voice"]?["content"]?.string ?? "", isGroup: isGroup)
            return heard.isEmpty ? .media(.voice) : .speech(heard)
        case "mixed":
            let texts = (callback["mixed"]?["msg_item"]?.array ?? []).compactMap { $0["text"]?["content"]?.string }
            let text = question(texts.joined(separator: "\n"), isGroup: isGroup)
            return text.isEmpty ? .media(.image) : .text(text)
        case "image", "file", "video": return .media(Message.Media(rawValue: type) ?? .other)
        case "event": return callback["event"]?["eventtype"]?.string == "enter_chat" ? .entered : nil
        case "stream": return nil
        // A kind of message that nobody knows yet is answered if there is somebody to answer.
        default: return callback["from"]?["userid"] == nil ? nil : .media(.other)
        }
    }

    private static func isGroup(_ callback: JSON) -> Bool { callback["chattype"]?.string == "group" }

    /// In groups the platform puts `@Name ` before the text; one such word is taken off, to the first space or to what
    /// people type in its place. Where nothing is behind it the question may be in it, without a space, and nobody here
    /// knows how long the robot's name is: then only the sign goes.
    private static func question(_ text: String, isGroup: Bool) -> String {
        let text = text.asQuestion()
        guard isGroup, text.unicodeScalars.first == "@" else { return text }
        let mention = text.unicodeScalars.dropFirst()
        let rest = String(mention.drop { !$0.endsMention }.drop(while: \.endsMention)).asQuestion()
        return rest.isEmpty ? String(mention).asQuestion() : rest
    }

    private static func duplicateKey(_ callback: JSON, _ inner: [UInt8]) throws(ChannelError) -> String {
        let robot = callback["aibotid"]?.string ?? ""
        if let id = callback["msgid"]?.string, !id.isEmpty { return Message.key([name.rawValue, robot, id]) }
        let digest = try ChannelError.crypto { () throws(CryptoFailure) in try Digest.sha256.hash(inner) }
        return Message.key([name.rawValue, robot, "digest", digest.hexadecimal])
    }
}

extension Unicode.Scalar {
    /// Space, also invisible space, and the marks that stand between whom one speaks to and what one says.
    fileprivate var endsMention: Bool { isSpaceOrInvisible || "：:，,、？?！!。".unicodeScalars.contains(self) }
}

extension PlatformName {
    /// 企业微信's 智能机器人: ``WeComRobot``.
    public static let wecomRobot = PlatformName(rawValue: "wecom-robot")
}
