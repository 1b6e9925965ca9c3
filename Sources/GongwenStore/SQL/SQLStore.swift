import GongwenChannels

/// A store in tables: the same statements for SQLite and PostgreSQL.
///
/// What many requests want at once is done in one transaction; see ``Batcher``.
final class SQLStore: Store {
    let database: any SQLDatabase
    private let claims: Batcher<MessageClaim, ClaimOutcome>
    private let exchanges: Batcher<ExchangeStatements, CommitOutcome>
    let deliveryChanges: Batcher<[(number: Int64, call: SQLCall)], Void>

    init(_ database: any SQLDatabase) {
        self.database = database
        claims = Batcher(on: database.writers) { try database.claim($0) }
        exchanges = Batcher(on: database.writers) { try database.commit($0) }
        deliveryChanges = Batcher(on: database.writers) { try database.change($0) }
    }

    func run(_ calls: [SQLCall]) async throws -> [SQLResult] {
        try await database.writers.run { [database] in try database.run(calls) }
    }

    func read(_ calls: [SQLCall]) async throws -> [SQLResult] {
        try await database.readers.run { [database] in try database.read(calls) }
    }

    private func read(_ call: SQLCall) async throws -> [SQLRow] { try await read([call])[0].rows }

    func check() async throws {
        try await database.writers.run { [database] in try database.checkPlace() }
        _ = try await read(SQLCall(.conversation, .text("")))
    }

    func claim(_ claim: MessageClaim) async throws -> ClaimOutcome { try await claims.submit(claim) }

    func commit(_ exchange: Exchange) async throws -> CommitOutcome {
        try await exchanges.submit(try ExchangeStatements(exchange))
    }

    func conversation(_ id: String) async throws -> StoredConversation? {
        try await read(SQLCall(.conversation, .text(id))).first.flatMap(StoredConversation.init)
    }

    func append(_ questions: [LoggedQuestion]) async throws {
        guard !questions.isEmpty else { return }
        _ = try await run(questions.map { SQLCall.appendKept($0) })
    }

    func questions(after number: Int64, limit: Int) async throws -> [LoggedQuestion] {
        try await read(SQLCall(.questions, .integer(number), .integer(Int64(limit)))).compactMap(LoggedQuestion.init)
    }

    func latestQuestions(_ limit: Int, among rows: Int) async throws -> [String] {
        try await read(SQLCall(.latestQuestions, .integer(Int64(rows)), .integer(Int64(limit)))).compactMap(
            \.first?.text)
    }

    func secret(_ name: String, orKeep candidate: String) async throws -> String {
        _ = try await run([SQLCall(.keepSecret, .text(name), .text(candidate))])
        return try await read(SQLCall(.secret, .text(name))).first?.first?.text ?? candidate
    }

    func close() async { await database.close() }
}

extension SQLStatement {
    static let keepSecret = SQLStatement(
        "keep_secret", "INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
    static let secret = SQLStatement("secret", "SELECT value FROM secrets WHERE name = $1")
}
