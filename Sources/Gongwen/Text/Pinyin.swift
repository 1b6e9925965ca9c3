/// How characters sound, without tones.
///
///     Pinyin.readings(of: "长").map(Pinyin.spelling)    // ["chang", "zhang"]
///     Pinyin.soundClass(zhang) == Pinyin.soundClass(zan)  // true: people mix up zh and z, ang and an
enum Pinyin {
    /// A place in the list of syllables.
    typealias Syllable = UInt16

    /// The readings of a character, in alphabetical order; empty for what is no character or a rare one.
    static func readings(of scalar: Unicode.Scalar) -> Readings {
        guard table.block.contains(scalar.value) else { return Readings(packed: 0) }
        return Readings(packed: table.readings[Int(scalar.value - table.block.lowerBound)])
    }

    /// lü, where lu is written for it.
    static func withUmlaut(_ syllable: Syllable) -> Syllable? { table.umlauts[syllable] }

    static func syllables(spelled spelling: String) -> [Syllable] {
        table.spellings.indices.filter { table.spellings[$0] == spelling }.map { Syllable($0) }
    }

    static func spelling(_ syllable: Syllable) -> String { table.spellings[Int(syllable)] }

    /// The same number for syllables that are easily mixed up: 平翘舌 z/zh, 前后鼻音 an/ang, n/l, f/h. Never 0.
    static func soundClass(_ syllable: Syllable) -> UInt16 { table.classes[Int(syllable)] }

    /// How many classes there are; they are numbered from 1.
    static var classCount: Int { table.classCount }

    /// The syllables that the letters begin with, the shortest first: `xian` begins with xi, xia and xian.
    static func forEachSyllable(at start: Int, in letters: [UInt8], _ body: (_ end: Int, Syllable) -> Void) {
        var node = 0
        for end in start..<letters.count {
            guard let next = table.tree.step(from: node, by: letters[end]) else { return }
            node = next
            if let syllable = table.tree.syllable(at: node) { body(end + 1, syllable) }
        }
    }

    /// The letters of a syllable in one number, at most eight of them.
    static func code(of letters: some Sequence<UInt8>) -> UInt64 { letters.reduce(0) { $0 << 8 | UInt64($1) } }

    static func code(of syllable: Syllable) -> UInt64 { table.codes[Int(syllable)] }

    /// Up to three readings in one number.
    struct Readings: Sequence, IteratorProtocol {
        fileprivate var packed: UInt32
        var isEmpty: Bool { packed == 0 }

        mutating func next() -> Syllable? {
            guard packed != 0 else { return nil }
            defer { packed >>= 10 }
            return Syllable(packed & 0x3FF) - 1
        }
    }

    private static let table = Table()

    /// The syllables letter by letter, so that the search ends with the first letter that none goes on with.
    private struct Tree {
        /// For each node, the node that each letter leads to; 0 for none.
        private var nodes = [UInt16](repeating: 0, count: 26)
        /// For each node, the syllable that ends there and 1; 0 for none.
        private var syllables: [Syllable] = [0]

        mutating func add(_ syllable: Syllable, spelled letters: some Sequence<UInt8>) {
            var node = 0
            for letter in letters {
                let place = node * 26 + Int(letter - 0x61)
                if nodes[place] == 0 {
                    nodes[place] = UInt16(syllables.count)
                    syllables.append(0)
                    nodes += repeatElement(0, count: 26)
                }
                node = Int(nodes[place])
            }
            syllables[node] = syllable + 1
        }

        func step(from node: Int, by letter: UInt8) -> Int? {
            guard case 0x61...0x7A = letter else { return nil }
            let next = Int(nodes[node * 26 + Int(letter - 0x61)])
            return next == 0 ? nil : next
        }

        func syllable(at node: Int) -> Syllable? { syllables[node] == 0 ? nil : syllables[node] - 1 }
    }

    private struct Table {
        let block = UInt32(0x4E00)..<0xA000
        var spellings: [String] = []
        var classes: [UInt16] = []
        var classCount = 0
        var readings: [UInt32]
        var codes: [UInt64] = []
        var tree = Tree()
        var umlauts: [Syllable: Syllable] = [:]

        init() {
            readings = [UInt32](repeating: 0, count: block.count)
            var numbers: [String: UInt16] = [:]
            for entry in Pinyin.readings.split(separator: " ") {
                let letters = entry.utf8.prefix { $0 < 0x80 }
                let syllable = Syllable(spellings.count)
                spellings.append(String(decoding: letters, as: UTF8.self))
                codes.append(Pinyin.code(of: letters))
                tree.add(syllable, spelled: letters)
                let common = Table.common(spellings[Int(syllable)])
                let number = numbers[common] ?? UInt16(numbers.count + 1)
                numbers[common] = number
                classes.append(number)
                for scalar in entry.unicodeScalars.dropFirst(letters.count) where block.contains(scalar.value) {
                    var shift: UInt32 = 0
                    let index = Int(scalar.value - block.lowerBound)
                    while readings[index] >> shift != 0 { shift += 10 }
                    if shift < 30 { readings[index] |= UInt32(syllable + 1) << shift }
                }
            }
            classCount = numbers.count
            for plain in spellings.indices where spellings[plain].hasSuffix("u") {
                let umlaut = spellings[plain].dropLast() + "v"
                guard let other = spellings.firstIndex(where: { $0 == umlaut }) else { continue }
                umlauts[Syllable(plain)] = Syllable(other)
            }
        }

        /// The syllable with each pair of sounds that people mix up written as one.
        private static func common(_ syllable: String) -> String {
            var sound = Substring(syllable)
            for (retroflex, plain) in [("zh", "z"), ("ch", "c"), ("sh", "s")] where sound.hasPrefix(retroflex) {
                sound = plain + sound.dropFirst(2)
            }
            if sound.hasSuffix("ng"), !sound.hasSuffix("ong") { sound = sound.dropLast() }
            switch sound.first {
            case "l": sound = "n" + sound.dropFirst()
            case "h": sound = "f" + sound.dropFirst()
            default: break
            }
            return String(sound)
        }
    }
}
