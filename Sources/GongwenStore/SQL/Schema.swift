/// The tables, as the steps that lead to them. A step that was ever released is never changed: append another.
///
/// SQLite and PostgreSQL run the same text.
enum Schema {
    struct Step: Sendable {
        var name: String
        var statements: [String]
    }

    static let steps = [
        Step(
            name: "1 claims and conversations",
            statements: [
                // A row for every key of a message; all rows of one message hold the same ticket.
                """
                CREATE TABLE claims (
                    key TEXT PRIMARY KEY,
                    ticket BIGINT NOT NULL,
                    person TEXT NOT NULL,
                    lease_end BIGINT NOT NULL,
                    reply TEXT,
                    remembered_until BIGINT NOT NULL
                )
                """,
                "CREATE INDEX claims_ticket ON claims (ticket)",
                "CREATE INDEX claims_remembered_until ON claims (remembered_until)",
                """
                CREATE TABLE conversations (
                    id TEXT PRIMARY KEY,
                    person TEXT NOT NULL,
                    memory TEXT NOT NULL,
                    revision BIGINT NOT NULL,
                    used_at BIGINT NOT NULL
                )
                """,
                "CREATE INDEX conversations_used_at ON conversations (used_at)",
                "CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
            ]),
        Step(
            name: "2 questions",
            statements: [
                """
                CREATE TABLE questions (
                    number BIGINT PRIMARY KEY,
                    asked_at BIGINT NOT NULL,
                    platform TEXT NOT NULL,
                    person TEXT NOT NULL,
                    question TEXT NOT NULL,
                    reading TEXT NOT NULL,
                    status TEXT NOT NULL,
                    microseconds BIGINT NOT NULL
                )
                """
            ]),
        Step(
            name: "3 deliveries",
            statements: [
                """
                CREATE TABLE deliveries (
                    number BIGINT PRIMARY KEY,
                    platform TEXT NOT NULL,
                    person TEXT NOT NULL,
                    calls TEXT NOT NULL,
                    lease_end BIGINT NOT NULL,
                    ends BIGINT NOT NULL
                )
                """,
                "CREATE INDEX deliveries_lease_end ON deliveries (platform, lease_end)",
            ]),
        // It changed with every answer, and is looked into every ten minutes, for half an hour's rows.
        Step(name: "4 conversations by time", statements: ["DROP INDEX conversations_used_at"]),
        // Whoever still holds questions of these people does not write those down that were asked until then.
        Step(
            name: "5 forgotten people",
            statements: ["CREATE TABLE forgotten (person TEXT PRIMARY KEY, asked_until BIGINT NOT NULL)"]),
    ]
}
