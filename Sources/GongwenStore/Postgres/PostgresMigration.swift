import CPostgres

/// Brings the tables up to date; several servers may try at once.
struct PostgresMigration {
    let target: PostgresTarget
    let steps: [Schema.Step]

    /// Half a minute, for a step may have to go through a long question log.
    private static let patience = 30

    func run() throws {
        for attempt in 1... {
            // A connection of its own: one on which a step failed is of no further use.
            let connection = try PostgresConnection(to: target, patience: Self.patience)
            do { return try migrate(connection) } catch let fault as PostgresFault {
                guard fault.isRaceOfMakers, attempt < 10 else {
                    throw fault.error(at: target.place)
                }
            }
        }
    }

    private func migrate(_ connection: PostgresConnection) throws {
        var done = try doneSteps(connection)
        if done.isEmpty {
            _ = try connection.run([.text("CREATE TABLE IF NOT EXISTS gongwen_schema (step TEXT PRIMARY KEY)")])
            done = try doneSteps(connection)
        }
        guard done.isSubset(of: steps.map(\.name)) else { throw StoreError.newerSchema(place: target.place) }
        for step in steps where !done.contains(step.name) {
            // The row first: whoever comes second waits for it, and then fails before it makes a table.
            _ = try connection.run(
                [.call(SQLCall(Self.note, .text(step.name)))] + step.statements.map { .text($0) })
        }
    }

    private func doneSteps(_ connection: PostgresConnection) throws -> Set<String> {
        do {
            return Set(try connection.run([.text("SELECT step FROM gongwen_schema")])[0].rows.compactMap { $0[0].text })
        } catch let fault as PostgresFault where fault.code == "42P01" {
            return []
        }
    }

    private static let note = SQLStatement("note_step", "INSERT INTO gongwen_schema (step) VALUES ($1)")
}
