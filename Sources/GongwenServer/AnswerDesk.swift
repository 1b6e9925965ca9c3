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
        let moment = now()
        let today = Day(inShanghaiAt: moment)
        let turn = Conversations.Turn(entry: entry(text, key, moment)) { memory in
            answer(text, &memory.conversation, today)
        }
        guard let answered = await conversations.answer(turn, in: key) else {
            preconditionFailure("only a claimed message can be taken over by another server")
        }
        note(answered)
        return answered.reply
    }

    /// The same where suggestions are shown as numbered lines: their number asks them.
    ///
    /// - Parameters:
    ///   - ticket: of the message's claim, which is settled with the reply.
    ///   - seal: gives the reply the platform's shape; what has to be sent is kept with it.
    /// - Returns: nil when another server has taken the message over.
    func numberedReply(
        to text: String, in key: ConversationKey, settling ticket: MessageTicket?, seal: @escaping Conversations.Seal
    ) async -> Conversations.Answered? {
        let moment = now()
        let today = Day(inShanghaiAt: moment)
        let turn = Conversations.Turn(ticket: ticket, seal: seal, entry: entry(text, key, moment)) { memory in
            let reply = answer(memory.offered.chosen(by: text) ?? text, &memory.conversation, today)
            // The options of a clarification are the engine's own: it takes their numbers itself.
            memory.offered = reply.status == .clarify ? [] : reply.suggestions
            return reply
        }
        let answered = await conversations.answer(turn, in: key)
        if let answered { note(answered) }
        return answered
    }

    /// The line of the question log, once the reply is known.
    private func entry(_ question: String, _ key: ConversationKey, _ moment: Date) -> Conversations.Noting {
        let (start, time) = (ContinuousClock.now, UnixTime(moment))
        let number = log.number(at: time)
        return { reply in
            QuestionLog.Entry(
                number: number, time: time, key: key, question: question, reply: reply,
                latency: ContinuousClock.now - start)
        }
    }

    private func note(_ answered: Conversations.Answered) {
        let entry = answered.entry
        metrics.messages(of: entry.key.platform).answered(answered.reply.status, after: entry.latency)
        if !answered.isKept { log.add(entry) }
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
