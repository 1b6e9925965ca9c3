import Foundation
import Gongwen
import GongwenChannels
import GongwenStore

/// The engine, as the server sees it.
typealias Answerer = @Sendable (_ text: String, _ conversation: inout Conversation, _ today: Day) -> Reply

/// One message from start to end, whatever way it came: its conversation, the engine, the reply.
struct AnswerDesk: Sendable {
    private let answer: Answerer
    let conversations: Conversations
    private let log: QuestionLog
    private let metrics: ServerMetrics
    private let now: @Sendable () -> Date

    init(configuration: AppConfiguration, services: Services, answer: @escaping Answerer) {
        self.answer = answer
        self.now = configuration.now
        log = services.log
        metrics = services.metrics
        conversations = Conversations(
            capacity: configuration.conversationCapacity,
            idleLimit: configuration.conversationIdleLimit,
            link: services.link,
            now: configuration.now
        )
    }

    /// Answers a question in its conversation, after the questions that came before it there.
    func reply(to text: String, in key: ConversationKey) async -> Reply {
        let (moment, start) = (now(), ContinuousClock.now)
        let today = Day(inShanghaiAt: moment)
        let reply = await conversations.reply(in: key) { memory in answer(text, &memory.conversation, today) }
        note(text, reply, key, moment, since: start)
        return reply
    }

    /// The same where suggestions are shown as numbered lines: their number asks them.
    ///
    /// - Parameter ticket: of the message's claim, which is settled with the reply.
    /// - Returns: nil when another server has taken the message over.
    func numberedReply(
        to text: String, in key: ConversationKey, settling ticket: MessageTicket?
    ) async -> Reply? {
        let (moment, start) = (now(), ContinuousClock.now)
        let today = Day(inShanghaiAt: moment)
        let reply = await conversations.reply(in: key, settling: ticket) { memory in
            let reply = answer(memory.offered.chosen(by: text) ?? text, &memory.conversation, today)
            // The options of a clarification are the engine's own: it takes their numbers itself.
            memory.offered = reply.status == .clarify ? [] : reply.suggestions
            return reply
        }
        if let reply { note(text, reply, key, moment, since: start) }
        return reply
    }

    private func note(
        _ question: String, _ reply: Reply, _ key: ConversationKey, _ moment: Date,
        since start: ContinuousClock.Instant
    ) {
        let latency = ContinuousClock.now - start
        metrics.messages(of: key.platform).answered(reply.status, after: latency)
        log.add(
            QuestionLog.Entry(
                time: UnixTime(moment), key: key, question: question, reply: reply,
                latency: latency))
    }
}

extension [String] {
    /// The entry that a bare number names, counted from 1.
    ///
    ///     ["甲区有几个", "乙区有几个"].chosen(by: "2")    // "乙区有几个"
    func chosen(by text: String) -> String? {
        guard !isEmpty,
            let number = Int(text.precomposedStringWithCompatibilityMapping.trimmingCharacters(in: .whitespaces)),
            indices.contains(number - 1)
        else { return nil }
        return self[number - 1]
    }
}
