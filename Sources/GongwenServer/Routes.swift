import HTTPTypes
import Hummingbird

/// Which path and method leads to which handler.
///
/// All paths are fixed, so a dictionary serves, and it can tell "no such path" (404) from "not with this
/// method" (405, with the methods that would do), which Hummingbird's router cannot.
struct Routes: Sendable {
    typealias Handler = @Sendable (Request, ConnectionContext) async throws -> Response

    /// Who may call a route.
    enum Access: Sendable {
        /// Everyone who reaches the server: health checks, and webhooks, which carry their own signature.
        case open
        /// Whoever holds the access token, when the server has one or needs one.
        case token
        /// The same, and programs on this machine that no proxy speaks for.
        case tokenOrNeighbour
    }

    struct Route: Sendable {
        var access: Access
        var meter: RequestMeter
        var handler: Handler
    }

    private let metrics: ServerMetrics
    private var table: [String: [HTTPRequest.Method: Route]] = [:]

    init(metrics: ServerMetrics) { self.metrics = metrics }

    /// Adds a handler; one for GET answers HEAD too, without the body, unless that is not wanted.
    ///
    /// - Parameters:
    ///   - platform: what its requests are counted under.
    ///   - isPage: whether it is something to look at, so that HEAD means something.
    mutating func on(
        _ method: HTTPRequest.Method,
        _ path: String,
        access: Access,
        as platform: String,
        isPage: Bool = true,
        handler: @escaping Handler
    ) {
        precondition(table[path]?[method] == nil, "\(method) \(path) already has a handler")
        table[path, default: [:]][method] = Route(
            access: access, meter: metrics.requests(to: platform), handler: handler)
        guard method == .get, isPage else { return }
        on(.head, path, access: access, as: platform) { request, context in
            try await handler(request, context).createHeadResponse()
        }
    }

    /// The route of a request, or the error that says why there is none.
    func route(for request: Request) -> Result<Route, APIError> {
        guard let methods = table[request.uri.path] else { return .failure(.notFound) }
        guard let route = methods[request.method] else {
            return .failure(.methodNotAllowed(allowed: methods.keys.map(\.rawValue).sorted()))
        }
        return .success(route)
    }
}
