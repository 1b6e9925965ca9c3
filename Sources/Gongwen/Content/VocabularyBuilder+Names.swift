/// Names that would be misread piece by piece.
extension VocabularyBuilder {
    /// Makes a name a spelling of its own where a part of it says something else by itself: 占 in 高技能人才占技能人才比例, 、
    /// and 和 in a name of two kinds, 三个 in 三个起来. As a whole it only names.
    func keepWhole(_ sentence: Sentence) {
        let name = sentence.text
        guard words(of: name).isEmpty else { return }
        var words: [WordID] = []
        var scopes: [Cue] = []
        var last: [Cue] = []
        var asked: [Cue] = []
        var isMisread = !sentence.pauses.isEmpty
        for piece in cut(name) {
            guard case .known(let index) = piece else {
                isMisread = true
                continue
            }
            let surface = surfaces[index]
            guard surface.subject == nil, surface.subjectType == nil, surface.foreign == nil else { return }
            words += surface.words.filter { !words.contains($0) }
            isMisread = isMisread || surface.isMisreadInName
            // 是哪五个 in a name asks all the same.
            if surface.asksForFact { asked = surface.cues.filter { $0.isQuestion } }
            scopes += surface.cues.filter { $0.isScope && !scopes.contains($0) }
            last = surface.cues
        }
        guard isMisread, !words.isEmpty else { return }
        update(name) {
            $0.words = words
            // 比例 at its end says what is counted; 新增 in it says which count.
            $0.cues = scopes + asked + last.filter { $0.saysWhatIsCounted && !asked.contains($0) }
        }
    }
}

extension Cue {
    fileprivate var isQuestion: Bool { if case .kind = self { true } else { false } }

    fileprivate var saysWhatIsCounted: Bool {
        switch self {
        case .kind(.figure), .measure: true
        default: false
        }
    }
}

extension Surface {
    /// It makes a question of several parts, or takes something out of one.
    fileprivate var isMisreadInName: Bool {
        isConjunction || isSeparator || isExclusion || isRestriction || isNegation || finalOperator != nil
            || cues.contains { if case .operation = $0 { true } else { false } }
    }
}
