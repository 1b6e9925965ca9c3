import Foundation
import GongwenChannels

extension SQLStatement {
    /// Takes a key that nobody has, or had too long ago.
    fileprivate static let takeKey = SQLStatement(
        "take_key",
        """
        INSERT INTO claims (key, ticket, person, lease_end, remembered_until) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (key) DO UPDATE SET
            ticket = excluded.ticket, person = excluded.person, lease_end = excluded.lease_end, reply = NULL,
            remembered_until = excluded.remembered_until
        WHERE claims.remembered_until <= $6
        """)
    /// Reads a key's row and keeps everybody else from changing it until the transaction ends.
    fileprivate static let lockKey = SQLStatement(
        "lock_key",
        """
        UPDATE claims SET lease_end = lease_end WHERE key = $1
        RETURNING ticket, lease_end, reply, remembered_until
        """)
    fileprivate static let takeOver = SQLStatement(
        "take_over", "UPDATE claims SET ticket = $1, lease_end = $2 WHERE ticket = $3")
    fileprivate static let adoptKeys = SQLStatement(
        "adopt_keys",
        """
        UPDATE claims SET ticket = $1, lease_end = $2, reply = $3, remembered_until = $4 WHERE ticket = $5
        """)
    static let lockTicket = SQLStatement(
        "lock_ticket", "UPDATE claims SET lease_end = lease_end WHERE ticket = $1")
    static let settle = SQLStatement("settle", "UPDATE claims SET reply = $1 WHERE ticket = $2")
}

extension SQLDatabase {
    /// In one round trip when all messages are new.
    func claim(_ claims: [MessageClaim]) throws -> [ClaimOutcome] {
        // Whoever takes several keys takes them in the same order, or two could wait for each other.
        let calls = claims.enumerated().flatMap { index, claim in
            claim.keys.map { (key: $0, index: index, call: claim.taking($0)) }
        }.sorted { ExactID($0.key) < ExactID($1.key) }
        var missing = Array(repeating: 0, count: claims.count)
        for (call, result) in zip(calls, try run(calls.map(\.call))) where result.changes == 0 {
            missing[call.index] += 1
        }
        var outcomes: [ClaimOutcome] = []
        for (claim, missing) in zip(claims, missing) {
            outcomes.append(missing == 0 ? .granted : try write { try $0.share(claim) })
        }
        return outcomes
    }
}

extension MessageClaim {
    fileprivate func taking(_ key: String) -> SQLCall {
        SQLCall(
            .takeKey, .text(key), .integer(ticket.number), .text(person), .integer(leaseEnd.milliseconds),
            .integer(end.milliseconds), .integer(now.milliseconds))
    }
}

/// A claim that somebody else has.
private struct OtherClaim {
    var ticket: SQLValue
    var leaseEnd: SQLValue
    var reply: SQLValue
    var end: SQLValue

    init?(_ row: SQLRow) {
        guard row.count == 4 else { return nil }
        (ticket, leaseEnd, reply, end) = (row[0], row[1], row[2], row[3])
    }
}

extension SQLSession {
    /// Claims a message of which some key is taken.
    fileprivate func share(_ claim: MessageClaim) throws -> ClaimOutcome {
        let keys = claim.keys.map { ExactID($0) }.sorted()
        _ = try run(keys.map { claim.taking($0.text) })
        let locked = try run(keys.map { SQLCall(.lockKey, .text($0.text)) })
        let rows = Dictionary(zip(keys, locked.map { $0.rows.first.flatMap(OtherClaim.init) })) { first, _ in first }
        let ours = SQLValue.integer(claim.ticket.number)
        guard let other = claim.keys.lazy.compactMap({ rows[ExactID($0)] ?? nil }).first(where: { $0.ticket != ours })
        else {
            return .granted
        }
        if let reply = other.reply.text.flatMap(ChannelReply.init(stored:)) {
            try adopt(ours, by: other)
            return .answered(reply)
        }
        if let end = other.leaseEnd.integer, end > claim.now.milliseconds {
            try adopt(ours, by: other)
            return .busy
        }
        _ = try run(.takeOver, ours, .integer(claim.leaseEnd.milliseconds), other.ticket)
        return .granted
    }

    /// The keys that a repetition brings belong to the same message from now on.
    private func adopt(_ ours: SQLValue, by other: OtherClaim) throws {
        _ = try run(.adoptKeys, other.ticket, other.leaseEnd, other.reply, other.end, ours)
    }
}

extension ChannelReply {
    init?(stored text: String) {
        guard let reply = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else { return nil }
        self = reply
    }
}
