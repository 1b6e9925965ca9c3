import Foundation
import Hummingbird
import NIOCore

/// What is known of a request besides its bytes: the connection it came on.
struct ConnectionContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    private let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// Whether the other end of the connection is on this machine; it may still be a proxy that speaks for others.
    var isFromThisMachine: Bool {
        guard let address = channel.remoteAddress?.ipAddress else { return false }
        // As a server that listens on IPv6 sees callers over IPv4.
        return String(address.trimmingPrefix("::ffff:")).isLoopback
    }

    /// The address of the other end; of an IPv6 address the half that one subscriber does not choose.
    var peer: String {
        guard case .v6(let address) = channel.remoteAddress else { return channel.remoteAddress?.ipAddress ?? "" }
        return withUnsafeBytes(of: address.address.sin6_addr) { $0.prefix(8).map(String.init).joined(separator: ".") }
    }
}
