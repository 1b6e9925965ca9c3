/// What is rather a word of its own than a slip.
extension SlipJudge {
    /// With the character beside it, where that belongs to the stretch or to nothing longer. In a longer stretch of which
    /// something else was not understood either (妈咪|小物), it may look like a word by chance.
    func isPartOfOrdinaryWord(_ place: Int, in text: TypedText, _ stretch: Range<Int>) -> Bool {
        [place - 1, place].contains { first in
            guard first >= 0, first + 1 < text.count else { return false }
            let other = first == place ? place + 1 : first
            // The 的 behind 南穿 belongs to what is asked, though 穿的 is a word too.
            guard stretch.contains(other) || text.isLoose(other) && !isParticle(text.scalars[other]),
                OrdinaryWords.contains(text.scalars[first], text.scalars[first + 1])
            else { return false }
            return stretch.count < 4 || !stretch.contains { $0 != first && $0 != first + 1 && text.isUnknown[$0] }
        }
    }

    /// 卡|住了 is not 保住了 without its 保: something else stands in its place, or makes a word with what follows. 改|正|策
    /// may be 政策 all the same, by its sound.
    func replacesFirst(_ first: Unicode.Scalar, _ path: [Range<Int>], _ text: TypedText, _ start: Int) -> Bool {
        guard path.first?.isEmpty ?? false, start > 0, text.isHanzi(start - 1),
            distance(text.scalars[start - 1], first) == nil
        else { return false }
        return text.isUnknown[start - 1]
            || text.isLoose(start - 1) && OrdinaryWords.contains(text.scalars[start - 1], text.scalars[start])
    }

    private func isParticle(_ scalar: Unicode.Scalar) -> Bool {
        syllables.particles.contains(ExactText(String(scalar)))
    }

    /// `重庆|试过`: one character more beside what was understood is a word of its own, and so is 议会 for 会议. A name that
    /// lacks a character between what was understood and the one more (互助|障 for 互助保障) is not there by chance.
    func isDoubtful(
        _ surface: Surface, _ path: [Range<Int>], _ text: TypedText, _ stretch: Range<Int>, _ edit: SlipSearch.Edit?,
        at distance: UInt8
    ) -> Bool {
        let isPlace = surface.subject != nil || surface.foreign != nil
        switch edit {
        case .swapped where stretch.count == 2:
            return !isPlace
                && OrdinaryWords.contains(text.scalars[stretch.lowerBound], text.scalars[stretch.lowerBound + 1])
        case .swapped: return false
        case .missing:
            return text.isUnderstood(stretch.dropLast()) && (isPlace || path.last?.isEmpty ?? false)
        case .doubled:
            // 江北北站 may be 江北|北站; the 北 of 江北北有 is one too many.
            let (before, behind) = (stretch.lowerBound - 1, stretch.upperBound)
            return before >= 0 && text.isLoose(before)
                && OrdinaryWords.contains(text.scalars[before], text.scalars[before + 1])
                || behind < text.count && text.isLoose(behind)
                    && OrdinaryWords.contains(text.scalars[behind - 1], text.scalars[behind])
        case nil:
            // 建会|律 sounds just like 建会率.
            if !isPlace, !surface.isFiller, stretch.count > 2, distance <= SlipJudge.sameSound { return false }
            return text.isUnderstood(stretch.dropFirst()) || text.isUnderstood(stretch.dropLast())
        }
    }
}
