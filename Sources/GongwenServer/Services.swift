import GongwenChannels
import GongwenStore
import Logging

/// What requests leave behind: which messages were answered, where conversations stand, what was asked, and what is
/// still to be sent.
struct Services: Sendable {
    var metrics = ServerMetrics()
    var readiness = Readiness()
    /// What questions are answered from; nil for an engine that has no files.
    var snapshot: @Sendable () -> SnapshotStatus? = { nil }
    /// The messages that are worked on.
    let inFlight: Admission
    /// The request bodies that are being received.
    let bodies: BodyRoom
    let connections: Admission
    let limiter: RateLimiter
    let guesses = GuessThrottle()
    /// Nil where HTTP is spoken in the clear.
    var certificate: LiveCertificate?
    var link: StoreLink
    var claims: Claims
    var log: QuestionLog
    var outbox: Outbox
    var logger: Logger

    init(
        configuration: AppConfiguration, logger: Logger, store: (any Store)? = nil,
        transport: any Transport = HTTPTransport(), watchPause: Duration = .seconds(2), backOff: BackOff = BackOff()
    ) {
        self.logger = logger
        let limits = configuration.limits
        inFlight = Admission(limit: limits.inFlight)
        bodies = BodyRoom(limit: limits.bodyMemory)
        connections = Admission(limit: limits.connections)
        limiter = RateLimiter(limits: limits)
        link = StoreLink(
            store: store ?? configuration.database?.store() ?? MemoryStore(), logger: logger,
            onFailure: { [weak metrics = metrics] in metrics?.storeFailed($0) })
        claims = Claims(link: link, now: configuration.now)
        log = QuestionLog(link: link, logger: logger)
        outbox = Outbox(
            channels: configuration.platforms.compactMap(\.channel).filter(\.makesCalls).map {
                (type(of: $0).name, $0.api)
            },
            transport: transport, deliveries: Deliveries(link: link, now: configuration.now), logger: logger,
            watchPause: watchPause, backOff: backOff)
    }

    /// The questions that a reload compares; nil while the store is down.
    @Sendable func lastAsked() async -> [String]? {
        await link.attempt { store, _ in try await store.latestQuestions() }
    }
}
