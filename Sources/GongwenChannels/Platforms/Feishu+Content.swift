extension Feishu {
    /// Reads `content`, which is JSON inside a string and looks different for each type.
    static func kind(_ type: String, _ content: String) throws(ChannelError) -> Message.Kind {
        switch type {
        case "text": return .text(question(try JSON(parsing: content)["text"]?.string ?? ""))
        case "post":
            let text = question(flat(try JSON(parsing: content)))
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
    ///     Feishu.question("@_user_1 江北有多少站点 @_user_12")    // "江北有多少站点"
    static func question(_ text: String) -> String {
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.first {
            if rest.starts(with: user), rest.dropFirst(user.count).first.map(isDigit) == true {
                rest = rest.dropFirst(user.count).drop(while: isDigit)
            } else if rest.starts(with: everybody) {
                rest = rest.dropFirst(everybody.count)
            } else {
                result.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: result, as: UTF8.self).asQuestion()
    }

    private static let user = Array("@_user_".utf8)
    private static let everybody = Array("@_all".utf8)

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
