import GongwenChannels
import GongwenStore
import Logging

/// What requests leave behind: which messages were answered, where conversations stand, what was asked, and what is
/// still to be sent.
struct Services: Sendable {
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
        link = StoreLink(store: store ?? configuration.database?.store() ?? MemoryStore(), logger: logger)
        claims = Claims(link: link, now: configuration.now)
        log = QuestionLog(link: link)
        outbox = Outbox(
            channels: configuration.platforms.compactMap(\.channel).map { (type(of: $0).name, $0.api) },
            transport: transport, deliveries: Deliveries(link: link, now: configuration.now), logger: logger,
            watchPause: watchPause, backOff: backOff)
    }
}
