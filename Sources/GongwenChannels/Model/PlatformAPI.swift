/// Where a channel's calls below `.api(path:)` go, and how their token is fetched.
public struct PlatformAPI: Hashable, Sendable {
    /// Scheme, host and port; paths are appended.
    public var base: WebAddress
    /// How to get the token that the calls show.
    public var token: TokenRequest
}

/// The request that fetches an access token.
///
/// It holds the app's secret in its path or body, and therefore prints as nothing but its method.
public struct TokenRequest: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// GET, or POST with ``body`` as `application/json`.
    public var method: WebhookRequest.Method
    /// Path and query below `PlatformAPI.base`.
    public var path: String
    /// JSON, or empty for GET.
    public var body: [UInt8]
    var tokenField: String
    var lifetimeField: String
    var codeField: String
    /// The platform hands out a new token this many seconds before the old one ends.
    var margin: Int

    /// An access token, to be kept in memory only.
    public struct Token: Hashable, Sendable {
        /// As the platform wrote it, not percent-encoded.
        public var value: String
        /// Seconds from now after which to fetch the next one.
        public var usableFor: Int
    }

    /// Reads the answer; nil when the platform refused.
    ///
    ///     request.read(status: 200, body: …)    // Token(value: "t-…", usableFor: 5400)
    public func read(status: Int, body: [UInt8]) -> Token? {
        guard status < 300, let answer = try? JSON(parsing: body), answer[codeField]?.integer ?? 0 == 0,
            let value = answer[tokenField]?.string, !value.isEmpty
        else { return nil }
        let lifetime = answer[lifetimeField]?.integer ?? 0
        return Token(value: value, usableFor: max(lifetime - margin, min(lifetime, 60), 0))
    }

    /// The method alone.
    public var description: String { "TokenRequest(\(method.rawValue))" }
    /// Empty, so that `dump` and test reports show no secret either.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
