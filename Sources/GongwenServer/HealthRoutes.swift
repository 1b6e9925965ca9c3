import HTTPTypes
import Hummingbird

/// `GET /health/live` and `/health/ready`, for a supervisor and a load balancer.
///
/// The server listens only once its files are loaded and stops listening when it is told to stop, so an answer
/// means both.
func addHealthRoutes(to routes: inout Routes) {
    for word in ["live", "ready"] {
        let body = WireJSON.status(word)
        routes.on(.get, "/health/\(word)", access: .open) { _, _ in jsonResponse(body) }
    }
}
