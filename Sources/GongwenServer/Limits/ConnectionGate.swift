import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Answers 503 on connections beyond the limit, and closes them.
final class ConnectionGate: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundOut = HTTPResponsePart

    private let connections: Admission
    private var isAdmitted = false

    init(connections: Admission) {
        self.connections = connections
    }

    func handlerAdded(context: ChannelHandlerContext) {
        isAdmitted = connections.enter()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        if isAdmitted { connections.leave() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isAdmitted else { return context.fireChannelRead(data) }
        guard case .head = unwrapInboundIn(data) else { return }
        let error = APIError.overloaded
        let body = error.body
        var head = HTTPResponse(status: error.status, headerFields: error.headers)
        head.headerFields[.contentLength] = "\(body.readableBytes)"
        head.headerFields[.connection] = "close"
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(body)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { _ in
            context.close(promise: nil)
        }
    }
}
