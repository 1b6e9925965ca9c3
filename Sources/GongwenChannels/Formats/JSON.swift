/// A JSON value (RFC 8259).
///
///     let event = try JSON(parsing: body)
///     event["event"]?["message"]?["message_id"]?.string
///
/// Foundation's decoder is not used because it keeps neither the order of members, which makes bodies reproducible, nor
/// a bound on depth of our choice, and costs many times more on a request of a few hundred bytes.
package indirect enum JSON: Hashable, Sendable {
    /// `null`; a member that is missing is nil instead.
    case null
    /// `true` or `false`; 0 and 1 are numbers.
    case bool(Bool)
    /// As written: a 64-bit message number must not pass through a `Double`.
    case number(String)
    /// The text that is meant: escapes are resolved.
    case string(String)
    /// Elements in their order.
    case array([JSON])
    /// Members in their order, also those whose name comes twice.
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

    /// The same, but nil for an empty one: what a platform does not know of somebody it leaves out, or leaves empty.
    var filledString: String? { string.flatMap { $0.isEmpty ? nil : $0 } }

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

    /// Whether it is an object; a message that is any other JSON is refused.
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
    /// `"a"` is a string; what an interpolation inserts is escaped when it is written.
    package init(stringLiteral value: String) { self = .string(value) }
    /// `47` is a number of these digits.
    package init(integerLiteral value: Int) { self = .number(String(value)) }
    /// `true` and `false` are themselves.
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    /// `[1, "a"]` is an array; its elements may be of different kinds.
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    /// `["a": 1]` is an object; its members keep the order in which they stand here.
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member(name: $0.0, value: $0.1) })
    }
}
