import HTTPTypes
import Hummingbird

/// `GET /`: the chat page.
func addPageRoute(to routes: inout Routes, access: AccessPolicy) {
    let page = ChatPage()
    routes.on(.get, "/", access: .token, as: "page") { request, _ in
        var response = page.response()
        response.headers[.setCookie] = access.cookieToSet(for: request)
        return response
    }
}

/// The chat page, one file for the browser out of three for the editor.
struct ChatPage: Sendable {
    private let pieces: [String]

    init() {
        let markup = String(decoding: PackageResources.chat_html, as: UTF8.self)
        let style = String(decoding: PackageResources.chat_css, as: UTF8.self)
        let script = String(decoding: PackageResources.chat_js, as: UTF8.self)
        // The parts between the places where each response puts its own nonce.
        pieces =
            markup
            .replacing("/*style*/", with: style)
            .replacing("/*script*/", with: script)
            .split(separator: "{{nonce}}", omittingEmptySubsequences: false)
            .map(String.init)
    }

    /// The page under a policy that lets only its own style and script run, and lets it talk to this server only.
    func response() -> Response {
        let nonce = Self.nonce()
        let policy = [
            "default-src 'none'", "script-src 'nonce-\(nonce)'", "style-src 'nonce-\(nonce)'", "connect-src 'self'",
            "img-src data:", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
        ]
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/html; charset=utf-8",
                .cacheControl: "no-store",
                .contentSecurityPolicy: policy.joined(separator: "; "),
                .xContentTypeOptions: "nosniff",
                HTTPField.Name("Referrer-Policy")!: "no-referrer",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: pieces.joined(separator: nonce)))
        )
    }

    /// 128 bits from the system's generator.
    private static func nonce() -> String {
        (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 16) }.joined()
    }
}
