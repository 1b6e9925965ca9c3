import Foundation
import GongwenChannels
import GongwenStore
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Metrics
import Testing

@testable import GongwenServer

@Suite("指标")
struct MetricsTests {
    @Test("文本格式：名称、说明、类型和转义")
    func format() {
        let registry = PrometheusRegistry()
        registry.describe("a_total", "第一行\n第二行 \\ \"引号\"")
        Metrics.Counter(label: "a_total", dimensions: [("x", "甲\"\\\n")], factory: registry).increment(by: 3)
        Metrics.Counter(label: "a_total", dimensions: [("x", "甲\"\\\n")], factory: registry).increment()
        Gauge(label: "b", factory: registry).record(1.5)
        registry.setCounter("c_total", to: 7)
        let timer = Timer(label: "d_seconds", dimensions: [("y", "1")], factory: registry)
        timer.recordNanoseconds(100_000)
        timer.recordNanoseconds(100_001)
        timer.recordSeconds(9)
        registry.beforeText { $0.setGauge("e", to: .infinity) }
        let buckets = [
            ("0.0001", 1), ("0.00025", 2), ("0.0005", 2), ("0.001", 2), ("0.0025", 2), ("0.005", 2), ("0.01", 2),
            ("0.025", 2), ("0.05", 2), ("0.1", 2), ("0.25", 2), ("0.5", 2), ("1", 2), ("2.5", 2), ("5", 2), ("+Inf", 3),
        ].map { "d_seconds_bucket{y=\"1\",le=\"\($0)\"} \($1)\n" }.joined()
        #expect(
            registry.text() == """
                # HELP a_total 第一行\\n第二行 \\\\ "引号"
                # TYPE a_total counter
                a_total{x="甲\\"\\\\\\n"} 4
                # TYPE b gauge
                b 1.5
                # TYPE c_total counter
                c_total 7
                # TYPE d_seconds histogram
                \(buckets)d_seconds_sum{y="1"} 9.000200001
                d_seconds_count{y="1"} 3
                # TYPE e gauge
                e +Inf

                """)
    }

    @Test("收下而不回的，按原因数着")
    func ignored() async throws {
        let stage = Stage(.dingtalk)
        let robot = #"{"msgId":"1","msgtype":"text","senderId":"r","chatbotUserId":"r"}"#
        let group = #"{"msgId":"2","msgtype":"text","senderId":"u","conversationType":"2","isInAtList":false}"#
        try await WebhookServer().application().test(.router) { client in
            for content in [robot, group, group] {
                let request = try stage.channel.request(holding: Array(content.utf8), at: stage.moment)
                #expect(try await client.send(request, to: stage) == stage.channel.acknowledgement)
            }
            let text = try await client.execute(uri: "/metrics", method: .get) { String(buffer: $0.body) }
            #expect(text.contains(#"gongwen_ignored_total{platform="dingtalk",reason="from_robot"} 1"#))
            #expect(text.contains(#"gongwen_ignored_total{platform="dingtalk",reason="not_mentioned"} 2"#))
        }
    }

    @Test("文档把每个原因、每种结果都列了出来")
    func documented() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let lines = try String(contentsOf: root.appending(path: "docs/running.md"), encoding: .utf8)
            .components(separatedBy: "\n")
        let words = [
            "gongwen_ignored_total": Opened.Reason.allCases.map(\.rawValue),
            "gongwen_outgoing_calls_total": CallCounts.Outcome.allCases.map(\.rawValue),
            "gongwen_store_lost_total": StoreLink.Loss.allCases.map(\.rawValue),
            "gongwen_reloads_total": ReloadOutcome.allCases.map(\.rawValue),
        ]
        for (metric, words) in words {
            let line = lines.first { $0.hasPrefix("| `\(metric)") } ?? ""
            for word in words { #expect(line.contains("`\(word)`"), "\(metric)") }
        }
    }

    @Test("每种结果都数到；Prometheus 自己的库读得懂", .enabled(if: python != nil, "GONGWEN_TEST_PYTHON names no Python"))
    func counted() async throws {
        let stages = (wecom: Stage(.wecom), feishu: Stage(.feishu), generic: Stage(.generic))
        let server = WebhookServer(platformVariables.merging(["GONGWEN_WECHAT_TOKEN": ""]) { $1 })
        let text = try await server.application(answer: statusAnswerer).test(.live) { client async throws in
            for status in ["answered", "answered", "clarify", "unknown", "smalltalk"] {
                try await client.execute(uri: "/api/ask", method: .post, body: try askBody(status)) {
                    #expect($0.status == .ok)
                }
            }
            try await client.execute(uri: "/api/ask", method: .post, body: ByteBuffer(string: "{")) {
                #expect($0.status == .badRequest)
            }
            for path in ["/x", "/webhooks/wechat"] {
                try await client.execute(uri: path, method: .get) { #expect($0.status == .notFound) }
            }
            for id in ["1", "1", "2"] {
                _ = try await client.send(stages.generic.callback(.text("answered"), id: id), to: stages.generic)
            }
            _ = try await client.send(stages.feishu.callback(.text("answered"), id: "3"), to: stages.feishu)
            _ = try await server.upstream.deliveries(1)
            var forged = try stages.wecom.callback(.text("answered"), id: "4")
            forged.query = Query(parsing: forged.query.text.replacing("msg_signature=", with: "msg_signature=0"))
            #expect(try await client.send(forged, to: stages.wecom).status == 401)
            return try await client.execute(uri: "/metrics", method: .get) { response in
                #expect(response.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
                return String(buffer: response.body)
            }
        }
        let samples = try readByPrometheusLibrary(text)
        let expected: [String: Double] = [
            "gongwen_http_requests_total code=200 platform=api": 5,
            "gongwen_http_requests_total code=400 platform=api": 1,
            "gongwen_http_requests_total code=404 platform=other": 2,
            "gongwen_http_requests_total code=200 platform=generic": 3,
            "gongwen_http_requests_total code=401 platform=wecom": 1,
            "gongwen_http_request_duration_seconds_count platform=api": 6,
            "gongwen_messages_total outcome=answered platform=api": 2,
            "gongwen_messages_total outcome=clarify platform=api": 1,
            "gongwen_messages_total outcome=unknown platform=api": 1,
            "gongwen_messages_total outcome=smalltalk platform=api": 1,
            "gongwen_messages_total outcome=answered platform=generic": 2,
            "gongwen_message_duration_seconds_count platform=api": 5,
            "gongwen_refusals_total platform=api reason=malformed_json": 1,
            "gongwen_refusals_total platform=other reason=not_found": 2,
            "gongwen_refusals_total platform=wecom reason=bad_signature": 1,
            "gongwen_claims_total outcome=first platform=generic": 2,
            "gongwen_claims_total outcome=repetition platform=generic": 1,
            "gongwen_outgoing_calls_total outcome=delivered platform=feishu": 1,
            "gongwen_store_up": 1,
            "gongwen_store_lost_total kind=claim": 0,
            "gongwen_conversations": 3,
        ]
        for (name, value) in expected { #expect(samples[name] == value, "\(name)") }
        #expect(try #require(samples["process_resident_memory_bytes"]) > 1e7)
        #expect(try #require(samples["process_open_fds"]) >= 3)
        #expect(try #require(samples["process_cpu_seconds_total"]) > 0)
        #expect(!text.contains("u1"), "nobody's name is a label")
    }

    @Test("数据库的故障按原因计数，没存下的按种类")
    func storeErrors() async throws {
        let store = GatedStore()
        store.isBroken = true
        let server = WebhookServer(store: store)
        try await server.application().test(.router) { client in
            try await client.execute(uri: "/api/ask", method: .post, body: try askBody("甲")) {
                #expect($0.status == .ok)
            }
        }
        let text = server.services.metrics.registry.text()
        // The outbox looks into the store too, whenever its turn comes.
        let full = "gongwen_store_errors_total{reason=\"full\"} "
        let errors = try #require(text.split(separator: "\n").first { $0.hasPrefix(full) })
        #expect(try #require(errors.split(separator: " ").last.flatMap { Int($0) }) >= 1)
        #expect(text.contains("gongwen_store_lost_total{kind=\"exchange\"} 1\n"))
        #expect(text.contains("gongwen_store_up 0\n"))
    }

    @Test("要报警的从 0 数起")
    func zeros() {
        let metrics = ServerMetrics()
        for platform in ["api", "wecom", "page"] { _ = metrics.requests(to: platform) }
        let lines = metrics.registry.text().split(separator: "\n").map(String.init)
        let errors = StoreError.labels.sorted().map { "gongwen_store_errors_total{reason=\"\($0)\"} 0" }
        #expect(
            lines.filter { !$0.hasPrefix("#") && !$0.contains("duration") } == [
                "gongwen_refusals_total{platform=\"api\",reason=\"internal\"} 0",
                "gongwen_refusals_total{platform=\"api\",reason=\"overloaded\"} 0",
                "gongwen_refusals_total{platform=\"wecom\",reason=\"internal\"} 0",
                "gongwen_refusals_total{platform=\"wecom\",reason=\"overloaded\"} 0",
                "gongwen_reloads_total{outcome=\"refused\"} 0", "gongwen_reloads_total{outcome=\"swapped\"} 0",
                "gongwen_reloads_total{outcome=\"unchanged\"} 0",
            ] + errors)
    }

    @Test(
        "本机直接来的，或有口令的，才给看",
        arguments: [
            (nil, [:], 200), (nil, [.forwardedFor: "1.2.3.4"], 200), ("口令", [:], 200),
            ("口令", [.forwardedFor: "1.2.3.4"], 401), ("口令", [.via: "1.1 nginx"], 401),
            ("口令", [.forwardedFor: "1.2.3.4", .authorization: "Bearer 口令"], 200),
        ] as [(String?, HTTPFields, Int)]
    )
    func access(token: String?, headers: HTTPFields, expected: Int) async throws {
        var configuration = testConfiguration()
        configuration.accessToken = token
        try await buildApplication(configuration: configuration, answer: echo).test(.live) { client in
            try await client.execute(uri: "/metrics", method: .get, headers: headers) {
                #expect($0.status.code == expected)
            }
        }
    }

    @Test("别处来的要口令", arguments: [(nil, 403), ("口令", 401)] as [(String?, Int)])
    func fromElsewhere(token: String?, expected: Int) async throws {
        var configuration = testConfiguration()
        configuration.host = "0.0.0.0"
        configuration.accessToken = token
        // In this kind of test a request comes on no connection, so from nowhere near.
        try await buildApplication(configuration: configuration, answer: echo).test(.router) { client in
            try await client.execute(uri: "/metrics", method: .get) { #expect($0.status.code == expected) }
        }
    }

    /// An engine that says what status it is told.
    private let statusAnswerer: Answerer = { text, _, _ in makeReply(text, status: text) }
}

/// A Python with Prometheus' own library; the tests that need it are skipped without it.
private let python = ProcessInfo.processInfo.environment["GONGWEN_TEST_PYTHON"]

private func readByPrometheusLibrary(_ text: String) throws -> [String: Double] {
    let input = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(text.utf8).write(to: input)
    defer { try? FileManager.default.removeItem(at: input) }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: try #require(python))
    process.arguments = [URL(filePath: #filePath).deletingLastPathComponent().appending(path: "read_metrics.py").path()]
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = output
    try process.run()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(text)")
    return try JSONDecoder().decode([String: Double].self, from: answer)
}
