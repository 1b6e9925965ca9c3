import HTTPTypes
import Hummingbird

/// A page that needs nothing from elsewhere.
///
///     HTMLPage(markup, mayPostForms: false).response()
///
/// - Note: `{{nonce}}` in the markup becomes a number that is new in each response; only styles and scripts that bear it
///   are run.
struct HTMLPage: Sendable {
    private let pieces: [String]
    private let formAction: String

    init(_ markup: String, mayPostForms: Bool) {
        // The parts between the places where each response puts its own nonce.
        pieces = markup.split(separator: "{{nonce}}", omittingEmptySubsequences: false).map(String.init)
        formAction = mayPostForms ? "'self'" : "'none'"
    }

    /// The page under a policy that lets only its own style and script run, and lets it talk to this server only.
    func response(status: HTTPResponse.Status = .ok) -> Response {
        let nonce = Self.nonce()
        let policy = [
            "default-src 'none'", "script-src 'nonce-\(nonce)'", "style-src 'nonce-\(nonce)'", "connect-src 'self'",
            "img-src data:", "base-uri 'none'", "form-action \(formAction)", "frame-ancestors 'none'",
        ]
        return Response(
            status: status,
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
