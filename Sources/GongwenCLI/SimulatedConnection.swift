import AsyncHTTPClient
import GongwenChannels
import NIOCore
import NIOHTTP1

/// Posts a simulated callback to a server.
enum SimulatedConnection {
    /// Nobody answers there.
    struct Unreachable: Error {}

    static func send(_ request: WebhookRequest, to server: WebAddress, path: String) async throws -> WebhookAnswer {
        let base = "\(server.scheme)://\(server.host):\(server.port)"
        let query = request.query.text
        var outgoing = HTTPClientRequest(url: base + path + (query.isEmpty ? "" : "?" + query))
        outgoing.method = HTTPMethod(rawValue: request.method.rawValue)
        for field in request.headers.all { outgoing.headers.add(name: field.name, value: field.value) }
        outgoing.body = .bytes(ByteBuffer(bytes: request.body))
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.connectionPool.retryConnectionEstablishment = false
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let answer = await answer(to: outgoing, from: client)
        try? await client.shutdown()
        guard let answer else { throw Unreachable() }
        return answer
    }

    private static func answer(to request: HTTPClientRequest, from client: HTTPClient) async -> WebhookAnswer? {
        guard let response = try? await client.execute(request, timeout: .seconds(30)),
            let body = try? await response.body.collect(upTo: 1 << 20)
        else { return nil }
        return WebhookAnswer(
            status: Int(response.status.code), contentType: response.headers.first(name: "Content-Type") ?? "",
            body: Array(body.readableBytesView))
    }
}
