import Foundation
import Testing

@testable import GongwenChannels
@testable import GongwenStore

/// The implementations that the contract is tested on.
enum Backend: String, CaseIterable, CustomTestStringConvertible {
    case memory, sqlite, postgres

    var testDescription: String { rawValue }

    /// Without a PostgreSQL only the others are tested; `make test` starts one.
    static let available = allCases.filter { $0 != .postgres || postgresURL != nil }
    static let postgresURL = ProcessInfo.processInfo.environment["GONGWEN_TEST_POSTGRES"]

    /// Runs a test with a new, empty store, and leaves nothing behind.
    func withStore(_ body: (any Store) async throws -> Void) async throws {
        switch self {
        case .memory: try await body(MemoryStore())
        case .sqlite:
            try await withTemporaryFolder { folder async throws in
                let store = SQLStore(SQLiteDatabase(path: folder + "/gongwen.sqlite"))
                try await body(store)
                await store.close()
            }
        case .postgres:
            try await withPostgres { target async throws in
                let store = SQLStore(PostgresDatabase(target))
                try await body(store)
                await store.close()
            }
        }
    }
}

func withTemporaryFolder(_ body: (_ path: String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gongwen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.path())
}

/// A schema of its own in the test's PostgreSQL.
func withPostgres(_ body: (PostgresTarget) async throws -> Void) async throws {
    let url = try #require(Backend.postgresURL)
    let schema = "test_" + UUID().uuidString.replacing("-", with: "").lowercased()
    let root = try PostgresConnection(to: #require(PostgresTarget(url: url)), patience: 30)
    _ = try root.run([.text("CREATE SCHEMA \(schema)")])
    defer { _ = try? root.run([.text("DROP SCHEMA \(schema) CASCADE")]) }
    try await body(#require(PostgresTarget(url: url + "?options=-csearch_path%3D\(schema)")))
}

let testTime = UnixTime(seconds: 1_772_323_199)

extension MessageClaim {
    init(_ keys: [String], _ ticket: Int64, after seconds: Int64 = 0, person: String = "p") {
        self.init(
            keys: keys, ticket: MessageTicket(number: ticket), person: person,
            now: testTime.advanced(bySeconds: seconds), lease: 3, remembered: 600)
    }
}

extension Exchange {
    /// `settling` is answered with its own number.
    init(_ id: String, _ memory: String, _ replaces: Int64?, _ revision: Int64, settling tickets: [Int64] = []) {
        self.init(
            settlements: tickets.map { Settlement(ticket: MessageTicket(number: $0), reply: .numbered($0)) },
            progress: Progress(
                id: id, person: "p", memory: memory, replaces: replaces, revision: revision, usedAt: testTime))
    }

    init(settling tickets: [Int64]) {
        self.init(
            settlements: tickets.map { Settlement(ticket: MessageTicket(number: $0), reply: .numbered($0)) },
            progress: nil)
    }
}

extension ChannelReply {
    static func numbered(_ number: Int64) -> ChannelReply {
        var reply = ChannelReply(.clarify, "第\(number)个“回答”\n\u{0}🈶", options: ["甲", "乙"], optionsLead: "可以问：")
        reply.sources = ["第\(number)个“回答”"]
        reply.isSentByCall = number.isMultiple(of: 2)
        return reply
    }
}

extension StoredConversation {
    init(_ memory: String, _ revision: Int64) {
        self.init(memory: memory, revision: revision, usedAt: testTime)
    }
}

extension LoggedQuestion {
    init(_ number: Int64, _ question: String, person: String = "p", after seconds: Int64 = 0) {
        let time = testTime.advanced(bySeconds: seconds)
        self.init(
            number: QuestionNumbers.first(at: time) + number, time: time, platform: "wecom", person: person,
            question: question, reading: #"{"词":["甲"]}"#, status: "answered", microseconds: 12)
    }
}

extension Delivery {
    static func numbered(
        _ number: Int64, to platform: PlatformName = .feishu, parts: Int = 1, person: String = "p"
    ) -> Delivery {
        Delivery(
            number: number, person: person,
            calls: (1...parts).map { OutgoingCall(platform: platform, path: "/\(number)/\($0)", text: "“答”\n🈶") },
            leaseEnd: testTime.advanced(bySeconds: 15), end: testTime.advanced(bySeconds: 3000))
    }
}

extension DeliveryTake {
    static func after(
        _ seconds: Int64, of platforms: [PlatformName] = [.feishu, .wecom], limit: Int = 50
    ) -> DeliveryTake {
        let now = testTime.advanced(bySeconds: seconds)
        return DeliveryTake(platforms: platforms, now: now, leaseEnd: now.advanced(bySeconds: 15), limit: limit)
    }
}

extension OutgoingCall {
    init(platform: PlatformName, path: String, text: String) {
        self.init(
            platform: platform, target: .api(path: path), authorization: .bearer, text: text,
            end: testTime, codes: ResultCodes(field: "code", tokenInvalid: [1], retryLater: [2]))
        (window, attempts, begun) = (45, 2, testTime)
    }
}
