import HTTPTypes
import Hummingbird

/// `GET /metrics`, for Prometheus.
func addMetricsRoute(to routes: inout Routes, registry: PrometheusRegistry) {
    routes.on(.get, "/metrics", access: .tokenOrNeighbour, as: "operator") { _, _ in
        Response(
            status: .ok, headers: .unstored(PrometheusText.contentType),
            body: ResponseBody(byteBuffer: ByteBuffer(string: registry.text())))
    }
}
