/// Decides whether what was typed may be a slip for a name, and how far it is from it.
///
/// A slip keeps most of its name: one of two characters, all but one of three, more than half of a longer one. It is no
/// ordinary word (学员 is not 学院), and takes nothing away that could limit what is asked.
struct SlipJudge: Sendable {
    let lexicon: Lexicon
    let lookAlikes: LookAlikes
    let limitingCharacters: Set<Unicode.Scalar>
    let syllables: LoneSyllables
    let countedSyllables: CountedSounds

    init(
        _ lexicon: Lexicon, _ lookAlikes: LookAlikes, limitingCharacters: Set<Unicode.Scalar>, syllables: LoneSyllables
    ) {
        self.lexicon = lexicon
        self.lookAlikes = lookAlikes
        self.limitingCharacters = limitingCharacters
        self.syllables = syllables
        countedSyllables = CountedSounds(lexicon)
    }

    /// The classes of a character's readings, and of those of the characters that it looks like.
    func sounds(of scalar: Unicode.Scalar) -> [UInt16] {
        var sounds = SoundIndex.sounds(of: scalar)
        for other in lookAlikes[scalar] {
            for sound in SoundIndex.sounds(of: other) where !sounds.contains(sound) { sounds.append(sound) }
        }
        return sounds
    }

    /// The name as a candidate for the typed stretch, nil where it is none.
    ///
    /// - Parameter path: for each character of the name, what was typed for it; empty where it is missing.
    func candidate(
        _ name: Int, for path: [Range<Int>], in text: TypedText, from start: Int, to end: Int,
        _ edit: SlipSearch.Edit?
    ) -> SlipCandidate? {
        let surface = lexicon.surfaces[name]
        let scalars = Array(surface.text.unicodeScalars)
        var tally = Tally()
        for (scalar, typed) in zip(scalars, path) where !typed.isEmpty {
            if text.isLetter(typed.lowerBound) {
                let isExact = spells(text.letters[typed], scalar)
                guard isExact || isLongest(typed, in: text) else { return nil }
                tally.addSyllable(isExact: isExact)
                continue
            }
            let own = text.scalars[typed.lowerBound]
            if own == scalar {
                tally.same += 1
                continue
            }
            guard let distance = distance(own, scalar), !limitingCharacters.contains(own),
                !isPartOfOrdinaryWord(typed.lowerBound, in: text, start..<end)
            else { return nil }
            tally.addOther(distance)
        }
        switch edit {
        // It is all there: what was understood beside it is rather what it seems.
        case .doubled: tally.distance += 3
        case .swapped: tally.distance += 8
        // The more of a long name is there, the less it is so by chance.
        case .missing: tally.distance += UInt8(max(8, 17 - scalars.count))
        case nil where tally.others + tally.syllables == 0: return nil
        case nil: break
        }
        let stretch = start..<end
        // 庆|重要 may be 重庆|要: two in each other's place go before a word that begins with the second. Where a place ends
        // or begins, 江津区|极 may be 江津|区级, and 仕|总的 市总|的.
        guard
            !text.isCut(stretch)
                || edit == .swapped && (!text.isCut(start..<(end - 1)) || !text.isCut((start + 1)..<end))
                || edit == nil
                    && (surface.subject != nil || text.cutsPlace(stretch) && text.scalars[start] == scalars[0])
        else { return nil }
        let isPinyin = tally.syllables > 0
        if isPinyin {
            guard edit == nil, tally.others == 0, mayBeSpelled(surface, scalars.count, tally, text, stretch) else {
                return nil
            }
            // What says nothing is rather the rest of a syllable than a word of the question.
            // A single syllable is rather a part of a word, and counts something only where it is asked how many.
            if scalars.count == 1 {
                tally.distance += surface.saysNothing ? 3 : surface.measure != nil ? 7 : 5
            } else if surface.saysNothing {
                tally.distance += 8
            }
        } else {
            guard mayBeMistyped(surface, scalars.count, tally, edit, text, stretch) else { return nil }
        }
        return SlipCandidate(
            range: text.offsets[start]..<text.offsets[end], meaning: .name(name), distance: tally.distance,
            isPinyin: isPinyin,
            isDoubtful: !isPinyin && isDoubtful(surface, path, text, stretch, edit))
    }

    private struct Tally {
        var same = 0
        var others = 0
        var syllables = 0
        var distance: UInt8 = 0

        mutating func addSyllable(isExact: Bool) {
            syllables += 1
            distance += isExact ? 1 : 6
        }

        mutating func addOther(_ own: UInt8) {
            others += 1
            distance += own
        }
    }

    private func spells(_ letters: ArraySlice<UInt8>, _ scalar: Unicode.Scalar) -> Bool {
        Pinyin.readings(of: scalar).contains { reading in
            let spelling = Pinyin.spelling(reading).utf8
            guard spelling.last == UInt8(ascii: "v"), letters.last == UInt8(ascii: "u") else {
                return spelling.elementsEqual(letters)
            }
            return spelling.dropLast().elementsEqual(letters.dropLast())
        }
    }

