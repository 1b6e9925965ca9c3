import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The fields of a flat XML document, as Tencent's platforms write them.
///
///     try XMLFields.parse(Array("<xml><MsgId>7</MsgId></xml>".utf8))    // ["MsgId": "7"]
///
/// Elements below the fields are left out; of a repeated field the first one counts. Throws `.forbiddenXML` for
/// declarations, `.tooDeep` beyond 16 levels, `.malformedXML` for anything but one complete `xml` element.
enum XMLFields {
    static func parse(_ bytes: [UInt8]) throws(ChannelError) -> [String: String] {
        try XMLGuard.check(bytes)
        let reader = Reader()
        let parser = XMLParser(data: Data(bytes))
        parser.shouldResolveExternalEntities = false
        parser.delegate = reader
        // On Linux `parse()` returns true for broken and for empty documents, so its result says nothing.
        _ = parser.parse()
        guard !reader.isTooDeep else { throw .tooDeep }
        guard !reader.failed, parser.parserError == nil, reader.isComplete else { throw .malformedXML }
        return reader.fields
    }
}

private final class Reader: NSObject, XMLParserDelegate {
    static let maximumDepth = 16

    var fields: [String: String] = [:]
    var failed = false
    var isTooDeep = false
    var isComplete = false
    private var depth = 0
    private var text = ""

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        depth += 1
        text = ""
        if depth == 1, name != "xml" || isComplete { fail(parser) }
        if depth > Self.maximumDepth {
            isTooDeep = true
            fail(parser)
        }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if depth == 2, fields[name] == nil { fields[name] = text }
        if depth == 1 { isComplete = !failed }
        depth -= 1
        text = ""
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if depth == 2 { text += string }
    }

    // Without this method every CDATA section, and with it every field of Tencent's, would silently be empty.
    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        guard let string = String(validating: block, as: UTF8.self) else { return fail(parser) }
        if depth == 2 { text += string }
    }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { failed = true }

    private func fail(_ parser: XMLParser) {
        failed = true
        parser.abortParsing()
    }
}
