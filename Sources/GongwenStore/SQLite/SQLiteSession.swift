import GRDB
import GRDBSQLite

/// A transaction on a SQLite connection, which keeps its statements prepared.
///
/// The statements are carried out through SQLite's own interface: what GRDB does for each, to read it into any type and
/// to observe it, costs as much as SQLite's own work.
struct SQLiteSession: SQLSession {
    let database: Database

    func run(_ calls: [SQLCall]) throws -> [SQLResult] {
        try calls.map { call in
            let statement = try database.cachedStatement(sql: call.statement.text).sqliteStatement
            // Whatever it holds is free again, also when it fails.
            defer { sqlite3_reset(statement) }
            for (index, argument) in call.arguments.enumerated() {
                try check(argument.bind(to: statement, at: Int32(index + 1)), SQLITE_OK)
            }
            var rows: [SQLRow] = []
            while true {
                let result = sqlite3_step(statement)
                guard result == SQLITE_ROW else {
                    try check(result, SQLITE_DONE)
                    return SQLResult(rows: rows, changes: Int(sqlite3_changes(database.sqliteConnection)))
                }
                rows.append((0..<sqlite3_column_count(statement)).map { SQLValue(of: statement, at: $0) })
            }
        }
    }

    /// Whoever began the transaction ends it.
    func finish(_ calls: [SQLCall]) throws { _ = try run(calls) }

    private func check(_ result: Int32, _ expected: Int32) throws {
        guard result != expected else { return }
        throw DatabaseError(resultCode: ResultCode(rawValue: sqlite3_extended_errcode(database.sqliteConnection)))
    }
}

extension SQLValue {
    fileprivate init(of statement: OpaquePointer, at column: Int32) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, column))
        case SQLITE_TEXT:
            let bytes = UnsafeBufferPointer(
                start: sqlite3_column_text(statement, column), count: Int(sqlite3_column_bytes(statement, column)))
            self = .text(String(decoding: bytes, as: UTF8.self))
        default: self = .null
        }
    }

    fileprivate func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        switch self {
        case .null: return sqlite3_bind_null(statement, index)
        case .integer(let number): return sqlite3_bind_int64(statement, index, number)
        case .text(var text):
            // SQLite copies it.
            let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text(statement, index, $0.baseAddress, Int32($0.count), transient)
                }
            }
        }
    }
}
