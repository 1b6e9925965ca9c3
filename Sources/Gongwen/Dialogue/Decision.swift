/// What will be said, before it is put into words.
struct Decision: Sendable {
    enum Outcome: Sendable {
        /// These facts answer what was asked.
        case answer([FactID], Manner)
        /// A fact is there, but of another count, time or kind than asked.
        case otherwise(asked: String, missing: Mismatch, [FactID])
        /// Something is made of several figures.
        case calculated(Calculation)
        /// Only these were found, and it takes more to make of them what was asked.
        case tooFew(Operator, [FactID])
        case clarify([Conversation.Option])
        /// Understood, but the files have nothing of it for this subject.
        case noData(subject: String, attribute: AttributeID, instead: [FactID])
        /// A known thing that is not in the files: 武汉, 渝北.
        case foreign(text: String, what: String)
        /// Words that nothing understood.
        case notUnderstood([String])
        /// Words that are all known, but that nothing in the files says together; and those of them that what comes nearest
        /// does not speak of.
        case notMentioned([String], unexplained: [String])
        /// A list without what was taken out of it.
        case remainder(FactID, [String])
        /// The items of a list that were asked for: those of a level, those above a number.
        case selected(FactID, [String])
        case overview(SubjectID, [FactID])
        case smalltalk(Int)
        case help
        case noReason
        /// What was told holds no more of what was asked: 地点, 名单.
        case unsaid(String, of: FactID)
        /// One item of a list as it was told, counted from 0, and its text: 第四个是什么.
        case item(Int, String, of: FactID)
        case more([String], from: Int, left: Int)
        case nothingMore
        case outside
        case empty
    }

    enum Manner: Sendable {
        case plain
        /// 有没有…: 有, and the fact.
        case exists
        case claimHolds
        case claimFails(String)
        /// A yes/no question about something that the fact does not mention.
        case claimUnmentioned(String)
    }

    enum Mismatch: Sendable {
        case scope, period, kind, unit
    }

    var outcome: Outcome
    /// What was taken from the conversation, by its text: 江北区.
    var inherited: [String] = []
    /// The count and the time that were asked for.
    var scope: AskedScope?
    var period: AskedPeriod?
    /// The words that the next question may lean on.
    var words: [WordID] = []
    /// The common ones that were said beside them.
    var weakWords: [WordID] = []
    /// What was taken out beside the answer, as it was typed.
    var exception = ""
    /// 10亿元慰问金 is denied; that there is another figure of 10亿元 is said too.
    var namesake: FactID?
    /// The place that was spoken of has no such figure: those that are told are of another.
    var lackingPlace: SubjectID?
    /// What was asked of a place that the files do not have.
    var wanted: AttributeID?
    /// The one place that the question named.
    var place: SubjectID?
    /// What was told last, or set aside: a remark does not repeat it.
    var told: [FactID] = []
    /// The candidates that were weighed, best first, for `explain`.
    var weighed: [Retriever.Candidate] = []
}

extension Decision {
    /// Nothing was found that its words could mean.
    var isRefusal: Bool {
        switch outcome {
        case .notUnderstood, .notMentioned: true
        default: false
        }
    }

    /// There is something of that name, but not of the kind that was asked for.
    var isOfAnotherKind: Bool { if case .otherwise(_, .kind, _) = outcome { true } else { false } }

    /// It tells what was asked.
    var answers: Bool { if case .answer = outcome { true } else { false } }

    /// It says that something is not in the files.
    var isForeign: Bool { if case .foreign = outcome { true } else { false } }

    /// The files have nothing of it, nor a sum that counts it.
    var isNoData: Bool { if case .noData(_, _, let instead) = outcome { instead.isEmpty } else { false } }
}

extension Decision.Outcome {
    /// The facts that it states as the answer.
    var figures: [FactID] {
        switch self {
        case .answer(let facts, _), .otherwise(_, _, let facts), .tooFew(_, let facts): facts
        case .calculated(let calculation): calculation.figures
        case .remainder(let fact, _), .selected(let fact, _): [fact]
        default: []
        }
    }
}
