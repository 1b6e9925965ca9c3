import GongwenChannels

extension SQLStatement {
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
    fileprivate static let purgeForgotten = SQLStatement(
        "purge_forgotten",
        """
        DELETE FROM forgotten WHERE person IN (SELECT person FROM forgotten WHERE asked_until < $1 LIMIT $2)
        """)
    fileprivate static let noteForgotten = SQLStatement(
        "note_forgotten",
        """
        INSERT INTO forgotten (person, asked_until) VALUES ($1, $2)
        ON CONFLICT (person) DO UPDATE SET asked_until = excluded.asked_until
        WHERE forgotten.asked_until < excluded.asked_until
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
    /// So many rows are looked at in one round trip, which a database has little time for.
    private static let page = 20_000

    func forget(_ people: [String], at now: UnixTime) async throws -> Deletions {
        guard !people.isEmpty else { return Deletions() }
        // Before anything is looked for: what is written from now on was asked later.
        _ = try await run(people.map { SQLCall(.noteForgotten, .text($0), .integer(now.milliseconds)) })
        return Deletions(
            claims: try await forget(people, in: .claims),
            conversations: try await forget(people, in: .conversations),
            questions: try await forget(people, in: .questions),
            deliveries: try await forget(people, in: .deliveries))
    }

    /// Goes through the table until there is nothing of them: meanwhile they may go on writing.
    private func forget(_ people: [String], in table: PersonalTable) async throws -> Int {
        let (names, search) = (people.map { SQLValue.text($0) }, table.search(for: people.count))
        var (total, cursor, isClean) = (0, table.start, true)
        while true {
            let page = try await read([
                SQLCall(search.keys, [cursor, .integer(Int64(Self.page))] + names),
                SQLCall(search.end, cursor, .integer(Int64(Self.page))),
            ])
            for slice in page[0].rows.compactMap(\.first).slices(of: Self.slice) {
                isClean = false
                total += try await run(slice.map { SQLCall(search.deletion, [$0] + names) }).reduce(0) {
                    $0 + $1.changes
                }
            }
            if let end = page[1].rows.first?.first, end != .null {
                cursor = end
            } else if isClean {
                return total
            } else {
                (cursor, isClean) = (table.start, true)
            }
        }
    }

    func purge(_ limits: PurgeLimits) async throws -> Deletions {
        // Nobody wants a question of that time any more, so nobody will write one.
        _ = try await purge(.purgeForgotten, until: limits.questionsAskedBefore.milliseconds)
        return Deletions(
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

/// A table with rows of people, who are in no index: nearly nobody ever asks for that.
private struct PersonalTable {
    static let claims = Self(name: "claims", key: "key", start: .text(""))
    static let conversations = Self(name: "conversations", key: "id", start: .text(""))
    static let questions = Self(name: "questions", key: "number", start: .integer(.min))
    static let deliveries = Self(name: "deliveries", key: "number", start: .integer(.min))

    var name: String
    /// Its primary key.
    var key: String
    /// Before every key.
    var start: SQLValue

    struct Search {
        /// The keys of these people's rows on a page.
        var keys: SQLStatement
        /// The last key on the page; null behind the last page.
        var end: SQLStatement
        var deletion: SQLStatement
    }

    func search(for count: Int) -> Search {
        func people(from first: Int) -> String { (first..<first + count).map { "$\($0)" }.joined(separator: ", ") }
        let page = "(SELECT \(key), person FROM \(name) WHERE \(key) > $1 ORDER BY \(key) LIMIT $2) AS page"
        return Search(
            keys: SQLStatement(
                "find_\(name)_\(count)", "SELECT \(key) FROM \(page) WHERE person IN (\(people(from: 3)))"),
            end: SQLStatement("end_\(name)", "SELECT max(\(key)) FROM \(page)"),
            deletion: SQLStatement(
                "forget_\(name)_\(count)", "DELETE FROM \(name) WHERE \(key) = $1 AND person IN (\(people(from: 2)))"))
    }
}

extension Array {
    /// In their order, so many at a time.
    fileprivate func slices(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
