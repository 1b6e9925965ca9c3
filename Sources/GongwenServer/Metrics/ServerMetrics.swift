import GongwenStore
import Metrics
import Synchronization

/// Everything that is counted while requests are answered.
///
///     let meter = metrics.requests(to: "wecom")    // once, when routes are made
///     meter.responded(200, after: duration)        // per request: no string is hashed, nothing is allocated
///
/// Labels take few, fixed values: names of platforms, codes and words of our own, nothing that callers send.
final class ServerMetrics: Sendable {
    let registry = PrometheusRegistry()
    private let requestMeters = Mutex<[String: RequestMeter]>([:])
    private let messageMeters = Mutex<[String: MessageMeter]>([:])

    /// An alert that asks for a change sees none when a counter begins with 1: those that may never be needed begin with 0.
    init() {
        for (name, help) in Self.help { registry.describe(name, help) }
        for outcome in ReloadOutcome.allCases { _ = reloads(outcome) }
        for reason in StoreError.labels { _ = storeErrors(reason) }
    }

    /// What is counted of the requests to a platform; `api`, `page`, `operator` and `other` are counted like platforms.
    func requests(to platform: String) -> RequestMeter {
        requestMeters.withLock { $0.value(for: platform) { RequestMeter(platform, registry) } }
    }

    /// What is counted of the messages of a platform, or of `api`.
    func messages(of platform: String) -> MessageMeter {
        messageMeters.withLock { $0.value(for: platform) { MessageMeter(platform, registry) } }
    }

    /// The store failed; counts every failure, not only those that begin an outage.
    func storeFailed(_ reason: String) {
        storeErrors(reason).increment()
    }

    /// The files were to be loaded anew.
    func reloaded(_ outcome: ReloadOutcome) {
        reloads(outcome).increment()
    }

    private func storeErrors(_ reason: String) -> Counter {
        Counter(label: "gongwen_store_errors_total", dimensions: [("reason", reason)], factory: registry)
    }

    private func reloads(_ outcome: ReloadOutcome) -> Counter {
        Counter(label: "gongwen_reloads_total", dimensions: [("outcome", outcome.rawValue)], factory: registry)
    }

    private static let help = [
        "gongwen_http_requests_total": "HTTP responses by platform and status code.",
        "gongwen_http_request_duration_seconds": "From the head of a request to its response.",
        "gongwen_messages_total": "Messages answered, by platform and outcome.",
        "gongwen_message_duration_seconds": "Finding a reply and keeping it, by platform.",
        "gongwen_refusals_total": "Requests and messages refused, by platform and reason.",
        "gongwen_ignored_total": "Events and messages that get no reply, by platform and reason.",
        "gongwen_claims_total": "Platform messages that came first or were repetitions.",
        "gongwen_reloads_total": "Loads of the files after the first, by what came of them.",
        "gongwen_store_errors_total": "Failures of the database, by reason.",
    ]
}

extension Dictionary {
    /// The value of a key, made when it is asked for the first time.
    mutating func value(for key: Key, orMake make: () -> Value) -> Value {
        if let known = self[key] { return known }
        let made = make()
        self[key] = made
        return made
    }
}
