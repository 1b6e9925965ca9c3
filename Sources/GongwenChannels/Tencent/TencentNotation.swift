/// How a Tencent callback is written: XML, or JSON if the WeChat console is set to it.
enum TencentNotation: String, Sendable {
    case xml, json

    /// Decided by the first visible character, behind a byte order mark if there is one: Content-Type is not to be
    /// relied on.
    init(of bytes: [UInt8]) {
        self = bytes.first { (0x21..<0x7F).contains($0) } == UInt8(ascii: "{") ? .json : .xml
    }

    /// The document's fields as text; nested values are left out.
    func fields(_ bytes: [UInt8]) throws(ChannelError) -> [String: String] {
        switch self {
        case .xml: return try XMLFields.parse(bytes)
        case .json:
            guard case .object(let members) = try JSON(parsing: bytes) else { throw .malformedJSON }
            var fields: [String: String] = [:]
            for member in members where fields[member.name] == nil { fields[member.name] = member.value.stringOrNumber }
            return fields
        }
    }
}
