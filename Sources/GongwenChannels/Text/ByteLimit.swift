/// Texts within a number of UTF-8 bytes, cut between grapheme clusters.
///
///     ByteLimit.cut("江北区😀", to: 13)      // "江北区😀": it fits exactly
///     ByteLimit.cut("江北区😀", to: 12)      // "江北区…"
///     ByteLimit.split("一。二。三。", into: 12, atMost: 5)    // ["一。二。", "三。"]
///
/// A cluster of more than 64 bytes (a letter under a heap of accents) is taken apart into scalars, so that it cannot
/// make a text uncuttable.
enum ByteLimit {
    static let ellipsis = "…"

    static func cut(_ text: String, to limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        guard limit >= ellipsis.utf8.count else { return "" }
        return prefix(of: text[...], bytes: limit - ellipsis.utf8.count) + ellipsis
    }

    /// Parts in order, each within the limit; ends of lines and sentences are preferred in a part's second half. What
    /// does not fit into the last part is cut.
    static func split(_ text: String, into limit: Int, atMost count: Int) -> [String] {
        var parts: [String] = []
        var rest = text[...]
        while rest.utf8.count > limit, parts.count < count - 1 {
            let part = lastSentence(of: prefix(of: rest, bytes: limit))
            if part.isEmpty { break }
            parts.append(part)
            rest = rest[rest.utf8.index(rest.startIndex, offsetBy: part.utf8.count)...]
        }
        if !rest.isEmpty { parts.append(cut(String(rest), to: limit)) }
        return parts
    }

    /// What `body` makes of the text, cut until that fits, for platforms that limit a whole body; nil when nothing is
    /// left of the text.
    static func fit(_ text: String, into limit: Int, body: (String) -> String) -> String? {
        var bytes = min(limit, text.utf8.count)
        while bytes > 0 {
            let candidate = body(cut(text, to: bytes))
            let needed = candidate.utf8.count
            if needed <= limit { return candidate }
            bytes = min(bytes - 1, bytes * limit / needed)
        }
        return nil
    }

    private static func prefix(of text: Substring, bytes: Int) -> String {
        var kept = ""
        var left = bytes
        for character in text {
            if character.utf8.count <= left {
                kept.append(character)
                left -= character.utf8.count
            } else if character.utf8.count > 64 {
                for scalar in character.unicodeScalars {
                    left -= UTF8.width(scalar)
                    if left < 0 { break }
                    kept.unicodeScalars.append(scalar)
                }
                break
            } else {
                break
            }
        }
        return kept
    }

    private static func lastSentence(of text: String) -> String {
        let ends: Set<Character> = ["\n", "。", "！", "？", "；", ";"]
        guard let end = text.lastIndex(where: ends.contains) else { return text }
        let part = text[...end]
        return part.utf8.count * 2 >= text.utf8.count ? String(part) : text
    }
}
