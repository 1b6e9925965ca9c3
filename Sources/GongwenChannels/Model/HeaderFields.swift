/// The header fields of a request, found by name whatever their case.
///
///     HeaderFields(["X-Lark-Signature": "d1eb…"])["x-lark-signature"]    // "d1eb…"
public struct HeaderFields: Hashable, Sendable {
    private var values: [String: String] = [:]

    public init() {}

    /// Of a repeated name the first value counts.
    public init(_ fields: some Sequence<(key: String, value: String)>) {
        for (name, value) in fields where values[name.lowercased()] == nil { values[name.lowercased()] = value }
    }

    public init(_ fields: [String: String]) { self.init(fields.map { ($0.key, $0.value) }) }

    public subscript(name: String) -> String? {
        get { values[name.lowercased()] }
        set { values[name.lowercased()] = newValue }
    }

    /// All fields, sorted by name.
    public var all: [(name: String, value: String)] {
        values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
