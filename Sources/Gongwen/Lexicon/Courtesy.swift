/// What is said around a question and says nothing of it: 你好，…，谢谢.
extension Lexicon {
    /// The row of a message without what is said before and behind the question, and the sentence as if that had not been
    /// typed; all of it where nothing else was said.
    ///
    /// So 会员呢谢谢 ends in 呢, and a clause of thanks is none.
    func question(in sentence: Sentence) -> (mentions: [Mention], sentence: Sentence) {
        let mentions = mentions(in: sentence)
        // 拜拜，明天再聊 is small talk as a whole.
        let asks = mentions.contains { surface(of: $0).map(\.asksOrNamesPlace) ?? false }
        func mayGo(_ index: Int) -> Bool {
            guard let surface = surface(of: mentions[index]), surface.mayGo, asks || surface.cues.isEmpty,
                !sentence.hasLetters(mentions[index].range)
            else { return false }
            // 第|一个
            return index == 0 || !(self.surface(of: mentions[index - 1])?.cues.contains(.ordinal) ?? false)
        }
        guard let first = mentions.indices.first(where: { !mayGo($0) }),
            let last = mentions.indices.last(where: { !mayGo($0) }), last - first + 1 < mentions.count
        else { return (mentions, sentence) }
        let range = mentions[first].range.lowerBound..<mentions[last].range.upperBound
        let kept = mentions[first...last].map { mention in
            let start = mention.range.lowerBound - range.lowerBound
            return Mention(range: start..<(start + mention.range.count), meaning: mention.meaning)
        }
        return (kept, sentence.keeping(range))
    }
}

extension Surface {
    /// A filler that does nothing, or small talk.
    var isCourtesy: Bool {
        if saysNothing { return !asksOnward && !isAddress && !takesAll && !isPronoun && !isAbsence && !isContrast }
        return words.isEmpty && subject == nil && !cues.isEmpty
            && cues.allSatisfy { if case .smalltalk = $0 { true } else { false } }
    }
}

extension Surface {
    /// Nothing is read from where it stands, either.
    fileprivate var mayGo: Bool {
        isCourtesy && group == nil && !asksAtEnd && !isIntention && !followsVerb && !precedesVerb
    }

    fileprivate var asksOrNamesPlace: Bool { asksForFact || asksForNumber || asksOnward || subject != nil }
}
