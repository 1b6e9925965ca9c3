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
    /// The units that are written in one character: 年, 个.
    private let measures: [Unicode.Scalar: UnitClass]

    init(
        _ lexicon: Lexicon, _ lookAlikes: LookAlikes, limitingCharacters: Set<Unicode.Scalar>, syllables: LoneSyllables
    ) {
        self.lexicon = lexicon
        self.lookAlikes = lookAlikes
        self.limitingCharacters = limitingCharacters
        self.syllables = syllables
        countedSyllables = CountedSounds(lexicon)
        measures = lexicon.surfaces.reduce(into: [:]) { measures, surface in
            guard let unit = surface.measure, surface.text.unicodeScalars.count == 1 else { return }
            measures[surface.text.unicodeScalars.first!] = unit
        }
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
        let stretch = start..<end
        guard var tally = tally(of: scalars, for: path, in: text, stretch) else { return nil }
        switch edit {
        // It is all there: what was understood beside it is rather what it seems.
        case .doubled: tally.distance += 3
        case .swapped: tally.distance += 8
        // The more of a long name is there, the less it is so by chance.
        case .missing: tally.distance += UInt8(max(8, 17 - scalars.count))
        case nil where tally.others + tally.syllables == 0: return nil
        case nil: break
        }
        guard mayBeCutOut(stretch, of: text, for: surface, scalars[0], edit),
            !replacesFirst(scalars[0], path, text, start)
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
            isPinyin: isPinyin, isExact: isPinyin && tally.isExact,
            isDoubtful: !isPinyin && isDoubtful(surface, path, text, stretch, edit, at: tally.distance),
            needsNext: !isPinyin && surface.subject != nil && text.isUnknownHanzi(end))
    }

    /// How what was typed differs from the name, character by character; nil where one of them cannot stand for its own.
    private func tally(
        of scalars: [Unicode.Scalar], for path: [Range<Int>], in text: TypedText, _ stretch: Range<Int>
    ) -> Tally? {
        var tally = Tally()
        for (scalar, typed) in zip(scalars, path) where !typed.isEmpty {
            if text.isLetter(typed.lowerBound) {
                let isExact = spells(text.letters[typed], scalar)
                let isLongest = isLongest(typed, in: text)
                guard isExact || isLongest else { return nil }
                tally.addSyllable(isExact: isExact, isLongest: isLongest)
                continue
            }
            let own = text.scalars[typed.lowerBound]
            if own == scalar {
                tally.same += 1
                continue
            }
            guard let distance = distance(own, scalar), !limitingCharacters.contains(own),
                !isPartOfOrdinaryWord(typed.lowerBound, in: text, stretch)
            else { return nil }
            tally.addOther(distance)
        }
        return tally
    }

    /// What was understood is not cut in two for it. But 庆|重要 may be 重庆|要: two in each other's place go before a word
    /// that begins with the second. Where a place ends or begins, 江津区|极 may be 江津|区级, and 仕|总的 市总|的.
    private func mayBeCutOut(
        _ stretch: Range<Int>, of text: TypedText, for surface: Surface, _ first: Unicode.Scalar,
        _ edit: SlipSearch.Edit?
    ) -> Bool {
        guard text.isCut(stretch) else { return true }
        let (start, end) = (stretch.lowerBound, stretch.upperBound)
        return switch edit {
        case .swapped: !text.isCut(start..<(end - 1)) || !text.isCut((start + 1)..<end)
        case nil:
            surface.subject != nil
                || text.cutsPlace(stretch) && text.scalars[start] == first
                    && !surface.words.allSatisfy(lexicon.weakWords.contains)
        case .doubled, .missing: false
        }
    }

    private struct Tally {
        var same = 0
        var others = 0
        var syllables = 0
        var distance: UInt8 = 0
        var isExact = true

        mutating func addSyllable(isExact: Bool, isLongest: Bool) {
            syllables += 1
            if !isExact || !isLongest { self.isExact = false }
            distance += isExact ? 1 : 6
        }

        mutating func addOther(_ own: UInt8) {
            others += 1
            distance += own
        }
    }

    private func spells(_ letters: ArraySlice<UInt8>, _ scalar: Unicode.Scalar) -> Bool {
        let typed = Pinyin.code(of: letters)
        return Pinyin.readings(of: scalar).contains { reading in
            let spelling = Pinyin.code(of: reading)
            // lu for lü, which is spelled lv.
            return typed == spelling || spelling & 0xFF == 0x76 && typed & 0xFF == 0x75 && typed >> 8 == spelling >> 8
        }
    }

    static let sameSound: UInt8 = 5

    /// 4 to 9; nil where the characters neither sound nor look alike.
    func distance(_ typed: Unicode.Scalar, _ scalar: Unicode.Scalar) -> UInt8? {
        let looks = lookAlikes.areAlike(typed, scalar)
        let own = Pinyin.readings(of: typed)
        let others = Pinyin.readings(of: scalar)
        if own.contains(where: others.contains) { return looks ? SlipJudge.sameSound - 1 : SlipJudge.sameSound }
        if looks { return 7 }
        let classes = others.map(Pinyin.soundClass)
        return own.contains { classes.contains(Pinyin.soundClass($0)) } ? 8 : nil
    }

    private func mayBeMistyped(
        _ surface: Surface, _ length: Int, _ tally: Tally, _ edit: SlipSearch.Edit?, _ text: TypedText,
        _ stretch: Range<Int>
    ) -> Bool {
        guard length >= 2, surface.isWorthGuessing else { return false }
        // 2024年|江此 is not 年间: what a number counts is taken from it only for another unit.
        if text.isCounted(stretch.lowerBound), let own = measures[text.scalars[stretch.lowerBound]],
            surface.measure ?? own == own
        {
            return false
        }
        switch edit {
        case nil: return length < 4 ? tally.others == 1 : tally.others <= max(2, length / 2) && tally.same >= 2
        case .doubled: return tally.others == 0
        case .swapped: return tally.others == 0
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
        let isLone = syllables.characters.contains(ExactText(surface.text))
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
    var characters: Set<ExactText>
    /// Those of them beside which another may stand: 的 in `deyou`. Two others may be a word: `youshi` is not 有 and 是.
    var particles: Set<ExactText>
}
