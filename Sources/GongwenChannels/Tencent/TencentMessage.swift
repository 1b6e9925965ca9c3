/// A decrypted message of a WeCom app or a WeChat account; both write the same fields.
///
/// WeCom developer documentation, "接收消息格式" and "事件格式"; WeChat Official Account documentation, "接收普通消息" and
/// "接收事件推送".
struct TencentMessage {
    let fields: [String: String]
    let user: String
    let type: String

    /// White space around a value belongs to the document and not to the value: a line break before a CDATA section, say.
    init(_ fields: [String: String]) throws(ChannelError) {
        let fields = fields.mapValues { $0.withoutXMLSpace() }
        guard let type = fields["MsgType"], !type.isEmpty else { throw .missingField }
        (self.fields, self.type) = (fields, type)
        user = fields["FromUserName"] ?? ""
        // Some events come from nobody; they are acknowledged like any other that says nothing here.
        guard !user.isEmpty || kind == nil else { throw .missingField }
    }

    /// Nil for an event to which nothing is said.
    var kind: Message.Kind? {
        switch type {
        case "text": .text(field("Content").asQuestion())
        case "voice": heard.isEmpty ? .media(.voice) : .speech(heard)
        case "image": .media(.image)
        case "video", "shortvideo": .media(.video)
        case "location": .media(.location)
        case "link": .media(.link)
        case "file": .media(.file)
        case "event":
            switch field("Event") {
            case "subscribe": .subscribed
            case "enter_agent": .entered
            default: nil
            }
        // A kind of message that nobody knows yet is answered if there is somebody to answer.
        default: user.isEmpty ? nil : .media(.other)
        }
    }

    var isFarewell: Bool { type == "event" && field("Event") == "unsubscribe" }

    /// `MsgId`, or what stands for it in events. A message without both is known by the digest of all its fields, so that
    /// two of them are not taken for one.
    func duplicateKey(_ platform: PlatformName, _ organisation: String) throws(ChannelError) -> String {
        if type == "event", !field("CreateTime").isEmpty {
            return Message.key([platform.rawValue, organisation, "event", user, field("CreateTime"), field("Event")])
        }
        if type != "event", !field("MsgId").isEmpty {
            return Message.key([platform.rawValue, organisation, field("MsgId")])
        }
        let all = fields.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        let digest = try ChannelError.crypto { () throws(CryptoFailure) in
            try Digest.sha256.hash(Array(Message.key(all).utf8))
        }
        return Message.key([platform.rawValue, organisation, "digest", digest.hexadecimal])
    }

    func field(_ name: String) -> String { fields[name] ?? "" }

    /// Present but always blank on many WeChat accounts.
    private var heard: String { field("Recognition").asQuestion() }
}

extension String {
    /// Without what XML 1.0 (2.3) calls white space at both ends.
    ///
    ///     "\n  text\n".withoutXMLSpace()    // "text"
    fileprivate func withoutXMLSpace() -> String {
        let isSpace: (UInt8) -> Bool = { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 }
        // Nearly no value has any.
        guard utf8.first.map(isSpace) == true || utf8.last.map(isSpace) == true else { return self }
        let kept = utf8.drop(while: isSpace)
        guard let last = kept.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(Substring(kept[...last]))
    }
}
