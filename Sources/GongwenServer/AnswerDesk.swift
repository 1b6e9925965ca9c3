import Foundation
import Gongwen

/// The engine, as the server sees it.
typealias Answerer = @Sendable (_ text: String, _ conversation: inout Conversation, _ today: Day) -> Reply

/// One message from start to end, whatever way it came: its conversation, the engine, the reply.
struct AnswerDesk: Sendable {
    private let answer: Answerer
    private let conversations: ConversationStore<Conversation>
    private let now: @Sendable () -> Date

    init(configuration: AppConfiguration, answer: @escaping Answerer) {
        self.answer = answer
        self.now = configuration.now
        self.conversations = ConversationStore(
            capacity: configuration.conversationCapacity,
            idleLimit: configuration.conversationIdleLimit,
            now: configuration.now,
            fresh: { Conversation() }
        )
    }

    /// Answers a question in its conversation, after the questions that came before it there.
    func reply(to text: String, in key: ConversationKey) async -> Reply {
        await conversations.withTurn(of: key) { conversation in
            answer(text, &conversation, Day(inShanghaiAt: now()))
        }
    }
}
