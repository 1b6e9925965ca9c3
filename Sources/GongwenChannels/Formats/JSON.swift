/// A JSON value (RFC 8259).
///
///     let event = try JSON(parsing: body)
///     event["event"]?["message"]?["message_id"]?.string
///
/// Foundation's decoder is not used because it keeps neither the order of members, which makes bodies reproducible, nor
/// a bound on depth of our choice, and costs many times more on a request of a few hundred bytes.
package indirect enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    /// As written: a 64-bit message number must not pass through a `Double`.
    case number(String)
    case string(String)
    case array([JSON])
    case object([Member])

    /// A name and a value of an object; a name may come twice.
    package struct Member: Hashable, Sendable {
        var name: String
        var value: JSON
    }

    /// The first member of that name; nil if there is none or this is no object.
    package subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text of a string; nil for anything else, a number too.
    package var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    var array: [JSON]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    var integer: Int? {
        guard case .number(let digits) = self else { return nil }
        return Int(digits)
    }

    package var isObject: Bool {
        guard case .object = self else { return false }
        return true
    }

    /// A string, or a number as it was written: Tencent's JSON writes times as numbers, its XML as text.
    var stringOrNumber: String? {
        switch self {
        case .string(let text), .number(let text): text
        default: nil
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByStringInterpolation
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .number(String(value)) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member(name: $0.0, value: $0.1) })
    }
}
