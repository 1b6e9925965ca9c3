import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// Tells callers who wait for it to send the body (RFC 9110, 10.1.1).
///
/// curl and Java send `Expect: 100-continue` with larger bodies and wait up to a second before they go on unasked, as
/// long as a platform allows for a whole handshake. A body that is said to be too long is not asked for.
func inviting(
    bodiesUpTo limit: Int, _ responder: @escaping HTTPChannelHandler.Responder
) -> HTTPChannelHandler.Responder {
    { request, writer, channel in
        if request.headers[.expect]?.lowercased() == "100-continue", !request.announcesBody(over: limit) {
            try await writer.writeInformationalHead(HTTPResponse(status: .continue))
        }
        try await responder(request, writer, channel)
    }
}
