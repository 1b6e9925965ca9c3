/// Texts within a number of UTF-8 bytes, cut between grapheme clusters.
///
///     ByteLimit.cut("江北区😀", to: 13)      // "江北区😀": it fits exactly
///     ByteLimit.cut("江北区😀", to: 12)      // "江北区…"
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

    /// As much of the text as has so many bytes; up to the end of a line or sentence if there is one in the second half.
    static func sentences(of text: Substring, bytes: Int) -> String {
        lastSentence(of: prefix(of: text, bytes: bytes))
    }

    static func prefix(of text: Substring, bytes: Int) -> String {
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
