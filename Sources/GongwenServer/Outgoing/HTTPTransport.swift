import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// The network: AsyncHTTPClient without redirects, proxies or cookies, and with limits on everything.
final class HTTPTransport: Transport {
    /// From the connection to the last byte of the answer: longer than the slowest platform takes.
    static let limit = Duration.seconds(5)
    private static let bodyLimit = 64 << 10

    private let limit: Duration
    /// Made for the first call: most servers make none.
    private let client = Mutex<HTTPClient?>(nil)

    init(limit: Duration = HTTPTransport.limit) {
        self.limit = limit
    }

    func send(_ request: OutgoingRequest) async throws(TransportError) -> OutgoingResponse {
        var outgoing = HTTPClientRequest(url: request.url)
        outgoing.method = HTTPMethod(rawValue: request.method)
        for header in request.headers { outgoing.headers.add(name: header.name, value: header.value) }
        if !request.body.isEmpty { outgoing.body = .bytes(ByteBuffer(bytes: request.body)) }
        do {
            return try await withThrowingTaskGroup { [limit, outgoing] group in
                group.addTask { try await self.exchange(outgoing) }
                // The client's own limit ends with the head of the answer.
                group.addTask {
                    try await Task.sleep(for: limit)
                    throw TransportError.unanswered
                }
                defer { group.cancelAll() }
                guard let response = try await group.next() else { throw TransportError.unanswered }
                return response
            }
        } catch let error as HTTPClientError where Self.beforeSending.contains(error) {
            throw .notSent
        } catch is NIOConnectionError {
            throw .notSent
        } catch let error as IOError where [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH].contains(error.errnoCode) {
            throw .notSent
        } catch {
            throw .unanswered
        }
    }

    private func exchange(_ request: HTTPClientRequest) async throws -> OutgoingResponse {
        let response = try await current().execute(request, timeout: TimeAmount(limit))
        let body = try await response.body.collect(upTo: Self.bodyLimit)
        return OutgoingResponse(
            status: Int(response.status.code), body: Array(body.readableBytesView),
            retryAfter: response.headers.first(name: "Retry-After").flatMap { Int($0) }.map { max($0, 0) })
    }

    func shutDown() async {
        let client = client.withLock { client in
            defer { client = nil }
            return client
        }
        try? await client?.shutdown()
    }

    private static let beforeSending: [HTTPClientError] = [
        .connectTimeout, .getConnectionFromPoolTimeout, .invalidURL, .emptyHost,
    ]

    private func current() -> HTTPClient {
        client.withLock { client in
            if let client { return client }
            var configuration = HTTPClient.Configuration(
                redirectConfiguration: .disallow,
                timeout: .init(connect: .seconds(3), read: TimeAmount(limit))
            )
            // Whoever waited for a connection would use up his time with nothing sent.
            configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = Outbox.width
            // A connection that the other side has just given up would lose a call that must not be repeated.
            configuration.connectionPool.idleTimeout = .seconds(5)
            // Trying again is ours: only a failure that is reported at once is known to have sent nothing.
            configuration.connectionPool.retryConnectionEstablishment = false
            let made = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
            client = made
            return made
        }
    }
}
