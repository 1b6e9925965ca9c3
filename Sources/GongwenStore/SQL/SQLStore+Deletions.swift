import GongwenChannels

extension SQLStatement {
    fileprivate static let forget = [
        SQLStatement("forget_claims", "DELETE FROM claims WHERE person = $1"),
        SQLStatement("forget_conversations", "DELETE FROM conversations WHERE person = $1"),
        SQLStatement("forget_questions", "DELETE FROM questions WHERE person = $1"),
        SQLStatement("forget_deliveries", "DELETE FROM deliveries WHERE person = $1"),
    ]
    fileprivate static let purgeClaims = SQLStatement(
        "purge_claims",
        """
        DELETE FROM claims WHERE key IN (SELECT key FROM claims WHERE remembered_until <= $1 LIMIT $2)
        """)
    fileprivate static let purgeConversations = SQLStatement(
        "purge_conversations",
        """
        DELETE FROM conversations WHERE id IN (SELECT id FROM conversations WHERE used_at < $1 LIMIT $2)
        """)
    fileprivate static let purgeQuestions = SQLStatement(
        "purge_questions",
        """
        DELETE FROM questions WHERE number IN (SELECT number FROM questions WHERE number < $1 ORDER BY number LIMIT $2)
        """)
    fileprivate static let purgeDeliveries = SQLStatement(
        "purge_deliveries",
        """
        DELETE FROM deliveries WHERE number IN (SELECT number FROM deliveries WHERE ends <= $1 LIMIT $2)
        """)
}

extension SQLStore {
    /// So many rows go in one transaction: others want to write too.
    private static let slice = 1000

    func forget(_ people: [String]) async throws -> Deletions {
        let counts = try await database.writers.run { [database] in
            try database.write { session in
                try SQLStatement.forget.map { statement in
                    try session.run(people.map { SQLCall(statement, .text($0)) }).reduce(0) { $0 + $1.changes }
                }
            }
        }
        return Deletions(
            claims: counts[0], conversations: counts[1], questions: counts[2], deliveries: counts[3])
    }

    func purge(_ limits: PurgeLimits) async throws -> Deletions {
        Deletions(
            claims: try await purge(.purgeClaims, until: limits.now.milliseconds),
            conversations: try await purge(
                .purgeConversations, until: limits.conversationsUsedBefore.milliseconds),
            questions: try await purge(
                .purgeQuestions, until: QuestionNumbers.first(at: limits.questionsAskedBefore)),
            deliveries: try await purge(.purgeDeliveries, until: limits.now.milliseconds))
    }

    private func purge(_ statement: SQLStatement, until limit: Int64) async throws -> Int {
        var total = 0
        while true {
            let changes = try await run([SQLCall(statement, .integer(limit), .integer(Int64(Self.slice)))])[0].changes
            total += changes
            if changes < Self.slice { return total }
        }
    }
}
