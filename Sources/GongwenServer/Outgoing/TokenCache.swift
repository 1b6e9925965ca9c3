import GongwenChannels

/// The access token of one platform: fetched once for everybody who needs it, and again when it was refused.
///
///     let token = try await tokens.value()
///     …                              // the platform says that the token is invalid
///     await tokens.refuse(token)     // the next value() fetches
///
/// A platform that hands out tokens which it then refuses is not asked without end: after four fetches none of which
/// led to a delivery, the next one waits.
actor TokenCache {
    typealias Fetch = @Sendable () async throws(TransportError) -> TokenRequest.Token?

    /// No token can be had now.
    struct Unavailable: Error {}

    private static let fruitlessLimit = 4
    private static let firstPause = Duration.seconds(5)
    private static let longestPause = Duration.seconds(60)

    private let fetch: Fetch
    private let now: @Sendable () -> ContinuousClock.Instant
    private var token: (value: String, end: ContinuousClock.Instant)?
    private var inFlight: Task<String, any Error>?
    private var fruitless = 0
    private var notBefore: ContinuousClock.Instant?

    init(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }, fetch: @escaping Fetch) {
        self.now = now
        self.fetch = fetch
    }

    /// The token, from memory or from the fetch that is in flight.
    func value() async throws -> String {
        if let token, now() < token.end { return token.value }
        if let inFlight { return try await inFlight.value }
        if let notBefore, now() < notBefore { throw Unavailable() }
        let task = Task { try await renew() }
        inFlight = task
        return try await task.value
    }

    /// Forgets a token that the platform refused, unless a newer one is there already.
    func refuse(_ value: String) {
        if token?.value == value { token = nil }
    }

    /// Something was delivered with a token: tokens are worth fetching.
    func succeed() {
        fruitless = 0
        notBefore = nil
    }

    private func renew() async throws -> String {
        defer { inFlight = nil }
        fruitless += 1
        if fruitless >= Self.fruitlessLimit {
            let doublings = min(fruitless - Self.fruitlessLimit, 4)
            notBefore = now().advanced(by: min(Self.firstPause * (1 << doublings), Self.longestPause))
        }
        guard let fetched = try await fetch() else { throw Unavailable() }
        token = (fetched.value, now().advanced(by: .seconds(max(fetched.usableFor, 1))))
        return fetched.value
    }
}
