import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongwenServer

@Suite("页面")
struct PageTests {
    private func page() async throws -> (headers: HTTPFields, text: String) {
        try await buildApplication(configuration: testConfiguration(), answer: echo).test(.router) { client in
            try await client.execute(uri: "/", method: .get) { response in
                #expect(response.status == .ok)
                return (response.headers, String(buffer: response.body))
            }
        }
    }

    @Test("样式和脚本只凭每次不同的 nonce 运行")
    func policy() async throws {
        let first = try await page()
        let second = try await page()
        let policy = try #require(first.headers[.contentSecurityPolicy])
        let nonce = try #require(policy.firstMatch(of: /script-src 'nonce-([0-9a-z]+)'/)?.1)
        #expect(
            policy
                == "default-src 'none'; script-src 'nonce-\(nonce)'; style-src 'nonce-\(nonce)'; connect-src 'self'; "
                + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        #expect(nonce.count >= 16)
        #expect(first.text.contains("<script nonce=\"\(nonce)\">"))
        #expect(first.text.contains("<style nonce=\"\(nonce)\">"))
        #expect(second.headers[.contentSecurityPolicy] != policy)
        #expect(!second.text.contains(nonce))
    }

    @Test("一个文件就是全部：三部分都在，不引用外面，也不把文字当标记")
    func selfContained() async throws {
        let text = try await page().text
        for part in ["<title>工问</title>", "--paper:", "localStorage", "prefers-color-scheme: dark", "</html>"] {
            #expect(text.contains(part), "\(part)")
        }
        for leftover in ["{{", "/*style*/", "/*script*/"] {
            #expect(!text.contains(leftover), "\(leftover)")
        }
        for outside in ["http://", "https://", "src=", "@import", "url("] {
            #expect(!text.contains(outside), "\(outside)")
        }
        for unsafe in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
            #expect(!text.contains(unsafe), "\(unsafe)")
        }
    }

    @Test("HEAD 与 GET 同头而无正文")
    func head() async throws {
        try await buildApplication(configuration: testConfiguration(), answer: echo).test(.router) { client in
            try await client.execute(uri: "/", method: .head) { response in
                #expect(response.status == .ok)
                #expect(response.headers[.contentType] == "text/html; charset=utf-8")
                #expect(response.body.readableBytes == 0)
            }
        }
    }

    @Test("健康检查", arguments: ["live", "ready"])
    func health(word: String) async throws {
        try await buildApplication(configuration: testConfiguration(), answer: echo).test(.router) { client in
            try await client.execute(uri: "/health/\(word)", method: .get) { response in
                #expect(response.status == .ok)
                #expect(String(buffer: response.body) == #"{"status":"\#(word)"}"#)
            }
        }
    }
}
