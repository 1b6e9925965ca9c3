/// Why a request was refused, or a reply could not be given its shape.
///
/// A closed set without payload beside fixed words, so that no log line or metric made from it can hold request data, an
/// expected signature or a secret. The answer to a refusal is `status` with an empty or constant body.
public enum ChannelError: Error, Hashable, Sendable, CaseIterable {
    /// A parameter or header that authenticates is absent.
    case unsigned
    /// It was signed with another key, or changed on the way.
    case badSignature
    /// The verification token or the app named inside the message is not ours.
    case badToken
    /// Signed too long ago, or too far in the future; how much is allowed is the platform's affair.
    case expired
    /// Plain text where encryption is configured.
    case unencrypted
    /// Encrypted for another company or app.
    case foreignReceiver
    /// Not base64, no whole blocks, broken padding, or a length out of range.
    case undecryptable
    /// A POST without a body.
    case emptyBody
    /// No XML, or none in UTF-8.
    case malformedXML
    /// A document type or entity declaration.
    case forbiddenXML
    /// No JSON, or none of the kind that every such message is.
    case malformedJSON
    /// JSON of more than 64 levels, or XML of more than 16; no platform's has more than ten.
    case tooDeep
    /// A field that every such message has is missing or of the wrong type.
    case missingField
    /// More than ``WebhookRequest/maximumBodySize``.
    case tooLarge
    /// The generic webhook takes `application/json` only.
    case unsupportedMediaType
    /// None of ``Channel/methods``.
    case methodNotAllowed
    /// libcrypto failed; nothing is wrong with the request.
    case cryptoUnavailable

    /// The HTTP status of the refusal, never 5xx: a platform answers that with retries.
    public var status: Int {
        switch self {
        case .unsigned, .badSignature, .badToken, .expired: 401
        case .unencrypted, .foreignReceiver, .cryptoUnavailable: 403
        case .undecryptable, .emptyBody, .malformedXML, .forbiddenXML, .malformedJSON, .tooDeep, .missingField: 400
        case .tooLarge: 413
        case .unsupportedMediaType: 415
        case .methodNotAllowed: 405
        }
    }

    /// One fixed word per case, for metrics.
    public var label: String {
        switch self {
        case .unsigned: "unsigned"
        case .badSignature: "bad_signature"
        case .badToken: "bad_token"
        case .expired: "expired"
        case .unencrypted: "unencrypted"
        case .foreignReceiver: "foreign_receiver"
        case .undecryptable: "undecryptable"
        case .emptyBody: "empty_body"
        case .malformedXML: "malformed_xml"
        case .forbiddenXML: "forbidden_xml"
        case .malformedJSON: "malformed_json"
        case .tooDeep: "too_deep"
        case .missingField: "missing_field"
        case .tooLarge: "too_large"
        case .unsupportedMediaType: "unsupported_media_type"
        case .methodNotAllowed: "method_not_allowed"
        case .cryptoUnavailable: "crypto_unavailable"
        }
    }

    /// Runs a step of the crypto layer.
    static func crypto<Result>(_ step: () throws(CryptoFailure) -> Result) throws(ChannelError) -> Result {
        do { return try step() } catch { throw .cryptoUnavailable }
    }
}
