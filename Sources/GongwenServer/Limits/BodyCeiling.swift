import NIOCore
import NIOHTTPTypes

/// Closes a connection whose request body goes on far beyond the limit.
///
/// A body a little too long is read to its end so that the caller sees the 413; without a ceiling a caller could
/// keep a connection busy for ever.
final class BodyCeiling: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let limit: Int
    private var seen = 0

    init(bytes limit: Int) {
        self.limit = limit
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: seen = 0
        case .body(let buffer): seen += buffer.readableBytes
        case .end: break
        }
        if seen > limit {
            context.close(promise: nil)
        } else {
            context.fireChannelRead(data)
        }
    }
}
