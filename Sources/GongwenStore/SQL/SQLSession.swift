/// A statement that both databases understand: parameters are `$1`, `$2` …, in the order of their first use, since
/// SQLite numbers them by that.
struct SQLStatement: Sendable {
    /// Under this name a connection keeps it prepared.
    let name: String
    let text: String

    init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }
}

/// A statement with its parameters.
struct SQLCall: Sendable {
    var statement: SQLStatement
    var arguments: [SQLValue]

    init(_ statement: SQLStatement, _ arguments: [SQLValue]) {
        self.statement = statement
        self.arguments = arguments
    }

    init(_ statement: SQLStatement, _ arguments: SQLValue...) { self.init(statement, arguments) }
}

enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)

    var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
    var text: String? { if case .text(let value) = self { value } else { nil } }
}

typealias SQLRow = [SQLValue]

/// What a statement came to.
struct SQLResult: Sendable {
    /// What it returns.
    var rows: [SQLRow] = []
    /// How many rows it changed, if it returns none.
    var changes = 0
}

/// A database inside a transaction.
protocol SQLSession {
    /// Runs statements one after the other, in one round trip.
    func run(_ calls: [SQLCall]) throws -> [SQLResult]

    /// Runs the last statements, and ends the transaction in the same round trip.
    func finish(_ calls: [SQLCall]) throws
}

extension SQLSession {
    func run(_ statement: SQLStatement, _ arguments: SQLValue...) throws -> SQLResult {
        try run([SQLCall(statement, arguments)])[0]
    }
}

/// A place that runs transactions, while whoever asks waits: on threads of its own. Opens itself, and brings its tables up
/// to date, when it is first used.
protocol SQLDatabase: Sendable {
    var writers: DatabaseThreads { get }
    var readers: DatabaseThreads { get }

    /// Throws when the database is not where it was opened any more, and lets go of it: what comes next opens what is
    /// there now.
    func checkPlace() throws

    /// Runs statements as one transaction, in one round trip.
    func run(_ calls: [SQLCall]) throws -> [SQLResult]

    /// Runs a transaction that writes; it may be run again if another one was in its way.
    func write<Value>(_ body: (any SQLSession) throws -> Value) throws -> Value

    /// Runs statements that only read, in one round trip.
    func read(_ calls: [SQLCall]) throws -> [SQLResult]

    func close() async
}

extension SQLDatabase {
    /// A server's connection breaks by itself when the server goes.
    func checkPlace() throws {}
}
