/// Which subjects a message takes out: `除了江北`, `江北以外`, `不是江北，是江津`.
///
/// A subject can be taken out of a set of subjects. Anything else would have to be subtracted from a figure: what such a
/// word stands before is kept as `open`, and no figure is given.
struct Exclusion {
    private(set) var subjects: [SubjectID] = []
    /// Words that take out something other than a subject.
    private(set) var open: [String] = []

    init(_ mentions: ArraySlice<Mention>, of sentence: Sentence, lexicon: Lexicon) {
        guard mentions.contains(where: { Exclusion.takesOut($0, lexicon) }) else { return }
        var pending: (text: String, isNegation: Bool, isUsed: Bool)?
        var previous: SubjectID?
        func close() {
            if let last = pending, !last.isUsed, !last.isNegation { open.append(last.text) }
            pending = nil
        }
        for index in mentions.indices {
            guard case .surface(let id) = mentions[index].meaning else {
                close()
                previous = nil
                continue
            }
            let surface = lexicon.surfaces[id]
            if surface.isExclusion || surface.isNegation {
                if pending?.isUsed ?? false {
                    // 除了江北以外: the second half of the same.
                } else if surface.isExclusion, let subject = previous,
                    Exclusion.isBehind(index, mentions, sentence, lexicon)
                {
                    subjects.append(subject)
                } else {
                    close()
                    pending = (surface.text, surface.isNegation, false)
                }
                previous = nil
                continue
            }
            previous = surface.subject
            if pending != nil, let subject = surface.subject {
                subjects.append(subject)
                pending?.isUsed = true
            } else if pending != nil, !surface.words.isEmpty || surface.subjectType != nil || !surface.cues.isEmpty {
                close()
            }
            if sentence.endsClause(at: mentions[index].range.upperBound) { close() }
        }
        close()
    }

    private static func takesOut(_ mention: Mention, _ lexicon: Lexicon) -> Bool {
        guard case .surface(let id) = mention.meaning else { return false }
        return lexicon.surfaces[id].isExclusion || lexicon.surfaces[id].isNegation
    }

    /// `江北除外`, `江北以外的区`: the word stands behind what it takes out.
    private static func isBehind(
        _ index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence, _ lexicon: Lexicon
    ) -> Bool {
        guard index + 1 < mentions.endIndex, !sentence.endsClause(at: mentions[index].range.upperBound) else {
            return true
        }
        guard case .surface(let id) = mentions[index + 1].meaning else { return false }
        let next = lexicon.surfaces[id]
        return next.words.isEmpty && next.subject == nil && next.isFiller
    }
}
