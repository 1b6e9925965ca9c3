import Foundation
import GongwenChannels

extension SQLStatement {
    fileprivate static let addDelivery = SQLStatement(
        "add_delivery",
        """
        INSERT INTO deliveries (number, platform, person, calls, lease_end, ends) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (number) DO NOTHING
        """)
    /// What was put off at the same moment stays so.
    fileprivate static let holdDelivery = SQLStatement(
        "hold_delivery", "UPDATE deliveries SET lease_end = $1 WHERE number = $2 AND lease_end < $1")
    fileprivate static let leaveDelivery = SQLStatement(
        "leave_delivery", "UPDATE deliveries SET calls = $1, lease_end = $2 WHERE number = $3")
    fileprivate static let finishDelivery = SQLStatement("finish_delivery", "DELETE FROM deliveries WHERE number = $1")
    fileprivate static let dueDelivery = SQLStatement(
        "due_delivery",
        "SELECT number FROM deliveries WHERE platform = $1 AND lease_end <= $2 AND ends > $2 LIMIT 1")
    /// The lease is asked for twice: whoever waited for another server's transaction sees only the outer condition anew.
    fileprivate static let takeDeliveries = SQLStatement(
        "take_deliveries",
        """
        UPDATE deliveries SET lease_end = $1 WHERE lease_end <= $2 AND number IN (
            SELECT number FROM deliveries WHERE platform = $3 AND lease_end <= $2 AND ends > $2
            ORDER BY lease_end LIMIT $4
        ) RETURNING number, person, calls, lease_end, ends
        """)
}

extension SQLStore {
    func takeDeliveries(_ take: DeliveryTake) async throws -> [Delivery] {
        // Servers ask all the time, and nearly always there is nothing: reading keeps nobody from writing.
        let due = try await read(
            take.platforms.map { SQLCall(.dueDelivery, .text($0.rawValue), .integer(take.now.milliseconds)) })
        let platforms = zip(take.platforms, due).filter { !$1.rows.isEmpty }.map(\.0)
        guard !platforms.isEmpty else { return [] }
        let calls = platforms.map { platform in
            SQLCall(
                .takeDeliveries, .integer(take.leaseEnd.milliseconds), .integer(take.now.milliseconds),
                .text(platform.rawValue), .integer(Int64(take.limit)))
        }
        return try await run(calls).flatMap(\.rows).compactMap(Delivery.init)
    }

    func change(_ changes: [DeliveryChange]) async throws {
        guard !changes.isEmpty else { return }
        try await deliveryChanges.submit(try changes.map { ($0.number, try $0.call()) })
    }
}

extension SQLDatabase {
    /// In one round trip, and in the order that everybody writes in.
    func change(_ changes: [[(number: Int64, call: SQLCall)]]) throws -> [Void] {
        _ = try run(changes.joined().sorted { $0.number < $1.number }.map(\.call))
        return changes.map { _ in () }
    }
}

extension DeliveryChange {
    func call() throws -> SQLCall {
        switch self {
        case .added(let delivery):
            SQLCall(
                .addDelivery, .integer(delivery.number), .text(delivery.platform?.rawValue ?? ""),
                .text(delivery.person), .text(try StoredJSON.text(of: delivery.calls)),
                .integer(delivery.leaseEnd.milliseconds),
                .integer(delivery.end.milliseconds))
        case .held(let number, let end): SQLCall(.holdDelivery, .integer(end.milliseconds), .integer(number))
        case .left(let number, let calls, let end):
            SQLCall(.leaveDelivery, .text(try StoredJSON.text(of: calls)), .integer(end.milliseconds), .integer(number))
        case .finished(let number): SQLCall(.finishDelivery, .integer(number))
        }
    }
}

extension Delivery {
    fileprivate init?(_ row: SQLRow) {
        guard row.count == 5, let number = row[0].integer, let person = row[1].text, let text = row[2].text,
            let calls = try? JSONDecoder().decode([OutgoingCall].self, from: Data(text.utf8)),
            let leaseEnd = row[3].integer, let end = row[4].integer
        else { return nil }
        self.init(
            number: number, person: person, calls: calls, leaseEnd: UnixTime(milliseconds: leaseEnd),
            end: UnixTime(milliseconds: end))
    }
}
