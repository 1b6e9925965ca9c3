import HTTPTypes
import Hummingbird

/// Which path and method leads to which handler.
///
/// All paths are fixed, so a dictionary serves, and it can tell "no such path" (404) from "not with this
/// method" (405, with the methods that would do), which Hummingbird's router cannot.
struct Routes: Sendable {
    typealias Handler = @Sendable (Request, BasicRequestContext) async throws -> Response

    /// Who may call a route.
    enum Access: Sendable {
        /// Everyone who reaches the server: health checks, and webhooks, which carry their own signature.
        case open
        /// Whoever holds the access token, when the server has one or needs one.
        case token
    }

    struct Route: Sendable {
        var access: Access
        var handler: Handler
    }

    private var table: [String: [HTTPRequest.Method: Route]] = [:]

    /// Adds a handler; one for GET answers HEAD too, without the body.
    mutating func on(
        _ method: HTTPRequest.Method,
        _ path: String,
        access: Access,
        handler: @escaping Handler
    ) {
        precondition(table[path]?[method] == nil, "\(method) \(path) already has a handler")
        table[path, default: [:]][method] = Route(access: access, handler: handler)
        guard method == .get else { return }
        on(.head, path, access: access) { request, context in
            try await handler(request, context).createHeadResponse()
        }
    }

    /// The route of a request, or the error that says why there is none.
    func route(for request: Request) throws(APIError) -> Route {
        guard let methods = table[request.uri.path] else { throw .notFound }
        guard let route = methods[request.method] else {
            throw .methodNotAllowed(allowed: methods.keys.map(\.rawValue).sorted())
        }
        return route
    }
}
