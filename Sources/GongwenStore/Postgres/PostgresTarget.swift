import CPostgres

/// Where a PostgreSQL is, read by libpq itself: everything that its URLs can say, such as `sslmode`, is understood.
struct PostgresTarget: Sendable {
    /// What libpq is given, with the program's own defaults for what the URL leaves out.
    let options: [(keyword: String, value: String)]
    /// Host, port and database: never a password.
    let place: String

    /// Nil when libpq does not understand the URL.
    init?(url: String) {
        var message: UnsafeMutablePointer<CChar>?
        guard let parsed = PQconninfoParse(url, &message) else {
            PQfreemem(message)
            return nil
        }
        defer { PQconninfoFree(parsed) }
        var values: [String: String] = [:]
        var option = parsed
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        place = "\(values["host"] ?? "localhost"):\(values["port"] ?? "5432")/\(values["dbname"] ?? "")"
        // Of several hosts, the one that can be written to.
        if values["host"]?.contains(",") == true {
            values.merge(["target_session_attrs": "read-write"]) { given, _ in given }
        }
        values.merge(
            ["connect_timeout": "2", "application_name": "gongwen", "client_encoding": "UTF8"]
        ) { given, _ in given }
        options = values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
