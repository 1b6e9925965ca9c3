import Foundation

/// Where a server keeps what it remembers, as written by an operator.
///
///     DatabaseLocation("postgres://gongwen@db/gongwen")    // a PostgreSQL
///     DatabaseLocation("/var/lib/gongwen/gongwen.sqlite")  // a SQLite file
///     DatabaseLocation("memory")                           // nothing is kept
///     DatabaseLocation("mysql://db/gongwen")               // nil
public struct DatabaseLocation: Sendable, CustomStringConvertible {
    private enum Kind: Sendable {
        case memory
        case file(String)
        case postgres(PostgresTarget)
    }

    private let kind: Kind

    /// Nil for an empty text, a URL of another kind and a PostgreSQL URL that libpq does not understand. Nothing is
    /// opened.
    public init?(_ text: String) {
        if text == "memory" {
            kind = .memory
        } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            guard let target = PostgresTarget(url: text) else { return nil }
            kind = .postgres(target)
        } else if text.contains("://") || text.isEmpty {
            return nil
        } else {
            kind = .file(text)
        }
    }

    /// What is used when nobody says otherwise: a file where the system keeps a service's or a user's state.
    ///
    ///     DatabaseLocation.standard(["HOME": "/home/a"])    // "/home/a/.local/state/gongwen/gongwen.sqlite"
    ///     DatabaseLocation.standard(["STATE_DIRECTORY": "/var/lib/a"])    // "/var/lib/a/gongwen.sqlite"
    ///
    /// - Parameter environment: `STATE_DIRECTORY` (systemd) goes first, then `XDG_STATE_HOME`, then `HOME`.
    public static func standard(_ environment: [String: String]) -> String {
        func folder(_ variable: String) -> String? {
            environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        let base =
            folder("STATE_DIRECTORY").map { String($0.prefix { $0 != ":" }) }
            ?? (folder("XDG_STATE_HOME") ?? folder("HOME").map { $0 + "/.local/state" }).map { $0 + "/gongwen" } ?? "."
        return base + "/gongwen.sqlite"
    }

    /// A path, or host, port and database; never a password.
    public var description: String {
        switch kind {
        case .memory: "memory"
        case .file(let path): path
        case .postgres(let target): target.place
        }
    }

    /// Whether it is a file that does not exist; a store would make it.
    public var isMissing: Bool {
        if case .file(let path) = kind { !FileManager.default.fileExists(atPath: path) } else { false }
    }

    /// A store there, another one at each call; opened when it is first used, so that this cannot fail.
    public func store() -> any Store {
        switch kind {
        case .memory: MemoryStore()
        case .file(let path): SQLStore(SQLiteDatabase(path: path))
        case .postgres(let target): SQLStore(PostgresDatabase(target))
        }
    }
}
