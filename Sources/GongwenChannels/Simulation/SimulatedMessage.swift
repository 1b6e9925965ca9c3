/// Something to say to a server in the name of a platform's user.
///
///     SimulatedMessage(.text("江北有多少站点"), id: "7012345678901234567")
public struct SimulatedMessage: Hashable, Sendable {
    /// What to say; a platform without such a thing gets the nearest one that it has.
    public enum Content: Hashable, Sendable {
        /// Written words; the mention that some platforms put before them in a group is added.
        case text(String)
        /// A voice message, and what the platform has heard in it.
        case speech(String)
        /// A picture, which nobody here looks at.
        case image
        /// Subscribes (WeCom, WeChat) or opens the conversation (robot); elsewhere there is no such event.
        case greeting
    }

    /// What is said, sent or done.
    public var content: Content
    /// The message number that retries repeat.
    public var id: String
    /// The user's id on the platform.
    public var user: String
    /// Nil for a conversation between two; a group is only known to robots, DingTalk, Feishu and the generic webhook.
    public var group: String?
    /// DingTalk: where the reply is to be posted; with none it comes in the response.
    public var session: String?

    /// A message of one person to the bot, outside of any group unless one is named.
    public init(
        _ content: Content, id: String, user: String = "simulated", group: String? = nil, session: String? = nil
    ) {
        self.content = content
        self.id = id
        self.user = user
        self.group = group
        self.session = session
    }

    /// The words, for platforms without recognised speech.
    var words: String? {
        switch content {
        case .text(let text), .speech(let text): text
        case .image, .greeting: nil
        }
    }
}
