import ServiceLifecycle

/// Looks after the store while nobody asks anything, so that a file that was deleted or a server that went away is
/// noticed before somebody's conversation is lost with it.
struct StoreWatch: Service {
    var link: StoreLink
    var pause: Duration = .seconds(2)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: pause)) != nil { await link.look() }
        }
    }
}
