import Gongwen
import Hummingbird
import Logging

/// Puts the server together; ``runServer(configuration:live:logger:onStoreOutage:onListening:)`` and every test come
/// here and nowhere else.
///
///     let app = buildApplication(configuration: AppConfiguration(), live: live)
///     try await app.test(.router) { client in … }
///
/// - Parameters:
///   - configuration: address, token, limits and clock.
///   - live: the engine, over the snapshot that questions are answered from now.
///   - logger: where problems of the server itself go; never what people write.
///   - onListening: called once with the URL when requests are accepted.
/// - Returns: an application to run, or to test.
func buildApplication(
    configuration: AppConfiguration,
    live: LiveAssistant,
    logger: Logger = Logger(label: "gongwen"),
    onListening: @escaping @Sendable (_ url: String) -> Void = { _ in }
) -> some ApplicationProtocol {
    buildApplication(
        configuration: configuration, live: live, logger: logger,
        services: Services(configuration: configuration, logger: logger), onListening: onListening)
}

/// The same over services that were made before, such as a store that was opened.
func buildApplication(
    configuration: AppConfiguration,
    live: LiveAssistant,
    logger: Logger,
    services: Services,
    onListening: @escaping @Sendable (_ url: String) -> Void
) -> some ApplicationProtocol {
    var services = services
    services.snapshot = { live.status }
    return buildApplication(
        configuration: configuration, logger: logger, services: services, onListening: onListening
    ) {
        text, conversation, today in
        live.assistant.reply(to: text, in: &conversation, today: today)
    }
}

/// The same with any engine, so that tests can choose what it says.
func buildApplication(
    configuration: AppConfiguration,
    logger: Logger = Logger(label: "gongwen"),
    services: Services? = nil,
    onListening: @escaping @Sendable (_ url: String) -> Void = { _ in },
    answer: @escaping Answerer
) -> some ApplicationProtocol {
    let services = services ?? Services(configuration: configuration, logger: logger)
    let desk = AnswerDesk(configuration: configuration, services: services, answer: answer)
    var routes = Routes(metrics: services.metrics)
    addRoutes(to: &routes, desk: desk, configuration: configuration, services: services)
    let gateway = Gateway(
        routes: routes, access: AccessPolicy(configuration, guesses: services.guesses), readiness: services.readiness,
        metrics: services.metrics, logger: logger)
    services.metrics.watch(services, desk.conversations, now: configuration.now)
    var application = Application(
        responder: gateway,
        server: .limited(configuration, services),
        configuration: .init(
            address: .hostname(configuration.host, port: configuration.port),
            availableConnectionsDelegate: .maximum(configuration.limits.acceptedConnections, logger: logger)),
        onServerRunning: { channel in
            onListening(configuration.url(port: channel.localAddress?.port ?? configuration.port))
        },
        logger: logger
    )
    // These stop after the server, from the last to the first: what the last requests left to send is sent, then what was
    // asked is written down.
    application.addServices(
        services.log, services.outbox, StoreWatch(link: services.link),
        Cleaning(
            link: services.link, idleLimit: configuration.conversationIdleLimit,
            questionDays: configuration.questionDays, now: configuration.now, logger: logger))
    if let certificate = services.certificate { application.addServices(certificate) }
    return application
}

/// Every route of the server: `/api/ask`, the page, `/health/…`, `/metrics` and one path a platform.
func addRoutes(to routes: inout Routes, desk: AnswerDesk, configuration: AppConfiguration, services: Services) {
    addAskRoute(to: &routes, desk: desk, configuration: configuration, services: services)
    addPageRoutes(
        to: &routes, access: AccessPolicy(configuration, guesses: services.guesses), configuration: configuration,
        services: services)
    addHealthRoutes(to: &routes, services: services)
    addMetricsRoute(to: &routes, registry: services.metrics.registry)
    addWebhookRoutes(to: &routes, desk: desk, configuration: configuration, services: services)
}

extension AppConfiguration {
    func url(port: Int) -> String {
        "\(tls == nil ? "http" : "https")://\(host.contains(":") ? "[\(host)]" : host):\(port)/"
    }
}
