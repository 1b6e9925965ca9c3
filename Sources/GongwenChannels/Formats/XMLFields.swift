/// The fields of a flat XML document, as Tencent's platforms write them.
///
///     try XMLFields.parse(Array("<xml><MsgId>7</MsgId></xml>".utf8))    // ["MsgId": "7"]
///
/// Elements below the fields are left out; of a repeated field the first one counts. Throws `.forbiddenXML` for
/// declarations, `.tooDeep` beyond 16 levels, `.malformedXML` for anything but one complete `xml` element.
///
/// Foundation's parser is not used: the outer envelope comes from anybody, and that parser reports broken documents as
/// parsed, has no bound on depth, knows declarations that nobody sends, and costs more than all the rest of a message.
enum XMLFields {
    static func parse(_ bytes: [UInt8]) throws(ChannelError) -> [String: String] {
        guard bytes.contains(where: { $0 > 0x20 }) else { throw .emptyBody }
        // A declaration in another encoding than UTF-8 would be invisible to a search for ASCII bytes.
        guard bytes.isUTF8 else { throw .malformedXML }
        var scanner = XMLScanner(bytes)
        return try scanner.document()
    }
}
