extension Feishu {
    /// Reads `content`, which is JSON inside a string and looks different for each type.
    ///
    /// - Parameter mentions: those of the message, whose keys stand in its text.
    static func kind(
        _ type: String, _ content: String, mentions: [JSON] = []
    ) throws(ChannelError) -> Message.Kind {
        let keys = mentions.compactMap { $0["key"]?.string }
        switch type {
        case "text": return .text(question(try JSON(parsing: content)["text"]?.string ?? "", keys: keys))
        case "post":
            let text = question(flat(try JSON(parsing: content)), keys: keys)
            return text.isEmpty ? .media(.other) : .text(text)
        case "image": return .media(.image)
        case "audio": return .media(.voice)
        case "media": return .media(.video)
        case "file", "folder": return .media(.file)
        case "sticker": return .media(.sticker)
        case "location": return .media(.location)
        default: return .media(.other)
        }
    }

    /// The text without the placeholders of mentions: `@_user_1` stands for the robot or a colleague, `@_all` for
    /// everybody, and none of them changes the question.
    ///
    ///     Feishu.question("@_user_1 江北有多少站点 @_user_12")                // "江北有多少站点"
    ///     Feishu.question("@_user_12023年江北有多少站点", keys: ["@_user_1"])    // "2023年江北有多少站点"
    ///
    /// - Parameter keys: what the message says its placeholders are; only they tell where one ends that has digits behind
    ///   it. What looks like one and is not among them goes, too, with all its digits.
    static func question(_ text: String, keys: [String] = []) -> String {
        let mark = Array("@_".utf8)
        let keys = Set(keys.map { Array($0.utf8)[...] }.filter { $0.starts(with: mark) && $0.count <= longestKey })
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.first {
            if byte == UInt8(ascii: "@"), let count = placeholder(rest, keys) {
                rest = rest.dropFirst(count)
            } else {
                result.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: result, as: UTF8.self).asQuestion()
    }

    /// How long the placeholder is that the text begins with; of two keys the longer one counts.
    private static func placeholder(_ text: ArraySlice<UInt8>, _ keys: Set<ArraySlice<UInt8>>) -> Int? {
        if !keys.isEmpty {
            for count in (0...min(text.count, longestKey)).reversed() where keys.contains(text.prefix(count)) {
                return count
            }
        }
        if text.starts(with: user) {
            let digits = text.dropFirst(user.count).prefix(while: isDigit).count
            return digits > 0 ? user.count + digits : nil
        }
        return text.starts(with: everybody) ? everybody.count : nil
    }

    private static let user = Array("@_user_".utf8)
    private static let everybody = Array("@_all".utf8)
    /// In bytes, many times what the platform makes.
    private static let longestKey = 32

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    /// The words of a rich text: title and paragraphs, each a line. A locale such as `zh_cn` may stand above them.
    private static func flat(_ post: JSON) -> String {
        var post = post
        if post["content"] == nil, case .object(let members) = post,
            let inner = members.first(where: { $0.value["content"] != nil })?.value
        {
            post = inner
        }
        let paragraphs = (post["content"]?.array ?? []).map { paragraph in
            (paragraph.array ?? []).filter { $0["tag"]?.string != "at" }.compactMap { $0["text"]?.string }.joined()
        }
        return ([post["title"]?.string ?? ""] + paragraphs).filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
