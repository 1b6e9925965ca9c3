import GongwenChannels
import GongwenStore
import Logging

/// What requests leave behind: which messages were answered, and what is still to be sent.
struct Services: Sendable {
    var claims: any MessageClaims
    var outbox: Outbox
    var logger: Logger

    init(
        configuration: AppConfiguration, logger: Logger, claims: any MessageClaims = MemoryClaims(),
        transport: any Transport = HTTPTransport(), backOff: BackOff = BackOff()
    ) {
        self.claims = claims
        self.logger = logger
        outbox = Outbox(
            channels: configuration.platforms.compactMap(\.channel).map { (type(of: $0).name, $0.api) },
            transport: transport, logger: logger, backOff: backOff)
    }
}
