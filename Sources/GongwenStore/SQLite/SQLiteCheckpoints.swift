import GRDB
import GRDBSQLite
import Synchronization

/// Copies what stands in the log beside the file back into it, on a thread of its own while the writer goes on: it takes
/// some tens of milliseconds, for which nobody should wait.
///
///     configuration.prepareDatabase { checkpoints.watch($0) }
///
/// SQLite writes the log from its start again only when all of it was copied. Therefore the writer itself copies the little
/// that has come in meanwhile, before it goes on.
final class SQLiteCheckpoints: Sendable {
    private enum Phase { case idle, copying, copied }

    private let path: String
    private let pages: Int
    private let threads = DatabaseThreads(1)
    private let phase = Mutex(Phase.idle)

    /// - Parameter pages: how long the log is when it is copied.
    init(path: String, pages: Int) {
        self.path = path
        self.pages = pages
    }

    /// Looks at the length of the log after each commit on this connection, instead of SQLite.
    func watch(_ database: Database) {
        sqlite3_wal_hook(
            database.sqliteConnection,
            { checkpoints, connection, _, pages in
                if let checkpoints {
                    Unmanaged<SQLiteCheckpoints>.fromOpaque(checkpoints).takeUnretainedValue()
                        .committed(connection, Int(pages))
                }
                return SQLITE_OK
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    func close() async { await threads.close() }

    private func committed(_ writer: OpaquePointer?, _ pages: Int) {
        guard pages >= self.pages else { return }
        let before = phase.withLock { phase in
            defer { phase = phase == .copied ? .idle : .copying }
            return phase
        }
        switch before {
        case .idle:
            threads.start { isOpen in
                if isOpen { self.copy() }
                self.phase.withLock { $0 = .copied }
            }
        case .copying: break
        case .copied: sqlite3_wal_checkpoint_v2(writer, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        }
    }

    /// What cannot be copied now, SQLite still finds in the log, and is tried again after the next commit.
    private func copy() {
        var connection: OpaquePointer?
        defer { sqlite3_close_v2(connection) }
        guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else { return }
        sqlite3_exec(connection, "PRAGMA wal_checkpoint(PASSIVE)", nil, nil, nil)
    }
}
