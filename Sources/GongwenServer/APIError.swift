import HTTPTypes
import Hummingbird

/// Everything that `/api/ask` and the other routes answer besides success.
///
/// Neither code nor message ever holds what the caller sent: field names are the API's own.
enum APIError: Error, Equatable {
    case malformedJSON
    case invalidUTF8
    case missingField(AskField)
    case wrongType(AskField)
    case emptyField(AskField)
    case fieldTooLong(AskField, limit: Int)
    case textTooLong(limit: Int)
    case bodyTooLarge(limit: Int)
    case unauthorized
    case tokenNotConfigured
    case foreignHost
    case foreignOrigin
    case tooManyGuesses(seconds: Int)
    case notFound
    case methodNotAllowed(allowed: [String])
    case interrupted
    case rateLimited(seconds: Int)
    case overloaded
    case internalFailure

    var status: HTTPResponse.Status {
        switch self {
        case .malformedJSON, .invalidUTF8, .missingField, .wrongType, .emptyField, .fieldTooLong: .badRequest
        case .textTooLong, .bodyTooLarge: .contentTooLarge
        case .unauthorized: .unauthorized
        case .tokenNotConfigured, .foreignHost, .foreignOrigin: .forbidden
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .interrupted: .requestTimeout
        case .rateLimited, .tooManyGuesses: .tooManyRequests
        case .overloaded: .serviceUnavailable
        case .internalFailure: .internalServerError
        }
    }

    /// One fixed word per case, for programs and metrics.
    var code: String {
        switch self {
        case .malformedJSON: "malformed_json"
        case .invalidUTF8: "invalid_utf8"
        case .missingField: "missing_field"
        case .wrongType: "wrong_type"
        case .emptyField: "empty_field"
        case .fieldTooLong: "field_too_long"
        case .textTooLong: "text_too_long"
        case .bodyTooLarge: "body_too_large"
        case .unauthorized: "unauthorized"
        case .tokenNotConfigured: "token_not_configured"
        case .foreignHost: "foreign_host"
        case .foreignOrigin: "foreign_origin"
        case .tooManyGuesses: "too_many_guesses"
        case .notFound: "not_found"
        case .methodNotAllowed: "method_not_allowed"
        case .interrupted: "interrupted"
        case .rateLimited: "rate_limited"
        case .overloaded: "overloaded"
        case .internalFailure: "internal"
        }
    }

    /// What is wrong and the way out, for people.
    var message: String {
        switch self {
        case .malformedJSON: "请求体不是合法的 JSON 对象。"
        case .invalidUTF8: "请求体不是合法的 UTF-8 文本。"
        case .missingField(let field): "缺少字段 \(field.rawValue)。"
        case .wrongType(let field): "字段 \(field.rawValue) 必须是字符串。"
        case .emptyField(let field): "字段 \(field.rawValue) 不能为空。"
        case .fieldTooLong(let field, let limit): "字段 \(field.rawValue) 最长 \(limit) 个字符。"
        case .textTooLong(let limit): "问题太长，最长 \(limit) 个字，请缩短后再问。"
        case .bodyTooLarge(let limit): "请求体太大，最大 \(limit) 字节。"
        case .unauthorized: "需要访问口令：接口用请求头 Authorization: Bearer 口令，页面在网址后加 ?token=口令。"
        case .tokenNotConfigured: "服务对外开放，但没有设置访问口令；请管理员设置环境变量 GONGWEN_ACCESS_TOKEN 后重启。"
        case .foreignHost:
            "没有设置访问口令时，只能用 IP 地址或 localhost 访问；要用别的名字，请管理员设置环境变量 GONGWEN_ACCESS_TOKEN 或 GONGWEN_SERVER_NAMES 后重启。"
        case .foreignOrigin: "没有设置访问口令时，别的网站的网页不能来问；页面经反向代理打开的，请管理员把它的名字写进环境变量 GONGWEN_SERVER_NAMES 后重启。"
        case .tooManyGuesses(let seconds): "口令错得太多，请过 \(seconds) 秒再试。"
        case .notFound: "没有这个地址。"
        case .methodNotAllowed(let allowed): "这个地址不支持该请求方法，可用：\(allowed.joined(separator: "、"))。"
        case .interrupted: "请求没有收完。"
        case .rateLimited(let seconds): "问得太快了，请过 \(seconds) 秒再问。"
        case .overloaded: "现在问的人太多，请稍后再试。"
        case .internalFailure: "服务内部出错，请稍后再试。"
        }
    }

    var headers: HTTPFields {
        var headers = jsonHeaders
        switch self {
        case .methodNotAllowed(let allowed): headers[.allow] = allowed.joined(separator: ", ")
        case .unauthorized: headers[.wwwAuthenticate] = "Bearer"
        case .rateLimited(let seconds), .tooManyGuesses(let seconds): headers[.retryAfter] = "\(seconds)"
        case .overloaded: headers[.retryAfter] = "1"
        default: break
        }
        return headers
    }

    var body: ByteBuffer { ByteBuffer(bytes: WireJSON.error(code: code, message: message)) }

    var response: Response { Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body)) }
}

extension HTTPFields {
    /// Those of a response that nobody stores, and that no browser takes for anything else than it is.
    static func unstored(_ contentType: String) -> HTTPFields {
        [.contentType: contentType, .cacheControl: "no-store", .xContentTypeOptions: "nosniff"]
    }
}

private let jsonHeaders = HTTPFields.unstored("application/json; charset=utf-8")

/// A response of JSON bytes.
func jsonResponse(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
    Response(status: status, headers: jsonHeaders, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
}
