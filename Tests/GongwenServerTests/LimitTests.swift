import Foundation
import GongwenChannels
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import RawSockets
import Testing

@testable import GongwenServer

@Suite("限度", .serialized)
struct LimitTests {
    private let head = "POST /api/ask HTTP/1.1\r\nHost: localhost\r\n"
    private let health = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n"
    private let busy = errorBody("overloaded", "现在问的人太多，请稍后再试。")

    private func configuration(_ change: (inout ServerLimits) -> Void) -> AppConfiguration {
        var configuration = testConfiguration()
        change(&configuration.limits)
        return configuration
    }

    // MARK: How often

    @Test("令牌桶：先满，用完要等，按时间补，不超过一分钟的量")
    func bucket() {
        var limits = ServerLimits()
        limits.userRate = 2
        limits.conversationRate = 3
        let limiter = RateLimiter(limits: limits)
        func wait(_ user: String, in conversation: String = "c", after seconds: TimeInterval) -> Int? {
            let key = ConversationKey(platform: "wecom", conversation: conversation, user: user)
            return limiter.secondsToWait(for: key, inGroup: true, at: testMoment.addingTimeInterval(seconds))
        }
        #expect(wait("a", after: 0) == nil)
        #expect(wait("a", after: 0) == nil)
        #expect(wait("a", after: 0) == 30)
        #expect(wait("a", in: "d", after: 10) == 20, "another conversation, the same person")
        #expect(wait("b", after: 10) == nil)
        #expect(wait("c", after: 10) == 10, "the conversation's three are used up, but for ten seconds' worth")
        #expect(wait("c", in: "d", after: 10) == nil, "a refusal takes no token")
        #expect(wait("a", in: "d", after: 30) == nil)
        #expect(wait("a", in: "d", after: 20) == 30, "a clock that was put back")
        #expect(wait("e", in: "e", after: 1000) == nil)
        #expect(limiter.count == 2, "what is full again is forgotten")
    }

    @Test(
        "会话的桶：群是全群的，单聊是一个人的",
        arguments: [("g", true, 30), ("1000002", false, nil), ("", false, nil)] as [(String, Bool, Int?)])
    func conversations(chat: String, isGroup: Bool, seconds: Int?) {
        var limits = ServerLimits()
        (limits.userRate, limits.conversationRate) = (0, 2)
        let limiter = RateLimiter(limits: limits)
        func wait(_ user: String) -> Int? {
            let key = ConversationKey(platform: "wecom", conversation: chat, user: user)
            return limiter.secondsToWait(for: key, inGroup: isGroup, at: testMoment)
        }
        #expect([wait("a"), wait("a"), wait("b")] == [nil, nil, seconds])
        #expect(wait("a") == 30)
    }

    @Test("字节不同就是两个人，哪怕名字看上去一样")
    func exactPeople() {
        var limits = ServerLimits()
        limits.userRate = 1
        let limiter = RateLimiter(limits: limits)
        for (user, seconds) in [("é", nil), ("e\u{301}", nil), ("é", 60)] as [(String, Int?)] {
            let key = ConversationKey(platform: "wecom", conversation: "c", user: user)
            #expect(limiter.secondsToWait(for: key, inGroup: false, at: testMoment) == seconds)
        }
    }

    @Test("没有名字的不算同一个人，只算会话")
    func nobody() {
        var limits = ServerLimits()
        (limits.userRate, limits.conversationRate) = (1, 2)
        let limiter = RateLimiter(limits: limits)
        func wait(in conversation: String) -> Int? {
            let key = ConversationKey(platform: "generic", conversation: conversation, user: "")
            return limiter.secondsToWait(for: key, inGroup: true, at: testMoment)
        }
        #expect([wait(in: "a"), wait(in: "b"), wait(in: "a"), wait(in: "a")] == [nil, nil, nil, 30])
    }

    @Test("桶的数目有上限，最久没动的先走")
    func boundedBuckets() {
        let limiter = RateLimiter(limits: ServerLimits(), capacity: 100)
        for number in 0..<1000 {
            let key = ConversationKey(platform: "wecom", conversation: "\(number)", user: "\(number)")
            #expect(limiter.secondsToWait(for: key, inGroup: false, at: testMoment) == nil)
        }
        #expect(limiter.count == 100)
    }

