import Synchronization

/// A room for so many at once.
///
///     guard room.enter() else { throw APIError.overloaded }
///     defer { room.leave() }
final class Admission: Sendable {
    private let limit: Int
    private let inside = Atomic<Int>(0)

    init(limit: Int) { self.limit = limit }

    var count: Int { inside.load(ordering: .relaxed) }

    /// False when it is full.
    func enter() -> Bool {
        guard inside.wrappingAdd(1, ordering: .relaxed).newValue <= limit else {
            leave()
            return false
        }
        return true
    }

    func leave() { inside.wrappingSubtract(1, ordering: .relaxed) }
}
