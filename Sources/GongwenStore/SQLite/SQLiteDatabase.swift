import Foundation
import GRDB
import Glibc
import Synchronization

/// One file, written in WAL mode: readers and one writer do not wait for each other, and what was committed survives
/// the end of the process.
final class SQLiteDatabase: SQLDatabase {
    let writers = DatabaseThreads(1)
    let readers = DatabaseThreads(1)
    private let path: String
    private let steps: [Schema.Step]
    /// For tests: as if the disk ended after so many pages.
    private let pageLimit: Int?
    private let checkpoints: SQLiteCheckpoints
    private let pool = Mutex<DatabasePool?>(nil)
    /// The file that the pool has open.
    private let file = Mutex<FileIdentity?>(nil)

    /// - Parameter logPages: how long the log beside the file becomes before it is copied back. Eight times SQLite's own
    ///   number: pages that change again and again are copied less often.
    init(path: String, steps: [Schema.Step] = Schema.steps, pageLimit: Int? = nil, logPages: Int = 8000) {
        self.path = path
        self.steps = steps
        self.pageLimit = pageLimit
        checkpoints = SQLiteCheckpoints(path: path, pages: logPages)
    }

    func run(_ calls: [SQLCall]) throws -> [SQLResult] { try write { try $0.run(calls) } }

    func write<Value>(_ body: (any SQLSession) throws -> Value) throws -> Value {
        try explaining { try open().write { try body(SQLiteSession(database: $0)) } }
    }

    func read(_ calls: [SQLCall]) throws -> [SQLResult] {
        try explaining { try open().read { try SQLiteSession(database: $0).run(calls) } }
    }

    /// SQLite goes on with a file that was moved or deleted; nobody would find again what it writes there.
    func checkPlace() throws {
        guard let file = file.withLock(\.self), file != FileIdentity(path: path) else { return }
        // What stands beside the file goes into it first: left behind, it would be taken for the next file's.
        closePool()
        throw StoreError.moved(path: path)
    }

    func close() async {
        await writers.close()
        await readers.close()
        await checkpoints.close()
        closePool()
    }

    private func closePool() {
        file.withLock { $0 = nil }
        let open = pool.withLock { pool in
            defer { pool = nil }
            return pool
        }
        // The pool closes a reader last, which cannot do this: then everything would stay beside the file.
        try? open?.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try? open?.close()
    }

    private func open() throws -> DatabasePool {
        if let pool = pool.withLock({ $0 }) { return pool }
        return try pool.withLock { (pool: inout sending DatabasePool?) throws -> DatabasePool in
            if let pool { return pool }
            let opened = try makePoolAlone()
            pool = opened
            file.withLock { $0 = FileIdentity(path: path) }
            return opened
        }
    }

    /// One process after another: two that make the tables of a new file at once fail on each other's.
    ///
    /// The lock is on the folder. SQLite's own locks on the file would be lost with the first descriptor of it that is
    /// closed (https://www.sqlite.org/howtocorrupt.html, 2.2).
    private func makePoolAlone() throws -> DatabasePool {
        let folder = URL(filePath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StoreError.cannotOpen(path: path, reason: "建不了目录 \(folder.path())")
        }
        let descriptor = Glibc.open(folder.path(percentEncoded: false), O_RDONLY | O_CLOEXEC)
        defer { if descriptor >= 0 { Glibc.close(descriptor) } }
        // A folder that cannot be locked is no reason not to open the file.
        if descriptor >= 0 { flock(descriptor, LOCK_EX) }
        return try makePool()
    }

    private func makePool() throws -> DatabasePool {
        // What people ask is nobody else's business; SQLite gives the files beside it the same permissions.
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        var configuration = Configuration()
        configuration.busyMode = .timeout(2)
        configuration.prepareDatabase { [pageLimit, checkpoints] database in
            checkpoints.watch(database)
            if let pageLimit { try database.execute(sql: "PRAGMA max_page_count = \(pageLimit)") }
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        let migrator = migrator
        if try pool.read({ try migrator.hasBeenSuperseded($0) }) { throw StoreError.newerSchema(place: path) }
        try migrator.migrate(pool)
        return pool
    }

    private var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for step in steps {
            migrator.registerMigration(step.name) { database in
                for statement in step.statements { try database.execute(sql: statement) }
            }
        }
        return migrator
    }

    private func explaining<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }
}

extension StoreError {
    fileprivate init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_FULL: self = .full(path: path)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(path: path)
        case .SQLITE_READONLY: self = .readOnly(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
        case .SQLITE_CANTOPEN: self = .cannotOpen(path: path, reason: "SQLite 代码 \(error.extendedResultCode.rawValue)")
        default: self = .failed(place: path, code: "SQLite \(error.extendedResultCode.rawValue)")
        }
    }
}
