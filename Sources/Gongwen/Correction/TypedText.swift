/// A clause as it is searched for slips: its characters, and which of them nothing understood.
struct TypedText {
    private(set) var scalars: [Unicode.Scalar] = []
    /// The same, ASCII letters only; 0 elsewhere.
    private(set) var letters: [UInt8] = []
    /// Where each character starts in the sentence, and where the last ends.
    private(set) var offsets: [Int] = []
    private(set) var isUnknown: [Bool] = []
    private var isIdeographic: [Bool] = []
    /// Numerals in letters.
    var numerals: [Numeral] = []
    private var isNumber: [Bool] = []
    /// Where something was left out before a character: a space between syllables.
    private var isAfterGap: [Bool] = []
    private var gapsInLetters = 0
    /// For each character, the syllables that start there.
    private var syllables: [[(end: Int, syllable: Pinyin.Syllable)]] = []
    /// For each character, the characters of the mention that it belongs to.
    private var mention: [Range<Int>] = []
    /// Which of them belong to a place's name.
    private var isPlace: [Bool] = []

    /// The clauses of a sentence, in order.
    static func clauses(of mentions: [Mention], in sentence: Sentence, _ lexicon: Lexicon) -> [TypedText] {
        var clauses: [TypedText] = []
        var clause = TypedText()
        var ends = sentence.clauseEnds[...]
        func close(at offset: Int) {
            clause.offsets.append(offset)
            clause.syllables = clause.letters.indices.map(clause.findSyllables)
            if clause.count > 0 { clauses.append(clause) }
            clause = TypedText()
        }
        for mention in mentions {
            let isUnknown = mention.isUnknown || sentence.isInsideLetters(mention.range)
            let isNumber = if case .number = mention.meaning { true } else { false }
            let isPlace =
                if case .surface(let id) = mention.meaning { lexicon.surfaces[id].subject != nil } else { false }
            var offset = mention.range.lowerBound
            var start = clause.count
            for scalar in sentence.text(mention.range).unicodeScalars {
                if let end = ends.first, offset >= end {
                    clause.noteMention(from: start)
                    close(at: offset)
                    start = 0
                    while let end = ends.first, offset >= end { ends.removeFirst() }
                }
                clause.append(scalar, at: offset, isUnknown: isUnknown, sentence)
                clause.isNumber.append(isNumber)
                clause.isPlace.append(isPlace)
                offset += UTF8.width(scalar)
            }
            clause.noteMention(from: start)
        }
        close(at: sentence.utf8.count)
        return clauses
    }

    private mutating func append(
        _ scalar: Unicode.Scalar, at offset: Int, isUnknown unknown: Bool, _ sentence: Sentence
    ) {
        scalars.append(scalar)
        letters.append((0x61...0x7A).contains(scalar.value) ? UInt8(scalar.value) : 0)
        offsets.append(offset)
        isUnknown.append(unknown)
        isIdeographic.append(scalar.properties.isIdeographic)
        isAfterGap.append(offset > 0 && sentence.origins[offset] > sentence.origins[offset - 1] + 1)
        if isAfterGap[count - 1], count > 1, isLetter(count - 1), isLetter(count - 2) { gapsInLetters += 1 }
    }

    private mutating func noteMention(from start: Int) {
        while mention.count < count { mention.append(start..<count) }
    }

    var count: Int { scalars.count }

    /// Whether a character stands for itself: nothing longer was understood with it.
    func isLoose(_ index: Int) -> Bool { isUnknown[index] || mention[index].count == 1 }

    /// Whether this stretch, of two characters at least, is just one that was understood.
    func isUnderstood(_ stretch: Range<Int>) -> Bool {
        stretch.count >= 2 && !isUnknown[stretch.lowerBound] && mention[stretch.lowerBound] == stretch
    }

    /// Whether the stretch takes only a part of something longer that was understood: 工|做 of 做了.
    func isCut(_ stretch: Range<Int>) -> Bool {
        [stretch.lowerBound, stretch.upperBound - 1].contains { edge in
            !isLoose(edge) && !isLetter(edge)
                && (mention[edge].lowerBound < stretch.lowerBound || mention[edge].upperBound > stretch.upperBound)
        }
    }

    /// Whether what the stretch takes from something longer is only the end of a place's name: 区 of 江津区.
    func cutsPlace(_ stretch: Range<Int>) -> Bool {
        isPlace[stretch.lowerBound] && !isCut((stretch.upperBound - 1)..<stretch.upperBound)
    }

    /// Whether it is what a number counts: 五|年.
    func isCounted(_ index: Int) -> Bool { index > 0 && isNumber[index - 1] && !isUnknown[index] }

    func isHanzi(_ index: Int) -> Bool { isIdeographic[index] }

    func isUnknownHanzi(_ index: Int) -> Bool { index < count && isUnknown[index] && isHanzi(index) }

    func isLetter(_ index: Int) -> Bool { letters[index] != 0 }

    func isDigit(_ index: Int) -> Bool { ("0"..."9").contains(scalars[index]) }

    /// Whether a letter cannot begin a syllable: the h of zh, ch and sh, and what is written without a space in `tian`.
    func isInsideSyllable(_ index: Int) -> Bool {
        guard index > 0, isLetter(index), isLetter(index - 1), !isAfterGap[index] else { return false }
        if isSpaced, let token = token(around: index), index > token.lowerBound { return isSyllable(token) }
        return letters[index] == UInt8(ascii: "h")
            && [UInt8(ascii: "z"), UInt8(ascii: "c"), UInt8(ascii: "s")].contains(letters[index - 1])
    }

    /// The syllables that start here, the shortest first; none goes on over a space, nor ends inside one that stands
    /// between spaces.
    func syllables(at start: Int) -> [(end: Int, syllable: Pinyin.Syllable)] { syllables[start] }

    private func findSyllables(at start: Int) -> [(end: Int, syllable: Pinyin.Syllable)] {
        guard isLetter(start) else { return [] }
        var found: [(end: Int, syllable: Pinyin.Syllable)] = []
        found.reserveCapacity(4)
        Pinyin.forEachSyllable(at: start, in: letters) { end, syllable in
            guard !isAfterGap[(start + 1)..<end].contains(true) else { return }
            found.append((end, syllable))
            if let umlaut = Pinyin.withUmlaut(syllable) { found.append((end, umlaut)) }
        }
        if isSpaced, let last = found.last, isAtBoundary(start), isAtBoundary(last.end) {
            return found.filter { $0.end == last.end }
        }
        return found
    }

    /// Whether letters are written with spaces between them.
    private var isSpaced: Bool { gapsInLetters > 0 }

    private func isAtBoundary(_ index: Int) -> Bool {
        index == 0 || index == count || isAfterGap[index] || !isLetter(index) || !isLetter(index - 1)
    }

    /// The letters between two spaces.
    private func token(around index: Int) -> Range<Int>? {
        let start = (0...index).last { isAtBoundary($0) }
        let end = (index + 1...count).first { isAtBoundary($0) }
        guard let start, let end, end - start <= 6 else { return nil }
        return start..<end
    }

    private func isSyllable(_ stretch: Range<Int>) -> Bool {
        var isOne = false
        Pinyin.forEachSyllable(at: stretch.lowerBound, in: letters) { end, _ in
            isOne = isOne || end == stretch.upperBound
        }
        return isOne
    }
}
