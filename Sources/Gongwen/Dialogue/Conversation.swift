/// What one person and the bot have said so far, as far as the next message may lean on it. A value; the caller keeps it.
///
///     var conversation = Conversation()
///     assistant.reply(to: "江北有多少户外劳动者站点", in: &conversation, today: today)
///     assistant.reply(to: "那江津呢", in: &conversation, today: today)
///
/// It names things by their names in the files, so that it outlives a reload.
public struct Conversation: Codable, Sendable, Hashable {
    /// Whose facts were asked about last.
    var subject: String?
    /// The attribute that was asked about last.
    var attribute: String?
    /// It was asked of a place that the files do not have: only the next place that is named takes it up. nil in what an
    /// older version saved.
    var awaitsPlace: Bool?
    /// What the last question was about, where the files have nothing of it: 房价. nil where it was answered, and in what
    /// an older version saved.
    var refused: [String]?
    /// The words with content of the last question, completed.
    var words: [String] = []
    /// The common words beside them, which may tell its name from another; nil in what an older version saved.
    var weakWords: [String]?
    /// The options that were offered, in order; empty when nothing was asked back.
    var options: [Option] = []
    /// The count and the time that the question named to which the options belong.
    var scope: AskedScope?
    var period: AskedPeriod?
    /// What is left of a list that was too long for one reply.
    var rest: [String] = []
    /// How many items of that list were shown already.
    var shown = 0
    /// Whose list that is; nil in what an older version saved.
    var list: Option?

    /// What of the list that was told last was taken out, or not selected; nil where nothing was, and in what an older version saved.
    var taken: [String]?

    /// The figures that were told last, oldest first, for 这两个加起来呢.
    var results: [Result] = []
    /// How many of them the last reply told.
    var told = 0
    /// What was made of them: `去掉江北呢` makes the same of the rest.
    var operators: [Operator] = []

    /// Nothing was said yet.
    public init() {}

    /// A figure that was told, by what tells it from others of its subject.
    struct Result: Codable, Sendable, Hashable {
        var attribute: String
        var subject: String
        var scope: Scope
        var period: String
    }

    struct Option: Codable, Sendable, Hashable {
        var attribute: String
        var subject: String
        var label: String
        /// Which of several counts and times it is; nil where there is one, and in what an older version saved.
        var result: Result?
    }
}
