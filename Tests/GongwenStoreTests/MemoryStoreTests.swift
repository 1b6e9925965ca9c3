import GongwenStore
import Testing

@Suite("内存里的存储")
struct MemoryStoreTests {
    @Test("问题太多时，最早的先丢")
    func bounded() async throws {
        let store = MemoryStore(capacity: 10)
        let log = (1...25).map { LoggedQuestion(Int64($0), "问", after: Int64($0)) }
        try await store.append(Array(log[..<10]))
        #expect(try await store.questions(after: 0, limit: 99) == Array(log[..<10]))
        for question in log[10...] { try await store.append([question]) }
        #expect(try await store.questions(after: 0, limit: 99) == Array(log[16...]))
    }
}
