import Foundation
import GongwenChannels
import HTTPTypes
import Hummingbird
import Logging
import ServiceLifecycle
import Synchronization

/// A platform's API on this machine: hands out a token and keeps what the server sends.
final class FakePlatformAPI: Sendable {
    private let bodies = Mutex<[[UInt8]]>([])
    private let group = Mutex<(ServiceGroup, Task<Void, any Error>)?>(nil)

    /// Nil when the channel calls no API, or one elsewhere, or when somebody listens there already.
    static func start(for channel: any Channel) async -> FakePlatformAPI? {
        guard let base = channel.api?.base, base.isLoopback, base.scheme == .http else { return nil }
        let api = FakePlatformAPI()
        return await api.listen(on: base) ? api : nil
    }

    /// What users would have seen, once something has come or the time is over.
    func texts(within limit: Duration) async -> [String] {
        let end = ContinuousClock.now + limit
        while bodies.withLock({ $0.isEmpty }), ContinuousClock.now < end {
            try? await Task.sleep(for: .milliseconds(20))
        }
        // The parts of a long reply follow each other closely.
        try? await Task.sleep(for: .milliseconds(200))
        return bodies.withLock { $0 }.map { OutgoingCall.shownText(in: $0) ?? String(decoding: $0, as: UTF8.self) }
    }

    func stop() async {
        guard let (group, task) = group.withLock({ $0 }) else { return }
        await group.triggerGracefulShutdown()
        try? await task.value
    }

    private func listen(on base: WebAddress) async -> Bool {
        let (started, signal) = AsyncStream<Void>.makeStream()
        let host = base.host == "localhost" ? "127.0.0.1" : base.host.trimmingCharacters(in: ["[", "]"])
        var quiet = Logger(label: "fake")
        quiet.logLevel = .critical
        let application = Application(
            responder: CallbackResponder { (request: Request, _: BasicRequestContext) in await self.answer(request) },
            configuration: .init(address: .hostname(host, port: base.port)),
            onServerRunning: { _ in signal.yield() },
            logger: quiet)
        let group = ServiceGroup(configuration: .init(services: [application], logger: quiet))
        let task = Task {
            defer { signal.finish() }
            try await group.run()
        }
        self.group.withLock { $0 = (group, task) }
        for await _ in started { return true }
        return false
    }

    private func answer(_ request: Request) async -> Response {
        let isToken = request.uri.path.hasSuffix("/internal") || request.uri.path.hasSuffix("/gettoken")
        if !isToken, let body = try? await request.body.collect(upTo: 1 << 20) {
            bodies.withLock { $0.append(Array(body.readableBytesView)) }
        }
        let token = #","tenant_access_token":"simulated","expire":7200,"access_token":"simulated","expires_in":7200"#
        return Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(string: #"{"code":0,"errcode":0\#(isToken ? token : "")}"#)))
    }
}
