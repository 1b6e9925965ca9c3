import Foundation
import Gongwen

/// The engine, as the server sees it.
typealias Answerer = @Sendable (_ text: String, _ conversation: inout Conversation, _ today: Day) -> Reply

/// One message from start to end, whatever way it came: its conversation, the engine, the reply.
struct AnswerDesk: Sendable {
    /// What is remembered of a conversation.
    struct Memory: Sendable {
        var conversation = Conversation()
        /// Questions shown as numbered lines with the last reply.
        var offered: [String] = []
    }

    private let answer: Answerer
    private let conversations: ConversationStore<Memory>
    private let now: @Sendable () -> Date

    init(configuration: AppConfiguration, answer: @escaping Answerer) {
        self.answer = answer
        self.now = configuration.now
        self.conversations = ConversationStore(
            capacity: configuration.conversationCapacity,
            idleLimit: configuration.conversationIdleLimit,
            now: configuration.now,
            fresh: { Memory() }
        )
    }

    /// Answers a question in its conversation, after the questions that came before it there.
    func reply(to text: String, in key: ConversationKey) async -> Reply {
        await conversations.withTurn(of: key) { memory in
            answer(text, &memory.conversation, Day(inShanghaiAt: now()))
        }
    }

    /// The same where suggestions are shown as numbered lines: their number asks them.
    func numberedReply(to text: String, in key: ConversationKey) async -> Reply {
        await conversations.withTurn(of: key) { memory in
            let reply = answer(
                memory.offered.chosen(by: text) ?? text, &memory.conversation, Day(inShanghaiAt: now()))
            // The options of a clarification are the engine's own: it takes their numbers itself.
            memory.offered = reply.status == .clarify ? [] : reply.suggestions
            return reply
        }
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
