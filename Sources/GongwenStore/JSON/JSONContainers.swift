/// The members of an object being written.
struct KeyedJSON<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let stream: JSONStream
    /// Of how many open containers it is the last one.
    let depth: Int

    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) {
        stream.member(key.stringValue, at: depth)
        stream.writeNull()
    }

    func encode(_ value: String, forKey key: Key) {
        stream.member(key.stringValue, at: depth)
        stream.write(value)
    }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        stream.member(key.stringValue, at: depth)
        try stream.encode(value)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        stream.member(key.stringValue, at: depth)
        return stream.container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        stream.member(key.stringValue, at: depth)
        return stream.unkeyedContainer()
    }

    func superEncoder(forKey key: Key) -> any Encoder {
        stream.member(key.stringValue, at: depth)
        return stream
    }

    func superEncoder() -> any Encoder {
        stream.member("super", at: depth)
        return stream
    }
}

/// The elements of an array being written.
struct UnkeyedJSON: UnkeyedEncodingContainer {
    let stream: JSONStream
    let depth: Int
    private(set) var count = 0

    init(stream: JSONStream, depth: Int) {
        self.stream = stream
        self.depth = depth
    }

    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() {
        next()
        stream.writeNull()
    }

    mutating func encode(_ value: String) {
        next()
        stream.write(value)
    }

    mutating func encode(_ value: some Encodable) throws {
        next()
        try stream.encode(value)
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        next()
        return stream.container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        next()
        return stream.unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder {
        next()
        return stream
    }

    private mutating func next() {
        count += 1
        stream.separate(at: depth)
    }
}

/// A value without members.
struct SingleJSON: SingleValueEncodingContainer {
    let stream: JSONStream

    var codingPath: [any CodingKey] { [] }

    func encodeNil() { stream.writeNull() }
    func encode(_ value: Bool) { stream.write(value) }
    func encode(_ value: String) { stream.write(value) }
    func encode(_ value: Double) throws { try stream.write(value) }
    func encode(_ value: Float) throws { try stream.write(Double(value)) }
    func encode(_ value: Int) { stream.write(value) }
    func encode(_ value: Int8) { stream.write(value) }
    func encode(_ value: Int16) { stream.write(value) }
    func encode(_ value: Int32) { stream.write(value) }
    func encode(_ value: Int64) { stream.write(value) }
    func encode(_ value: UInt) { stream.write(value) }
    func encode(_ value: UInt8) { stream.write(value) }
    func encode(_ value: UInt16) { stream.write(value) }
    func encode(_ value: UInt32) { stream.write(value) }
    func encode(_ value: UInt64) { stream.write(value) }
    func encode(_ value: some Encodable) throws { try stream.encode(value) }
}
