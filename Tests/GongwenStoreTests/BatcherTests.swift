import Dispatch
import Synchronization
import Testing

@testable import GongwenStore

/// What comes in while a thread is busy, done in one go.
@Suite("一起写")
struct BatcherTests {
    /// A batcher that doubles numbers. Zero keeps it busy until it is let go, so that what comes in meanwhile gathers.
    private final class Doubler: Sendable {
        let threads = DatabaseThreads(1)
        let batcher: Batcher<Int, Int>
        private let batchesDone: Batches
        private let zero: Task<Int, any Error>
        private let gate = DispatchSemaphore(value: 0)

        private final class Batches: Sendable { let all = Mutex<[[Int]]>([]) }

        /// - Parameter failing: what a batch with these numbers throws.
        init(limit: Int = 128, capacity: Int = 100, failing: [Int: StoreError] = [:]) async {
            let (entered, entering) = AsyncStream.makeStream(of: Void.self)
            let batches = Batches()
            batchesDone = batches
            let batcher = Batcher<Int, Int>(on: threads, limit: limit, capacity: capacity) { [gate] numbers in
                batches.all.withLock { $0.append(numbers) }
                if numbers == [0] {
                    entering.yield()
                    gate.wait()
                }
                if let error = numbers.lazy.compactMap({ failing[$0] }).first { throw error }
                return numbers.map { $0 * 2 }
            }
            self.batcher = batcher
            zero = Task { try await batcher.submit(0) }
            for await _ in entered { break }
        }

        var batches: [[Int]] { batchesDone.all.withLock { $0 } }

        /// Whoever submits while it is busy stands in the queue when this returns.
        func submit(_ number: Int) -> Task<Int, any Error> {
            Task.immediate { [batcher] in try await batcher.submit(number) }
        }

        func letGo() async throws {
            gate.signal()
            #expect(try await zero.value == 0)
        }
    }

    private func outcome(_ task: Task<Int, any Error>) async -> Result<Int, StoreError> {
        do { return .success(try await task.value) } catch {
            return .failure(error as? StoreError ?? .failed(place: "", code: "\(error)"))
        }
    }

    @Test("忙的时候来的，按先后一次做完，各得各的答案")
    func gathers() async throws {
        let doubler = await Doubler(limit: 3)
        let tasks = [1, 2, 3, 4].map { doubler.submit($0) }
        try await doubler.letGo()
        for (task, answer) in zip(tasks, [2, 4, 6, 8]) { #expect(await outcome(task) == .success(answer)) }
        #expect(doubler.batches == [[0], [1, 2, 3], [4]])
        await doubler.threads.close()
    }

    @Test("一个写不成，别的照样写成")
    func oneFails() async throws {
        let fault = StoreError.failed(place: "p", code: "22021")
        let doubler = await Doubler(failing: [2: fault])
        let tasks = [1, 2, 3].map { doubler.submit($0) }
        try await doubler.letGo()
        for (task, answer) in zip(tasks, [.success(2), .failure(fault), .success(6)] as [Result<Int, StoreError>]) {
            #expect(await outcome(task) == answer)
        }
        #expect(doubler.batches == [[0], [1, 2, 3], [1], [2], [3]])
        await doubler.threads.close()
    }

    @Test("数据库坏了，等着的一起放走，不再一个个试；好了照常")
    func outage() async throws {
        let doubler = await Doubler(limit: 2, failing: [1: .full(path: "p")])
        let tasks = [1, 2, 3].map { doubler.submit($0) }
        try await doubler.letGo()
        for task in tasks { #expect(await outcome(task) == .failure(.full(path: "p"))) }
        #expect(doubler.batches == [[0], [1, 2]])
        #expect(try await doubler.batcher.submit(4) == 8)
        await doubler.threads.close()
    }

    @Test("等的太多就不收")
    func overloaded() async throws {
        let doubler = await Doubler(capacity: 2)
        let tasks = [1, 2, 3].map { doubler.submit($0) }
        try await doubler.letGo()
        for (task, answer) in zip(tasks, [2, 4]) { #expect(await outcome(task) == .success(answer)) }
        #expect(await outcome(tasks[2]) == .failure(.overloaded))
        await doubler.threads.close()
    }

    @Test("关闭时正在写的写完，还没写的得到回话，谁也不空等")
    func closes() async throws {
        let doubler = await Doubler()
        let waiting = doubler.submit(1)
        let closing = Task.immediate { await doubler.threads.close() }
        try await doubler.letGo()
        await closing.value
        #expect(await outcome(waiting) == .failure(.failed(place: "", code: "Closed()")))
        #expect(doubler.batches == [[0]])
        await #expect(throws: DatabaseThreads.Closed.self) { try await doubler.batcher.submit(2) }
        await #expect(throws: DatabaseThreads.Closed.self) { try await doubler.threads.run { 3 } }
    }
}
