import GongwenChannels

/// The JSON of what is stored: written straight into bytes, at a fraction of the cost of `JSONEncoder`, which builds a
/// tree first. `JSONDecoder` reads it.
///
///     try StoredJSON.text(of: memory)    // {"conversation":{"words":["站点"],"options":[],…},"offered":[]}
///
/// It is for types whose `encode(to:)` the compiler writes: they finish each part before they begin the next one, which
/// a stream of bytes needs.
package enum StoredJSON {
    /// The value without spaces, members in the order in which it writes them; those that are nil are left out.
    ///
    /// - Throws: `EncodingError` for a number that JSON lacks, and whatever else the value's `encode(to:)` throws.
    package static func text(of value: some Encodable) throws -> String {
        let stream = JSONStream()
        try stream.encode(value)
        return String(decoding: stream.json.bytes, as: UTF8.self)
    }
}

/// JSON being written, with the containers that are not closed yet.
final class JSONStream: Encoder {
    private struct Container {
        var end: StaticString
        var isEmpty = true
    }

    // Written by one value after the other: looking for overlaps would cost a third of the writing.
    @exclusivity(unchecked) private(set) var json = JSONBytes(capacity: 512)
    @exclusivity(unchecked) private var open: [Container] = []

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(KeyedJSON<Key>(stream: self, depth: begin("{", "}")))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { UnkeyedJSON(stream: self, depth: begin("[", "]")) }

    func singleValueContainer() -> any SingleValueEncodingContainer { SingleJSON(stream: self) }

    /// Ends whatever was begun deeper than the container, and what separates its members.
    func separate(at depth: Int) {
        close(to: depth)
        if !open[depth - 1].isEmpty { json.raw(",") }
        open[depth - 1].isEmpty = false
    }

    func member(_ name: String, at depth: Int) {
        separate(at: depth)
        json.string(name)
        json.raw(":")
    }

    func encode(_ value: some Encodable) throws {
        let depth = open.count
        try value.encode(to: self)
        close(to: depth)
    }

    func write(_ text: String) { json.string(text) }
    func write(_ number: some BinaryInteger) { json.number(number) }

    func write(_ number: Double) throws {
        guard number.isFinite else {
            throw EncodingError.invalidValue(number, .init(codingPath: [], debugDescription: "JSON has no such number"))
        }
        json.number(number)
    }

    func write(_ truth: Bool) { json.raw(truth ? "true" : "false") }
    func writeNull() { json.raw("null") }

    private func begin(_ start: StaticString, _ end: StaticString) -> Int {
        json.raw(start)
        open.append(Container(end: end))
        return open.count
    }

    private func close(to depth: Int) {
        while open.count > depth { json.raw(open.removeLast().end) }
    }
}
