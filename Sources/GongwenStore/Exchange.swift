public import GongwenChannels

/// Questions and replies of one conversation that belong together: kept as a whole or not at all.
public struct Exchange: Hashable, Sendable {
    /// A claimed message and what is said to it.
    public struct Settlement: Hashable, Sendable {
        /// That of a claim which was granted. If the store knows it no more, nothing of the exchange is kept: see
        /// ``CommitOutcome/superseded(_:)``.
        public var ticket: MessageTicket
        /// What repetitions of the message are told from now on.
        public var reply: ChannelReply

        /// The message of this ticket is answered with this reply.
        public init(ticket: MessageTicket, reply: ChannelReply) {
            self.ticket = ticket
            self.reply = reply
        }
    }

    /// Where a conversation stands now.
    public struct Progress: Hashable, Sendable {
        /// The conversation, under a pseudonym.
        public var id: String
        /// The pseudonym of the person whose conversation it is.
        public var person: String
        /// Whatever the next message may lean on; the store does not look into it.
        public var memory: String
        /// The revision that the replies lean on; nil if the conversation is new. Where another stands in the store,
        /// the commit changes nothing.
        public var replaces: Int64?
        /// The revision after them, made up at random.
        public var revision: Int64
        /// When that was; see ``PurgeLimits/conversationsUsedBefore``.
        public var usedAt: UnixTime

        /// Without `replaces` the conversation is new.
        public init(
            id: String, person: String, memory: String, replaces: Int64?, revision: Int64, usedAt: UnixTime
        ) {
            self.id = id
            self.person = person
            self.memory = memory
            self.replaces = replaces
            self.revision = revision
            self.usedAt = usedAt
        }
    }

    /// Empty where nothing can be repeated, as on `/api/ask`.
    public var settlements: [Settlement]
    /// Nil when the replies change nothing, such as the reply to a picture.
    public var progress: Progress?
    /// What was asked, for the question log.
    public var questions: [LoggedQuestion]
    /// Replies that have to be sent, by whoever commits this.
    public var deliveries: [Delivery]

    /// What is left out is empty; `progress` has to be said, even if it is nil.
    public init(
        settlements: [Settlement] = [], progress: Progress?, questions: [LoggedQuestion] = [],
        deliveries: [Delivery] = []
    ) {
        self.settlements = settlements
        self.progress = progress
        self.questions = questions
        self.deliveries = deliveries
    }
}

/// What a commit came to. Only `kept` has changed anything.
public enum CommitOutcome: Hashable, Sendable {
    /// All of it is in the store.
    case kept
    /// The conversation went on elsewhere, or is unknown: answer again from here.
    case changed(StoredConversation?)
    /// These messages were taken over by another server after our lease, or forgotten: claim them again.
    case superseded([MessageTicket])
}

/// Where a conversation stands, as the last ``Exchange/Progress`` left it.
public struct StoredConversation: Hashable, Sendable {
    /// What ``Exchange/Progress/memory`` was.
    public var memory: String
    /// What the next exchange has to name in ``Exchange/Progress/replaces``.
    public var revision: Int64
    /// When that was; whether it is too old to go on from, the caller decides.
    public var usedAt: UnixTime

    /// For what stands in a store already.
    public init(memory: String, revision: Int64, usedAt: UnixTime) {
        self.memory = memory
        self.revision = revision
        self.usedAt = usedAt
    }
}
