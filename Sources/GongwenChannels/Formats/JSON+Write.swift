extension JSON {
    /// The value without spaces, members in their order.
    ///
    ///     (["text": "a\"b", "n": 1] as JSON).text    // {"text":"a\"b","n":1}
    var text: String {
        var json = JSONBytes()
        json.value(self)
        return String(decoding: json.bytes, as: UTF8.self)
    }
}

extension JSONBytes {
    fileprivate mutating func value(_ json: JSON) {
        switch json {
        case .null: raw("null")
        case .bool(let truth): raw(truth ? "true" : "false")
        case .number(let digits): number(written: digits)
        case .string(let text): string(text)
        case .array(let elements): array(elements) { json, element in json.value(element) }
        case .object(let members):
            object(members.lazy.map { (key: $0.name, value: $0.value) }) { json, value in json.value(value) }
        }
    }
}
