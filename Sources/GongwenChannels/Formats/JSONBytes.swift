/// JSON (RFC 8259) being written: the one place that knows how a string is escaped.
///
///     var json = JSONBytes(capacity: 64)
///     json.object([("code", code), ("message", message)])
///     json.bytes    // {"code":"…","message":"…"}
///
/// Nothing is checked: whoever writes brackets by hand closes them.
package struct JSONBytes {
    /// What has been written so far, in UTF-8.
    package private(set) var bytes: [UInt8] = []

    /// - Parameter capacity: how many bytes there is room for before the array has to grow.
    package init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// Writes what is JSON already: brackets, commas, names that need no escaping.
    package mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Writes a number as Swift describes it, such as `47` or `0.1`. Infinity and NaN, which JSON lacks, the caller
    /// keeps out.
    package mutating func number(_ number: some Numeric & CustomStringConvertible) {
        bytes.append(contentsOf: number.description.utf8)
    }

    /// Writes a number as it stood where it was read.
    mutating func number(written digits: String) { bytes.append(contentsOf: digits.utf8) }

    /// Writes a string in quotation marks, with what JSON wants escaped.
    ///
    ///     json.string("一\"\u{1}")    // "一\"\u0001"
    package mutating func string(_ text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { content in
            // Most texts have nothing to escape, and are copied in one piece.
            var rest = content[...]
            while let next = rest.firstIndex(where: Self.needsEscape) {
                bytes.append(contentsOf: rest[..<next])
                escape(rest[next])
                rest = rest[(next + 1)...]
            }
            bytes.append(contentsOf: rest)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): raw("\\\"")
        case UInt8(ascii: "\\"): raw("\\\\")
        case UInt8(ascii: "\n"): raw("\\n")
        default:
            raw("\\u00")
            bytes.append(contentsOf: [byte].hexadecimal.utf8)
        }
    }

    /// Writes an object whose values are all strings. The names are written as they are: they must need no escaping.
    package mutating func object(_ members: [(StaticString, String)]) {
        raw("{")
        for (index, member) in members.enumerated() {
            raw(index == 0 ? "\"" : ",\"")
            raw(member.0)
            raw("\":")
            string(member.1)
        }
        raw("}")
    }

    /// Writes an object of any values, each written by `write`. The names are escaped.
    package mutating func object<Value>(
        _ members: some Sequence<(key: String, value: Value)>, _ write: (inout JSONBytes, Value) -> Void
    ) {
        raw("{")
        for (index, member) in members.enumerated() {
            if index > 0 { raw(",") }
            string(member.key)
            raw(":")
            write(&self, member.value)
        }
        raw("}")
    }

    /// Writes an array, each of its elements by `write`.
    ///
    ///     json.array(names) { json, name in json.string(name) }    // ["…","…"]
    package mutating func array<Element>(_ elements: [Element], _ write: (inout JSONBytes, Element) -> Void) {
        raw("[")
        for (index, element) in elements.enumerated() {
            if index > 0 { raw(",") }
            write(&self, element)
        }
        raw("]")
    }
}
