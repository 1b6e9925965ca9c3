import NIOCore
import NIOHTTPTypes

/// The request did not arrive in time.
struct RequestTimedOut: Error {}

/// Ends connections whose requests drip in so slowly that they would never end.
///
/// A request that arrives at once, as nearly all do, costs no timer and no look at the clock.
final class RequestDeadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private enum Phase {
        /// Nothing has come yet; a handshake may be under way.
        case opening
        case receiving
        case between
        /// It took too long; what comes now is dropped.
        case over
    }

    /// For the answer to go out and to be read.
    private static let grace = TimeAmount.seconds(2)

    private let limit: TimeAmount
    private var phase = Phase.opening
    private var since: NIODeadline?
    private var timer: Scheduled<Void>?

    init(limit: TimeAmount) {
        self.limit = limit
    }

    func handlerAdded(context: ChannelHandlerContext) {
        watch(context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .over = phase { return }
        switch unwrapInboundIn(data) {
        case .head:
            phase = .receiving
            since = nil
        case .body: break
        case .end: phase = .between
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if case .receiving = phase, since == nil { watch(context) }
        context.fireChannelReadComplete()
    }

    private func watch(_ context: ChannelHandlerContext) {
        since = .now()
        guard timer == nil else { return }
        schedule(context, in: limit)
    }

    private func schedule(_ context: ChannelHandlerContext, in time: TimeAmount) {
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { self.check(context) }
    }

    private func check(_ context: ChannelHandlerContext) {
        timer = nil
        switch phase {
        case .between: break
        case .over, .opening: context.close(promise: nil)
        case .receiving:
            // The watch may have begun with an earlier request.
            let left = (since ?? .now()) + limit - .now()
            guard left <= .zero else { return schedule(context, in: left) }
            phase = .over
            // Whoever reads the body learns of it and answers 408.
            context.fireErrorCaught(RequestTimedOut())
            schedule(context, in: Self.grace)
        }
    }
}
