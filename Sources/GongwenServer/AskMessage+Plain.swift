extension AskMessage {
    /// Reads what nearly every program sends: an object of the three fields, each once and without a backslash.
    ///
    ///     AskMessage(plain: Array(#"{"conversation":"c1","user":"u1","text":"你好"}"#.utf8))?.text    // "你好"
    ///
    /// nil for anything else, which is then read, or refused with the reason, by the JSON reader of the webhooks.
    ///
    /// - Parameter body: valid UTF-8.
    init?(plain body: [UInt8]) {
        var scanner = PlainObjectScanner(body)
        guard let fields = scanner.fields(), fields.count == AskField.allCases.count else { return nil }
        func value(of field: AskField) -> String? {
            fields.first { body[$0.name].elementsEqual(field.rawValue.utf8) }
                .map { String(decoding: body[$0.value], as: UTF8.self) }
        }
        guard let conversation = value(of: .conversation), let user = value(of: .user), let text = value(of: .text)
        else { return nil }
        self.init(conversation: conversation, user: user, text: text)
    }
}

/// A JSON object whose names and values are all strings that mean what they show.
private struct PlainObjectScanner {
    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func fields() -> [(name: Range<Int>, value: Range<Int>)]? {
        var fields: [(name: Range<Int>, value: Range<Int>)] = []
        guard skip(UInt8(ascii: "{")) else { return nil }
        repeat {
            guard let name = string(), skip(UInt8(ascii: ":")), let value = string() else { return nil }
            fields.append((name, value))
        } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "}")) else { return nil }
        skipSpace()
        return at == bytes.count ? fields : nil
    }

    /// The place of a string's content.
    private mutating func string() -> Range<Int>? {
        guard skip(UInt8(ascii: "\"")) else { return nil }
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
            guard bytes[at] >= 0x20, bytes[at] != UInt8(ascii: "\\") else { return nil }
            at += 1
        }
        guard at < bytes.count else { return nil }
        defer { at += 1 }
        return start..<at
    }

    /// Passes white space, and then this mark if it stands there.
    private mutating func skip(_ mark: UInt8) -> Bool {
        skipSpace()
        guard at < bytes.count, bytes[at] == mark else { return false }
        at += 1
        return true
    }

    private mutating func skipSpace() {
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 {
            at += 1
        }
    }
}
