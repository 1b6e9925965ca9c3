import GongwenChannels

extension SQLStatement {
    fileprivate static let append = SQLStatement(
        "append",
        """
        INSERT INTO questions (number, asked_at, platform, person, question, reading, status, microseconds)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (number) DO NOTHING
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
    static func append(_ question: LoggedQuestion) -> SQLCall {
        SQLCall(
            .append, .integer(question.number), .integer(question.time.milliseconds), .text(question.platform),
            .text(question.person), .text(question.question), .text(question.reading), .text(question.status),
            .integer(question.microseconds))
    }
}

extension LoggedQuestion {
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