    @Test("只看不拿：不添桶，不挤走别人的，也不让它晚走；看不到桶就是满的")
    func looking() {
        var limits = ServerLimits()
        (limits.userRate, limits.conversationRate) = (1, 0)
        let limiter = RateLimiter(limits: limits, capacity: 2)
        func wait(_ user: String, after seconds: TimeInterval = 0, taking count: Int) -> Int? {
            let key = ConversationKey(platform: "token", conversation: "", user: user)
            return limiter.secondsToWait(
                for: key, inGroup: true, at: testMoment.addingTimeInterval(seconds), taking: count)
        }
        #expect(wait("a", taking: 1) == nil)
        for number in 0..<10 { #expect(wait("\(number)", taking: 0) == nil) }
        #expect(limiter.count == 1)
        #expect(wait("a", after: 20, taking: 0) == 40)
        #expect(wait("b", after: 20, taking: 1) == nil)
        #expect(wait("a", after: 20, taking: 0) == 40, "looked at, and still the older one")
        #expect(wait("c", after: 20, taking: 1) == nil)
        #expect(wait("a", after: 20, taking: 0) == nil, "it went first")
        #expect(wait("b", after: 20, taking: 0) == 60)
    }

    @Test("没有设置时，平台有很宽的限度，接口没有")
    func defaults() {
        let limits = ServerLimits()
        #expect(limits.rates(on: "wecom") == (3000, 15_000))
        #expect(limits.rates(on: "api") == (0, 0))
        var own = ServerLimits()
        own.userRate = 7
        own.conversationRate = 0
        #expect(own.rates(on: "wecom") == (7, 0))
        #expect(own.rates(on: "api") == (7, 0))
    }

    @Test("接口：429，几秒后再来")
    func askTooOften() async throws {
        let app = buildApplication(configuration: configuration { $0.userRate = 2 }, answer: echo)
        try await app.test(.router) { client in
            for expected in [HTTPResponse.Status.ok, .ok, .tooManyRequests] {
                try await client.execute(uri: "/api/ask", method: .post, body: try askBody("甲")) { response in
                    #expect(response.status == expected)
                    guard expected == .tooManyRequests else { return }
                    #expect(response.headers[.retryAfter] == "30")
                    #expect(String(buffer: response.body) == errorBody("rate_limited", "问得太快了，请过 30 秒再问。"))
                }
            }
            try await client.execute(uri: "/api/ask", method: .post, body: try askBody("甲", user: "u2")) {
                #expect($0.status == .ok)
            }
        }
    }

    @Test("平台：200 和一句客气话；重发得到同样的话", arguments: Stage.direct)
    func messagesTooOften(stage: Stage) async throws {
        var server = WebhookServer()
        server.configuration.limits.userRate = 1
        server.services = Services(
            configuration: server.configuration, logger: .silent, transport: server.upstream)
        try await server.application().test(.router) { client in
            let first = try await client.send(stage.callback(.text("甲"), id: "1"), to: stage)
            #expect(try stage.channel.shown(first) == "2026-3-1：甲")
            for _ in 0..<2 {
                let second = try await client.send(stage.callback(.text("乙"), id: "2"), to: stage)
                #expect(second.status == 200)
                #expect(try stage.channel.shown(second) == "消息发得太快了，请稍等一会儿再问。")
            }
            let repeated = try await client.send(stage.callback(.text("甲"), id: "1"), to: stage)
            #expect(try stage.channel.shown(repeated) == "2026-3-1：甲")
            let other = try await client.send(stage.callback(.text("丙"), id: "3", user: "u2"), to: stage)
            #expect(try stage.channel.shown(other) == "2026-3-1：丙")
        }
        let name = stage.setup.name.rawValue
        #expect(
            server.services.metrics.registry.text().contains(
                "gongwen_refusals_total{platform=\"\(name)\",reason=\"rate_limited\"} 1\n"))
    }

