/// What stands at a place of the text.
extension Sentence {
    /// Whether the letters at an end of this stretch go on beyond it, with no space between: the hi of `shi`.
    func isInsideLetters(_ range: Range<Int>) -> Bool {
        func isOneWord(_ place: Int) -> Bool {
            place > 0 && place < utf8.count && Sentence.isLetter(utf8[place - 1]) && Sentence.isLetter(utf8[place])
                && origins[place] == origins[place - 1] + 1
        }
        return isOneWord(range.lowerBound) || isOneWord(range.upperBound)
    }

    func hasLetters(_ range: Range<Int>) -> Bool { utf8[range].contains(where: Sentence.isLetter) }

    /// One of pinyin: capitals are folded.
    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

    /// Whether something that is not kept was typed before this offset, a space or a mark.
    func hasGap(at offset: Int) -> Bool {
        offset > 0 && offset < utf8.count && origins[offset] > origins[offset - 1] + 1
    }

    /// Whether a clause or a member of a row ends before this offset.
    func isCut(at offset: Int) -> Bool { endsClause(at: offset) || pauses.contains(offset) }

    /// Whether a clause, or the text, ends before this offset.
    func endsClause(at offset: Int) -> Bool {
        if offset == utf8.count { return true }
        let next = clauseEnds.firstIndex(atLeast: offset)
        return next < clauseEnds.endIndex && clauseEnds[next] == offset
    }

    /// Whether a sentence of this stretch, or the one in which it ends, ends in a question mark.
    func hasQuestionMark(in range: Range<Int>) -> Bool {
        if questionEnds.isEmpty { return false }
        let last = sentenceEnds.firstIndex(atLeast: range.upperBound)
        let end = last < sentenceEnds.endIndex ? sentenceEnds[last] : utf8.count
        let mark = questionEnds.firstIndex(atLeast: range.lowerBound + 1)
        return mark < questionEnds.endIndex && questionEnds[mark] <= end
    }
}
