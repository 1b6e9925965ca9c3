import HTTPTypes
import Hummingbird
import NIOHTTP1

extension Request {
    /// Whether its head says that the body is longer than `limit` bytes.
    func announcesBody(over limit: Int) -> Bool {
        // The parser lets lengths pass that no Int holds.
        headers[.contentLength].map { (Int($0) ?? .max) > limit } ?? false
    }

    /// The whole body, or `bodyTooLarge` as soon as it is known to be longer than `limit` bytes.
    ///
    /// What the caller still sends is read and dropped by Hummingbird, so that it sees the answer instead of a
    /// broken connection; ``BodyCeiling`` ends that patience.
    ///
    /// - Parameter room: where bodies that are not small are kept until they are whole.
    func body(upTo limit: Int, in room: BodyRoom) async throws -> [UInt8] {
        if announcesBody(over: limit) { throw APIError.bodyTooLarge(limit: limit) }
        var small: [UInt8] = []
        var large: BodyRoom.Body?
        defer { large?.leave() }
        do {
            for try await buffer in body {
                let part = buffer.readableBytesView
                guard (large?.count ?? small.count) + part.count <= limit else {
                    throw APIError.bodyTooLarge(limit: limit)
                }
                if large == nil, small.count + part.count > BodyRoom.uncounted {
                    large = room.enter(small)
                    small = []
                }
                guard let large else {
                    small.append(contentsOf: part)
                    continue
                }
                guard large.append(part) else { throw APIError.overloaded }
            }
        } catch let error where !(error is APIError || error is HTTPParserError) {
            // The caller broke off, or the server is stopping and has waited for the rest long enough.
            throw APIError.interrupted
        }
        guard let large else { return small }
        guard let bytes = large.bytes else { throw APIError.overloaded }
        return bytes
    }
}
