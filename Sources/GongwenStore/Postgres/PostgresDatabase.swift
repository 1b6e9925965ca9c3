import Synchronization

/// A PostgreSQL, or whatever speaks its protocol, through a few connections, each on a thread of its own while it works.
final class PostgresDatabase: SQLDatabase {
    private let target: PostgresTarget
    private let steps: [Schema.Step]
    private let patience: Int
    private let threads: DatabaseThreads
    private let idle = Mutex<[PostgresConnection]>([])
    private let isUpToDate = Mutex(false)

    /// - Parameters:
    ///   - connections: how many transactions run at once.
    ///   - patience: how many seconds a round trip may take.
    init(_ target: PostgresTarget, steps: [Schema.Step] = Schema.steps, connections: Int = 4, patience: Int = 2) {
        self.target = target
        self.steps = steps
        self.patience = patience
        threads = DatabaseThreads(connections)
    }

    var writers: DatabaseThreads { threads }
    var readers: DatabaseThreads { threads }

    func run(_ calls: [SQLCall]) throws -> [SQLResult] { try use { try $0.run(calls.map { .call($0) }) } }

    func read(_ calls: [SQLCall]) throws -> [SQLResult] { try run(calls) }

    func write<Value>(_ body: (any SQLSession) throws -> Value) throws -> Value {
        try use { connection in
            let session = PostgresSession(connection)
            let value = try body(session)
            try session.commit()
            return value
        }
    }

    func close() async {
        await threads.close()
        idle.withLock { $0 = [] }
    }

    private func use<Value>(_ body: (PostgresConnection) throws -> Value) throws -> Value {
        for attempt in 1... {
            let (connection, isUsed) = try take()
            do {
                let value = try body(connection)
                idle.withLock { $0.append(connection) }
                return value
            } catch let fault as PostgresFault {
                // Whatever happened in it is undone when the connection goes.
                if fault.wantsAnotherConnection {
                    idle.withLock { $0 = [] }
                    isUpToDate.withLock { $0 = false }
                } else if !connection.isInTransaction {
                    idle.withLock { $0.append(connection) }
                }
                guard fault.isTransient, attempt < 4 else { throw fault.error(at: target.place) }
            } catch StoreError.connectionLost where isUsed && attempt < 4 {
                // The database was restarted since the connection was last used; the others went with it.
                idle.withLock { $0 = [] }
            }
        }
        preconditionFailure("the loop ends by returning or throwing")
    }

    private func take() throws -> (PostgresConnection, isUsed: Bool) {
        if let connection = idle.withLock({ $0.popLast() }) { return (connection, true) }
        let connection = try PostgresConnection(to: target, patience: patience)
        try isUpToDate.withLock { isUpToDate in
            guard !isUpToDate else { return }
            try PostgresMigration(target: target, steps: steps).run()
            isUpToDate = true
        }
        return (connection, false)
    }
}

/// A transaction; it begins with its first statement and may end with its last, in the same round trip.
private final class PostgresSession: SQLSession {
    private let connection: PostgresConnection
    private var hasBegun = false

    init(_ connection: PostgresConnection) { self.connection = connection }

    func run(_ calls: [SQLCall]) throws -> [SQLResult] {
        guard !calls.isEmpty else { return [] }
        let results = try connection.run((hasBegun ? [] : [.text("BEGIN")]) + calls.map { .call($0) })
        defer { hasBegun = true }
        return hasBegun ? results : Array(results.dropFirst())
    }

    func finish(_ calls: [SQLCall]) throws {
        _ = try connection.run((hasBegun ? [] : [.text("BEGIN")]) + calls.map { .call($0) } + [.text("COMMIT")])
        hasBegun = false
    }

    func commit() throws {
        if hasBegun { try finish([]) }
    }
}
