/// Answers questions from a snapshot: pure, synchronous, the same answer to the same words on the same day.
///
///     let assistant = Assistant(snapshot)
///     var conversation = Conversation()
///     let reply = assistant.reply(to: "江北有多少户外劳动者站点", in: &conversation, today: today)
///     reply.text      // 江北区户外劳动者服务站点：47个（总数，截至报道时）。 …
///
/// It neither waits, nor logs, nor looks at the clock, so every dialogue can be tested as a value.
public struct Assistant: Sendable {
    /// What it answers from.
    public let snapshot: Snapshot

    /// An engine that answers from these files; it costs nothing to make, and any number of tasks may ask it at a time.
    public init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    /// One message, from text to reply; no text is an error, also an empty one gets a reply.
    ///
    ///     assistant.reply(to: "江北有多少女性站点", in: &conversation, today: today).status    // .unknown
    ///
    /// - Parameters:
    ///   - conversation: what was said before, by the same person; takes up what the next message may lean on.
    ///   - today: what 今年, 去年 and the like are counted from.
    public func reply(to text: String, in conversation: inout Conversation, today: Day) -> Reply {
        reply(to: text, in: &conversation, today: today, after: { _ in })
    }

    /// The same, telling at the end of each stage that it is done, so that stages can be timed where they run.
    ///
    /// - Parameter done: called once for each ``Stage``, in their order, on the caller's thread.
    public func reply(
        to text: String, in conversation: inout Conversation, today: Day, after done: (Stage) -> Void
    ) -> Reply {
        answer(to: text, in: &conversation, today: today, after: done).reply
    }

    /// The same with what was decided, for those who check it.
    func answer(
        to text: String, in conversation: inout Conversation, today: Day, after done: (Stage) -> Void = { _ in }
    ) -> (reply: Reply, decisions: [Decision]) {
        let typed = Sentence(text)
        done(.sentence)
        let (mentions, sentence) = snapshot.lexicon.question(in: typed)
        done(.mentions)
        let message = snapshot.reader.read(mentions, of: sentence, today: today)
        done(.reading)
        let understanding = understand(message, mentions, of: sentence, in: conversation, today: today)
        let parts = understanding.parts
        done(.plan)
        let writer = Writer(snapshot: snapshot)
        var reply = writer.join(
            parts.indices.map { writer.write(parts[$0].decision, of: sentence, for: parts[$0].reading) })
        reply.text += remark(on: understanding.slips)
        let decisions = parts.map(\.decision)
        conversation.remember(decisions, in: snapshot.planner.knowledge, lexicon: snapshot.lexicon)
        done(.reply)
        if reply.status == .unknown { reply.suggestions = suggestions(for: parts, today: today) }
        done(.suggestions)
        reply.interpretation = Interpretation(of: parts, stating: reply.facts, in: snapshot.planner.knowledge)
        return (reply, decisions)
    }

    /// The stages of a reply, in their order.
    public enum Stage: Int, CaseIterable, Sendable {
        case sentence, mentions, reading, plan, reply, suggestions
    }
}
