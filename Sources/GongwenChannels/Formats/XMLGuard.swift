/// Refuses XML that must not reach a parser: declarations, and encodings other than UTF-8.
///
/// The outer envelope is parsed before anything is authenticated, so it comes from anybody. A `<!DOCTYPE` inside a CDATA
/// section is what somebody typed, not a declaration, and passes. A document type in UTF-16 or UTF-7 would be invisible
/// to a search for ASCII bytes; hence the checks on NUL and on the declared encoding.
enum XMLGuard {
    static func check(_ bytes: [UInt8]) throws(ChannelError) {
        guard bytes.contains(where: { $0 > 0x20 }) else { throw .emptyBody }
        guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { throw .malformedXML }
        var position = 0
        while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            let rest = bytes[start...]
            let mark = rest.dropFirst().first
            if mark != UInt8(ascii: "!"), mark != UInt8(ascii: "?") {
                position = start + 1
            } else if rest.starts(with: cdata) {
                position = try end(of: "]]>", in: bytes, from: start + cdata.count)
            } else if rest.starts(with: comment) {
                position = try end(of: "-->", in: bytes, from: start + comment.count)
            } else if mark == UInt8(ascii: "!") {
                throw .forbiddenXML
            } else {
                position = try end(of: "?>", in: bytes, from: start)
                try checkDeclaration(bytes[start..<position])
            }
        }
    }

    private static let cdata = Array("<![CDATA[".utf8)
    private static let comment = Array("<!--".utf8)

    private static func end(of mark: StaticString, in bytes: [UInt8], from start: Int) throws(ChannelError) -> Int {
        let mark = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
        var position = start
        while let first = bytes[position...].firstIndex(of: mark[0]) {
            if bytes[first...].starts(with: mark) { return first + mark.count }
            position = first + 1
        }
        throw .malformedXML
    }

    /// `<?xml version="1.0" encoding="UTF-8"?>`, or the same without encoding; no other instruction.
    private static func checkDeclaration(_ bytes: ArraySlice<UInt8>) throws(ChannelError) {
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        guard text.hasPrefix("<?xml ") else { throw .forbiddenXML }
        // The word may stand there once, so that no other attribute's value can pretend to be the declaration.
        let dense = String(text.unicodeScalars.filter { !$0.properties.isWhitespace })
        let count = dense.ranges(of: "encoding").count
        guard count == 0 || count == 1 && ["encoding=\"utf-8\"", "encoding='utf-8'"].contains(where: dense.contains)
        else { throw .forbiddenXML }
    }
}
