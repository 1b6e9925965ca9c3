/// What to say, before a platform gives it its shape.
///
///     ChannelReply(.clarify, "您问的是哪个地区？", options: ["江北区", "江津区"])
///
/// becomes, where only plain text is shown:
///
///     您问的是哪个地区？
///     1. 江北区
///     2. 江津区
public struct ChannelReply: Hashable, Sendable, Codable {
    /// How the engine sees it; platforms show all alike, only the generic webhook passes it on.
    public enum Status: String, Hashable, Sendable, Codable { case answered, clarify, unknown, smalltalk }

    /// What the generic webhook says beside the text; elsewhere nothing shows it.
    public var status: Status
    /// Plain text, lines separated by `\n`; empty where there is nothing to say.
    public var text: String
    /// Choices of a question back, or questions to try next; shown as numbered lines.
    public var options: [String]
    /// A line between the text and the options, such as `可以接着问：`; nothing if empty.
    public var optionsLead: String
    /// Lines of the text, as they stand in it, that say where it is from: shown also where the text is cut before them.
    public var sources: [String] = []
    /// Whether it goes out through the platform's API: then the response to a repetition of the message says nothing.
    public var isSentByCall = false

    /// A reply with choices to show below it.
    ///
    ///     ChannelReply(.unknown, "没有看懂。", options: ["江北有多少站点"], optionsLead: "可以这样问：")
    public init(_ status: Status, _ text: String, options: [String] = [], optionsLead: String = "") {
        self.status = status
        self.text = text
        self.options = options
        self.optionsLead = optionsLead
    }

    /// What was stored before ``isSentByCall`` and ``sources`` were known has none.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        status = try values.decode(Status.self, forKey: .status)
        text = try values.decode(String.self, forKey: .text)
        options = try values.decode([String].self, forKey: .options)
        optionsLead = try values.decode(String.self, forKey: .optionsLead)
        sources = try values.decodeIfPresent([String].self, forKey: .sources) ?? []
        isSentByCall = try values.decodeIfPresent(Bool.self, forKey: .isSentByCall) ?? false
    }
}
