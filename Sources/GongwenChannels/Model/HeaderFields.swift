/// The header fields of a request, found by name whatever their case.
///
///     HeaderFields(["X-Lark-Signature": "d1eb…"])["x-lark-signature"]    // "d1eb…"
///
/// They lie as they came, for most platforms read none: looking through a few costs less than sorting them all in.
public struct HeaderFields: Hashable, Sendable {
    private struct Field: Hashable, Sendable {
        var name: String
        var value: String
    }

    private var fields: [Field] = []

    /// No fields.
    public init() {}

    /// Of a repeated name the first value counts.
    public init(_ fields: some Sequence<(key: String, value: String)>) {
        self.fields = fields.map { Field(name: $0.key, value: $0.value) }
    }

    /// For tests and tools; of names that differ in case only, any one counts.
    public init(_ fields: [String: String]) {
        self.init(fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }

    /// The value, nil where the request has none; setting replaces it whatever the case of its name.
    public subscript(name: String) -> String? {
        get { fields.first { $0.name.isSameToken(as: name) }?.value }
        set {
            fields.removeAll { $0.name.isSameToken(as: name) }
            if let newValue { fields.append(Field(name: name, value: newValue)) }
        }
    }

    /// All fields, sorted by name; names in lower case.
    public var all: [(name: String, value: String)] {
        Dictionary(fields.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

extension String {
    /// Names of fields are ASCII.
    fileprivate func isSameToken(as other: String) -> Bool {
        utf8.count == other.utf8.count && zip(utf8, other.utf8).allSatisfy { $0.lowercased == $1.lowercased }
    }
}

extension UInt8 {
    fileprivate var lowercased: UInt8 { (65...90).contains(self) ? self + 32 : self }
}
