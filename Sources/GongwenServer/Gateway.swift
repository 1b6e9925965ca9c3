import Hummingbird
import Logging
import NIOHTTP1

/// Takes every request: finds its route, checks access, and turns whatever goes wrong into a JSON error.
struct Gateway: HTTPResponder {
    typealias Context = ConnectionContext

    private let routes: Routes
    private let access: AccessPolicy
    private let readiness: Readiness
    /// Counts the requests to addresses that do not exist.
    private let elsewhere: RequestMeter
    private let logger: Logger

    init(routes: Routes, access: AccessPolicy, readiness: Readiness, metrics: ServerMetrics, logger: Logger) {
        self.routes = routes
        self.access = access
        self.readiness = readiness
        self.logger = logger
        elsewhere = metrics.requests(to: "other")
    }

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        let start = ContinuousClock.now
        let meter: RequestMeter
        var response: Response
        switch routes.route(for: request) {
        case .success(let route):
            meter = route.meter
            response = try await answer(request, context, route)
        case .failure(let error):
            meter = elsewhere
            response = refusal(error, of: request, meter)
        }
        // A proxy that kept the connection would send its next request just when the connection is closed.
        if readiness.isDraining { response.headers[.connection] = "close" }
        meter.responded(response.status.code, after: ContinuousClock.now - start)
        return response
    }

    private func answer(_ request: Request, _ context: ConnectionContext, _ route: Routes.Route) async throws
        -> Response
    {
        do {
            switch route.access {
            case .open: break
            case .token: try access.check(request, from: context)
            case .tokenOrNeighbour: try access.check(request, orNeighbour: context)
            }
            return try await route.handler(request, context)
        } catch let error as APIError {
            return refusal(error, of: request, route.meter)
        } catch let error as HTTPParserError {
            // Hummingbird answers this one itself and closes; a second response would follow ours.
            throw error
        } catch {
            logger.error("a request failed", metadata: ["type": "\(type(of: error))"])
            return APIError.internalFailure.response
        }
    }

    private func refusal(_ error: APIError, of request: Request, _ meter: RequestMeter) -> Response {
        meter.refused(error.code)
        return request.method == .head ? error.response.createHeadResponse() : error.response
    }
}
