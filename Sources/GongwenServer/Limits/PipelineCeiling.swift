import NIOCore
import NIOHTTPTypes

/// Ends connections that ask on and on without waiting for an answer, or that do not read what they are told: what waits
/// for them would fill the memory, and they would keep their places for ever.
final class PipelineCeiling: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How many requests may wait on one connection; no browser and no proxy sends so many ahead.
    static let requests = 16

    private let patience: TimeAmount
    private var waiting = 0
    private var timer: Scheduled<Void>?

    /// - Parameter patience: how long answers may lie unread.
    init(patience: TimeAmount) {
        self.patience = patience
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head = unwrapInboundIn(data) {
            waiting += 1
            if waiting == Self.requests + 1 { context.close(promise: nil) }
        }
        // What the same read still brought is dropped.
        guard waiting <= Self.requests else { return }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { waiting -= 1 }
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        timer?.cancel()
        timer =
            context.channel.isWritable
            ? nil
            : context.eventLoop.assumeIsolated().scheduleTask(in: patience) { context.close(promise: nil) }
        context.fireChannelWritabilityChanged()
    }
}
