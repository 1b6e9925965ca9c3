import GongwenStore
import HTTPTypes
import Hummingbird

/// `GET /health/live` and `/health/ready`, for a supervisor and a load balancer.
///
/// A server whose store is down still answers questions, and says so beside being ready. Until it stops it lives.
func addHealthRoutes(to routes: inout Routes, services: Services) {
    let link = services.link
    routes.on(.get, "/health/live", access: .open, as: "operator") { _, _ in
        jsonResponse(WireJSON.object([("status", "live")]))
    }
    routes.on(.get, "/health/ready", access: .open, as: "operator") { _, _ in
        let obstacles = services.readiness.obstacles(services.snapshot())
        guard obstacles.isEmpty else {
            return jsonResponse(WireJSON.notReady(obstacles.map(\.rawValue)), status: .serviceUnavailable)
        }
        guard let outage = link.outage else { return jsonResponse(WireJSON.object([("status", "ready")])) }
        let lost = link.losses.values.reduce(0, +)
        return jsonResponse(
            WireJSON.object([("status", "ready"), ("store", outage.label), ("not_kept", "\(lost)")]))
    }
}
