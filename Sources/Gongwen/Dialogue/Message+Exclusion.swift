/// What a message takes out of what it asks, and what is left of it: `不算新建的，江北有多少工会`.
extension Message {
    struct Parted {
        /// The message without what is taken out.
        var rest: Reading
        var taken: Reading
        /// 不算新建的, as it was typed.
        var text: String
    }

    /// nil where nothing is taken out, or nothing is left.
    func parted() -> Parted? {
        guard let mark = mentions.firstIndex(where: { isExclusion($0) }) else { return nil }
        let behind = mentions[(mark + 1)...].prefix { mention in
            guard case .surface(let id) = mention.meaning else { return true }
            let surface = reader.lexicon.surfaces[id]
            return surface.subject == nil && !surface.isExclusion && !surface.asksForFact
        }
        let clauseEnd = behind.firstIndex { sentence.endsClause(at: $0.range.upperBound) }
        var stretch = sentence.endsClause(at: mentions[mark].range.upperBound) ? [] : behind
        if let clauseEnd { stretch = stretch.prefix(through: min(clauseEnd, max(mark + 1, stretch.endIndex - 1))) }
        if !stretch.contains(where: says) {
            // 实名认证的除外: the word stands behind it.
            let start = mentions[..<mark].lastIndex { sentence.endsClause(at: $0.range.upperBound) }.map { $0 + 1 } ?? 0
            stretch = mentions[start..<mark].drop { !says($0) }
        }
        while let last = stretch.last, !says(last) { stretch.removeLast() }
        guard stretch.contains(where: says), let first = stretch.first, let last = stretch.last else { return nil }
        let isBehind = stretch.endIndex <= mark
        let end = isBehind ? mentions[mark].range.upperBound : last.range.upperBound
        let start = isBehind ? first.range.lowerBound : mentions[mark].range.lowerBound
        let rest = mentions.filter { ($0.range.lowerBound < start || $0.range.lowerBound >= end) && !isExclusion($0) }
        return Parted(
            rest: reader.read(rest[...], of: sentence, today: today),
            taken: reader.read(stretch, of: sentence, today: today), text: sentence.text(start..<end))
    }

    private func isExclusion(_ mention: Mention) -> Bool {
        guard case .surface(let id) = mention.meaning else { return false }
        return reader.lexicon.surfaces[id].isExclusion
    }

    /// It names something, or one of several counts.
    private func says(_ mention: Mention) -> Bool {
        guard case .surface(let id) = mention.meaning else { return false }
        let surface = reader.lexicon.surfaces[id]
        return surface.subject == nil && (!surface.words.isEmpty || surface.cues.contains(where: \.isScope))
    }
}
