import GongwenStore
import HTTPTypes
import Hummingbird

/// `GET /health/live` and `/health/ready`, for a supervisor and a load balancer.
///
/// The server listens only once its files are loaded and stops listening when it is told to stop, so an answer
/// means both. A server whose store is down still answers questions, and says so beside being ready.
func addHealthRoutes(to routes: inout Routes, link: StoreLink) {
    routes.on(.get, "/health/live", access: .open, as: "operator") { _, _ in
        jsonResponse(WireJSON.object([("status", "live")]))
    }
    routes.on(.get, "/health/ready", access: .open, as: "operator") { _, _ in
        guard let outage = link.outage else { return jsonResponse(WireJSON.object([("status", "ready")])) }
        let lost = link.losses.values.reduce(0, +)
        return jsonResponse(
            WireJSON.object([("status", "ready"), ("store", outage.label), ("not_kept", "\(lost)")]))
    }
}
