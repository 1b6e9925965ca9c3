/// 钉钉 robot of an enterprise app, message mode HTTP: JSON both ways, signed by header.
///
///     GONGWEN_DINGTALK_APP_SECRET
///     GONGWEN_DINGTALK_SESSION_WEBHOOK_HOSTS   where replies may be posted; oapi.dingtalk.com unless set
///
/// DingTalk open platform, "机器人接收消息", "机器人回复/发送消息". The signature covers the time only, not the body: whoever
/// sees one pair of headers can forge bodies for an hour. Hence TLS, and the allow-list for `sessionWebhook`.
public struct DingTalk: Channel {
    /// Its path is `/webhooks/dingtalk`.
    public static let name = PlatformName.dingtalk
    /// Messages are posted; the platform tests no address.
    public static let methods: [WebhookRequest.Method] = [.post]
    static let window: Int64 = 3600
    /// The `conversationType` of two.
    static let single = "1"
    /// The `conversationType` of a group.
    static let group = "2"
    /// Twice the window: no repetition that still passes it is forgotten.
    public static let remembersFor = 7200

    let signature: DingTalkSignature
    let hosts: HostAllowList

    /// The robot of the secret; nil when it is missing, or the list of hosts malformed.
    public init?(_ settings: inout Settings) {
        let secret = settings.requiredSecret("GONGWEN_DINGTALK_APP_SECRET")
        let hostsName = "GONGWEN_DINGTALK_SESSION_WEBHOOK_HOSTS"
        let standard = "oapi.dingtalk.com"
        let hosts = HostAllowList(settings.optional(hostsName) ?? standard)
        if hosts == nil { settings.report(hostsName, .hostList(standard: standard)) }
        guard let secret, let hosts else { return nil }
        (signature, self.hosts) = (DingTalkSignature(secret: secret), hosts)
    }

    /// True: replies go to the address that comes with the message, as long as it works.
    public var makesCalls: Bool { true }

    /// `{"msgtype":"empty"}`, a message that shows nothing.
    public var acknowledgement: WebhookAnswer { .json(["msgtype": "empty"]) }

    /// Checks signature and age before it reads the body. Ignores the robot's own messages, and those of a group that
    /// do not mention it.
    public func open(_ request: WebhookRequest, at now: UnixTime) throws(ChannelError) -> Opened {
        try request.check(for: Self.self)
        try verify(request, at: now)
        let callback = try JSON(parsing: request.body)
        guard callback.isObject else { throw .malformedJSON }
        guard let id = callback["msgId"]?.filledString, let type = callback["msgtype"]?.string,
            let user = callback["senderStaffId"]?.filledString ?? callback["senderId"]?.filledString
        else { throw .missingField }
        if let robot = callback["chatbotUserId"]?.string, callback["senderId"]?.string?.isExactly(robot) == true {
            return .ignored(.fromRobot, acknowledgement)
        }
        let isGroup = callback["conversationType"]?.string == Self.group
        if isGroup, callback["isInAtList"]?.bool == false {
            return .ignored(.notMentioned, acknowledgement)
        }
        let robot = callback["robotCode"]?.filledString ?? callback["chatbotUserId"]?.string ?? ""
        return .message(
            Message(
                platform: Self.name, chat: callback["conversationId"]?.string ?? "", isGroup: isGroup, user: user,
                duplicateKeys: [Message.key([Self.name.rawValue, robot, id])], kind: Self.kind(type, callback),
                route: .init([
                    "session": callback["sessionWebhook"]?.string ?? "",
                    "expires": callback["sessionWebhookExpiredTime"]?.stringOrNumber ?? "",
                    "type": callback["conversationType"]?.string ?? "",
                ])))
    }

    private func verify(_ request: WebhookRequest, at now: UnixTime) throws(ChannelError) {
        guard let timestamp = request.headers["timestamp"], let sign = request.headers["sign"] else { throw .unsigned }
        guard ConstantTime.equal(try signature.value(timestamp), sign) else { throw .badSignature }
        try now.check(timestamp, in: .milliseconds, within: Self.window)
    }

    /// The platform takes the mention off and leaves a space, which `asQuestion` trims.
    private static func kind(_ type: String, _ callback: JSON) -> Message.Kind {
        let content = callback["content"]
        switch type {
        case "text": return .text((callback["text"]?["content"]?.string ?? "").asQuestion())
        case "richText":
            let text = (content?["richText"]?.array ?? []).compactMap { $0["text"]?.string }.joined().asQuestion()
            return text.isEmpty ? .media(.image) : .text(text)
        case "audio":
            let heard = (content?["recognition"]?.string ?? "").asQuestion()
            return heard.isEmpty ? .media(.voice) : .speech(heard)
        case "picture": return .media(.image)
        case "video", "file": return .media(type == "video" ? .video : .file)
        default: return .media(.other)
        }
    }
}

/// What 钉钉 signs its callbacks with.
///
///     try DingTalkSignature(secret: secret).value("1700000400000")    // base64(HMAC_SHA256(secret, timestamp + "\n" + secret))
struct DingTalkSignature: Sendable {
    let secret: SecretBytes
    private let authentication: MessageAuthentication

    init(secret: SecretBytes) {
        self.secret = secret
        authentication = MessageAuthentication(key: secret)
    }

    func value(_ timestamp: String) throws(ChannelError) -> String {
        var message = Array((timestamp + "\n").utf8) + secret.withBytes { Array($0) }
        defer { message.wipe() }
        return try ChannelError.crypto { () throws(CryptoFailure) in
            Base64.encode(try authentication.code(for: message))
        }
    }
}

extension PlatformName {
    /// 钉钉: ``DingTalk``.
    public static let dingtalk = PlatformName(rawValue: "dingtalk")
}
