/// What is said to one message.
///
///     reply.status    // .answered
///     reply.text      // "江北区户外劳动者服务站点：47个（总数，截至报道时）。\n来源：…"
public struct Reply: Codable, Sendable, Hashable {
    /// What a reply is; the raw value is the `status` of `/api/ask`.
    public enum Status: String, Codable, Sendable {
        /// The text states what was asked.
        case answered
        /// It asks back; `suggestions` are the options, in order.
        case clarify
        /// It says that this is not in the files, or was not understood.
        case unknown
        /// Greeting, thanks, help and the like; no fact.
        case smalltalk
    }

    /// A fact that the text states.
    public struct Fact: Codable, Sendable, Hashable {
        /// By its name in the files, as is the indicator.
        public var subject: String
        public var indicator: String
        /// As printed in the source, with its 约 or 余; for a list, its items with 、 between.
        public var value: String
        /// Empty where the value has none, as in a list.
        public var unit: String
        /// Empty where the source names no time.
        public var period: String
        /// 总数, 新增, 累计, 计划 or 单次; empty for what is no figure.
        public var scope: String
        /// The title of the report.
        public var source: String
    }

    public var status: Status
    /// Plain text; lines are separated by `\n`, the answer is in the first.
    public var text: String
    /// The name of the intent that answered, "" if none.
    public var intent: String
    /// Empty unless the text states something, in the order of the text.
    public var facts: [Fact]
    /// Questions that it can answer, or the options of a clarification.
    public var suggestions: [String]
    /// How the message was understood; not part of what is sent.
    public var interpretation = Interpretation()

    private enum CodingKeys: String, CodingKey {
        case status, text, intent, facts, suggestions
    }
}
