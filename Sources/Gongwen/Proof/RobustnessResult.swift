/// What came of asking questions in other words; parts add up.
public struct RobustnessResult: Sendable {
    public enum Outcome: Sendable, Equatable {
        case same
        /// Less is stated: asked back, or not understood.
        case lost
        /// Something is stated that was not.
        case different
    }

    public struct Counts: Sendable, Equatable {
        public var asked = 0
        public var same = 0
        public var lost = 0
        public var different = 0
    }

    public struct Change: Sendable {
        public var kind: String
        public var variation: String
        public var question: String
        public var varied: String
        public var before: Reply
        public var after: Reply
    }

    public private(set) var kinds: [String: Counts] = [:]
    public private(set) var variations: [String: Counts] = [:]
    public internal(set) var different: [Change] = []
    public internal(set) var lost: [Change] = []

    public init() {}

    public var total: Counts { variations.values.reduce(Counts()) { $0.adding($1) } }

    public mutating func add(_ other: RobustnessResult) {
        kinds.merge(other.kinds) { $0.adding($1) }
        variations.merge(other.variations) { $0.adding($1) }
        different += other.different
        lost += other.lost
    }

    mutating func count(_ kind: String, _ variation: String, _ outcome: Outcome) {
        let one = Counts(
            asked: 1, same: outcome == .same ? 1 : 0, lost: outcome == .lost ? 1 : 0,
            different: outcome == .different ? 1 : 0)
        kinds[kind] = (kinds[kind] ?? Counts()).adding(one)
        variations[variation] = (variations[variation] ?? Counts()).adding(one)
    }
}

extension RobustnessResult.Counts {
    fileprivate func adding(_ other: Self) -> Self {
        Self(
            asked: asked + other.asked, same: same + other.same, lost: lost + other.lost,
            different: different + other.different)
    }
}
