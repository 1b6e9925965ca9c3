/// An absolute http or https address, read so strictly that nobody reads it differently.
///
///     WebAddress("https://oapi.dingtalk.com/robot/sendBySession?session=1")?.host    // "oapi.dingtalk.com"
///     WebAddress("http://localhost:2\\@127.0.0.1:1/")    // nil
///
/// User information, backslashes, fragments, spaces and everything beyond ASCII are refused: an address that two parsers
/// take apart differently gets past an allow-list. Connect to exactly `host` and `port`.
public struct WebAddress: Hashable, Sendable, Codable, CustomStringConvertible {
    /// How to connect.
    public enum Scheme: String, Sendable, Codable { case http, https }

    /// As the address says; none is assumed.
    public let scheme: Scheme
    /// In lower case; an IPv6 address keeps its brackets.
    public let host: String
    /// 1 to 65535; 443 or 80 where the address has none.
    public let port: Int
    /// Path and query, starting with a slash.
    public let target: String

    /// Nil for whatever is not beyond doubt: see ``WebAddress``. At most 4096 bytes.
    ///
    ///     WebAddress("HTTP://Localhost")?.description    // "http://localhost:80/"
    ///     WebAddress("https://用户.example/")            // nil
    public init?(_ text: String) {
        guard text.utf8.count <= 4096, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            !text.contains(where: { "\\#<>\"`{}|^".contains($0) })
        else { return nil }
        let lowered = text.prefix(8).lowercased()
        let rest: Substring
        if lowered.hasPrefix("https://") {
            (scheme, rest) = (.https, text.dropFirst(8))
        } else if lowered.hasPrefix("http://") {
            (scheme, rest) = (.http, text.dropFirst(7))
        } else {
            return nil
        }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard let place = HostAndPort(String(authority), standardPort: scheme == .https ? 443 : 80) else { return nil }
        (host, port) = (place.host, place.port)
        let tail = rest.dropFirst(authority.count)
        target = tail.hasPrefix("/") ? String(tail) : "/" + tail
    }

    /// Whether the host is this machine: `localhost`, 127.0.0.0/8 or ::1.
    public var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0).map(String.init) == String($0) }
    }

    /// The whole address, with its port even where that is the standard one.
    public var description: String { "\(scheme)://\(host):\(port)\(target)" }
}

/// The authority of an address without user information.
struct HostAndPort: Hashable, Sendable {
    let host: String
    let port: Int

    init?(_ text: String, standardPort: Int) {
        let text = text.lowercased()
        let host: Substring
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            host = text[...end]
            guard host.dropFirst().dropLast().allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else {
                return nil
            }
        } else {
            host = text.prefix { $0 != ":" }
            guard !host.isEmpty, !host.hasPrefix("."), !host.hasSuffix("."),
                host.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 })
            else { return nil }
        }
        let tail = text.dropFirst(host.count)
        if tail.isEmpty {
            port = standardPort
        } else {
            let digits = tail.dropFirst()
            guard tail.first == ":", digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = UInt16(digits),
                number > 0
            else { return nil }
            port = Int(number)
        }
        self.host = String(host)
    }
}
