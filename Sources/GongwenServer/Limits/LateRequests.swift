import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Keeps a connection open for a moment longer when the server stops: a request may be on its way that a load balancer
/// sent before it saw that nobody listens any more, and one that was sent must not be sent again to another server.
final class LateRequests: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let pause: TimeAmount
    private var end: Scheduled<Void>?

    /// - Parameter pause: none where nobody is told beforehand that the server stops.
    init(pause: TimeAmount) {
        self.pause = pause
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is ChannelShouldQuiesceEvent, pause > .zero else {
            return context.fireUserInboundEventTriggered(event)
        }
        end = context.eventLoop.assumeIsolated().scheduleTask(in: pause) {
            context.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) { end?.cancel() }
}
