/// Finds the words in the body of a reply, whichever of the platforms' shapes it has.
enum ShownText {
    static func read(_ body: JSON) -> String? {
        switch body["msgtype"]?.string ?? body["msg_type"]?.string {
        case "text": return body["text"]?["content"]?.string
        case "markdown": return (body["markdown"]?["text"] ?? body["markdown"]?["content"])?.string.map(labels)
        case "stream": return body["stream"]?["content"]?.string
        case "post": return content(body).map(paragraphs)
        case "interactive": return content(body).map(card)
        default: return nil
        }
    }

    /// Links as their labels; in what we send, whatever else opened a bracket is full-width.
    private static func labels(_ markdown: String) -> String {
        markdown.replacing(/\[([^\]]*)\]\([^)]*\)/) { $0.1 }
    }

    private static func content(_ body: JSON) -> JSON? { body["content"]?.string.flatMap { try? JSON(parsing: $0) } }

    /// The texts; what the buttons say stands in them.
    private static func card(_ card: JSON) -> String {
        (card["elements"]?.array ?? []).compactMap { $0["text"]?["content"]?.string }.joined(separator: "\n")
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
