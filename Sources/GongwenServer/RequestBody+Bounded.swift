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
    /// - Parameter largeBodies: where those that are not small must find room.
    func body(upTo limit: Int, _ largeBodies: Admission) async throws -> [UInt8] {
        if announcesBody(over: limit) { throw APIError.bodyTooLarge(limit: limit) }
        var bytes: [UInt8] = []
        var isLarge = false
        defer { if isLarge { largeBodies.leave() } }
        do {
            for try await buffer in body {
                guard bytes.count + buffer.readableBytes <= limit else { throw APIError.bodyTooLarge(limit: limit) }
                if !isLarge, bytes.count + buffer.readableBytes > ServerLimits.smallBody {
                    guard largeBodies.enter() else { throw APIError.overloaded }
                    isLarge = true
                }
                bytes.append(contentsOf: buffer.readableBytesView)
            }
        } catch let error where !(error is APIError || error is HTTPParserError) {
            // The caller broke off, or the server is stopping and has waited for the rest long enough.
            throw APIError.interrupted
        }
        return bytes
    }
}
