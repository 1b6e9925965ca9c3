import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import RawSockets
import Testing

@testable import GongwenServer

@Suite("TLS", .serialized, .enabled(if: OpenSSL.isThere, "there is no openssl program"))
struct TLSTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path() }

    /// A key and a certificate for it that it signed itself.
    private func makePair(_ name: String) throws -> TLSFiles {
        let files = TLSFiles(certificate: path("\(name).crt"), key: path("\(name).key"))
        try OpenSSL.run([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=\(name)", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", files.key, "-out",
            files.certificate,
        ])
        return files
    }

    private func put(_ new: TLSFiles, inPlaceOf old: TLSFiles) throws {
        for (from, to) in [(new.certificate, old.certificate), (new.key, old.key)] {
            try FileManager.default.removeItem(atPath: to)
            try FileManager.default.copyItem(atPath: from, toPath: to)
        }
    }

    private func server(_ files: TLSFiles, _ logger: Logger = .silent) throws -> WebhookServer {
        var server = WebhookServer()
        server.configuration.tls = files
        server.configuration.accessToken = "口令"
        server.services = Services(configuration: server.configuration, logger: logger, transport: server.upstream)
        server.services.certificate = try LiveCertificate(files, checkedEvery: .milliseconds(20), logger: logger)
        return server
    }

    @Test("别的程序能连上，验得过证书；明文的连不上")
    func serves() async throws {
        let files = try makePair("一")
        let server = try server(files)
        // Over TLS: the client of this kind of test speaks plainly, so it only tells the port.
        try await server.application().test(.live) { client in
            let port = try #require(client.port)
            let request = "GET /?token=%E5%8F%A3%E4%BB%A4 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            let answer = try OpenSSL.ask(port, trusting: files.certificate, request)
            #expect(answer.hasPrefix("HTTP/1.1 200 "))
            #expect(answer.contains("; HttpOnly; SameSite=Strict; Secure\r\n"))
            let connection = try RawConnection(port: port)
            connection.write(request)
            #expect(!connection.read().contains("HTTP"))
            #expect(throws: OpenSSL.Failure.self, "old protocols are refused") {
                try OpenSSL.ask(port, trusting: files.certificate, request, ["-tls1_1"])
            }
        }
        #expect(server.services.metrics.registry.text().contains("\ngongwen_tls_certificate_end_timestamp_seconds 1"))
        #expect(server.configuration.url(port: 1) == "https://127.0.0.1:1/")
    }

    @Test("换了文件，新的连接就用新的；换了一半的不用，说一声")
    func renewed() async throws {
        let files = try makePair("一")
        let (kept, next) = (try makePair("二"), try makePair("三"))
        let log = LogLines()
        let server = try server(files, log.logger)
        try FileManager.default.copyItem(atPath: files.certificate, toPath: path("旧.crt"))
        try await server.application().test(.live) { client in
            let port = try #require(client.port)
            let request = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            #expect(try OpenSSL.ask(port, trusting: path("旧.crt"), request).hasPrefix("HTTP/1.1 200 "))
            // The certificate alone does not fit the key.
            try FileManager.default.removeItem(atPath: files.certificate)
            try FileManager.default.copyItem(atPath: kept.certificate, toPath: files.certificate)
            try await untilTrue { log.lines.contains { $0.contains("the old one stays") } }
            #expect(try OpenSSL.ask(port, trusting: path("旧.crt"), request).hasPrefix("HTTP/1.1 200 "))
            try put(next, inPlaceOf: files)
            try await untilTrue { log.lines.contains { $0.contains("was renewed") } }
            #expect(try OpenSSL.ask(port, trusting: next.certificate, request).hasPrefix("HTTP/1.1 200 "))
            #expect(throws: OpenSSL.Failure.self) { try OpenSSL.ask(port, trusting: path("旧.crt"), request) }
        }
    }

    @Test("用不了的文件：说清是哪一个、为什么、怎么办")
    func unusable() throws {
        let (one, two) = (try makePair("一"), try makePair("二"))
        try OpenSSL.run(["ec", "-in", one.key, "-aes128", "-passout", "pass:x", "-out", path("locked.key")])
        let missing = path("没有")
        let cases = [
            (TLSFiles(certificate: missing, key: one.key), "没有证书文件 \(missing)。"),
            (TLSFiles(certificate: one.certificate, key: missing), "没有私钥文件 \(missing)。"),
            (TLSFiles(certificate: folder.path(), key: one.key), "读不了证书文件 \(folder.path())；请检查运行程序的用户有没有权限读它。"),
            (
                TLSFiles(certificate: one.key, key: one.key),
                "证书文件 \(one.key) 里没有 PEM 格式的证书（应有 -----BEGIN CERTIFICATE-----）。"
            ),
            (
                TLSFiles(certificate: one.certificate, key: one.certificate),
                "私钥文件 \(one.certificate) 里没有 PEM 格式的私钥（应有 -----BEGIN PRIVATE KEY-----），或者它有口令；请用不带口令的私钥。"
            ),
            (
                TLSFiles(certificate: one.certificate, key: path("locked.key")),
                "私钥文件 \(path("locked.key")) 里没有 PEM 格式的私钥（应有 -----BEGIN PRIVATE KEY-----），或者它有口令；请用不带口令的私钥。"
            ),
            (
                TLSFiles(certificate: one.certificate, key: two.key),
                "证书 \(one.certificate) 和私钥 \(two.key) 不是一对。请检查是不是拿错了文件；证书文件里服务器自己的证书要放在最前面。"
            ),
        ]
        for (files, message) in cases {
            #expect(throws: TLSFilesError(description: message)) { try files.load() }
        }
    }

    @Test("握手到一半就不说话的：关闭")
    func halfHandshake() async throws {
        var server = try server(try makePair("一"))
        server.configuration.limits.requestTimeout = .milliseconds(200)
        try await server.application().test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            connection.write("\u{16}\u{3}\u{1}")
            #expect(connection.read() == "")
        }
    }
}

/// The program `openssl`, a TLS client that we did not write.
enum OpenSSL {
    struct Failure: Error { var text: String }

    private static let program = "/usr/bin/openssl"
    static let isThere = FileManager.default.isExecutableFile(atPath: program)

    @discardableResult
    static func run(_ arguments: [String], input: String = "") throws -> String {
        let process = Process()
        let (output, problems) = (Pipe(), Pipe())
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(input.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardOutput = output
        process.standardError = problems
        try process.run()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        let said = try problems.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(text: String(decoding: said, as: UTF8.self)) }
        return String(decoding: answer, as: UTF8.self)
    }

    /// Sends a request over TLS; fails unless the certificate is the one that is trusted, for this address.
    @discardableResult
    static func ask(_ port: Int, trusting path: String, _ request: String, _ more: [String] = []) throws -> String {
        try run(
            [
                "s_client", "-connect", "127.0.0.1:\(port)", "-quiet", "-CAfile", path, "-verify_return_error",
                "-verify_ip", "127.0.0.1",
            ] + more, input: request)
    }
}
