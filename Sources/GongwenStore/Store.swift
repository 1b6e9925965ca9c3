public import GongwenChannels

/// What outlives a process: which messages were answered, where conversations stand, what was asked.
///
///     guard let store = DatabaseLocation("gongwen.sqlite")?.store() else { … }
///     switch try await store.claim(claim) {
///     case .granted:                          // ours: find a reply, then keep it with the conversation
///         try await store.commit(exchange)
///     case .answered(let reply):              // say the same again, call nobody
///     case .busy:                             // another server is at it: ask again
///     }
///
/// Several servers may share a store. Every method throws ``StoreError`` when the store is out of order and leaves
/// nothing half done. It looks at no clock: callers say what time it is.
public protocol Store: Sendable {
    /// Whether it may forget claims before their time for want of room, so that others had better remember them, too.
    var forgetsEarly: Bool { get }

    /// Opens the store, brings its tables up to date and makes one round trip. Everything else does this when it is
    /// first needed; whoever wants to know early asks here.
    func check() async throws

    /// Claims a message, unless an earlier one that shares any of its keys was claimed or answered.
    ///
    /// The same claim may be sent again: its ticket tells that it is the same.
    func claim(_ claim: MessageClaim) async throws -> ClaimOutcome

    /// Keeps replies for repetitions, where the conversation stands after them, what was asked, and what has to be sent,
    /// all or nothing.
    func commit(_ exchange: Exchange) async throws -> CommitOutcome

    /// Where a conversation stands, or nil if nothing is known of it.
    func conversation(_ id: String) async throws -> StoredConversation?

    /// Hands out deliveries that nobody is making, each to one server at a time; none of those that have ended.
    func takeDeliveries(_ take: DeliveryTake) async throws -> [Delivery]

    /// Changes deliveries; nothing happens to those that are not there any more.
    func change(_ changes: [DeliveryChange]) async throws

    /// Adds to the question log what could not be committed with its answer. A question that is already in it is left alone,
    /// so that a batch may be sent again; one of a person who was forgotten after it was asked is dropped.
    func append(_ questions: [LoggedQuestion]) async throws

    /// A page of the question log in the order of time: up to `limit` questions with a number above `number`.
    func questions(after number: Int64, limit: Int) async throws -> [LoggedQuestion]

    /// What was asked last: the distinct texts among the latest `rows` of the question log, at most `limit`, the latest
    /// first.
    func latestQuestions(_ limit: Int, among rows: Int) async throws -> [String]

    /// Deletes everything that is known of people, by their pseudonyms; returns how much there was. What they asked until
    /// now, and a server still holds, is not taken any more: that they were forgotten, and when, is remembered for as long
    /// as the questions of that time are.
    func forget(_ people: [String], at now: UnixTime) async throws -> Deletions

    /// Deletes what is older than anybody wants it; returns how much there was.
    func purge(_ limits: PurgeLimits) async throws -> Deletions

    /// The secret of this name; of those who bring different ones, the first wins for all time and all servers.
    func secret(_ name: String, orKeep candidate: String) async throws -> String

    /// Closes files and connections. The store must not be used afterwards.
    func close() async
}

extension Store {
    /// False: a database keeps claims for as long as it was asked to.
    public var forgetsEarly: Bool { false }
}

/// How many rows went. A claim counts once for each key of its message.
public struct Deletions: Hashable, Sendable {
    /// Rows of claims; a message has as many as it has keys.
    public var claims = 0
    /// Conversations, a row each.
    public var conversations = 0
    /// Lines of the question log.
    public var questions = 0
    /// Replies that were still to be sent.
    public var deliveries = 0

    /// What is left out is 0.
    public init(claims: Int = 0, conversations: Int = 0, questions: Int = 0, deliveries: Int = 0) {
        self.claims = claims
        self.conversations = conversations
        self.questions = questions
        self.deliveries = deliveries
    }
}

/// What is old: claims remembered and deliveries wanted until `now` or earlier, conversations last used and questions
/// asked before a moment.
public struct PurgeLimits: Hashable, Sendable {
    /// Claims and deliveries that end now or have ended go.
    public var now: UnixTime
    /// Conversations last used before this moment go; one used at it stays.
    public var conversationsUsedBefore: UnixTime
    /// Questions asked before this moment go; one asked at it stays.
    public var questionsAskedBefore: UnixTime

    /// Each moment counts for its own rows only.
    public init(now: UnixTime, conversationsUsedBefore: UnixTime, questionsAskedBefore: UnixTime) {
        self.now = now
        self.conversationsUsedBefore = conversationsUsedBefore
        self.questionsAskedBefore = questionsAskedBefore
    }
}
