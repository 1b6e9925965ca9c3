/// Goes down the names by sound from every character of a clause, and keeps those that what was typed may stand for.
///
/// A class, so that going on behind each sound of the names counts one reference and not one for each table of the clause.
final class SlipSearch {
    private let text: TypedText
    private let names: SoundIndex.Pair
    /// The one of ``names`` that is gone down.
    private var index: SoundIndex
    private let judge: SlipJudge
    /// For each character, the sounds that it may have been meant to have.
    private let sounds: [[UInt16]]
    /// How far to go on; what is not found by then is not looked for, so that no message takes long.
    private var steps: Int
    private var path: [Range<Int>] = []
    private(set) var found: [SlipCandidate] = []

    /// A slip of the whole row of characters, besides those of single ones. One a name.
    enum Edit { case doubled, swapped, missing }

    init(_ text: TypedText, _ names: SoundIndex.Pair, _ judge: SlipJudge, steps: Int) {
        self.text = text
        self.names = names
        index = names.whole
        self.judge = judge
        sounds = (0..<text.count).map { place in
            guard !text.isLetter(place) else { return [] }
            // What was understood with others beside it is spelled as it is meant.
            return text.isLoose(place)
                ? judge.sounds(of: text.scalars[place]) : SoundIndex.sounds(of: text.scalars[place])
        }
        self.steps = steps
    }

    /// - Returns: the steps that are left.
    func run() -> Int {
        found = text.numerals.map { numeral in
            let range = text.offsets[numeral.range.lowerBound]..<text.offsets[numeral.range.upperBound]
            let syllables = UInt8(clamping: numeral.text.unicodeScalars.count)
            return SlipCandidate(range: range, meaning: .numeral(numeral.text), distance: syllables, isPinyin: true)
        }
        let lastUnknown = text.isUnknown.lastIndex(of: true) ?? -1
        var nextUnknown = text.count
        for start in stride(from: text.count - 1, through: 0, by: -1) {
            if text.isUnknown[start] { nextUnknown = start }
            // A name has to reach something unknown.
            guard start <= lastUnknown, nextUnknown - start < SoundIndex.longest, !text.isInsideSyllable(start) else {
                continue
            }
            follow(from: start, at: start, index.all, depth: 0, edit: nil)
            guard isSuspect(start), text.isHanzi(start) else { continue }
            index = names.tails
            path.append(start..<start)
            follow(from: start, at: start, index.all, depth: 0, edit: .missing)
            path.removeLast()
            index = names.whole
        }
        return steps
    }

    private func follow(from start: Int, at place: Int, _ names: Range<Int>, depth: Int, edit: Edit?) {
        guard !names.isEmpty, steps > 0 else { return }
        steps -= 1
        if depth > 0, text.isUnknown[start..<place].contains(true) {
            index.forEachName(in: names, ofLength: depth) { name in keep(name, from: start, to: place, edit) }
        }
        guard depth < SoundIndex.longest else { return }
        if place < text.count {
            step(from: start, at: place, names, depth, edit)
            if edit == nil, depth > 0 || place + 1 < text.count { slip(from: start, at: place, names, depth) }
        }
        if edit == nil, depth > 0, isSuspect(place) { skip(from: start, at: place, names, depth) }
    }

    /// Whether the character or the one before it was not understood.
    private func isSuspect(_ place: Int) -> Bool {
        place < text.count && text.isUnknown[place] || place > 0 && text.isUnknown[place - 1]
    }

    /// Whether one of the two characters from here was not understood, or one beside them: 读|打|书|卡 for 读书打卡.
    private func isNearUnknown(_ place: Int) -> Bool {
        text.isUnknown[max(0, place - 1)..<min(text.count, place + 3)].contains(true)
    }

    /// A character of the name that was left out, here or behind the last.
    private func skip(from start: Int, at place: Int, _ names: Range<Int>, _ depth: Int) {
        guard text.isHanzi(place - 1) else { return }
        index.forEachSound(in: names, at: depth) { _, narrower in
            path.append(place..<place)
            if place < text.count, text.isHanzi(place) { step(from: start, at: place, narrower, depth + 1, .missing) }
            if depth > 1, text.isUnknown[place - 1] {
                index.forEachName(in: narrower, ofLength: depth + 1) { name in
                    keep(name, from: start, to: place, .missing)
                }
            }
            path.removeLast()
        }
    }

    private func keep(_ name: Int, from start: Int, to place: Int, _ edit: Edit?) {
        if let candidate = judge.candidate(name, for: path, in: text, from: start, to: place, edit) {
            found.append(candidate)
        }
    }

    /// The next character, or the next syllable of letters.
    private func step(from start: Int, at place: Int, _ names: Range<Int>, _ depth: Int, _ edit: Edit?) {
        guard depth < SoundIndex.longest else { return }
        if text.isLetter(place) {
            for (end, syllable) in text.syllables(at: place) {
                go(from: start, over: place..<end, Pinyin.soundClass(syllable), names, depth, edit)
            }
        } else {
            for sound in sounds[place] {
                go(from: start, over: place..<(place + 1), sound, names, depth, edit)
            }
        }
    }

    private func go(
        from start: Int, over typed: Range<Int>, _ sound: UInt16, _ names: Range<Int>, _ depth: Int, _ edit: Edit?
    ) {
        let narrower = index.narrow(names, by: sound, at: depth)
        guard !narrower.isEmpty else { return }
        path.append(typed)
        follow(from: start, at: typed.upperBound, narrower, depth: depth + 1, edit: edit)
        path.removeLast()
    }

    /// A character typed twice, or two in each other's place.
    private func slip(from start: Int, at place: Int, _ names: Range<Int>, _ depth: Int) {
        guard text.isHanzi(place) else { return }
        if place > start, isSuspect(place), text.scalars[place] == text.scalars[place - 1] {
            follow(from: start, at: place + 1, names, depth: depth, edit: .doubled)
        }
        let next = place + 1
        guard next < text.count, isNearUnknown(place), text.isHanzi(next), text.scalars[place] != text.scalars[next],
            depth + 2 <= SoundIndex.longest
        else { return }
        for first in sounds[next] {
            let narrower = index.narrow(names, by: first, at: depth)
            guard !narrower.isEmpty else { continue }
            for second in sounds[place] {
                let both = index.narrow(narrower, by: second, at: depth + 1)
                guard !both.isEmpty else { continue }
                path.append(next..<(next + 1))
                path.append(place..<next)
                follow(from: start, at: next + 1, both, depth: depth + 2, edit: .swapped)
                path.removeLast(2)
            }
        }
    }
}
