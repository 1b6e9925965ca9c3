import Synchronization

@testable import GongwenStore

/// A database that remembers how large the transactions were that may write.
final class ObservedDatabase: SQLDatabase {
    private let base: any SQLDatabase
    private let sizes = Mutex<[Int]>([])
    private let first = Mutex<(calls: [SQLCall], after: Int)>(([], 0))

    init(_ base: any SQLDatabase) { self.base = base }

    var writers: DatabaseThreads { base.writers }
    var readers: DatabaseThreads { base.readers }

    /// How many statements each had; one whose statements are not known beforehand counts as endless.
    var transactions: [Int] { sizes.withLock { $0 } }

    /// - Parameters:
    ///   - calls: run before a transaction, as if somebody else did.
    ///   - count: how many transactions come before that one.
    func watch(running calls: [SQLCall] = [], after count: Int = 0) {
        sizes.withLock { $0 = [] }
        first.withLock { $0 = (calls, count) }
    }

    private func note(_ size: Int) throws {
        let count = sizes.withLock { sizes in
            sizes.append(size)
            return sizes.count
        }
        let calls = first.withLock { first in
            guard count > first.after else { return [SQLCall]() }
            defer { first.calls = [] }
            return first.calls
        }
        if !calls.isEmpty { _ = try base.run(calls) }
    }

    func run(_ calls: [SQLCall]) throws -> [SQLResult] {
        try note(calls.count)
        return try base.run(calls)
    }

    func write<Value>(_ body: (any SQLSession) throws -> Value) throws -> Value {
        try note(.max)
        return try base.write(body)
    }

    func read(_ calls: [SQLCall]) throws -> [SQLResult] { try base.read(calls) }
    func checkPlace() throws { try base.checkPlace() }
    func close() async { await base.close() }
}
