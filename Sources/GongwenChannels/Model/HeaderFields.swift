/// The header fields of a request, found by name whatever their case.
///
///     HeaderFields(["X-Lark-Signature": "d1eb…"])["x-lark-signature"]    // "d1eb…"
public struct HeaderFields: Hashable, Sendable {
    private var values: [String: String] = [:]

    /// No fields.
    public init() {}

    /// Of a repeated name the first value counts.
    public init(_ fields: some Sequence<(key: String, value: String)>) {
        for (name, value) in fields where values[name.lowercased()] == nil { values[name.lowercased()] = value }
    }

    /// For tests and tools; of names that differ in case only, any one counts.
    public init(_ fields: [String: String]) { self.init(fields.map { ($0.key, $0.value) }) }

    /// The value, nil where the request has none; setting replaces it whatever the case of its name.
    public subscript(name: String) -> String? {
        get { values[name.lowercased()] }
        set { values[name.lowercased()] = newValue }
    }

    /// All fields, sorted by name; names in lower case.
    public var all: [(name: String, value: String)] {
        values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
