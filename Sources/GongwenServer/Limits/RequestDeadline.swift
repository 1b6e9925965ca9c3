import NIOCore
import NIOHTTPTypes

/// The request did not arrive in time.
struct RequestTimedOut: Error {}

/// Ends connections whose requests drip in so slowly that they would never end, and sooner those whose bodies do: what
/// has come of them lies in memory.
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
    private let bodyPause: TimeAmount
    private var phase = Phase.opening
    /// What has come of the body since it was last looked.
    private var bytes = 0
    private var since: NIODeadline?
    private var timer: Scheduled<Void>?

    init(limit: TimeAmount, bodyPause: TimeAmount) {
        self.limit = limit
        self.bodyPause = bodyPause
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
        case .body(let buffer): bytes += buffer.readableBytes
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
        bytes = 0
        // One from before the request may still run.
        timer?.cancel()
        if case .receiving = phase {
            schedule(context, in: min(bodyPause, limit))
        } else {
            schedule(context, in: limit)
        }
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
            let left = (since ?? .now()) + limit - .now()
            let isSteady = bytes >= ServerLimits.bodyPace
            bytes = 0
            guard left <= .zero || !isSteady else { return schedule(context, in: min(bodyPause, left)) }
            phase = .over
            // Whoever reads the body learns of it and answers 408.
            context.fireErrorCaught(RequestTimedOut())
            schedule(context, in: Self.grace)
        }
    }
}
