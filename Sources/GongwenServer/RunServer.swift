import CMalloc
import Foundation
public import GongwenStore
import Hummingbird
public import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// Why a server did not start, in words for whoever started it.
public struct ServerStartError: Error, CustomStringConvertible {
    /// In Chinese, with the way out.
    public var description: String
}

/// Serves until SIGTERM or SIGINT, then finishes what is in flight and returns.
///
///     try await runServer(configuration: configuration, live: live, logger: logger) { url in
///         print("工问已启动：\(url)")
///     }
///
/// On SIGHUP it loads the files anew, if ``AppConfiguration/content`` says where they are.
///
/// - Parameters:
///   - onStoreOutage: called before it listens when the database is out of order; it serves without it and goes on trying.
///   - onListening: called with the URL when requests are accepted.
/// - Throws: ``ServerStartError`` when the address, or the certificate, cannot be used.
public func runServer(
    configuration: AppConfiguration,
    live: LiveAssistant,
    logger: Logger,
    onStoreOutage: (StoreError) -> Void = { _ in },
    onListening: @escaping @Sendable (_ url: String) -> Void
) async throws {
    // What loading the files took and needs no more goes back to the system: about 5 MB.
    _ = malloc_trim(0)
    var configuration = configuration
    FileDescriptors.makeRoom(for: &configuration.limits)
    let services = try startServices(configuration, logger)
    services.readiness.set(.starting, true)
    if let error = await services.link.open() { onStoreOutage(error) }
    let application = buildApplication(
        configuration: configuration, live: live, logger: logger, services: services
    ) { url in
        services.readiness.set(.starting, false)
        onListening(url)
    }
    // They stop last first: nothing is loaded any more while the last requests are answered.
    var all: [any Service] = [application, Draining(readiness: services.readiness, pause: configuration.drainPause)]
    if let content = configuration.content {
        all.append(
            Reloader(
                live: live, content: content, questions: services.lastAsked, logger: logger,
                watchingEvery: configuration.watchPause, on: await UnixSignalsSequence(trapping: .sighup),
                onOutcome: { [metrics = services.metrics] in metrics.reloaded($0) }, now: configuration.now))
    }
    do {
        try await run(all, configuration: configuration, logger: logger)
        await services.link.close()
    } catch {
        await services.link.close()
        throw error
    }
}

private func startServices(_ configuration: AppConfiguration, _ logger: Logger) throws -> Services {
    var services = Services(configuration: configuration, logger: logger)
    guard let files = configuration.tls else { return services }
    do {
        services.certificate = try LiveCertificate(files, checkedEvery: configuration.certificatePause, logger: logger)
    } catch {
        throw ServerStartError(description: error.description)
    }
    return services
}

private func run(_ services: [any Service], configuration: AppConfiguration, logger: Logger) async throws {
    var group = ServiceGroupConfiguration(
        services: services,
        gracefulShutdownSignals: [.sigterm, .sigint],
        logger: logger
    )
    // A caller that never finishes its request must not keep the server from stopping.
    group.maximumGracefulShutdownDuration = configuration.drainPause + configuration.shutdownLimit
    do {
        try await ServiceGroup(configuration: group).run()
    } catch let error as IOError {
        throw ServerStartError(description: explain(error, configuration))
    } catch is SocketAddressError {
        throw unknownHost(configuration)
    } catch is SocketAddressError.UnknownHost {
        throw unknownHost(configuration)
    }
}

private func explain(_ error: IOError, _ configuration: AppConfiguration) -> String {
    let address = "\(configuration.host):\(configuration.port)"
    return switch error.errnoCode {
    case EADDRINUSE: "端口已被占用：\(address)。请先停掉占用它的程序，或用 --port 换一个端口。"
    case EACCES: "没有权限监听 \(address)。1024 以下的端口通常要管理员权限，请用 --port 换一个端口。"
    case EADDRNOTAVAIL: "本机没有地址 \(configuration.host)；请检查 --host 或 GONGWEN_HOST。"
    default: "无法监听 \(address)（系统错误 \(error.errnoCode)）。"
    }
}

private func unknownHost(_ configuration: AppConfiguration) -> ServerStartError {
    ServerStartError(description: "找不到地址 \(configuration.host)；请检查 --host 或 GONGWEN_HOST。")
}
