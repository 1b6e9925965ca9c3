import Hummingbird

/// What Hummingbird itself costs for a request that carries JSON both ways: the yardstick for /api/ask.
///
///     BareEcho 8090
@main
struct BareEcho {
    struct Message: ResponseCodable {
        var conversation: String
        var user: String
        var text: String
    }

    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8090
        let router = Router()
        router.post("/api/ask") { request, context in try await request.decode(as: Message.self, context: context) }
        let configuration = ApplicationConfiguration(address: .hostname("127.0.0.1", port: port))
        try await Application(router: router, configuration: configuration).runService()
    }
}
