import Metrics
import Synchronization

/// A backend of swift-metrics that keeps everything in memory and writes it in Prometheus' text format.
///
///     let registry = PrometheusRegistry()
///     registry.describe("shop_sales_total", "Things sold.")
///     let sales = Counter(label: "shop_sales_total", dimensions: [("thing", "tea")], factory: registry)
///     sales.increment()
///     registry.text()
///     // # HELP shop_sales_total Things sold.
///     // # TYPE shop_sales_total counter
///     // shop_sales_total{thing="tea"} 1
///
/// Counters become counters, timers histograms in seconds, and recorders gauges, which hold the last value. Whoever makes
/// the same metric twice gets the same cell. The caller keeps the number of label values bounded.
final class PrometheusRegistry: MetricsFactory {
    private enum Cell {
        case counter(CounterCell)
        /// A counter whose total somebody else keeps.
        case total(GaugeCell)
        case gauge(GaugeCell)
        case histogram(HistogramCell)

        var type: StaticString {
            switch self {
            case .counter, .total: "counter"
            case .gauge: "gauge"
            case .histogram: "histogram"
            }
        }
    }

    private struct State {
        var help: [String: String] = [:]
        var families: [String: [String: Cell]] = [:]
        var collectors: [@Sendable (PrometheusRegistry) -> Void] = []
    }

    private let state = Mutex(State())

    /// What people read about a metric.
    func describe(_ name: String, _ help: String) {
        state.withLock { $0.help[name] = help }
    }

    /// Runs before each text is written: the place to record what is only known by asking.
    func beforeText(_ collect: @escaping @Sendable (PrometheusRegistry) -> Void) {
        state.withLock { $0.collectors.append(collect) }
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        let cell = cell(label, dimensions) { .counter(CounterCell()) }
        guard case .counter(let counter) = cell else { preconditionFailure("\(label) is no counter") }
        return counter
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        let cell = cell(label, dimensions) { .gauge(GaugeCell()) }
        guard case .gauge(let gauge) = cell else { preconditionFailure("\(label) is no gauge") }
        return gauge
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        let cell = cell(label, dimensions) { .histogram(HistogramCell()) }
        guard case .histogram(let histogram) = cell else { preconditionFailure("\(label) is no histogram") }
        return histogram
    }

    // What was counted stays to be read.
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    /// For a counter whose total somebody else keeps.
    func setCounter(_ name: String, _ dimensions: [(String, String)] = [], to total: Double) {
        let cell = cell(name, dimensions) { .total(GaugeCell()) }
        guard case .total(let cell) = cell else { preconditionFailure("\(name) is no total") }
        cell.record(total)
    }

    func setGauge(_ name: String, _ dimensions: [(String, String)] = [], to value: Double) {
        makeRecorder(label: name, dimensions: dimensions, aggregate: false).record(value)
    }

    /// A gauge that says something with its labels: it is 1, and there is no other of its name.
    func setInfo(_ name: String, _ dimensions: [(String, String)]) {
        let gauge = GaugeCell()
        gauge.record(1 as Int64)
        state.withLock { $0.families[name] = [PrometheusText.labels(dimensions): .gauge(gauge)] }
    }

    private func cell(_ name: String, _ dimensions: [(String, String)], make: () -> Cell) -> Cell {
        let labels = PrometheusText.labels(dimensions)
        return state.withLock { state in
            if let known = state.families[name]?[labels] { return known }
            let made = make()
            state.families[name, default: [:]][labels] = made
            return made
        }
    }

    /// Everything, family after family, in the order of the names.
    func text() -> String {
        for collect in state.withLock({ $0.collectors }) { collect(self) }
        let (families, help) = state.withLock { ($0.families, $0.help) }
        var text = PrometheusText()
        for (name, cells) in families.sorted(by: { $0.key < $1.key }) {
            guard let first = cells.values.first else { continue }
            text.family(name, type: first.type, help: help[name])
            for (labels, cell) in cells.sorted(by: { $0.key < $1.key }) {
                switch cell {
                case .counter(let counter): text.sample(name, labels, "\(counter.value)")
                case .gauge(let gauge), .total(let gauge): text.sample(name, labels, PrometheusText.number(gauge.value))
                case .histogram(let histogram): text.histogram(name, labels, histogram.reading)
                }
            }
        }
        return text.text
    }
}