    @Test("平台：单聊各算各的，群里合在一起算", arguments: Stage.direct)
    func conversationsTooOften(stage: Stage) async throws {
        var server = WebhookServer()
        (server.configuration.limits.userRate, server.configuration.limits.conversationRate) = (0, 1)
        server.services = Services(
            configuration: server.configuration, logger: .silent, transport: server.upstream)
        let hasGroups = [PlatformName.wecomRobot, .dingtalk, .generic].contains(stage.setup.name)
        try await server.application().test(.router) { client in
            for (index, (user, group)) in [("a", nil), ("b", nil), ("c", "g"), ("d", "g")].enumerated() {
                let request = try stage.callback(.text("甲"), id: "\(index)", user: user, group: group)
                let shown = try stage.channel.shown(try await client.send(request, to: stage))
                #expect(shown == (index == 3 && hasGroups ? "消息发得太快了，请稍等一会儿再问。" : "2026-3-1：甲"), "\(user)")
            }
        }
    }

    // MARK: How much at once

    @Test("手上的太多：接口和平台都立刻 503，健康检查照常；空出来就又接")
    func tooMuchAtOnce() async throws {
        let stages = [Stage(.generic), Stage(.feishu)]
        let store = GatedStore()
        var server = WebhookServer(store: store)
        server.configuration.limits.inFlight = 1
        server.services = Services(
            configuration: server.configuration, logger: .silent, store: store, transport: server.upstream)
        store.hold()
        let upstream = server.upstream
        try await server.application().test(.router) { client async throws in
            async let held = client.execute(uri: "/api/ask", method: .post, body: try askBody("甲")) { $0.status }
            try await store.waitForCommits(1)
            try await client.execute(uri: "/api/ask", method: .post, body: try askBody("乙")) { response in
                #expect(response.status == .serviceUnavailable)
                #expect(response.headers[.retryAfter] == "1")
                #expect(String(buffer: response.body) == busy)
            }
            for stage in stages {
                let answer = try await client.send(stage.callback(.text("乙"), id: "2"), to: stage)
                #expect(answer.status == 503)
                #expect(String(decoding: answer.body, as: UTF8.self) == busy)
            }
            try await client.execute(uri: "/health/ready", method: .get) { #expect($0.status == .ok) }
            store.release()
            #expect(try await held == .ok)
            for stage in stages {
                #expect(try await client.send(stage.callback(.text("乙"), id: "2"), to: stage).status == 200)
            }
            _ = try await upstream.deliveries(1)
        }
        #expect(server.services.inFlight.count == 0)
    }

    @Test("收着的请求体：满了就丢最久没动的；收完的、断了的让出位置")
    func bodyRoom() throws {
        let room = BodyRoom(limit: 100)
        let (first, second) = (room.enter(Array(repeating: 1, count: 40)), room.enter(Array(repeating: 2, count: 40)))
        #expect(first.append([3]))
        #expect(room.taken == 81)
        let third = room.enter([])
        #expect(third.append(Array(repeating: 4, count: 20)))
        #expect(second.bytes == nil, "the first grew after it")
        #expect(!second.append([5]))
        #expect((first.count, second.count, room.taken) == (41, 0, 61))
        second.leave()
        first.leave()
        #expect(room.taken == 20)
        #expect(try #require(first.bytes) == Array(repeating: 1, count: 40) + [3])
        third.leave()
        third.leave()
        #expect(room.taken == 0)
    }

    @Test("大的请求体留着不发完：内存有上限，真的消息照收；断了的让出位置")
    func heldBodies() async throws {
        var server = WebhookServer()
        server.configuration.limits.bodyMemory = 1 << 20
        server.services = Services(
            configuration: server.configuration, logger: .silent, transport: server.upstream)
        let stage = Stage(.generic)
        let services = server.services
        try await server.application().test(.live) { client in
            let port = try #require(client.port)
            let start = "POST /webhooks/generic HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n\r\n"
            let held = try (0..<40).map { _ in
                let connection = try RawConnection(port: port)
                connection.write(start + String(repeating: " ", count: 100_000))
                return connection
            }
            try await untilTrue { services.bodies.taken > 900_000 }
            for id in 0..<5 {
                let content = #"{"id":"\#(id)","text":"甲"}"# + String(repeating: " ", count: 700_000)
                let request = try stage.channel.request(holding: Array(content.utf8), at: stage.moment)
                let answer = try await client.send(request, to: stage)
                #expect(try stage.channel.shown(answer) == "2026-3-1：甲")
                #expect(services.bodies.taken <= 1 << 20)
            }
            held[0].write(" ")
            let answer = held[0].read(until: "}}")
            #expect(answer.hasPrefix("HTTP/1.1 503 ") && answer.hasSuffix(busy))
            for connection in held { connection.abort() }
            try await untilTrue { services.bodies.taken == 0 }
        }
    }

    // MARK: Connections

    @Test("连接太多：新来的得到 503 后关闭；有人走了就又能进")
    func tooManyConnections() async throws {
        var server = WebhookServer()
        server.configuration.limits.connections = 3
        server.services = Services(
            configuration: server.configuration, logger: .silent, transport: server.upstream)
        let services = server.services
        try await server.application().test(.live) { client in
            let port = try #require(client.port)
            // The test client's own may be one of them, or come later and be turned away.
            var held: [RawConnection] = []
            while services.connections.count < 3 {
                let connection = try RawConnection(port: port)
                connection.write(health + "\r\n")
                #expect(connection.read(until: "}").hasPrefix("HTTP/1.1 200 "))
                held.append(connection)
            }
            for _ in 0..<20 {
                let extra = try RawConnection(port: port)
                extra.write(health + "\r\n")
                let answer = extra.read()
                #expect(answer.hasPrefix("HTTP/1.1 503 "))
                #expect(answer.lowercased().contains("\r\nretry-after: 1\r\n"))
                #expect(answer.hasSuffix("\r\n\r\n" + busy))
            }
            held[0].abort()
            try await untilTrue { services.connections.count == 2 }
            let next = try RawConnection(port: port)
            next.write(health + "\r\n")
            #expect(next.read(until: "}").hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test("头太多或太长：4xx 后关闭", arguments: [(101, 10), (1, 17 << 10), (90, 1 << 10)])
    func headers(count: Int, length: Int) async throws {
        let app = buildApplication(configuration: testConfiguration(), answer: echo)
        try await app.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            let value = String(repeating: "a", count: length)
            connection.write(health + (0..<count).map { "X-\($0): \(value)\r\n" }.joined() + "\r\n")
            #expect(connection.read().hasPrefix("HTTP/1.1 4"))
        }
    }

    @Test("头在限度以内：照常")
    func headersWithin() async throws {
        let app = buildApplication(configuration: testConfiguration(), answer: echo)
        try await app.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            let value = String(repeating: "a", count: 8 << 10)
            connection.write(health + (0..<90).map { "X-\($0): a\r\n" }.joined() + "X-Long: \(value)\r\n\r\n")
            #expect(connection.read(until: "}").hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test("一条连接上不等回答就问个不停：关闭，别人照常")
    func pipelined() async throws {
        let app = buildApplication(configuration: testConfiguration(), answer: echo)
        try await app.test(.live) { client in
            let port = try #require(client.port)
            let few = try RawConnection(port: port)
            few.write(String(repeating: health + "\r\n", count: PipelineCeiling.requests - 1))
            few.write("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            #expect(few.read().components(separatedBy: "HTTP/1.1 200 ").count == PipelineCeiling.requests + 1)
            let many = try RawConnection(port: port)
            many.write(String(repeating: health + "\r\n", count: 5000))
            #expect(many.read().components(separatedBy: "HTTP/1.1 200 ").count < 5000, "it was closed")
            let other = try RawConnection(port: port)
            other.write(health + "\r\n")
            #expect(other.read(until: "}").hasPrefix("HTTP/1.1 200 "))
        }
    }

    // MARK: How slowly

    /// What comes in drops: the connection is closed, whatever else comes; returns what was answered.
    private func drip(_ start: String, _ drop: String) async throws -> String {
        let app = buildApplication(
            configuration: configuration {
                $0.requestTimeout = .milliseconds(200)
                $0.idleTimeout = .milliseconds(400)
            }, answer: echo)
        return try await app.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            connection.write(start)
            var sent = 0
            while connection.write(drop), sent < 600 {
                sent += 1
                try await Task.sleep(for: .milliseconds(10))
            }
            #expect(sent < 600, "the connection is closed")
            // Not the test client's own connection: that one was as silent for as long.
            let next = try RawConnection(port: try #require(client.port))
            next.write(health + "\r\n")
            #expect(next.read(until: "}").hasPrefix("HTTP/1.1 200 "))
            return connection.read()
        }
    }

    @Test("头一点一点地来：关闭")
    func slowHead() async throws { #expect(try await drip("GET / HTTP/1.1\r\n", "X: y\r\n") == "") }

    @Test("什么也不说：关闭")
    func silent() async throws {
        let app = buildApplication(
            configuration: configuration { $0.requestTimeout = .milliseconds(100) }, answer: echo)
        try await app.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            #expect(connection.read() == "")
        }
    }

    @Test("答过一次以后，下一个请求的头一点一点地来：关闭")
    func slowSecondHead() async throws {
        let answer = try await drip(health + "\r\nGET / HTTP/1.1\r\n", "X: y\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 200 ") && answer.hasSuffix(#"{"status":"live"}"#))
    }

    @Test("回答放着不读：过一会儿关闭")
    func unread() async throws {
        // More than the sockets of both sides hold.
        let size = 24 << 20
        var configuration = configuration { $0.idleTimeout = .milliseconds(300) }
        configuration.port = 0
        let services = Services(configuration: configuration, logger: .silent)
        let text = String(repeating: "a", count: size)
        let app = buildApplication(configuration: configuration, services: services) { _, _, _ in makeReply(text) }
        try await app.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            let body = String(buffer: try askBody("甲"))
            let request = head + "Content-Length: \(body.utf8.count)\r\n\r\n" + body
            // The second answer waits for the first to be read; while one waits the connection is not idle.
            connection.write(request + request)
            try await untilTrue { services.connections.count == 1 }
            try await untilTrue { services.connections.count == 0 }
            let read = connection.read().utf8.count
            #expect(read > 0 && read < size, "it began, and was broken off")
        }
    }

    @Test(
        "正文一点一点地来：408，关闭", arguments: ["/api/ask", "/webhooks/generic"],
        [(Duration.milliseconds(200), Duration.seconds(60)), (.seconds(60), .milliseconds(200))])
    func slowBody(path: String, limits: (request: Duration, pause: Duration)) async throws {
        var server = WebhookServer()
        (server.configuration.limits.requestTimeout, server.configuration.limits.bodyPause) = limits
        try await server.application().test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            connection.write("POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n")
            while !connection.hasInput {
                connection.write(" ")
                try await Task.sleep(for: .milliseconds(10))
            }
            let answer = connection.read(until: "}}")
            #expect(answer.hasPrefix("HTTP/1.1 408 "))
            #expect(answer.hasSuffix(errorBody("interrupted", "请求没有收完。")))
            var sent = 0
            while connection.write(" "), sent < 600 {
                sent += 1
                try await Task.sleep(for: .milliseconds(10))
            }
            #expect(sent < 600, "the connection is closed")
        }
    }

    @Test("大的正文来得慢而不停：照收")
    func steadyBody() async throws {
        let app = buildApplication(
            configuration: configuration { $0.bodyPause = .milliseconds(400) }, answer: echo)
        try await app.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            let body = String(buffer: try askBody("甲"))
            connection.write(head + "Content-Length: \(25 * 40_000 + body.utf8.count)\r\n\r\n")
            for _ in 0..<25 {
                connection.write(String(repeating: " ", count: 40_000))
                try await Task.sleep(for: .milliseconds(40))
            }
            connection.write(body)
            #expect(connection.read(until: "}").hasPrefix("HTTP/1.1 200 "))
        }
    }
}

/// Waits for something that others do, for a minute at most.
func untilTrue(_ condition: () -> Bool) async throws {
    for _ in 0..<6000 where !condition() { try await Task.sleep(for: .milliseconds(10)) }
    #expect(condition())
}
