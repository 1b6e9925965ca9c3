/// What of a surface matters where it is taken for what was typed.
extension Surface {
    /// A filler and nothing more.
    var saysNothing: Bool {
        isFiller && words.isEmpty && cues.isEmpty && subject == nil && subjectType == nil && foreign == nil
            && !isRestriction && !isExclusion && !isNegation && !isConjunction && !isSeparator && !countsIn
            && !isFrequency && referent == nil
            && finalOperator == nil
    }

    /// Names something or asks for something. What is only a filler may as well stay unknown.
    var isWorthGuessing: Bool {
        !isFiller || subject != nil || subjectType != nil || foreign != nil
            || cues.contains {
                switch $0 {
                case .kind(let kind): kind != .smalltalk && kind != .help
                case .scope, .relativeYear, .adjacentYear, .measure, .operation, .per: true
                case .faintKind, .smalltalk, .ordinal, .last, .top, .side, .exactly, .inclusive: false
                }
            }
    }

    /// Whether the two say the same, so that it does not matter which is meant.
    func means(like other: Surface) -> Bool {
        words == other.words && subject == other.subject && subjectType == other.subjectType
            && foreign == other.foreign && cues == other.cues && isRestriction == other.isRestriction
            && isExclusion == other.isExclusion && isNegation == other.isNegation
            && isConjunction == other.isConjunction && isSeparator == other.isSeparator
            && finalOperator == other.finalOperator
    }
}
