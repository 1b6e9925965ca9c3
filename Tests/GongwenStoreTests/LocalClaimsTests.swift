import GongwenChannels
import Testing

@testable import GongwenStore

@Suite("消息的认领")
struct LocalClaimsTests {
    private let now = UnixTime(seconds: 1_700_000_000)
    private let reply = ChannelReply(.answered, "47个")

    private func first(_ claims: LocalClaims, _ keys: [String], after seconds: Int64 = 0) async -> LocalClaims.Ticket? {
        let moment = UnixTime(seconds: now.seconds + seconds)
        guard case .first(let ticket) = await claims.claim(keys, of: .wecom, for: 600, at: moment) else {
            return nil
        }
        return ticket
    }

    @Test("第一份得到处理权，以后的得到同一个答案")
    func repetition() async throws {
        let claims = LocalClaims()
        claims.settle(try #require(await first(claims, ["a"])), with: reply)
        #expect(await claims.claim(["a"], of: .wecom, for: 600, at: now) == .repetition(reply))
        #expect(await first(claims, ["b"]) != nil, "another message")
        #expect(await claims.claim(["a"], of: .wechat, for: 600, at: now) != .repetition(reply), "another platform")
    }

    @Test("有一个键相同就是同一条，键会传下去")
    func sharedKeys() async throws {
        let claims = LocalClaims()
        claims.settle(try #require(await first(claims, ["a", "b"])), with: reply)
        for keys in [["b"], ["c", "b"], ["c"]] {
            #expect(await claims.claim(keys, of: .wecom, for: 600, at: now) == .repetition(reply), "\(keys)")
        }
    }

    @Test("字节不同就是两条，哪怕看上去一样", arguments: [("é", "e\u{301}"), ("K", "\u{212A}"), ("가", "\u{1100}\u{1161}")])
    func exact(one: String, other: String) async throws {
        let claims = LocalClaims()
        claims.settle(try #require(await first(claims, [one])), with: reply)
        #expect(await first(claims, [other]) != nil)
        #expect(claims.count(of: .wecom) == 2)
        #expect(await first(claims, [one]) == nil)
    }

    @Test("过了时限才忘")
    func expiry() async throws {
        let claims = LocalClaims()
        claims.settle(try #require(await first(claims, ["a"])), with: reply)
        #expect(await first(claims, ["a"], after: 599) == nil)
        #expect(await first(claims, ["a"], after: 600) != nil)
    }

    @Test("库里也有的只记一分钟，别的记满时限，谁先谁后都一样")
    func briefly() async throws {
        let claims = LocalClaims()
        for key in ["a", "库里有", "b", "库里也有"] {
            let ticket = try #require(await first(claims, [key]))
            claims.settle(ticket, with: reply, keptAt: key.hasPrefix("库") ? now.advanced(bySeconds: 5) : nil)
        }
        _ = await first(claims, ["64"], after: 64)
        #expect(claims.count(of: .wecom) == 5)
        #expect(await first(claims, ["库里有"], after: 64) == nil)
        #expect(await first(claims, ["库里有"], after: 65) != nil)
        #expect(await first(claims, ["库里也有"], after: 65) != nil)
        for key in ["a", "b"] { #expect(await first(claims, [key], after: 599) == nil) }
    }

    @Test("记住的答案总共多长有上限，最早的先忘")
    func boundedBytes() async throws {
        let claims = LocalClaims(byteLimit: 1000)
        let long = ChannelReply(
            .clarify, String(repeating: "字", count: 50), options: [String(repeating: "字", count: 50)])
        for key in ["a", "b", "c", "d"] { claims.settle(try #require(await first(claims, [key])), with: long) }
        #expect(claims.count(of: .wecom) == 4, "nothing is looked at before the next one")
        #expect(await first(claims, ["d"]) == nil)
        #expect(claims.count(of: .wecom) == 3)
        #expect(await first(claims, ["a"]) != nil, "forgotten")
        #expect(await first(claims, ["b"]) == nil)
    }

    @Test("很多都只记一分钟，最早的一条还没答完：照样忘得掉")
    func busyFirst() async throws {
        let claims = LocalClaims()
        let busy = try #require(await first(claims, ["busy"]))
        for number in 0..<5000 {
            let ticket = try #require(await first(claims, ["\(number)"], after: Int64(number)))
            claims.settle(ticket, with: reply, keptAt: now.advanced(bySeconds: Int64(number)))
        }
        #expect(claims.count(of: .wecom) == 61)
        claims.settle(busy, with: reply)
        #expect(await claims.claim(["busy"], of: .wecom, for: 600, at: now) == .repetition(reply))
    }

    @Test("同时来的都等第一份")
    func waiting() async throws {
        let claims = LocalClaims()
        let ticket = try #require(await first(claims, ["a"]))
        async let others = withTaskGroup(of: LocalClaims.Claim.self) { group in
            for _ in 0..<20 { group.addTask { await claims.claim(["a"], of: .wecom, for: 600, at: now) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        try await Task.sleep(for: .milliseconds(20))
        claims.settle(ticket, with: reply)
        #expect(await others == Array(repeating: .repetition(reply), count: 20))
    }

    @Test("记住的条数有上限，正在处理的不会被忘")
    func bounded() async throws {
        let claims = LocalClaims(capacity: 10)
        for number in 0..<5000 {
            claims.settle(try #require(await first(claims, ["\(number)"])), with: reply)
        }
        #expect(claims.count(of: .wecom) <= 11)
        #expect(await first(claims, ["0"]) != nil, "long forgotten")
        #expect(await first(claims, ["4999"]) == nil, "still known")
        let busy = LocalClaims(capacity: 1)
        let tickets = (
            try #require(await first(busy, ["a"])), try #require(await first(busy, ["b"])),
            try #require(await first(busy, ["c"]))
        )
        busy.settle(tickets.0, with: reply)
        #expect(await busy.claim(["a"], of: .wecom, for: 600, at: now) != .repetition(reply))
    }
}
