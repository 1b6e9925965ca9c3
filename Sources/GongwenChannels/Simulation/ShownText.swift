/// Finds the words in the body of a reply, whichever of the platforms' shapes it has.
enum ShownText {
    static func read(_ body: JSON) -> String? {
        switch body["msgtype"]?.string ?? body["msg_type"]?.string {
        case "text": return body["text"]?["content"]?.string
        case "markdown": return body["markdown"]?["text"]?.string ?? body["markdown"]?["content"]?.string
        case "stream": return body["stream"]?["content"]?.string
        case "post": return body["content"]?.string.flatMap { try? JSON(parsing: $0) }.map(paragraphs)
        default: return nil
        }
    }

    private static func paragraphs(_ post: JSON) -> String {
        (post["zh_cn"]?["content"]?.array ?? []).map { paragraph in
            (paragraph.array ?? []).compactMap { $0["text"]?.string }.joined()
        }
        .joined(separator: "\n")
    }
}

extension OutgoingCall {
    /// What users see of a call's body, for whoever receives it in the platform's place.
    ///
    ///     OutgoingCall.shownText(in: call.body)    // "47个"
    public static func shownText(in body: [UInt8]) -> String? {
        (try? JSON(parsing: body)).flatMap(ShownText.read)
    }
}
