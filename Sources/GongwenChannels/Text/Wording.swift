/// A reply in words, before it is known how much of it a platform takes: its text, and where in it the source is named.
///
///     let wording = ReplyText.plain(reply)
///     wording.text              // "江北区有：\n1. …\n2. …\n来源：《报告》"
///     wording.cut(to: 2048)     // "江北区有：\n1. …\n…\n来源：《报告》"
///
/// The source stands last, where a text is cut first; but nothing is told here without it. Where it is cut off it is put
/// behind the ellipsis, and the rest gets so much shorter.
struct Wording {
    struct Line {
        var text: String
        var isSource = false
    }

    let text: String
    /// The lines that name a source, as offsets of bytes.
    private let sources: [Range<Int>]
    /// Stands between two lines.
    private let separator: String

    init(_ lines: [Line], separator: String) {
        var (text, sources) = ("", [Range<Int>]())
        for (index, line) in lines.enumerated() {
            if index > 0 { text += separator }
            let start = text.utf8.count
            text += line.text
            if line.isSource { sources.append(start..<text.utf8.count) }
        }
        (self.text, self.sources, self.separator) = (text, sources, separator)
    }

    /// The whole text, or so much of it that it has at most so many bytes with what shows that there was more, and with
    /// the sources that are cut off, as far as these fit themselves.
    func cut(to limit: Int) -> String { cut(from: 0, to: limit) }

    /// Parts in order, each within the limit; ends of lines and sentences are preferred in a part's second half. What
    /// does not fit into the last part is cut.
    func split(into limit: Int, atMost count: Int) -> [String] {
        var (parts, start) = ([String](), 0)
        while text.utf8.count - start > limit, parts.count < count - 1 {
            let part = ByteLimit.sentences(of: rest(from: start), bytes: limit)
            if part.isEmpty { break }
            parts.append(part)
            start += part.utf8.count
        }
        if start < text.utf8.count { parts.append(cut(from: start, to: limit)) }
        return parts
    }

    /// What `body` makes of the text, cut until that fits, for platforms that limit a whole body; nil when nothing is
    /// left of the text.
    func fit(into limit: Int, body: (String) -> String) -> String? {
        var bytes = min(limit, text.utf8.count)
        while bytes > 0 {
            let candidate = body(cut(to: bytes))
            let needed = candidate.utf8.count
            if needed <= limit { return candidate }
            bytes = min(bytes - 1, bytes * limit / needed)
        }
        return nil
    }

    private func cut(from start: Int, to limit: Int) -> String {
        let rest = rest(from: start)
        guard rest.utf8.count > limit, !sources.isEmpty else { return ByteLimit.cut(String(rest), to: limit) }
        let all = limit - ByteLimit.ellipsis.utf8.count
        var (room, tail) = (all, "")
        while true {
            // The more is said behind the ellipsis, the more may have to be said there.
            let lost = sources.filter { $0.upperBound > start + room }
            tail = self.tail(of: lost, within: all)
            // None of it is said before the ellipsis: half of it would be.
            if let first = lost.first { room = min(room, max(0, first.lowerBound - separator.utf8.count - start)) }
            guard all - tail.utf8.count < room else { break }
            room = all - tail.utf8.count
        }
        guard !tail.isEmpty else { return ByteLimit.cut(String(rest), to: limit) }
        return ByteLimit.prefix(of: rest, bytes: room) + ByteLimit.ellipsis + tail
    }

    /// The lines, each once, that fit.
    private func tail(of lines: [Range<Int>], within limit: Int) -> String {
        var (tail, seen) = ("", Set<ExactID>())
        for range in lines {
            let line = String(Substring(rest(from: range.lowerBound).utf8.prefix(range.count)))
            guard tail.utf8.count + separator.utf8.count + line.utf8.count <= limit else { continue }
            if seen.insert(ExactID(line)).inserted { tail += separator + line }
        }
        return tail
    }

    private func rest(from start: Int) -> Substring { text[text.utf8.index(text.startIndex, offsetBy: start)...] }
}
