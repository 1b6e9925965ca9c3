import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import RawSockets
import Testing

@testable import GongwenServer

@Suite("真连接", .serialized)
struct LiveTests {
    private let head = "POST /api/ask HTTP/1.1\r\nHost: localhost\r\n"

    private func chunk(_ text: String) -> String {
        "\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n"
    }

    @Test("不报长度而超过 1 MiB：413，同一连接还能再问")
    func chunkedTooLarge() async throws {
        let app = buildApplication(configuration: testConfiguration(), answer: echo)
        try await app.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            connection.write(head + "Transfer-Encoding: chunked\r\n\r\n")
            for _ in 0..<20 { connection.write(chunk(String(repeating: " ", count: 1 << 16))) }
            connection.write("0\r\n\r\n")
            let refusal = connection.read(until: "}}")
            #expect(refusal.hasPrefix("HTTP/1.1 413 "))
            #expect(refusal.hasSuffix(errorBody("body_too_large", "请求体太大，最大 1048576 字节。")))
            let body = #"{"conversation":"c","user":"u","text":"再问"}"#
            connection.write(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk(body) + "0\r\n\r\n")
            #expect(connection.read(until: "]}").hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test("报了长度而超过 1 MiB：不等正文就回 413", arguments: ["1048577", "9223372036854775808", "18446744073709551615"])
    func announcedTooLarge(length: String) async throws {
        let app = buildApplication(configuration: testConfiguration(), answer: echo)
        try await app.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            connection.write(head + "Content-Length: \(length)\r\nExpect: 100-continue\r\n\r\n")
            #expect(connection.read(until: "}}").hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test("等着叫才送正文的：叫它送；先前的请求没答完不叫")
    func expectContinue() async throws {
        let app = buildApplication(configuration: testConfiguration(), answer: echo)
        let body = #"{"conversation":"c","user":"u","text":"甲"}"#
        let asking = head + "Content-Length: \(body.utf8.count)\r\n"
        try await app.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            connection.write(asking + "\r\n" + body + asking + "Expect: 100-Continue\r\n\r\n")
            let first = connection.read(until: "HTTP/1.1 100 Continue\r\n\r\n")
            #expect(first.hasPrefix("HTTP/1.1 200 ") && first.hasSuffix("]}HTTP/1.1 100 Continue\r\n\r\n"))
            connection.write(body)
            #expect(connection.read(until: "]}").hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test("没完没了的请求体：连接被切断，服务照常")
    func endlessBody() async throws {
        let app = buildApplication(configuration: testConfiguration(), answer: echo)
        try await app.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            connection.write(head + "Transfer-Encoding: chunked\r\n\r\n")
            let piece = chunk(String(repeating: " ", count: 1 << 20))
            let sent = (0..<200).prefix { _ in connection.write(piece) }.count
            #expect(sent < 200)
            try await client.execute(uri: "/health/live", method: .get) { #expect($0.status == .ok) }
        }
    }

    @Test(
        "不成样子的 HTTP：400 或断开，服务照常",
        arguments: [
            BrokenHTTP("不是 HTTP", "江北有多少站点\r\n\r\n"),
            BrokenHTTP("只有方法", "GET\r\n\r\n"),
            BrokenHTTP("负的长度", "POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"),
            BrokenHTTP("过大的长度", "POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n"),
            BrokenHTTP("坏的分块", "POST /api/ask HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"),
            BrokenHTTP("过长的地址", "GET /\(String(repeating: "a", count: 200_000)) HTTP/1.1\r\nHost: x\r\n\r\n"),
            BrokenHTTP("过长的头", "GET / HTTP/1.1\r\nX: \(String(repeating: "a", count: 200_000))\r\n\r\n"),
            BrokenHTTP("自造的方法", "BREW / HTTP/1.1\r\nHost: x\r\n\r\n"),
            BrokenHTTP("控制字符", "\u{0}\u{1}\u{2}\r\n\r\n"),
        ]
    )
    func brokenHTTP(broken: BrokenHTTP) async throws {
        let app = buildApplication(configuration: testConfiguration(), answer: echo)
        try await app.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            connection.write(broken.bytes)
            let answer = connection.read(until: "\r\n\r\n")
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"), "\(answer)")
            try await client.execute(uri: "/health/live", method: .get) { #expect($0.status == .ok) }
        }
    }

    @Test("说了一半就走的人不影响别人")
    func halfRequest() async throws {
        let app = buildApplication(configuration: testConfiguration(), answer: echo)
        try await app.test(.live) { client in
            for _ in 0..<5 {
                let connection = try RawConnection(port: try #require(client.port))
                connection.write(head + "Content-Length: 100\r\n\r\n{\"conversation\"")
            }
            try await client.execute(uri: "/api/ask", method: .post, body: try askBody("甲")) {
                #expect($0.status == .ok)
            }
        }
    }
}

struct BrokenHTTP: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: String

    init(_ name: String, _ bytes: String) {
        testDescription = name
        self.bytes = bytes
    }
}
