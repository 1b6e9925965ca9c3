extension JSON {
    /// Reads one JSON text in UTF-8 and nothing after it; a byte order mark before it is passed over, as Foundation does.
    ///
    /// Throws `.tooDeep` beyond 64 levels (Feishu's deepest event has 9) and `.malformedJSON` otherwise: also for lone
    /// surrogates, which no Swift string can hold. An empty body is `.emptyBody`.
    package init(parsing bytes: [UInt8]) throws(ChannelError) {
        guard !bytes.isEmpty else { throw .emptyBody }
        var parser = Parser(bytes: bytes)
        self = try parser.document()
    }

    init(parsing text: String) throws(ChannelError) { try self.init(parsing: Array(text.utf8)) }

    private struct Parser {
        let bytes: [UInt8]
        var position = 0
        var depth = 0

        static let maximumDepth = 64

        init(bytes: [UInt8]) { self.bytes = bytes }

        var next: UInt8? { position < bytes.count ? bytes[position] : nil }

        mutating func document() throws(ChannelError) -> JSON {
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
            let value = try value()
            skipSpace()
            guard next == nil else { throw .malformedJSON }
            return value
        }

        mutating func value() throws(ChannelError) -> JSON {
            skipSpace()
            switch next {
            case UInt8(ascii: "{"): return try nested { (parser) throws(ChannelError) in try parser.object() }
            case UInt8(ascii: "["): return try nested { (parser) throws(ChannelError) in try parser.list() }
            case UInt8(ascii: "\""): return .string(try string())
            case UInt8(ascii: "t"): return try word("true", .bool(true))
            case UInt8(ascii: "f"): return try word("false", .bool(false))
            case UInt8(ascii: "n"): return try word("null", .null)
            default: return try number()
            }
        }

        mutating func nested(_ read: (inout Parser) throws(ChannelError) -> JSON) throws(ChannelError) -> JSON {
            guard depth < Self.maximumDepth else { throw .tooDeep }
            depth += 1
            position += 1
            let value = try read(&self)
            depth -= 1
            return value
        }

        mutating func object() throws(ChannelError) -> JSON {
            var members: [Member] = []
            if skip(UInt8(ascii: "}")) { return .object(members) }
            repeat {
                skipSpace()
                let name = try string()
                guard skip(UInt8(ascii: ":")) else { throw .malformedJSON }
                members.append(Member(name: name, value: try value()))
            } while skip(UInt8(ascii: ","))
            guard skip(UInt8(ascii: "}")) else { throw .malformedJSON }
            return .object(members)
        }

        mutating func list() throws(ChannelError) -> JSON {
            var elements: [JSON] = []
            if skip(UInt8(ascii: "]")) { return .array(elements) }
            repeat { elements.append(try value()) } while skip(UInt8(ascii: ","))
            guard skip(UInt8(ascii: "]")) else { throw .malformedJSON }
            return .array(elements)
        }

        mutating func word(_ word: StaticString, _ value: JSON) throws(ChannelError) -> JSON {
            let end = position + word.utf8CodeUnitCount
            guard end <= bytes.count,
                bytes[position..<end].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: end - position))
            else { throw .malformedJSON }
            position = end
            return value
        }

        mutating func number() throws(ChannelError) -> JSON {
            let start = position
            _ = take(UInt8(ascii: "-"))
            if !take(UInt8(ascii: "0")) { try digits() }
            if take(UInt8(ascii: ".")) { try digits() }
            if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
                if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
                try digits()
            }
            return .number(String(decoding: bytes[start..<position], as: UTF8.self))
        }

        mutating func digits() throws(ChannelError) {
            let start = position
            while let byte = next, (48...57).contains(byte) { position += 1 }
            guard position > start else { throw .malformedJSON }
        }

        mutating func string() throws(ChannelError) -> String {
            guard take(UInt8(ascii: "\"")) else { throw .malformedJSON }
            var text: [UInt8] = []
            while let byte = next {
                position += 1
                switch byte {
                case UInt8(ascii: "\""):
                    guard let string = String(validating: text, as: UTF8.self) else { throw .malformedJSON }
                    return string
                case UInt8(ascii: "\\"): try escape(into: &text)
                case 0..<0x20: throw .malformedJSON
                default: text.append(byte)
                }
            }
            throw .malformedJSON
        }

        mutating func escape(into text: inout [UInt8]) throws(ChannelError) {
            guard let byte = next else { throw .malformedJSON }
            position += 1
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
            case UInt8(ascii: "b"): text.append(8)
            case UInt8(ascii: "f"): text.append(12)
            case UInt8(ascii: "n"): text.append(10)
            case UInt8(ascii: "r"): text.append(13)
            case UInt8(ascii: "t"): text.append(9)
            case UInt8(ascii: "u"): text += UTF8.encode(try scalar())!
            default: throw .malformedJSON
            }
        }

        mutating func scalar() throws(ChannelError) -> Unicode.Scalar {
            var code = try unit()
            if (0xD800..<0xDC00).contains(code), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
                let low = try unit()
                guard (0xDC00..<0xE000).contains(low) else { throw .malformedJSON }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw .malformedJSON }
            return scalar
        }

        mutating func unit() throws(ChannelError) -> UInt32 {
            guard position + 4 <= bytes.count else { throw .malformedJSON }
            var code: UInt32 = 0
            for byte in bytes[position..<position + 4] {
                guard let digit = byte.hexadecimalDigit else { throw .malformedJSON }
                code = code << 4 | UInt32(digit)
            }
            position += 4
            return code
        }

        mutating func take(_ byte: UInt8) -> Bool {
            guard next == byte else { return false }
            position += 1
            return true
        }

        mutating func skip(_ byte: UInt8) -> Bool {
            skipSpace()
            return take(byte)
        }

        mutating func skipSpace() {
            while let byte = next, byte == 32 || byte == 10 || byte == 13 || byte == 9 { position += 1 }
        }
    }
}
