import Gongwen
import GongwenChannels
import GongwenStore

extension Conversations {
    /// Finds a reply; pure, for it may be called again with another memory.
    typealias Answer = @Sendable (inout Memory) -> Reply
    /// Gives a reply its platform's shape; nil when that fails.
    typealias Seal = @Sendable (ChannelReply) -> Sealed?
    /// The line of the question log.
    typealias Noting = @Sendable (Reply) -> QuestionLog.Entry

    /// A message that is to be answered.
    struct Turn: Sendable {
        /// Of the message's claim, which is settled with the reply.
        var ticket: MessageTicket?
        /// Nil where everything is said in the response.
        var seal: Seal?
        var entry: Noting
        var answer: Answer
    }

    /// A reply, and what became of it.
    struct Answered: Sendable {
        var reply: Reply
        /// What repetitions of the message are told; nil where there are none.
        var said: ChannelReply?
        var sealed: Sealed?
        /// What has to be sent; kept with the reply.
        var delivery: Delivery?
        var entry: QuestionLog.Entry
        /// Whether the store has all of it.
        var isKept = false
    }
}
