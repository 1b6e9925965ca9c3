import Foundation
import Synchronization
import Testing

@testable import GongwenServer

/// A clock that a test moves.
final class TestClock: Sendable {
    private let seconds = Mutex(0.0)
    var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }
    func advance(_ by: Double) { seconds.withLock { $0 += by } }
}

@Suite("会话")
struct ConversationStoreTests {
    private let clock = TestClock()

    private func store(capacity: Int = 100) -> ConversationStore<[String]> {
        ConversationStore(capacity: capacity, idleLimit: 1800, now: { [clock] in clock.now }, fresh: { [] })
    }

    private func say(_ text: String, _ name: String, in store: ConversationStore<[String]>) async -> [String] {
        await store.withTurn(of: ConversationKey(conversation: name, user: "u")) { memory in
            memory.append(text)
            return memory
        }
    }

    @Test("同一会话记得前面，不同的人各记各的")
    func remembers() async {
        let store = store()
        #expect(await say("一", "a", in: store) == ["一"])
        #expect(await say("二", "a", in: store) == ["一", "二"])
        #expect(await say("三", "b", in: store) == ["三"])
        let other = ConversationKey(conversation: "a", user: "v")
        #expect(await store.withTurn(of: other) { $0 } == [])
        #expect(store.count == 3)
    }

    @Test("三十分钟不用就忘，用过就重新计时")
    func expires() async {
        let store = store()
        _ = await say("一", "a", in: store)
        _ = await say("一", "b", in: store)
        clock.advance(1799)
        #expect(await say("二", "a", in: store) == ["一", "二"])
        clock.advance(1)
        #expect(await say("二", "b", in: store) == ["二"])
        clock.advance(1799)
        #expect(await say("三", "a", in: store) == ["三"])
        #expect(store.count == 2)
    }

    @Test("满了先忘最久没用的")
    func bounded() async {
        let store = store(capacity: 2)
        for name in ["a", "b"] { _ = await say("一", name, in: store) }
        _ = await say("二", "a", in: store)
        _ = await say("一", "c", in: store)
        #expect(store.count == 2)
        #expect(await say("三", "a", in: store) == ["一", "二", "三"])
        #expect(await say("二", "b", in: store) == ["二"])
        for name in 0..<1000 { _ = await say("一", "\(name)", in: store) }
        #expect(store.count == 2)
    }

    @Test("正在答的会话不会被挤掉")
    func busyStays() async {
        let store = store(capacity: 1)
        let kept = await store.withTurn(of: ConversationKey(conversation: "a", user: "u")) { memory in
            memory.append("一")
            for name in 0..<10 { _ = await say("一", "\(name)", in: store) }
            clock.advance(10_000)
            _ = await say("一", "z", in: store)
            return memory
        }
        #expect(kept == ["一"])
        #expect(await say("二", "a", in: store) == ["一", "二"])
    }

    @Test("同一会话的消息一条一条来，按先后次序；别的会话不用等")
    func oneAtATime() async throws {
        let store = store()
        let key = ConversationKey(conversation: "a", user: "u")
        let (opened, open) = AsyncStream.makeStream(of: Void.self)
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let first = Task {
            await store.withTurn(of: key) { memory in
                start.finish()
                for await _ in opened {}
                memory.append("first")
            }
        }
        for await _ in started {}
        var later: [Task<[String], Never>] = []
        for name in ["second", "third", "fourth"] {
            later.append(Task { await say(name, "a", in: store) })
            // Time for the task to stand in the queue before the next one comes.
            try await Task.sleep(for: .milliseconds(100))
        }
        #expect(await say("x", "b", in: store) == ["x"])
        open.finish()
        await first.value
        #expect(await later[0].value == ["first", "second"])
        #expect(await later[1].value == ["first", "second", "third"])
        #expect(await later[2].value == ["first", "second", "third", "fourth"])
    }

    @Test("许多任务一起来，一条也不丢")
    func stress() async {
        let store = store(capacity: 8)
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<200 {
                group.addTask { _ = await say("m", "\(task % 4)", in: store) }
            }
        }
        for name in 0..<4 {
            #expect(await say("m", "\(name)", in: store).count == 51)
        }
    }

    @Test("出错的一轮不留痕迹，也不堵住后面")
    func failure() async throws {
        struct Failure: Error {}
        let store = store()
        _ = await say("一", "a", in: store)
        await #expect(throws: Failure.self) {
            try await store.withTurn(of: ConversationKey(conversation: "a", user: "u")) { memory in
                memory.append("坏")
                throw Failure()
            }
        }
        #expect(await say("二", "a", in: store) == ["一", "二"])
    }

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
                table[key] = step
                if let place { naive[place].value = step }
            }
            #expect(table.count == naive.count)
            #expect(table.oldest?.key == naive.first?.key)
            #expect(table.oldest?.value == naive.first?.value)
            #expect(table[key] == naive.first { $0.key == key }?.value)
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
