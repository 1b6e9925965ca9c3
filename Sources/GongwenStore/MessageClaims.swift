public import GongwenChannels

/// Which messages were already dealt with, and what was said to them.
///
///     switch try await claims.claim(message.duplicateKeys, of: .feishu, for: Feishu.remembersFor, at: now) {
///     case .first(let ticket):                // ours: find a reply, then
///         try await claims.settle(ticket, with: reply)
///     case .repetition(let reply):            // say the same again, call nobody
///     }
///
/// A platform repeats what it thinks was not answered, often while the first copy is still being worked on. Whoever
/// claims first does the work; everybody else waits for the reply.
public protocol MessageClaims: Sendable {
    /// Claims a message, or waits for what was said to an earlier one that shares any of its keys.
    ///
    /// - Parameters:
    ///   - keys: `Message.duplicateKeys`.
    ///   - platform: what the bound on the number of remembered messages applies to.
    ///   - seconds: for how long the claim is remembered, from now on.
    ///   - now: the moment; a store looks at no clock.
    func claim(_ keys: [String], of platform: PlatformName, for seconds: Int, at now: UnixTime) async throws -> Claim

    /// Keeps the reply for repetitions and lets those that wait have it.
    func settle(_ ticket: ClaimTicket, with reply: ChannelReply) async throws

    /// Gives a claim up: the next copy of the message is the first again.
    func abandon(_ ticket: ClaimTicket) async
}

/// What a claim came to.
public enum Claim: Hashable, Sendable {
    /// Nobody had it. Settle or abandon the ticket.
    case first(ClaimTicket)
    /// Somebody had it and said this.
    case repetition(ChannelReply)
}

/// The right to answer a message.
public struct ClaimTicket: Hashable, Sendable {
    public var platform: PlatformName
    /// Known to the store that gave it.
    public var number: UInt64

    public init(platform: PlatformName, number: UInt64) {
        self.platform = platform
        self.number = number
    }
}
