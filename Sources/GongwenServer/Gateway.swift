import Hummingbird
import Logging
import NIOHTTP1

/// Takes every request: finds its route, checks access, and turns whatever goes wrong into a JSON error.
struct Gateway: HTTPResponder {
    typealias Context = BasicRequestContext

    var routes: Routes
    var access: AccessPolicy
    var logger: Logger

    func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        do {
            let route = try routes.route(for: request)
            if route.access == .token {
                try access.check(request)
            }
            return try await route.handler(request, context)
        } catch let error as APIError {
            let response = error.response
            return request.method == .head ? response.createHeadResponse() : response
        } catch let error as HTTPParserError {
            // Hummingbird answers this one itself and closes; a second response would follow ours.
            throw error
        } catch {
            logger.error("a request failed", metadata: ["type": "\(type(of: error))"])
            return APIError.internalFailure.response
        }
    }
}
