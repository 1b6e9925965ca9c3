import GongwenChannels
import GongwenStore
import Testing

@Suite("消息的认领")
struct MemoryClaimsTests {
    private let now = UnixTime(seconds: 1_700_000_000)
    private let reply = ChannelReply(.answered, "47个")

    private func first(_ claims: MemoryClaims, _ keys: [String], after seconds: Int64 = 0) async throws -> ClaimTicket?
    {
        let moment = UnixTime(seconds: now.seconds + seconds)
        guard case .first(let ticket) = try await claims.claim(keys, of: .wecom, for: 600, at: moment) else {
            return nil
        }
        return ticket
    }

    @Test("第一份得到处理权，以后的得到同一个答案")
    func repetition() async throws {
        let claims = MemoryClaims()
        try await claims.settle(try #require(try await first(claims, ["a"])), with: reply)
        #expect(try await claims.claim(["a"], of: .wecom, for: 600, at: now) == .repetition(reply))
        #expect(try await first(claims, ["b"]) != nil, "another message")
        #expect(try await claims.claim(["a"], of: .wechat, for: 600, at: now) != .repetition(reply), "another platform")
    }

    @Test("有一个键相同就是同一条，键会传下去")
    func sharedKeys() async throws {
        let claims = MemoryClaims()
        try await claims.settle(try #require(try await first(claims, ["a", "b"])), with: reply)
        for keys in [["b"], ["c", "b"], ["c"]] {
            #expect(try await claims.claim(keys, of: .wecom, for: 600, at: now) == .repetition(reply), "\(keys)")
        }
    }

    @Test("过了时限才忘")
    func expiry() async throws {
        let claims = MemoryClaims()
        try await claims.settle(try #require(try await first(claims, ["a"])), with: reply)
        #expect(try await first(claims, ["a"], after: 599) == nil)
        #expect(try await first(claims, ["a"], after: 600) != nil)
    }

    @Test("同时来的都等第一份")
    func waiting() async throws {
        let claims = MemoryClaims()
        let ticket = try #require(try await first(claims, ["a"]))
        async let others = withThrowingTaskGroup(of: Claim.self) { group in
            for _ in 0..<20 { group.addTask { try await claims.claim(["a"], of: .wecom, for: 600, at: now) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        try await Task.sleep(for: .milliseconds(20))
        try await claims.settle(ticket, with: reply)
        #expect(try await others == Array(repeating: .repetition(reply), count: 20))
    }

    @Test("放弃以后，等着的人里恰好一个接手")
    func abandoned() async throws {
        let claims = MemoryClaims()
        let ticket = try #require(try await first(claims, ["a"]))
        async let others = withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    guard case .first(let ticket) = try await claims.claim(["a"], of: .wecom, for: 600, at: now) else {
                        return false
                    }
                    try await claims.settle(ticket, with: reply)
                    return true
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        try await Task.sleep(for: .milliseconds(20))
        await claims.abandon(ticket)
        #expect(try await others == 1)
    }

    @Test("记住的条数有上限，正在处理的不会被忘")
    func bounded() async throws {
        let claims = MemoryClaims(capacity: 10)
        for number in 0..<5000 {
            try await claims.settle(try #require(try await first(claims, ["\(number)"])), with: reply)
        }
        #expect(claims.count(of: .wecom) <= 11)
        #expect(try await first(claims, ["0"]) != nil, "long forgotten")
        #expect(try await first(claims, ["4999"]) == nil, "still known")
        let busy = MemoryClaims(capacity: 1)
        let tickets = try await (
            #require(first(busy, ["a"])), #require(first(busy, ["b"])), #require(first(busy, ["c"]))
        )
        try await busy.settle(tickets.0, with: reply)
        #expect(try await busy.claim(["a"], of: .wecom, for: 600, at: now) != .repetition(reply))
    }
}