    /// 4 to 9; nil where the characters neither sound nor look alike.
    private func distance(_ typed: Unicode.Scalar, _ scalar: Unicode.Scalar) -> UInt8? {
        let looks = lookAlikes.areAlike(typed, scalar)
        let own = Pinyin.readings(of: typed)
        let others = Pinyin.readings(of: scalar)
        if own.contains(where: others.contains) { return looks ? 4 : 5 }
        if looks { return 7 }
        let classes = others.map(Pinyin.soundClass)
        return own.contains { classes.contains(Pinyin.soundClass($0)) } ? 8 : nil
    }

    /// With the character beside it, where that belongs to the stretch or to nothing longer. In a longer stretch of which
    /// something else was not understood either (妈咪|小物), it may look like a word by chance.
    private func isPartOfOrdinaryWord(_ place: Int, in text: TypedText, _ stretch: Range<Int>) -> Bool {
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

    private func isParticle(_ scalar: Unicode.Scalar) -> Bool { syllables.particles.contains(String(scalar)) }

    /// `重庆|试过`: one character more beside what was understood is a word of its own, and so is 议会 for 会议. A name that
    /// lacks a character between what was understood and the one more (互助|障 for 互助保障) is not there by chance.
    private func isDoubtful(
        _ surface: Surface, _ path: [Range<Int>], _ text: TypedText, _ stretch: Range<Int>, _ edit: SlipSearch.Edit?
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
            return text.isUnderstood(stretch.dropFirst()) || text.isUnderstood(stretch.dropLast())
        }
    }

    private func mayBeMistyped(
        _ surface: Surface, _ length: Int, _ tally: Tally, _ edit: SlipSearch.Edit?, _ text: TypedText,
        _ stretch: Range<Int>
    ) -> Bool {
        guard length >= 2, surface.isWorthGuessing else { return false }
        // 江被津 is not 江北: what was meant may go on.
        if surface.subject != nil, text.isUnknownHanzi(stretch.upperBound) { return false }
        switch edit {
        case nil: return length < 4 ? tally.others == 1 : tally.others <= max(2, length / 2) && tally.same >= 2
        case .doubled: return tally.others == 0
        case .swapped: return tally.others == 0 && !text.isCounted(stretch.lowerBound)
        // 排最 may be 排最前 as well as 排最后: only of a name what is left out is clear.
        case .missing: return length >= 3 && tally.others == 0 && (!surface.words.isEmpty || surface.subject != nil)
        }
    }

    /// Letters say what sounds like them. A single syllable may be anything, so it is only taken for the few words that
    /// the files give; after a number, only for a measure word.
    private func mayBeSpelled(
        _ surface: Surface, _ length: Int, _ tally: Tally, _ text: TypedText, _ stretch: Range<Int>
    ) -> Bool {
        guard length == 1 else { return tally.distance <= tally.syllables + 5 * (length / 2) }
        guard tally.distance == 1, isLongest(stretch, in: text) else { return false }
        let isLone = syllables.characters.contains(surface.text)
        if text.endsNumeral(at: stretch.lowerBound) { return isLone || surface.measure != nil }
        let isCounted = stretch.lowerBound > 0 && text.isDigit(stretch.lowerBound - 1)
        return isCounted ? surface.measure != nil : isLone
    }

    /// Whether no longer syllable starts where this one does: `qi` is not read into `qian`.
    private func isLongest(_ syllable: Range<Int>, in text: TypedText) -> Bool {
        text.syllables(at: syllable.lowerBound).last?.end == syllable.upperBound
    }
}

/// What single syllables may stand for.
struct LoneSyllables: Sendable {
    /// 的, 有, 个.
    var characters: Set<String>
    /// Those of them beside which another may stand: 的 in `deyou`. Two others may be a word: `youshi` is not 有 and 是.
    var particles: Set<String>
}

extension Surface {
    /// A filler and nothing more.
    var saysNothing: Bool {
        isFiller && words.isEmpty && cues.isEmpty && subject == nil && subjectType == nil && foreign == nil
            && !isRestriction && !isExclusion && !isNegation && !isConjunction && !isSeparator && finalOperator == nil
    }

    /// Names something or asks for something. What is only a filler may as well stay unknown.
    fileprivate var isWorthGuessing: Bool {
        !isFiller || subject != nil || subjectType != nil || foreign != nil
            || cues.contains {
                switch $0 {
                case .kind(let kind): kind != .smalltalk && kind != .help
                case .scope, .relativeYear, .adjacentYear, .measure, .operation, .per: true
                case .faintKind, .smalltalk, .ordinal, .last, .top, .side: false
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
