/// The small parts of a document: declaration, names, attributes, references, characters.
extension XMLScanner {
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skip(_ mark: StaticString) -> Bool {
        let count = mark.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        for offset in 0..<count where bytes[position + offset] != mark.utf8Start[offset] { return false }
        position += count
        return true
    }

    mutating func skipSpace() {
        while let byte = next, Self.isSpace(byte) { position += 1 }
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 13 || byte == 9 }

    /// What stands before the next such mark; the position moves behind it.
    mutating func rest(until mark: StaticString) throws(ChannelError) -> Range<Int> {
        let start = position
        while position < bytes.count {
            let end = position
            if bytes[end] == mark.utf8Start[0], skip(mark) { return start..<end }
            try checkCharacter()
            position += 1
        }
        throw .malformedXML
    }

    /// Refuses what XML 1.0 (2.2) forbids anywhere: control characters, U+FFFE and U+FFFF.
    func checkCharacter() throws(ChannelError) {
        let byte = bytes[position]
        guard byte >= 0x20 || Self.isSpace(byte) else { throw .malformedXML }
        if byte == 0xEF, bytes[position + 1] == 0xBF, bytes[position + 2] >= 0xBE { throw .malformedXML }
    }

    /// `<?xml version="1.0" encoding="UTF-8"?>`, or the same without encoding, at the very beginning.
    mutating func declaration() throws(ChannelError) {
        let start = position
        guard skip("<?xml"), let byte = next, Self.isSpace(byte) else {
            position = start
            return
        }
        // The word may stand there once, so that no other attribute's value can pretend to be the declaration.
        let dense = bytes[try rest(until: "?>")].filter { !Self.isSpace($0) }
        let text = String(decoding: dense, as: UTF8.self).lowercased()
        let count = text.ranges(of: "encoding").count
        guard count == 0 || count == 1 && ["encoding=\"utf-8\"", "encoding='utf-8'"].contains(where: text.contains)
        else { throw .forbiddenXML }
    }

    /// `<?xml-stylesheet href="a.css"?>`, behind its `<?`: said to some other program. A declaration that does not stand at
    /// the very beginning is none, and nothing else may bear its name.
    mutating func instruction() throws(ChannelError) {
        let target = try name()
        guard String(decoding: bytes[target], as: UTF8.self).lowercased() != "xml" else { throw .forbiddenXML }
        if skip("?>") { return }
        guard let byte = next, Self.isSpace(byte) else { throw .malformedXML }
        _ = try rest(until: "?>")
    }

    mutating func name() throws(ChannelError) -> Range<Int> {
        let start = position
        while let byte = next {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): break
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                guard position > start else { throw .malformedXML }
            default:
                guard position > start else { throw .malformedXML }
                return start..<position
            }
            position += 1
        }
        throw .malformedXML
    }

    /// Tencent sends none; they are read and left out, also those with a prefix, such as `xmlns:xsi`.
    mutating func attributes() throws(ChannelError) {
        while let byte = next, Self.isSpace(byte) {
            skipSpace()
            if next == UInt8(ascii: ">") || next == UInt8(ascii: "/") { return }
            _ = try name()
            if skip(":") { _ = try name() }
            skipSpace()
            guard skip("=") else { throw .malformedXML }
            skipSpace()
            guard let quote = next, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
                throw .malformedXML
            }
            position += 1
            while let byte = next, byte != quote {
                if byte == UInt8(ascii: "<") { throw .malformedXML }
                if byte == UInt8(ascii: "&") {
                    _ = try reference()
                } else {
                    try checkCharacter()
                    position += 1
                }
            }
            guard next != nil else { throw .malformedXML }
            position += 1
        }
    }

    /// One of the five entities that need no declaration, or a character by its number.
    mutating func reference() throws(ChannelError) -> Unicode.Scalar {
        if skip("&lt;") { return "<" }
        if skip("&gt;") { return ">" }
        if skip("&amp;") { return "&" }
        if skip("&quot;") { return "\"" }
        if skip("&apos;") { return "'" }
        let radix: UInt32
        if skip("&#x") {
            radix = 16
        } else if skip("&#") {
            radix = 10
        } else {
            throw .malformedXML
        }
        var code: UInt32 = 0
        var count = 0
        while let digit = next?.hexadecimalDigit, digit < radix {
            code = code * radix + UInt32(digit)
            guard code <= 0x10FFFF else { throw .malformedXML }
            position += 1
            count += 1
        }
        guard count > 0, skip(";"), let scalar = Unicode.Scalar(code), scalar.isAllowedInXML else {
            throw .malformedXML
        }
        return scalar
    }
}

extension Unicode.Scalar {
    /// XML 1.0, 2.2.
    fileprivate var isAllowedInXML: Bool {
        switch value {
        case 9, 10, 13: true
        case 0..<0x20, 0xFFFE, 0xFFFF: false
        default: true
        }
    }
}
