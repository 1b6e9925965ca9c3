public import Gongwen
import GongwenChannels

/// The fields of a request to `/api/ask`.
enum AskField: String, CaseIterable {
    case conversation, user, text
}

/// A request to `/api/ask`.
struct AskMessage: Equatable {
    var conversation: String
    var user: String
    var text: String
}

/// All JSON that the server and `gongwen ask --json` read and write.
///
///     WireJSON.line(reply)   // {"status":"answered","text":"…","intent":"…","facts":[…],"suggestions":[…]}
///
/// Writing is by hand: keys keep the order of the documentation, and it costs a tenth of `JSONEncoder`.
public enum WireJSON {
    /// A reply as one line of JSON, without its end, with what `explain` found when it is given.
    public static func line(_ reply: Reply, explanation: Explanation? = nil) -> String {
        String(decoding: Self.reply(reply, explanation: explanation), as: UTF8.self)
    }

    /// An error as one line of JSON: `{"error":{"code":"…","message":"…"}}`.
    public static func errorLine(code: String, message: String) -> String {
        String(decoding: error(code: code, message: message), as: UTF8.self)
    }

    static func reply(_ reply: Reply, explanation: Explanation? = nil) -> [UInt8] {
        var out = JSONBytes(capacity: 256 + reply.text.utf8.count * 2)
        out.raw("{\"status\":")
        out.string(reply.status.rawValue)
        out.raw(",\"text\":")
        out.string(reply.text)
        out.raw(",\"intent\":")
        out.string(reply.intent)
        out.raw(",\"facts\":")
        out.array(reply.facts) { out, fact in
            out.object([
                ("subject", fact.subject), ("indicator", fact.indicator), ("value", fact.value), ("unit", fact.unit),
                ("period", fact.period), ("scope", fact.scope), ("source", fact.source),
            ])
        }
        out.raw(",\"suggestions\":")
        out.array(reply.suggestions) { out, suggestion in out.string(suggestion) }
        if let explanation {
            out.raw(",\"explanation\":")
            out.array(explanation.stages) { out, stage in
                out.raw("{\"name\":")
                out.string(stage.name)
                out.raw(",\"lines\":")
                out.array(stage.lines) { out, line in out.string(line) }
                out.raw("}")
            }
        }
        out.raw("}")
        return out.bytes
    }

    static func error(code: String, message: String) -> [UInt8] {
        var out = JSONBytes(capacity: 128)
        out.raw("{\"error\":")
        out.object([("code", code), ("message", message)])
        out.raw("}")
        return out.bytes
    }

    static func object(_ members: [(StaticString, String)]) -> [UInt8] {
        var out = JSONBytes(capacity: 64)
        out.object(members)
        return out.bytes
    }

    static func notReady(_ reasons: [String]) -> [UInt8] {
        var out = JSONBytes(capacity: 64)
        out.raw("{\"status\":\"not_ready\",\"reasons\":")
        out.array(reasons) { out, reason in out.string(reason) }
        out.raw("}")
        return out.bytes
    }

    /// Reads the body of a request to `/api/ask`; every way it can be wrong has its own error.
    static func askMessage(from body: [UInt8], textLimit: Int) throws(APIError) -> AskMessage {
        guard body.isUTF8 else { throw .invalidUTF8 }
        let message = if let plain = AskMessage(plain: body) { plain } else { try parsed(body) }
        for (field, value) in [(AskField.conversation, message.conversation), (.user, message.user)] {
            if value.isEmpty { throw .emptyField(field) }
            if value.unicodeScalars.count > idLimit { throw .fieldTooLong(field, limit: idLimit) }
        }
        if message.text.unicodeScalars.count > textLimit { throw .textTooLong(limit: textLimit) }
        if message.text.allSatisfy(\.isWhitespace) { throw .emptyField(.text) }
        return message
    }

    private static func parsed(_ body: [UInt8]) throws(APIError) -> AskMessage {
        guard let json = try? JSON(parsing: body), json.isObject else { throw .malformedJSON }
        func value(of field: AskField) throws(APIError) -> String {
            guard let value = json[field.rawValue] else { throw .missingField(field) }
            guard let text = value.string else { throw .wrongType(field) }
            return text
        }
        return AskMessage(
            conversation: try value(of: .conversation), user: try value(of: .user), text: try value(of: .text))
    }

    /// The longest name of a conversation or a user; they are kept in memory.
    private static let idLimit = 200
}
