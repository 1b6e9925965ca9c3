/// What came of asking questions in other words; parts add up.
public struct RobustnessResult: Sendable {
    /// What became of an answer when the question was put in other words.
    enum Outcome: Sendable, Equatable {
        case same
        /// Less is stated: asked back, or not understood.
        case lost
        /// Something is stated that was not.
        case different
    }

    /// How many varied questions there were, and what came of them: `asked` is the sum of the other three.
    public struct Counts: Sendable, Equatable {
        public var asked = 0
        public var same = 0
        public var lost = 0
        public var different = 0
    }

    /// A question that was answered otherwise when it was put in other words.
    public struct Change: Sendable {
        /// Under which it was counted, and by which way of varying: 繁体, 漏字 …
        public var kind: String
        public var variation: String
        /// What was asked, and in what other words.
        public var question: String
        public var varied: String
        /// The reply to the question as it was, and to the other words.
        public var before: Reply
        public var after: Reply
    }

    /// By the kind that ``Robustness/run(_:kind:)`` was told.
    public private(set) var kinds: [String: Counts] = [:]
    /// By the way of varying.
    public private(set) var variations: [String: Counts] = [:]
    /// Answers that state what was not stated before: faults.
    public internal(set) var different: [Change] = []
    /// Answers that were not given any more.
    public internal(set) var lost: [Change] = []

    /// Of no questions.
    public init() {}

    /// Over all ways of varying.
    public var total: Counts { variations.values.reduce(Counts()) { $0.adding($1) } }

    /// Adds what came of other questions.
    ///
    ///     for example in robustness.examples { result.add(robustness.run(example.questions, kind: example.intent)) }
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
