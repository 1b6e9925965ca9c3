import Foundation

/// A plain socket, for what a proper HTTP client would never send.
public final class RawConnection {
    private var socketHandle: Int32

    /// Connects to a port of this machine.
    public init(port: Int) throws {
        socketHandle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        // A test must fail, not hang.
        var limit = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(socketHandle, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(socketHandle, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socketHandle, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw POSIXError(.ECONNREFUSED) }
    }

    deinit { if socketHandle >= 0 { close(socketHandle) } }

    /// Breaks the connection off with a reset, as a phone that loses its network does.
    public func abort() {
        var noGoodbye = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socketHandle, SOL_SOCKET, SO_LINGER, &noGoodbye, socklen_t(MemoryLayout<linger>.size))
        close(socketHandle)
        socketHandle = -1
    }

    /// Sends everything; false when the other side has closed.
    @discardableResult
    public func write(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                send(socketHandle, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Whether there is something to read, or the other side has closed.
    public var hasInput: Bool {
        var request = pollfd(fd: socketHandle, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, 0) > 0
    }

    /// Reads until the text appears, the other side closes, or a minute passes.
    public func read(until end: String? = nil) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(socketHandle, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            bytes += buffer[..<count]
            if let end, String(decoding: bytes, as: UTF8.self).contains(end) { break }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
