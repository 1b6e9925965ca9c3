import Foundation
import HTTPTypes
import Hummingbird

/// Who may ask: everyone on this machine, or whoever holds the token.
struct AccessPolicy: Sendable {
    /// The cookie that keeps the token for the page; a script cannot read it.
    static let cookieName = "gongwen_token"

    private let token: [UInt8]?
    private let needsToken: Bool
    private let isEncrypted: Bool

    init(_ configuration: AppConfiguration) {
        token = configuration.accessToken.map { Array($0.utf8) }
        isEncrypted = configuration.tls != nil
        needsToken = token != nil || !configuration.isLoopback
    }

    /// Passes a request that carries the token in a header or in the page's cookie.
    func check(_ request: Request) throws(APIError) {
        guard needsToken else { return }
        guard token != nil else { throw .tokenNotConfigured }
        guard accepts(bearer(of: request)) || accepts(cookie(of: request)) || accepts(query(of: request)) else {
            throw .unauthorized
        }
    }

    /// Passes also whoever asks from this machine, directly: what a proxy on this machine asks for, others asked it for.
    func check(_ request: Request, orNeighbour context: ConnectionContext) throws(APIError) {
        guard context.isFromThisMachine, !Self.forwarding.contains(where: { request.headers[$0] != nil }) else {
            return try check(request)
        }
    }

    /// What proxies add to the requests that they pass on.
    private static let forwarding = ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"].map { HTTPField.Name($0)! }

    /// The cookie to set when the page was opened with `?token=…`.
    ///
    /// Kept by the browser for a month, sent back to this server only, and not on requests that other sites start.
    func cookieToSet(for request: Request) -> String? {
        query(of: request).flatMap(cookie(for:))
    }

    /// The same for a token that was typed; nil when it is not the right one.
    func cookie(forToken given: String?) -> String? {
        given.flatMap { cookie(for: Array($0.utf8)) }
    }

    private func cookie(for given: [UInt8]) -> String? {
        guard accepts(given) else { return nil }
        let value = Data(given).base64EncodedString()
        let secure = isEncrypted ? "; Secure" : ""
        return "\(Self.cookieName)=\(value); Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict\(secure)"
    }

    private func accepts(_ given: [UInt8]?) -> Bool {
        guard let given, let token else { return false }
        return isSame(given, as: token)
    }

    private func bearer(of request: Request) -> [UInt8]? {
        guard let value = request.headers[.authorization] else { return nil }
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return Array(parts[1].drop { $0 == " " }.utf8)
    }

    private func cookie(of request: Request) -> [UInt8]? {
        guard let value = request.cookies[Self.cookieName]?.value else { return nil }
        return Data(base64Encoded: value).map { Array($0) }
    }

    /// Only the page reads its token from the address: addresses end up in logs and histories.
    private func query(of request: Request) -> [UInt8]? {
        guard request.uri.path == "/", let value = request.uri.queryParameters["token"] else { return nil }
        return Array(value.utf8)
    }
}

/// Compares in a time that depends on the length of what was given only.
private func isSame(_ given: [UInt8], as secret: [UInt8]) -> Bool {
    guard !secret.isEmpty else { return false }
    var difference = given.count ^ secret.count
    for (index, byte) in given.enumerated() {
        difference |= Int(byte ^ secret[index % secret.count])
    }
    return difference == 0
}
