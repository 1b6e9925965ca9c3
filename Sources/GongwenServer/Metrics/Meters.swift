import Gongwen
import GongwenChannels
import Metrics
import Synchronization

/// What is counted of the HTTP requests to one platform.
final class RequestMeter: Sendable {
    private let platform: String
    private let registry: PrometheusRegistry
    private let duration: Timer
    private let codes = Mutex<[Int: Counter]>([:])

    init(_ platform: String, _ registry: PrometheusRegistry) {
        self.platform = platform
        self.registry = registry
        duration = Timer(
            label: "gongwen_http_request_duration_seconds", dimensions: [("platform", platform)], factory: registry)
        // Those to be alerted about; the others begin when they happen.
        guard !["page", "operator", "other"].contains(platform) else { return }
        for error in [APIError.overloaded, .internalFailure] { _ = counter("gongwen_refusals_total", error.code) }
    }

    func responded(_ code: Int, after time: Duration) {
        duration.recordNanoseconds(time.nanoseconds)
        codes.withLock {
            $0.value(for: code) {
                let dimensions = [("platform", platform), ("code", "\(code)")]
                return Counter(label: "gongwen_http_requests_total", dimensions: dimensions, factory: registry)
            }
        }.increment()
    }

    /// - Parameter reason: one of our own fixed words.
    func refused(_ reason: String) {
        count("gongwen_refusals_total", reason)
    }

    /// Something authentic that gets no reply.
    func ignored(_ reason: Opened.Reason) {
        count("gongwen_ignored_total", reason.rawValue)
    }

    private func count(_ name: String, _ reason: String) {
        counter(name, reason).increment()
    }

    private func counter(_ name: String, _ reason: String) -> Counter {
        Counter(label: name, dimensions: [("platform", platform), ("reason", reason)], factory: registry)
    }
}

/// What is counted of the messages of one platform.
final class MessageMeter: Sendable {
    private let duration: Timer
    private let outcomes: [Reply.Status: Counter]
    private let courtesies: Counter
    private let firsts: Counter
    private let repetitions: Counter

    init(_ platform: String, _ registry: PrometheusRegistry) {
        func counter(_ name: String, _ outcome: String) -> Counter {
            Counter(label: name, dimensions: [("platform", platform), ("outcome", outcome)], factory: registry)
        }
        duration = Timer(
            label: "gongwen_message_duration_seconds", dimensions: [("platform", platform)], factory: registry)
        outcomes = Dictionary(
            uniqueKeysWithValues: [Reply.Status.answered, .clarify, .unknown, .smalltalk].map {
                ($0, counter("gongwen_messages_total", $0.rawValue))
            })
        courtesies = counter("gongwen_messages_total", "courtesy")
        firsts = counter("gongwen_claims_total", "first")
        repetitions = counter("gongwen_claims_total", "repetition")
    }

    func answered(_ status: Reply.Status, after time: Duration) {
        duration.recordNanoseconds(time.nanoseconds)
        outcomes[status]?.increment()
    }

    /// What is no question, a picture for instance, was answered politely.
    func greeted() { courtesies.increment() }

    func claimed(isFirst: Bool) { (isFirst ? firsts : repetitions).increment() }
}

extension Duration {
    fileprivate var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
