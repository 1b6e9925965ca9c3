public import Gongwen
public import Hummingbird
public import Logging

/// Puts the server together; `gongwen serve` and every test call this and nothing else.
///
///     let app = buildApplication(configuration: AppConfiguration(), assistant: assistant)
///     try await app.test(.router) { client in … }
///
/// - Parameters:
///   - configuration: address, token, limits and clock.
///   - assistant: the engine, over the snapshot that all questions are answered from.
///   - logger: where problems of the server itself go; never what people write.
///   - onListening: called once with the URL when requests are accepted.
/// - Returns: an application to run, or to test.
public func buildApplication(
    configuration: AppConfiguration,
    assistant: Assistant,
    logger: Logger = Logger(label: "gongwen"),
    onListening: @escaping @Sendable (_ url: String) -> Void = { _ in }
) -> some ApplicationProtocol {
    buildApplication(
        configuration: configuration, assistant: assistant, logger: logger,
        services: Services(configuration: configuration, logger: logger), onListening: onListening)
}

func buildApplication(
    configuration: AppConfiguration,
    assistant: Assistant,
    logger: Logger,
    services: Services,
    onListening: @escaping @Sendable (_ url: String) -> Void
) -> some ApplicationProtocol {
    buildApplication(configuration: configuration, logger: logger, services: services, onListening: onListening) {
        text, conversation, today in
        assistant.reply(to: text, in: &conversation, today: today)
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
    var routes = Routes()
    addRoutes(to: &routes, desk: desk, configuration: configuration, services: services)
    let gateway = Gateway(routes: routes, access: AccessPolicy(configuration), logger: logger)
    var application = Application(
        responder: gateway,
        server: .http1(
            configuration: .init(
                additionalChannelHandlers: [BodyCeiling(bytes: configuration.bodyLimit * 32)],
                idleTimeout: .seconds(60)
            )
        ),
        configuration: .init(address: .hostname(configuration.host, port: configuration.port)),
        onServerRunning: { channel in
            onListening(configuration.url(port: channel.localAddress?.port ?? configuration.port))
        },
        logger: logger
    )
    // These stop after the server: what the last requests left to send is sent, what was asked is written down.
    application.addServices(
        services.outbox, services.log,
        Cleaning(
            link: services.link, idleLimit: configuration.conversationIdleLimit,
            questionDays: configuration.questionDays, now: configuration.now, logger: logger))
    return application
}

/// Every route of the server.
func addRoutes(to routes: inout Routes, desk: AnswerDesk, configuration: AppConfiguration, services: Services) {
    addAskRoute(to: &routes, desk: desk, configuration: configuration)
    addPageRoute(to: &routes, access: AccessPolicy(configuration))
    addHealthRoutes(to: &routes, link: services.link)
    addWebhookRoutes(to: &routes, desk: desk, configuration: configuration, services: services)
}

extension AppConfiguration {
    func url(port: Int) -> String {
        "http://\(host.contains(":") ? "[\(host)]" : host):\(port)/"
    }
}
