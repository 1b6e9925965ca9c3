/// Names and questions to measure with: made up, of Chinese characters, and the same in every run.
///
///     let workload = Workload(names: 100_000)
///     workload.names[0]                        // 2 to 12 characters; every name is different
///     workload.questions(100_000)              // 10 to 40 characters, one in ten a paragraph of up to 500
///
/// Two names in three begin like an earlier one. About half of a question's characters are names.
public struct Workload {
    public let names: [String]
    private var random: SeededGenerator

    public init(names count: Int, seed: UInt64 = 1) {
        random = SeededGenerator(seed: seed)
        var names: [[UInt32]] = []
        var known: Set<[UInt32]> = []
        while names.count < count {
            let length = Int.random(in: 2...12, using: &random)
            var name: [UInt32] = []
            if let earlier = names.randomElement(using: &random), Int.random(in: 0..<3, using: &random) > 0 {
                name += earlier.prefix(Int.random(in: 1..<min(earlier.count, length) + 1, using: &random))
            }
            while name.count < length { name.append(random.character()) }
            if known.insert(name).inserted { names.append(name) }
        }
        self.names = names.map(String.init(scalars:))
    }

    /// Questions in which the names are asked for.
    public func questions(_ count: Int) -> [String] {
        var random = random
        return (0..<count).map { place in
            let length = Int.random(in: place % 10 == 9 ? 41...500 : 10...40, using: &random)
            var question: [UInt32] = []
            while question.count < length {
                if Bool.random(using: &random), let name = names.randomElement(using: &random) {
                    question += name.unicodeScalars.map(\.value)
                } else {
                    for _ in 0..<Int.random(in: 1...12, using: &random) { question.append(random.character()) }
                }
            }
            return String(scalars: question.prefix(length))
        }
    }
}

extension SeededGenerator {
    /// A character out of 3,000, the first ones far more frequent than the last, as in written Chinese.
    fileprivate mutating func character() -> UInt32 {
        let place = Double.random(in: 0..<1, using: &self)
        let rank = UInt32(place * place * place * 3000)
        return 0x4E00 + rank * 6997 % 20_000  // spread over the block, as frequent characters are
    }
}

extension String {
    fileprivate init(scalars: some Sequence<UInt32>) {
        self = String(String.UnicodeScalarView(scalars.lazy.map { Unicode.Scalar($0)! }))
    }
}
