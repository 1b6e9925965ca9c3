public import GongwenChannels
import Synchronization

/// The wish to answer a message.
///
///     MessageClaim(keys: keys, ticket: .unique(), person: person, now: now, lease: 3, remembered: 600)
public struct MessageClaim: Hashable, Sendable {
    /// A message that shares any of these with an earlier one is a repetition of it: made of
    /// `Message.duplicateKeys`.
    public var keys: [String]
    /// New for each attempt; the same when a claim is sent again.
    public var ticket: MessageTicket
    /// The pseudonym of who wrote it, so that it can be forgotten.
    public var person: String
    /// What ``leaseEnd`` and ``end`` are counted from, and those of earlier claims compared with.
    public var now: UnixTime
    /// Nobody else gets the message before this; then whoever claimed it is taken for dead.
    public var leaseEnd: UnixTime
    /// The reply is kept until then.
    public var end: UnixTime

    /// - Parameters:
    ///   - lease: for how many seconds the message is ours alone.
    ///   - remembered: for how many seconds repetitions are recognised.
    public init(
        keys: [String], ticket: MessageTicket, person: String, now: UnixTime, lease: Int64, remembered: Int64
    ) {
        self.keys = keys
        self.ticket = ticket
        self.person = person
        self.now = now
        leaseEnd = now.advanced(bySeconds: lease)
        end = now.advanced(bySeconds: remembered)
    }
}

/// What a claim came to.
public enum ClaimOutcome: Hashable, Sendable {
    /// The message is ours: commit an exchange with the ticket of the claim.
    case granted
    /// It was answered with this.
    case answered(ChannelReply)
    /// Another server works on it: claim it again until it is answered, or that server's lease ends.
    case busy
}

/// Names one attempt to answer a message; made up by whoever claims, so that a claim can be sent again.
public struct MessageTicket: Hashable, Sendable {
    /// No two attempts have the same, on whatever server.
    public var number: Int64

    /// For a number that is in a store; a new one comes from ``unique()``.
    public init(number: Int64) { self.number = number }

    /// Counts from a number that every process draws for itself among so many that no two ever meet. Databases keep
    /// numbers in order: those of messages that come together stand side by side, and are written together.
    public static func unique() -> MessageTicket {
        MessageTicket(number: last.add(1, ordering: .relaxed).newValue)
    }

    private static let last = Atomic<Int64>(.random(in: 1 ... .max / 2))
}

extension UnixTime {
    /// The moment so many seconds later, or earlier if negative.
    ///
    ///     UnixTime(seconds: 100).advanced(bySeconds: -40).seconds    // 60
    public func advanced(bySeconds seconds: Int64) -> UnixTime { UnixTime(milliseconds: milliseconds + seconds * 1000) }
}
