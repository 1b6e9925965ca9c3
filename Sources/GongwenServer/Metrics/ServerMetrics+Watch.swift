import Foundation

extension ServerMetrics {
    /// From now on each text also says how things stand.
    func watch(_ services: Services, _ conversations: Conversations, now: @escaping @Sendable () -> Date) {
        for (name, help) in Self.stateHelp { registry.describe(name, help) }
        ProcessStatus.describe(in: registry)
        let start = Date()
        // Nothing that holds these metrics, or none of it would ever be freed.
        let (link, outbox, log) = (services.link, services.outbox, services.log)
        let (connections, inFlight, certificate) = (services.connections, services.inFlight, services.certificate)
        let (readiness, snapshot) = (services.readiness, services.snapshot)
        registry.beforeText { registry in
            ProcessStatus.record(in: registry, startedAt: start)
            registry.setGauge("gongwen_ready", to: readiness.obstacles(snapshot()).isEmpty ? 1 : 0)
            if let end = certificate?.end {
                registry.setGauge("gongwen_tls_certificate_end_timestamp_seconds", to: end.timeIntervalSince1970)
            }
            registry.setGauge("gongwen_connections", to: Double(connections.count))
            registry.setGauge("gongwen_messages_in_flight", to: Double(inFlight.count))
            registry.setGauge("gongwen_conversations", to: Double(conversations.count))
            registry.setGauge("gongwen_outbox_depth", to: Double(outbox.depth))
            registry.setGauge("gongwen_question_log_waiting", to: Double(log.depth))
            registry.setGauge("gongwen_store_up", to: link.outage == nil ? 1 : 0)
            let losses = link.losses
            for loss in StoreLink.Loss.allCases {
                registry.setCounter(
                    "gongwen_store_lost_total", [("kind", loss.rawValue)], to: Double(losses[loss] ?? 0))
            }
            for (key, count) in outbox.counts.all {
                let words = key.split(separator: " ").map(String.init)
                registry.setCounter(
                    "gongwen_outgoing_calls_total", [("platform", words[0]), ("outcome", words[1])], to: Double(count))
            }
            if let snapshot = snapshot() {
                registry.setGauge("gongwen_snapshot_version", to: Double(snapshot.version))
                registry.setInfo("gongwen_snapshot_info", [("version", snapshot.hash)])
                registry.setGauge(
                    "gongwen_snapshot_loaded_timestamp_seconds", to: snapshot.loadedAt.timeIntervalSince1970)
                registry.setGauge("gongwen_snapshot_age_seconds", to: now().timeIntervalSince(snapshot.loadedAt))
            }
        }
    }

    private static let stateHelp = [
        "gongwen_connections": "Open connections within the limit.",
        "gongwen_messages_in_flight": "Messages that are worked on.",
        "gongwen_conversations": "Conversations in memory.",
        "gongwen_outbox_depth": "Messages whose calls to a platform are prepared, made or waiting.",
        "gongwen_outgoing_calls_total": "Calls to platforms by how they ended; retried ones are counted once more.",
        "gongwen_question_log_waiting": "Questions that wait to be written to the log.",
        "gongwen_ready": "Whether requests should be sent here.",
        "gongwen_snapshot_age_seconds": "Time since the files that are answered from were loaded.",
        "gongwen_snapshot_info": "The content of these files as a hash, the same on all servers that answer from it.",
        "gongwen_snapshot_loaded_timestamp_seconds": "When they were loaded, in seconds since unix epoch.",
        "gongwen_snapshot_version": "Which load they are from: 1 at the start, one more after each reload.",
        "gongwen_store_lost_total": "Claims, replies, questions and deliveries that the database did not get.",
        "gongwen_tls_certificate_end_timestamp_seconds": "When the certificate ends, in seconds since unix epoch.",
        "gongwen_store_up": "Whether the database works.",
    ]
}
