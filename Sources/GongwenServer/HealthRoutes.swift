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
        let (outage, lost) = (link.outage, link.losses.values.reduce(0, +))
        // What was not kept stays so when the store works again.
        var fields: [(StaticString, String)] = [("status", "ready")]
        if let outage { fields.append(("store", outage.label)) }
        if outage != nil || lost > 0 { fields.append(("not_kept", "\(lost)")) }
        return jsonResponse(WireJSON.object(fields))
    }
}
