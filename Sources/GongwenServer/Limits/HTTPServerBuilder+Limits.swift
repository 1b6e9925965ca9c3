import Hummingbird
import HummingbirdCore
import NIOCore

extension HTTPServerBuilder {
    /// HTTP/1.1 within the limits; over TLS when there is a certificate.
    static func limited(_ configuration: AppConfiguration, _ services: Services) -> HTTPServerBuilder {
        let limits = configuration.limits
        return HTTPServerBuilder { responder in
            let channel = HTTP1Channel(
                responder: inviting(bodiesUpTo: configuration.bodyLimit, responder),
                configuration: .init(
                    additionalChannelHandlers: [
                        LateRequests(pause: configuration.drainPause > .zero ? .milliseconds(200) : .zero),
                        ConnectionGate(connections: services.connections),
                        PipelineCeiling(patience: TimeAmount(limits.idleTimeout)),
                        RequestDeadline(
                            limit: TimeAmount(limits.requestTimeout), bodyPause: TimeAmount(limits.bodyPause)),
                        BodyCeiling(bytes: configuration.bodyLimit * 32),
                    ],
                    idleTimeout: TimeAmount(limits.idleTimeout),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 64 << 10, maxHeaderFieldCount: 100)
                )
            )
            guard let certificate = services.certificate else { return channel }
            return SecureChannel(base: channel, certificate: certificate)
        }
    }
}
