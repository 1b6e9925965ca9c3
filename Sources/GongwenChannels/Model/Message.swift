/// One thing that somebody said, whatever the platform.
///
/// It can be stored and sealed later, also by another process: it holds no secret and no connection.
public struct Message: Hashable, Sendable, Codable {
    /// Where it was said: the channel of this name opened it and seals the reply.
    public var platform: PlatformName
    /// The room; empty where the platform knows only one room per user.
    public var chat: String
    /// Whether several people speak in the room. Where one is alone with the bot, `chat` may well be everybody's: that of
    /// the app, or empty.
    public var isGroup: Bool
    /// Who said it, by the platform's own id; empty where a generic webhook names nobody.
    public var user: String
    /// A request that shares any of these keys with an earlier one is a repetition of it. Each already holds the
    /// platform and, where one server may serve two of them, the organisation or app.
    public var duplicateKeys: [String]
    /// What was said, or done; what to answer is its ``Kind/question``.
    public var kind: Kind
    /// What `seal` needs to know of the request; its content is the platform's affair.
    public var route: Route

    init(
        platform: PlatformName, chat: String, isGroup: Bool = false, user: String, duplicateKeys: [String], kind: Kind,
        route: Route
    ) {
        self.platform = platform
        self.chat = chat
        // One that the platform does not name cannot be told from the others.
        self.isGroup = isGroup && !chat.isEmpty
        self.user = user
        self.duplicateKeys = duplicateKeys
        self.kind = kind
        self.route = route
    }

    /// Joins parts so that different parts never give the same key.
    ///
    ///     Message.key(["wecom", "a/b", "c"])    // "wecom/a%2Fb/c"
    static func key(_ parts: [String]) -> String {
        parts.map { part in
            guard part.contains(byte: UInt8(ascii: "/")) || part.contains(byte: UInt8(ascii: "%")) else { return part }
            // Over bytes: a slash followed by a combining mark is another Character.
            return String(
                decoding: part.utf8.flatMap { byte -> [UInt8] in
                    switch byte {
                    case UInt8(ascii: "/"): Array("%2F".utf8)
                    case UInt8(ascii: "%"): Array("%25".utf8)
                    default: [byte]
                    }
                }, as: UTF8.self)
        }
        .joined(separator: "/")
    }
}

extension Message {
    /// What was said, or done where that calls for a greeting.
    public enum Kind: Hashable, Sendable, Codable {
        /// Written words, without the mention of the bot and the space around them; may be empty.
        case text(String)
        /// What the platform heard in a voice message; never empty.
        case speech(String)
        /// Something that cannot be read here.
        case media(Media)
        /// Somebody subscribed to the account or was given the app: greet.
        case subscribed
        /// Somebody opened the conversation: a greeting is allowed.
        case entered

        /// The question to answer; nil for everything that is no question.
        public var question: String? {
            switch self {
            case .text(let text), .speech(let text): text
            case .media, .subscribed, .entered: nil
            }
        }
    }

    /// What sort of thing it is, for a courteous reply; the raw value is what is stored.
    public enum Media: String, Hashable, Sendable, Codable, CaseIterable {
        /// A voice message is one of these only when the platform has heard no words in it; `other` is whatever has no
        /// name here.
        case image, voice, video, file, location, link, sticker, other
    }

    /// Named strings from `open` to `seal`.
    public struct Route: Hashable, Sendable, Codable {
        private var values: [String: String]

        init(_ values: [String: String]) { self.values = values }

        subscript(name: String) -> String { values[name] ?? "" }
    }
}
