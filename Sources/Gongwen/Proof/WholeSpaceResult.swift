/// What came of asking some part of the whole space; parts add up.
public struct WholeSpaceResult: Sendable {
    /// How many questions there were, and what came of them: `asked` is the sum of the others.
    public struct Counts: Sendable, Equatable {
        public var asked = 0
        /// Told what was asked for.
        public var right = 0
        /// Told what its place has nearby: a sentence under another name, an overview, how things stand.
        public var nearby = 0
        public var askedBack = 0
        /// Told that the files do not have it, or that it was not understood.
        public var refused = 0
        /// Told what something else has: listed in ``WholeSpaceResult/wrong``.
        public var wrong = 0
    }

    /// A reply that states what was not asked for.
    public struct Wrong: Sendable {
        /// The name of the way to ask, `名称` in `问法`.
        public var phrasing: String
        public var question: String
        public var reply: Reply
        /// What is wrong with it, in Chinese.
        public var reason: String
    }

    /// A fact that its own plainest question does not get.
    public struct Missed: Sendable {
        public var question: String
        public var reply: Reply
    }

    /// By the names of the phrasings.
    public private(set) var counts: [String: Counts] = [:]
    /// In the order of the files, as long as parts are added in that order.
    public private(set) var wrong: [Wrong] = []
    /// How many pairs of subject and attribute have a figure.
    public private(set) var pairs = 0
    /// How many of the pairs their plainest question gets.
    public var covered: Int { pairs - missed.count }
    /// The pairs whose plainest question does not get them.
    public private(set) var missed: [Missed] = []

    /// Of no questions.
    public init() {}

    /// Over all phrasings.
    public var total: Counts {
        counts.values.reduce(into: Counts()) { total, counts in
            total.asked += counts.asked
            total.right += counts.right
            total.nearby += counts.nearby
            total.askedBack += counts.askedBack
            total.refused += counts.refused
            total.wrong += counts.wrong
        }
    }

    /// Adds what came of other attributes.
    public mutating func add(_ other: WholeSpaceResult) {
        counts.merge(other.counts) { one, two in
            Counts(
                asked: one.asked + two.asked, right: one.right + two.right, nearby: one.nearby + two.nearby,
                askedBack: one.askedBack + two.askedBack,
                refused: one.refused + two.refused, wrong: one.wrong + two.wrong)
        }
        wrong += other.wrong
        pairs += other.pairs
        missed += other.missed
    }

    mutating func count(_ verdict: WholeSpace.Verdict, _ asked: AskedQuestion, _ reply: Reply) {
        let name = asked.phrasing.name
        counts[name, default: Counts()].asked += 1
        switch verdict {
        case .right: counts[name, default: Counts()].right += 1
        case .nearby: counts[name, default: Counts()].nearby += 1
        case .askedBack: counts[name, default: Counts()].askedBack += 1
        case .refused: counts[name, default: Counts()].refused += 1
        case .wrong(let reason):
            counts[name, default: Counts()].wrong += 1
            wrong.append(Wrong(phrasing: name, question: asked.text, reply: reply, reason: reason))
        }
    }

    fileprivate mutating func countPair(missed question: String?, _ reply: Reply) {
        pairs += 1
        if let question { missed.append(Missed(question: question, reply: reply)) }
    }
}

extension WholeSpace {
    /// Asks for what the files do hold as plainly as can be: the first fact of each subject.
    func askCanonically(_ id: AttributeID, into result: inout WholeSpaceResult) {
        let knowledge = assistant.snapshot.knowledge
        guard knowledge[id].kind == .figure else { return }
        for subject in knowledge.subjects(with: id) {
            guard let fact = knowledge.facts(id, of: subject).first else { continue }
            let question = assistant.snapshot.planner.canonicalQuestion(for: fact)
            var conversation = Conversation()
            let reply = assistant.reply(to: question, in: &conversation, today: today)
            let isRight =
                reply.status == .answered
                && reply.facts.contains {
                    $0.subject == knowledge[subject].name && $0.indicator == knowledge[id].name
                        && $0.scope == knowledge[fact].scope.rawValue
                }
            result.countPair(missed: isRight ? nil : question, reply)
        }
    }
}
