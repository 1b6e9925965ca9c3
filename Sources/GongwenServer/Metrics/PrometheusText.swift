/// Prometheus' text format 0.0.4 being written.
///
///     var text = PrometheusText()
///     text.family("up", type: "gauge", help: "Whether it works.")
///     text.sample("up", PrometheusText.labels([("of", "all")]), "1")
///     text.text
///     // # HELP up Whether it works.
///     // # TYPE up gauge
///     // up{of="all"} 1
struct PrometheusText {
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var text = ""

    mutating func family(_ name: String, type: StaticString, help: String?) {
        if let help { text += "# HELP \(name) \(Self.escaped(help))\n" }
        text += "# TYPE \(name) \(type)\n"
    }

    /// - Parameter labels: without braces, as ``labels(_:)`` gives them.
    mutating func sample(_ name: String, _ labels: String, _ value: String) {
        text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
    }

    mutating func histogram(_ name: String, _ labels: String, _ reading: HistogramCell.Reading) {
        var count = 0
        let bounds = HistogramCell.bounds.map { Self.number(Double($0) / 1e9) } + ["+Inf"]
        for (bound, more) in zip(bounds, reading.counts) {
            count += more
            sample(name + "_bucket", labels + (labels.isEmpty ? "" : ",") + "le=\"\(bound)\"", "\(count)")
        }
        sample(name + "_sum", labels, Self.number(Double(reading.nanoseconds) / 1e9))
        sample(name + "_count", labels, "\(count)")
    }

    static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions.map { "\($0)=\"\(escaped($1).replacing("\"", with: "\\\""))\"" }.joined(separator: ",")
    }

    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: value).map { "\($0)" } ?? "\(value)"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    }
}
