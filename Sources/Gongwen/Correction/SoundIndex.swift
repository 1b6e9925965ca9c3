/// All names by how they sound, in the order of their sounds: names that begin alike stand together, so that a search
/// goes down them character by character as it would go down a trie.
///
///     var names = index.all
///     names = index.narrow(names, by: class of jiang, at: 0)    // 江北, 江津, 奖励 …
///     names = index.narrow(names, by: class of bei, at: 1)      // 江北, 江北区 …
///     index.forEachName(in: names, ofLength: 2) { … }           // 江北
///
/// Sounds that people mix up are one (``Pinyin/soundClass(_:)``). A name with a character of several readings stands in
/// several places.
struct SoundIndex: Sendable {
    /// Longer names are not looked for: a question that misspells one still has its parts.
    static let longest = 14

    private let entries: [Entry]
    /// For each sound, the entries that begin with it: the widest step is a look-up.
    private let beginnings: [Range<Int>]

    /// The sounds of a name, 9 bits each, seven to a word, left-aligned; 0 after the last.
    private struct Entry: Comparable {
        var high: UInt64
        var low: UInt64
        var name: Int32

        static func < (a: Entry, b: Entry) -> Bool { (a.high, a.low, a.name) < (b.high, b.low, b.name) }

        func sound(_ position: Int) -> UInt16 {
            UInt16(truncatingIfNeeded: (position < 7 ? high : low) >> UInt64(9 * (6 - position % 7))) & 0x1FF
        }

        mutating func append(_ sound: UInt16, at position: Int) {
            let bits = UInt64(sound) << UInt64(9 * (6 - position % 7))
            if position < 7 { high |= bits } else { low |= bits }
        }
    }

    /// The names, and the same without their first character: one who left it out typed the rest.
    struct Pair: Sendable {
        let whole: SoundIndex
        let tails: SoundIndex

        init(_ names: [String]) {
            whole = SoundIndex(names)
            tails = SoundIndex(names.map { $0.unicodeScalars.count > 2 ? String($0.unicodeScalars.dropFirst()) : "" })
        }
    }

    /// - Parameter names: what they are numbered by; an empty one is left out.
    init(_ names: some Sequence<String>) {
        var entries: [Entry] = []
        for (number, name) in names.enumerated() {
            let scalars = name.unicodeScalars
            guard !scalars.isEmpty, scalars.count <= SoundIndex.longest else { continue }
            var variants = [Entry(high: 0, low: 0, name: Int32(number))]
            for (position, scalar) in scalars.enumerated() {
                let sounds = SoundIndex.sounds(of: scalar)
                guard !sounds.isEmpty else {
                    variants = []
                    break
                }
                variants = variants.flatMap { variant in
                    sounds.map { sound in
                        var longer = variant
                        longer.append(sound, at: position)
                        return longer
                    }
                }
                if variants.count > SoundIndex.mostVariants { variants.removeSubrange(SoundIndex.mostVariants...) }
            }
            entries += variants
        }
        entries.sort()
        self.entries = entries
        var beginnings = [Range<Int>](repeating: 0..<0, count: 0x200)
        var start = 0
        while start < entries.count {
            let sound = entries[start].sound(0)
            let end = entries[start...].firstIndex { $0.sound(0) != sound } ?? entries.count
            beginnings[Int(sound)] = start..<end
            start = end
        }
        self.beginnings = beginnings
    }

    private static let mostVariants = 8

    /// The classes of a character's readings, each once; a digit has one of its own.
    static func sounds(of scalar: Unicode.Scalar) -> [UInt16] {
        if ("0"..."9").contains(scalar) { return [UInt16(Pinyin.classCount) + 1 + UInt16(scalar.value - 0x30)] }
        var sounds: [UInt16] = []
        for syllable in Pinyin.readings(of: scalar) {
            let sound = Pinyin.soundClass(syllable)
            if !sounds.contains(sound) { sounds.append(sound) }
        }
        return sounds
    }

    var all: Range<Int> { 0..<entries.count }

    /// The names of `range`, which agree before `position`, that have this sound there.
    func narrow(_ range: Range<Int>, by sound: UInt16, at position: Int) -> Range<Int> {
        if position == 0 { return beginnings[Int(sound)] }
        let start = firstIndex(in: range) { $0.sound(position) >= sound }
        return start..<firstIndex(in: start..<range.upperBound) { $0.sound(position) > sound }
    }

    /// The names of `range` that end before `position`: those whose sounds were all named.
    func forEachName(in range: Range<Int>, ofLength position: Int, _ body: (Int) -> Void) {
        for entry in entries[range] {
            guard position == SoundIndex.longest || entry.sound(position) == 0 else { return }
            body(Int(entry.name))
        }
    }

    /// Each sound that names of `range` have at `position`, with those names.
    func forEachSound(in range: Range<Int>, at position: Int, _ body: (UInt16, Range<Int>) -> Void) {
        var start = range.lowerBound
        while start < range.upperBound {
            let sound = entries[start].sound(position)
            let end = firstIndex(in: start..<range.upperBound) { $0.sound(position) > sound }
            if sound != 0 { body(sound, start..<end) }
            start = end
        }
    }

    private func firstIndex(in range: Range<Int>, where isBeyond: (Entry) -> Bool) -> Int {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if isBeyond(entries[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
