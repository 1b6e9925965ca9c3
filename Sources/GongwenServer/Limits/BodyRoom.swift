import Synchronization

/// The memory that request bodies take while they are received, all together.
///
///     let body = room.enter(Array(first))
///     defer { body.leave() }
///     guard body.append(next) else { throw APIError.overloaded }
///     guard let bytes = body.bytes else { throw APIError.overloaded }
///
/// When it is full, the body that nothing has been added to for longest is dropped: whoever holds back the rest of large
/// bodies loses them, not whoever sends his now. What is small is not worth the counting; see ``uncounted``.
final class BodyRoom: Sendable {
    /// In bytes: the connections' limit bounds what is below.
    static let uncounted = 8 << 10

    private struct State {
        var taken = 0
        var lastNumber = 0
        /// In the order in which they grew.
        var bodies = RecencyTable<Int, (count: Int, body: Body)>()
    }

    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: in bytes; more than the largest single body.
    init(limit: Int) { self.limit = limit }

    var taken: Int { state.withLock { $0.taken } }

    /// Takes up a body that has begun.
    func enter(_ start: [UInt8]) -> Body {
        let (body, dropped) = state.withLock { state in
            state.lastNumber += 1
            let body = Body(number: state.lastNumber, start, in: self)
            state.bodies.insert((0, body), for: state.lastNumber)
            return (body, grow(state.lastNumber, by: start.count, &state))
        }
        for other in dropped { other.drop() }
        return body
    }

    fileprivate func grow(_ number: Int, by count: Int) {
        let dropped = state.withLock { grow(number, by: count, &$0) }
        for body in dropped { body.drop() }
    }

    /// Returns what had to make room.
    private func grow(_ number: Int, by count: Int, _ state: inout State) -> [Body] {
        guard state.bodies.change(number, { $0.count += count }) != nil else { return [] }
        state.bodies.touch(number)
        state.taken += count
        var dropped: [Body] = []
        while state.taken > limit, let oldest = state.bodies.oldest {
            dropped.append(oldest.value.body)
            remove(oldest.key, &state)
        }
        return dropped
    }

    fileprivate func leave(_ number: Int) { state.withLock { remove(number, &$0) } }

    private func remove(_ number: Int, _ state: inout State) {
        state.taken -= state.bodies.change(number) { $0.count } ?? 0
        state.bodies.remove(number)
    }

    /// One body, for whoever reads it.
    final class Body: Sendable {
        private let number: Int
        private let room: BodyRoom
        /// Nil when it had to make room.
        private let content: Mutex<[UInt8]?>

        fileprivate init(number: Int, _ start: [UInt8], in room: BodyRoom) {
            self.number = number
            self.room = room
            content = Mutex(start)
        }

        /// What has come so far; nil when it had to make room.
        var bytes: [UInt8]? { content.withLock { $0 } }
        var count: Int { content.withLock { $0?.count ?? 0 } }

        /// False when it had to make room.
        func append(_ part: some Collection<UInt8>) -> Bool {
            room.grow(number, by: part.count)
            return content.withLock { content in
                content?.append(contentsOf: part)
                return content != nil
            }
        }

        func leave() { room.leave(number) }

        fileprivate func drop() { content.withLock { $0 = nil } }
    }
}
