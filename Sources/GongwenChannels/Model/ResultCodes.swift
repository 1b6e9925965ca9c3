/// How a platform's API says whether a call succeeded: with a number in the body, mostly beside HTTP status 200.
struct ResultCodes: Hashable, Sendable, Codable {
    /// `errcode` or `code`; 0 is success.
    var field: String
    var tokenInvalid: [Int] = []
    var retryLater: [Int] = []

    func verdict(status: Int, body: [UInt8]) -> OutgoingCall.Verdict {
        let code = (try? JSON(parsing: body))?[field]?.integer
        switch code {
        case 0? where status < 300: return .delivered
        case let code? where tokenInvalid.contains(code): return .tokenInvalid
        case let code? where retryLater.contains(code): return .retryLater
        default: return status == 429 || status >= 500 ? .unclear : .failed(code: code)
        }
    }
}
