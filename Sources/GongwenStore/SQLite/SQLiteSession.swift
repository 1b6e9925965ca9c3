import GRDB

/// A transaction on a SQLite connection, which keeps its statements prepared.
struct SQLiteSession: SQLSession {
    let database: Database

    func run(_ calls: [SQLCall]) throws -> [[SQLRow]] {
        try calls.map { call in
            let statement = try database.cachedStatement(sql: call.statement.text)
            statement.setUncheckedArguments(StatementArguments(call.arguments.map(\.argument)))
            var rows: [SQLRow] = []
            let cursor = try Row.fetchCursor(statement)
            while let row = try cursor.next() { rows.append(row.databaseValues.map(SQLValue.init)) }
            return rows
        }
    }
}

extension SQLValue {
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .int64(let number): self = .integer(number)
        case .string(let text): self = .text(text)
        case .null, .double, .blob: self = .null
        }
    }

    /// Optional and of any type, since GRDB reads arguments of one type through a key path that it makes anew each time.
    fileprivate var argument: (any DatabaseValueConvertible)? {
        switch self {
        case .null: nil
        case .integer(let number): number
        case .text(let text): text
        }
    }
}
