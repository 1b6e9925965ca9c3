/// Answers questions from a snapshot: pure, synchronous, the same answer to the same words on the same day.
///
///     let assistant = Assistant(snapshot)
///     var conversation = Conversation()
///     let reply = assistant.reply(to: "江北有多少户外劳动者站点", in: &conversation, today: today)
///     reply.text      // 江北区共有户外劳动者服务站点47个（总数，截至报道时）。 …
///
/// It neither waits, nor logs, nor looks at the clock, so every dialogue can be tested as a value.
public struct Assistant: Sendable {
    let snapshot: Snapshot

    public init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    /// One message, from text to reply.
    public func reply(to text: String, in conversation: inout Conversation, today: Day) -> Reply {
        let sentence = Sentence(text)
        let mentions = snapshot.lexicon.mentions(in: sentence)
        let message = snapshot.reader.read(mentions, of: sentence, today: today)
        let parts = snapshot.planner.plan(message, in: conversation)
        let writer = Writer(snapshot: snapshot)
        var reply = writer.join(parts.map { writer.write($0.decision, for: $0.reading) })
        conversation.remember(parts.map(\.decision), in: snapshot.knowledge, lexicon: snapshot.lexicon)
        if reply.status == .unknown { reply.suggestions = suggestions(for: parts, today: today) }
        return reply
    }
}
