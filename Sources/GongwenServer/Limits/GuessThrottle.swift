import Foundation
import HTTPTypes
import Hummingbird

/// How many wrong tokens a minute are looked at.
///
///     throttle.secondsToWait(after: 1, request, from: context, at: now)    // nil: go on; 20: in twenty seconds
///
/// Callers are told apart by what the nearest proxy says of them. Whoever connects directly can pretend to be many, so
/// that the address which connects has a limit, too; behind a proxy it is everybody's, and therefore wide.
struct GuessThrottle: Sendable {
    static let ofCaller = 60
    static let ofAddress = 600

    private let limiter: RateLimiter

    init() {
        var limits = ServerLimits()
        (limits.userRate, limits.conversationRate) = (Self.ofCaller, Self.ofAddress)
        limiter = RateLimiter(limits: limits)
    }

    /// - Parameter wrong: how many wrong tokens were shown just now.
    func secondsToWait(
        after wrong: Int, _ request: Request, from context: ConnectionContext, at moment: Date
    ) -> Int? {
        // Nearly always nobody has guessed lately.
        guard wrong > 0 || limiter.count > 0 else { return nil }
        let peer = context.peer
        let key = ConversationKey(platform: "token", conversation: peer, user: request.forwardedFor ?? peer)
        return limiter.secondsToWait(for: key, inGroup: true, at: moment, taking: wrong)
    }
}

extension Request {
    /// The caller as the nearest proxy saw it: what stands last was added last.
    fileprivate var forwardedFor: String? {
        headers[.forwardedFor].flatMap { $0.split(separator: ",").last }
            .map { $0.trimmingCharacters(in: .whitespaces) }
    }
}

extension HTTPField.Name {
    /// Where proxies say for whom they ask.
    static let forwardedFor = Self("X-Forwarded-For")!
}
