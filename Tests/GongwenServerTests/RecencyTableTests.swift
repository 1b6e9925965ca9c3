import Testing

@testable import GongwenServer

@Suite("次序表")
struct RecencyTableTests {
    @Test("次序表与朴素实现一致", arguments: [1, 2, 3])
    func recencyTable(seed: UInt64) {
        var random = SplitMix(state: seed)
        var table = RecencyTable<Int, Int>()
        var naive: [(key: Int, value: Int)] = []  // oldest first
        for step in 0..<5_000 {
            let key = Int.random(in: 0..<20, using: &random)
            let place = naive.firstIndex { $0.key == key }
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                guard place == nil else { break }
                table.insert(step, for: key)
                naive.append((key, step))
            case 1:
                table.touch(key)
                if let place { naive.append(naive.remove(at: place)) }
            case 2:
                table.remove(key)
                if let place { naive.remove(at: place) }
            default:
                let before = table.change(key) { value in
                    defer { value = step }
                    return value
                }
                #expect(before == place.map { naive[$0].value })
                if let place { naive[place].value = step }
            }
            #expect(table.count == naive.count)
            #expect(table.oldest?.key == naive.first?.key)
            #expect(table.oldest?.value == naive.first?.value)
            #expect(table.change(key) { $0 } == naive.first { $0.key == key }?.value)
            #expect(table.oldestKey { $0 % 2 == 0 } == naive.first { $0.value % 2 == 0 }?.key)
        }
    }
}

struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
