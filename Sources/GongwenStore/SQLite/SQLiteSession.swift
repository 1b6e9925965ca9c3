import GRDB

/// A transaction on a SQLite connection, which keeps its statements prepared.
struct SQLiteSession: SQLSession {
    let database: Database

    func run(_ calls: [SQLCall]) throws -> [[SQLRow]] {
        try calls.map { call in
            let statement = try database.cachedStatement(sql: call.statement.text)
            statement.setUncheckedArguments(StatementArguments(call.arguments.map(\.databaseValue)))
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

    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }
}
