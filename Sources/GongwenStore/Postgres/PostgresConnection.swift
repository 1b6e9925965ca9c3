import CPostgres
import Glibc

/// A connection; used by one thread at a time, hence `@unchecked Sendable`.
final class PostgresConnection: @unchecked Sendable {
    private let handle: OpaquePointer
    private let place: String
    private var prepared: Set<String> = []
    /// How long a statement may take, in seconds.
    private let patience: Int

    /// Connects, for as long as `connect_timeout` allows.
    init(to target: PostgresTarget, patience: Int) throws {
        let keywords = target.options.map { strdup($0.keyword) }
        let values = target.options.map { strdup($0.value) }
        defer { for text in keywords + values { free(text) } }
        let handle = PQconnectdbParams(
            keywords.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil], 0)
        guard let handle else { throw StoreError.unreachable(place: target.place, reason: "内存不足") }
        self.handle = handle
        self.patience = patience
        place = target.place
        guard PQstatus(handle) == CONNECTION_OK, PQsetnonblocking(handle, 1) == 0 else {
            throw StoreError.unreachable(place: place, reason: Self.oneLine(PQerrorMessage(handle)))
        }
    }

    deinit { PQfinish(handle) }

    /// Whether a transaction is open, be it healthy or not.
    var isInTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }

    /// Runs statements in one round trip. Outside a transaction they make one of their own.
    func run(_ steps: [PostgresStep]) throws -> [SQLResult] {
        guard !steps.isEmpty else { return [] }
        let deadline = ContinuousClock.now + .seconds(patience)
        guard PQenterPipelineMode(handle) == 1 else { throw lost }
        var replies: [Reply] = []
        for step in steps {
            if case .call(let call) = step, !prepared.contains(call.statement.name),
                !replies.contains(.prepared(call.statement.name))
            {
                guard PQsendPrepare(handle, call.statement.name, call.statement.text, 0, nil) == 1 else { throw lost }
                replies.append(.prepared(call.statement.name))
            }
            guard send(step) else { throw lost }
            replies.append(.rows)
        }
        guard PQpipelineSync(handle) == 1 else { throw lost }
        return try receive(replies, until: deadline)
    }

    private enum Reply: Equatable {
        case prepared(String)
        case rows
    }

    private func send(_ step: PostgresStep) -> Bool {
        switch step {
        case .text(let text): return PQsendQueryParams(handle, text, 0, nil, nil, nil, nil, 0) == 1
        case .call(let call):
            let arguments = call.arguments.map(\.parameter)
            defer { for argument in arguments { free(argument) } }
            return PQsendQueryPrepared(
                handle, call.statement.name, Int32(arguments.count), arguments.map { UnsafePointer($0) }, nil, nil, 0)
                == 1
        }
    }

    private func receive(_ replies: [Reply], until deadline: ContinuousClock.Instant) throws -> [SQLResult] {
        var results: [SQLResult] = []
        var fault: String?
        for reply in replies {
            var outcome = SQLResult()
            while let result = try nextResult(until: deadline) {
                defer { PQclear(result) }
                switch PQresultStatus(result) {
                case PGRES_TUPLES_OK: outcome.rows += result.rows
                case PGRES_COMMAND_OK:
                    if case .prepared(let name) = reply { prepared.insert(name) }
                    outcome.changes += result.changes
                case PGRES_PIPELINE_ABORTED: break
                default:
                    fault = fault ?? PQresultErrorField(result, gongwen_diag_sqlstate).map { String(cString: $0) } ?? ""
                }
            }
            if reply == .rows { results.append(outcome) }
        }
        guard let end = try nextResult(until: deadline) else { throw lost }
        defer { PQclear(end) }
        guard PQresultStatus(end) == PGRES_PIPELINE_SYNC, PQexitPipelineMode(handle) == 1 else { throw lost }
        if let fault { throw PostgresFault(code: fault) }
        return results
    }

    /// The next result, or nil at the end of a statement's results.
    private func nextResult(until deadline: ContinuousClock.Instant) throws -> OpaquePointer? {
        while true {
            let unsent = PQflush(handle)
            guard unsent >= 0 else { throw lost }
            if unsent == 0, PQisBusy(handle) == 0 { break }
            try wait(forRoom: unsent == 1, until: deadline)
            guard PQconsumeInput(handle) == 1 else { throw lost }
        }
        let result = PQgetResult(handle)
        if result == nil, PQstatus(handle) != CONNECTION_OK { throw lost }
        if let result, PQresultStatus(result) == PGRES_FATAL_ERROR, PQstatus(handle) != CONNECTION_OK {
            PQclear(result)
            throw lost
        }
        return result
    }

    private func wait(forRoom: Bool, until deadline: ContinuousClock.Instant) throws {
        let left = (deadline - .now) / .milliseconds(1)
        guard left > 0 else { throw StoreError.noAnswer(place: place, seconds: patience) }
        var entry = pollfd(fd: PQsocket(handle), events: Int16(POLLIN | (forRoom ? POLLOUT : 0)), revents: 0)
        guard poll(&entry, 1, Int32(left.rounded(.up))) >= 0 || errno == EINTR else { throw lost }
    }

    private var lost: StoreError { .connectionLost(place: place) }

    private static func oneLine(_ message: UnsafeMutablePointer<CChar>?) -> String {
        guard let message else { return "" }
        return String(cString: message).split(whereSeparator: \.isNewline).joined(separator: "；")
    }
}

/// What a connection is told.
enum PostgresStep {
    case text(String)
    case call(SQLCall)
}

/// A statement failed; the connection is as good as before.
struct PostgresFault: Error {
    /// The SQLSTATE.
    var code: String

    /// Whether the same transaction may succeed when it is run again: another one was in its way.
    var isTransient: Bool { code == "40001" || code == "40P01" }
    /// Whether other connections, and other tables, are needed than those that there are: a table is gone, or the server
    /// has become a standby.
    var wantsAnotherConnection: Bool { code == "42P01" || code == "25006" }
    /// Whether several servers made the same table at once.
    var isRaceOfMakers: Bool { ["23505", "42P07", "42710", "40001", "XX000"].contains(code) }

    /// - Parameter place: of the database.
    func error(at place: String) -> StoreError {
        switch code {
        case "42P01": .noTables(place: place)
        case "25006": .readOnlyServer(place: place)
        default: .failed(place: place, code: code)
        }
    }
}

extension SQLValue {
    /// As libpq takes it; to be freed. PostgreSQL knows no NUL inside a text.
    fileprivate var parameter: UnsafeMutablePointer<CChar>? {
        switch self {
        case .null: nil
        case .integer(let number): strdup(String(number))
        case .text(let text): strdup(text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text)
        }
    }
}

extension OpaquePointer {
    /// How many rows a statement changed that returns none.
    fileprivate var changes: Int { PQcmdTuples(self).flatMap { Int(String(cString: $0)) } ?? 0 }

    /// The rows of a result, in text format.
    fileprivate var rows: [SQLRow] {
        let columns = PQnfields(self)
        return (0..<PQntuples(self)).map { row in
            (0..<columns).map { column in
                guard PQgetisnull(self, row, column) == 0, let text = PQgetvalue(self, row, column) else {
                    return .null
                }
                let value = String(cString: text)
                // int8, int2 and int4; everything else here is text.
                return [20, 21, 23].contains(PQftype(self, column))
                    ? Int64(value).map { .integer($0) } ?? .null : .text(value)
            }
        }
    }
}
