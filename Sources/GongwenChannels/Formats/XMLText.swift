/// Elements of a Tencent reply.
///
///     XMLText.cdata("Content", "a]]>b")    // "<Content><![CDATA[a]]]]><![CDATA[>b]]></Content>"
enum XMLText {
    static func document(_ elements: [String]) -> String { "<xml>" + elements.joined() + "</xml>" }

    static func cdata(_ name: String, _ text: String) -> String {
        // Base64, the longest content there is, never takes the slow way.
        guard text.contains(byte: UInt8(ascii: ">")) else { return element(name, text) }
        // Over bytes, not Characters: `>` followed by a combining mark is another Character and would slip through.
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: ">"), bytes.suffix(2) == [UInt8(ascii: "]"), UInt8(ascii: "]")] {
                bytes += "]]><![CDATA[".utf8
            }
            bytes.append(byte)
        }
        return element(name, String(decoding: bytes, as: UTF8.self))
    }

    /// Put together in place: an interpolation would grow several times.
    private static func element(_ name: String, _ text: String) -> String {
        var element = ""
        element.reserveCapacity(text.utf8.count + 2 * name.utf8.count + 17)
        element += "<"
        element += name
        element += "><![CDATA["
        element += text
        element += "]]></"
        element += name
        element += ">"
        return element
    }

    static func number(_ name: String, _ value: Int64) -> String { "<\(name)>\(value)</\(name)>" }
}
