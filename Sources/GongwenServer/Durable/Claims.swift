import Foundation
import GongwenChannels
import GongwenStore

/// Which messages are ours to answer: asked here first, where copies of one message wait for each other, then in the
/// store, which knows what other servers do and what was before a restart.
///
///     switch await claims.claim(message, for: 600) {
///     case .first(let ticket):            // ours: find a reply, commit it with `ticket.stored`, then
///         claims.settle(ticket, with: reply, isKept: true)
///     case .repetition(let reply):        // say the same again, call nobody
///     }
struct Claims: Sendable {
    enum Claim: Sendable {
        case first(Ticket)
        case repetition(ChannelReply)
    }

    struct Ticket: Sendable {
        fileprivate var local: LocalClaims.Ticket
        /// What the store knows the message by; nil while it is down.
        var stored: MessageTicket?
    }

    /// What became of a reply that was to be kept.
    enum Keeping: Sendable {
        case kept
        /// The store is down, or there is nothing in it that the reply belongs to.
        case unkept
        /// Another server has taken the message over.
        case takenOver
    }

    /// A server that has not answered after so many seconds is taken for dead: finding a reply takes microseconds. Shorter
    /// than a channel's `patience`, so that a load balancer's second try is answered in the response.
    private static let lease: Int64 = 2
    /// How often it is asked whether another server has finished.
    private static let pause: Duration = .milliseconds(50)

    let link: StoreLink
    let now: @Sendable () -> Date
    private let local = LocalClaims()

    init(link: StoreLink, now: @escaping @Sendable () -> Date) {
        self.link = link
        self.now = now
    }

    /// - Parameter seconds: for how long repetitions are recognised.
    func claim(_ message: Message, for seconds: Int) async -> Claim {
        switch await local.claim(message.duplicateKeys, of: message.platform, for: seconds, at: UnixTime(now())) {
        case .repetition(let reply): .repetition(reply)
        case .first(let ticket): await claimInStore(message, ticket, for: seconds)
        }
    }

    /// Claims a message again that another server has taken over.
    func renew(_ ticket: Ticket, of message: Message, for seconds: Int) async -> Claim {
        await claimInStore(message, ticket.local, for: seconds)
    }

    /// Lets those that wait have the reply.
    ///
    /// - Parameter isKept: whether the store has it already.
    func settle(_ ticket: Ticket, with reply: ChannelReply, isKept: Bool) {
        settle(ticket.local, with: reply, isKept: isKept && ticket.stored != nil)
    }

    private func settle(_ ticket: LocalClaims.Ticket, with reply: ChannelReply, isKept: Bool) {
        local.settle(ticket, with: reply, keptAt: isKept && !link.forgetsEarly ? UnixTime(now()) : nil)
    }

    /// Keeps a reply that belongs to no conversation, and what has to be sent.
    func keep(
        _ reply: ChannelReply, to message: Message, for ticket: Ticket, sending delivery: Delivery?
    ) async -> Keeping {
        guard ticket.stored != nil || delivery != nil else { return .unkept }
        let outcome = await link.attempt(or: .exchange) { store, names in
            let person = try names.person(message.user, on: message.platform.rawValue)
            return try await store.commit(
                Exchange(
                    settlements: ticket.stored.map { [.init(ticket: $0, reply: reply)] } ?? [], progress: nil,
                    deliveries: delivery.map { [$0.addressed(to: person)] } ?? []))
        }
        return outcome.map { $0 == .kept ? .kept : .takenOver } ?? .unkept
    }

    private func claimInStore(_ message: Message, _ ticket: LocalClaims.Ticket, for seconds: Int) async -> Claim {
        // What nothing tells from others cannot be a repetition.
        guard !message.duplicateKeys.isEmpty else { return .first(Ticket(local: ticket, stored: nil)) }
        let stored = MessageTicket.unique()
        while true {
            let now = UnixTime(now())
            let outcome = await link.attempt(or: .claim) { store, names in
                try await store.claim(
                    MessageClaim(
                        keys: message.duplicateKeys.map { try names.message($0) }, ticket: stored,
                        person: names.person(message.user, on: message.platform.rawValue), now: now,
                        lease: Self.lease, remembered: Int64(seconds)))
            }
            switch outcome {
            case nil: return .first(Ticket(local: ticket, stored: nil))
            case .granted: return .first(Ticket(local: ticket, stored: stored))
            case .answered(let reply):
                settle(ticket, with: reply, isKept: true)
                return .repetition(reply)
            case .busy: try? await Task.sleep(for: Self.pause)
            }
        }
    }
}
