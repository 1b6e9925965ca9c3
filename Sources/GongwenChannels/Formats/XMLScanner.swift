/// Reads XML 1.0 without document type, in one pass and without recursion. Attributes and processing instructions are left
/// out, and no element is in a namespace: their names have no prefix.
///
/// What it accepts is well-formed, save that nobody looks whether an element names the same attribute twice, or whether
/// an attribute's prefix was declared; names are ASCII. Everything between elements is checked like the fields themselves, so that nothing hides there.
struct XMLScanner {
    static let maximumDepth = 16

    let bytes: [UInt8]
    var position = 0
    /// Where the names of the elements stand that are open now.
    private var open: [Range<Int>] = []
    private var text: [UInt8] = []
    private var fields: [String: String] = [:]
    private var isComplete = false

    /// The bytes must be valid UTF-8.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(ChannelError) -> [String: String] {
        _ = skip("\u{FEFF}")
        try declaration()
        while let byte = next {
            switch byte {
            case UInt8(ascii: "<"): try markup()
            case UInt8(ascii: "&"): try keep(reference())
            default: try keepCharacters()
            }
        }
        guard isComplete else { throw .malformedXML }
        return fields
    }

    private mutating func markup() throws(ChannelError) {
        if skip("<![CDATA[") {
            guard !open.isEmpty else { throw .malformedXML }
            let content = try rest(until: "]]>")
            try keep(content)
        } else if skip("<!--") {
            _ = try rest(until: "--")
            guard skip(">") else { throw .malformedXML }
        } else if skip("</") {
            try endTag()
        } else if skip("<?") {
            try instruction()
        } else if skip("<!") {
            throw .forbiddenXML
        } else {
            position += 1
            try startTag()
        }
    }

    private mutating func startTag() throws(ChannelError) {
        let name = try name()
        if open.isEmpty {
            guard !isComplete, bytes[name].elementsEqual("xml".utf8) else { throw .malformedXML }
        }
        guard open.count < Self.maximumDepth else { throw .tooDeep }
        try attributes()
        open.append(name)
        text.removeAll(keepingCapacity: true)
        if skip("/>") { return close() }
        guard skip(">") else { throw .malformedXML }
    }

    private mutating func endTag() throws(ChannelError) {
        let name = try name()
        skipSpace()
        guard skip(">"), let last = open.last, bytes[last].elementsEqual(bytes[name]) else { throw .malformedXML }
        close()
    }

    private mutating func close() {
        let name = open.removeLast()
        if open.count == 1 {
            let name = String(decoding: bytes[name], as: UTF8.self)
            if fields[name] == nil { fields[name] = String(decoding: text, as: UTF8.self) }
        }
        isComplete = open.isEmpty
        text.removeAll(keepingCapacity: true)
    }

    /// Character data up to the next markup or reference.
    private mutating func keepCharacters() throws(ChannelError) {
        let start = position
        while let byte = next, byte != UInt8(ascii: "<"), byte != UInt8(ascii: "&") {
            if byte == UInt8(ascii: ">"), position - start >= 2, bytes[position - 2..<position].elementsEqual("]]".utf8)
            {
                throw .malformedXML
            }
            try checkCharacter()
            position += 1
        }
        try keep(start..<position)
    }

    private mutating func keep(_ range: Range<Int>) throws(ChannelError) {
        if open.isEmpty {
            guard bytes[range].allSatisfy(Self.isSpace) else { throw .malformedXML }
        }
        guard open.count == 2 else { return }
        guard bytes[range].contains(13) else {
            text += bytes[range]
            return
        }
        // XML 1.0, 2.11: every end of line reads as a line feed.
        for index in range {
            if bytes[index] != 13 {
                text.append(bytes[index])
            } else if index + 1 == range.upperBound || bytes[index + 1] != 10 {
                text.append(10)
            }
        }
    }

    private mutating func keep(_ scalar: Unicode.Scalar) throws(ChannelError) {
        guard !open.isEmpty else { throw .malformedXML }
        if open.count == 2 { text += UTF8.encode(scalar)! }
    }
}
