import Foundation
import GongwenStore
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongwenServer

@Suite("健康检查")
struct HealthTests {
    @Test(
        "没准备好时说出全部原因；活着仍是活着",
        arguments: [
            ([], false, 200, #"{"status":"ready"}"#),
            ([.starting], false, 503, #"{"status":"not_ready","reasons":["starting"]}"#),
            ([.draining], false, 503, #"{"status":"not_ready","reasons":["draining"]}"#),
            ([], true, 503, #"{"status":"not_ready","reasons":["no_data"]}"#),
            (
                [.draining, .starting], true, 503,
                #"{"status":"not_ready","reasons":["starting","draining","no_data"]}"#
            ),
        ] as [([Readiness.Reason], Bool, Int, String)]
    )
    func ready(reasons: [Readiness.Reason], isEmpty: Bool, status: Int, body: String) async throws {
        var server = WebhookServer()
        server.services.snapshot = { SnapshotStatus(version: 1, loadedAt: testMoment, isEmpty: isEmpty) }
        for reason in reasons { server.services.readiness.set(reason, true) }
        try await server.application().test(.router) { client in
            try await client.execute(uri: "/health/ready", method: .get) { response in
                #expect(response.status.code == status)
                #expect(String(buffer: response.body) == body)
            }
            try await client.execute(uri: "/health/live", method: .get) { response in
                #expect(response.status == .ok)
                #expect(String(buffer: response.body) == #"{"status":"live"}"#)
            }
        }
        let ready = status == 200 ? 1 : 0
        #expect(server.services.metrics.registry.text().contains("\ngongwen_ready \(ready)\n"))
    }

    @Test(
        "数据库坏着说原因；好了以后，没存下多少还看得到",
        arguments: [
            (false, 0, #"{"status":"ready"}"#), (true, 0, #"{"status":"ready","store":"full","not_kept":"0"}"#),
            (true, 2, #"{"status":"ready","store":"full","not_kept":"2"}"#),
            (false, 2, #"{"status":"ready","not_kept":"2"}"#),
        ])
    func store(isBroken: Bool, lost: Int, body: String) async throws {
        let store = GatedStore()
        let server = WebhookServer(store: store)
        store.isBroken = isBroken
        #expect(await server.services.link.open() == (isBroken ? .full(path: "/x") : nil))
        server.services.link.count(.claim, lost)
        try await server.application().test(.router) { client in
            try await client.execute(uri: "/health/ready", method: .get) { response in
                #expect(response.status == .ok)
                #expect(String(buffer: response.body) == body)
            }
        }
    }
}
