import Foundation
import GongwenChannels
import HTTPTypes
import Hummingbird

/// Who may ask: everyone on this machine, or whoever holds the token.
///
/// Without a token the request must be addressed by number, to `localhost`, or to a name that the operator has given: a
/// web page that lets its own name point to this machine (DNS rebinding) can call it, but only under that name. One that
/// calls it by its right name says so in `Origin`, and is refused, too.
struct AccessPolicy: Sendable {
    /// The cookie that keeps the token for the page; a script cannot read it.
    static let cookieName = "gongwen_token"

    private let token: [UInt8]?
    private let needsToken: Bool
    private let isEncrypted: Bool
    private let names: Set<String>
    private let guesses: GuessThrottle
    private let now: @Sendable () -> Date

    init(_ configuration: AppConfiguration, guesses: GuessThrottle) {
        self.guesses = guesses
        names = configuration.serverNames
        now = configuration.now
        token = configuration.accessToken.map { Array($0.utf8) }
        isEncrypted = configuration.tls != nil
        needsToken = token != nil || !configuration.isLoopback
    }

    /// Passes a request that carries the token in a header or in the page's cookie.
    func check(_ request: Request, from context: ConnectionContext) throws(APIError) {
        guard needsToken else {
            guard isAddressed(request) else { throw .foreignHost }
            guard !isFromForeignPage(request) else { throw .foreignOrigin }
            return
        }
        guard token != nil else { throw .tokenNotConfigured }
        let given = [bearer(of: request), cookie(of: request), query(of: request)].compactMap(\.self)
        guard !given.isEmpty else { throw .unauthorized }
        let isRight = given.contains(where: accepts)
        try note(isRight: isRight, request, context)
        guard isRight else { throw .unauthorized }
    }

    /// Passes also whoever asks from this machine, directly: what a proxy on this machine asks for, others asked it for.
    func check(_ request: Request, orNeighbour context: ConnectionContext) throws(APIError) {
        guard context.isFromThisMachine, isAddressed(request),
            !Self.forwarding.contains(where: { request.headers[$0] != nil })
        else { return try check(request, from: context) }
    }

    /// Whether the caller named an address in numbers, or a name that nobody else can point here.
    ///
    ///     POST /api/ask HTTP/1.1
    ///     Host: 127.0.0.1:8080    // yes, as [::1]:8080, localhost, and no host at all, which no browser sends
    ///     Host: 127.0.0.1.evil.example    // no
    private func isAddressed(_ request: Request) -> Bool {
        guard let authority = request.head.authority, !authority.isEmpty, !authority.hasPrefix("[") else { return true }
        let host = authority.lowercased().prefix { $0 != ":" }
        // No domain ends in a number: browsers take such a host for an address.
        let last = host.split(separator: ".").last ?? ""
        return last == "localhost" || !last.isEmpty && last.utf8.allSatisfy { (48...57).contains($0) }
            || names.contains(String(host))
    }

    /// Whether a browser says that a page of another server asks: the person at it has not meant to.
    ///
    ///     Host: localhost:8080, Origin: http://localhost:8080     // no, and no Origin neither: no page, or one that only looks
    ///     Host: localhost:8080, Origin: http://evil.example       // yes, as http://localhost:3000 and null
    private func isFromForeignPage(_ request: Request) -> Bool {
        guard let text = request.headers[.origin] else { return false }
        guard let origin = WebAddress(text) else { return true }
        if names.contains(origin.host) { return false }
        // What the page's browser called the server, by the page's own scheme: a proxy may speak another one to us.
        guard let own = WebAddress("\(origin.scheme)://\(request.head.authority ?? "")") else { return true }
        return (origin.host, origin.port) != (own.host, own.port)
    }

    /// After too many wrong tokens the right one is refused like the others, or trying on would be worth while.
    private func note(isRight: Bool, _ request: Request, _ context: ConnectionContext) throws(APIError) {
        if let seconds = guesses.secondsToWait(after: isRight ? 0 : 1, request, from: context, at: now()) {
            throw .tooManyGuesses(seconds: seconds)
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
    func cookie(
        forToken given: String?, in request: Request, from context: ConnectionContext
    ) throws(APIError) -> String? {
        let cookie = given.flatMap { self.cookie(for: Array($0.utf8)) }
        try note(isRight: cookie != nil, request, context)
        return cookie
    }

    private func cookie(for given: [UInt8]) -> String? {
        guard accepts(given) else { return nil }
        let value = Data(given).base64EncodedString()
        let secure = isEncrypted ? "; Secure" : ""
        return "\(Self.cookieName)=\(value); Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict\(secure)"
    }

    private func accepts(_ given: [UInt8]) -> Bool {
        guard let token else { return false }
        return ConstantTime.equal(given, hidden: token)
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
