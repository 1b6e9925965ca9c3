import GongwenChannels

extension SQLStatement {
    fileprivate static let append = SQLStatement(
        "append",
        """
        INSERT INTO questions (number, asked_at, platform, person, question, reading, status, microseconds)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (number) DO NOTHING
        """)
    /// Appends if a conversation stands at a revision.
    fileprivate static let appendWhen = SQLStatement(
        "append_when",
        """
        INSERT INTO questions (number, asked_at, platform, person, question, reading, status, microseconds)
        SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS TEXT),
            CAST($6 AS TEXT), CAST($7 AS TEXT), CAST($8 AS BIGINT)
        WHERE EXISTS (SELECT 1 FROM conversations WHERE id = $9 AND revision = $10) ON CONFLICT (number) DO NOTHING
        """)
    /// Appends unless the person was forgotten since.
    fileprivate static let appendKept = SQLStatement(
        "append_kept",
        """
        INSERT INTO questions (number, asked_at, platform, person, question, reading, status, microseconds)
        SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS TEXT),
            CAST($6 AS TEXT), CAST($7 AS TEXT), CAST($8 AS BIGINT)
        WHERE NOT EXISTS (SELECT 1 FROM forgotten WHERE person = $4 AND asked_until >= $2)
        ON CONFLICT (number) DO NOTHING
        """)
    static let questions = SQLStatement(
        "questions",
        """
        SELECT number, asked_at, platform, person, question, reading, status, microseconds FROM questions
        WHERE number > $1 ORDER BY number LIMIT $2
        """)
    static let latestQuestions = SQLStatement(
        "latest_questions",
        """
        SELECT question FROM (SELECT number, question FROM questions ORDER BY number DESC LIMIT $1) AS latest
        GROUP BY question ORDER BY MAX(number) DESC LIMIT $2
        """)
}

extension SQLCall {
    static func append(_ question: LoggedQuestion) -> SQLCall { SQLCall(.append, question.values) }

    /// One that waited for the database.
    static func appendKept(_ question: LoggedQuestion) -> SQLCall { SQLCall(.appendKept, question.values) }

    /// - Parameter progress: what must have been saved, just before in the same transaction.
    static func append(_ question: LoggedQuestion, when progress: Exchange.Progress?) -> SQLCall {
        guard let progress else { return append(question) }
        return SQLCall(.appendWhen, question.values + [.text(progress.id), .integer(progress.revision)])
    }
}

extension LoggedQuestion {
    fileprivate var values: [SQLValue] {
        [
            .integer(number), .integer(time.milliseconds), .text(platform), .text(person), .text(question),
            .text(reading), .text(status), .integer(microseconds),
        ]
    }

    init?(_ row: SQLRow) {
        guard row.count == 8, let number = row[0].integer, let time = row[1].integer, let platform = row[2].text,
            let person = row[3].text, let question = row[4].text, let reading = row[5].text,
            let status = row[6].text, let microseconds = row[7].integer
        else { return nil }
        self.init(
            number: number, time: UnixTime(milliseconds: time), platform: platform, person: person,
            question: question, reading: reading, status: status, microseconds: microseconds)
    }
}
