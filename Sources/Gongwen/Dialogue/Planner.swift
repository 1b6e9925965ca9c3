/// Decides what to say to a reading: the facts that answer it, a question back, or why neither can be.
///
/// A class, so that handing it on counts one reference and not one for each of its tables.
final class Planner: Sendable {
    /// What a question of a kind wants, in words: 名单, 时间.
    let wanted: [QuestionKind: String]
    /// What is not the same, each in all its words: 参加, 参与 and 举办, 主办.
    let opposites: [[[String]]]
    /// 全部, 全都: what a sentence says of all.
    let universals: [String]
    /// Who or what is counted: 环卫工人, 国企.
    let groups: Set<ExactText>
    let knowledge: KnowledgeBase
    let retriever: Retriever
    let lexicon: Lexicon
    let units: Units
    let arithmetic: Arithmetic
    let levelWords: WordSet
    let subjectNames: [String: SubjectID]
    let attributeNames: [String: AttributeID]
    let wordNames: [String: WordID]
    /// The facts that say where a subject is itself.
    let ownPlaces: [SubjectID: [FactID]]

    init(
        wanted: [QuestionKind: String], opposites: [[[String]]], groups: Set<ExactText>, knowledge: KnowledgeBase,
        retriever: Retriever, lexicon: Lexicon, units: Units,
        levelWords: Set<WordID>, subjectNames: [String: SubjectID], attributeNames: [String: AttributeID],
        wordNames: [String: WordID]
    ) {
        self.wanted = wanted
        self.opposites = opposites
        universals = lexicon.surfaces.filter { $0.isUniversal && $0.text.unicodeScalars.count > 1 }.map(\.text)
        self.groups = groups
        self.knowledge = knowledge
        self.retriever = retriever
        self.lexicon = lexicon
        self.units = units
        arithmetic = Arithmetic(knowledge: knowledge, units: units)
        self.levelWords = WordSet(levelWords)
        self.subjectNames = subjectNames
        self.attributeNames = attributeNames
        self.wordNames = wordNames
        ownPlaces = Planner.ownPlaces(in: knowledge, lexicon)
    }

    /// A name counts as said when this share of its weight was said.
    static let saidEnough: Float = 0.74
    /// By this share a name was said without doubt: that a place has no such thing may be said of it.
    static let saidFully: Float = 0.9
    /// All of a name, but for the rounding of its weights.
    static let wholeName: Float = 0.999
    /// Below this, a name is not even offered.
    static let worthOffering: Float = 0.3
    static let mostOptions = 6
    /// What is not understood beside the name of a thing is still of the name, up to this many characters: 光外卖骑手.
    static let restOfName = 2
    /// The share of a question's weight that may be left unexplained where no figure is given.
    static let mayBeLeft: Float = 0.35
    /// A name said by this share is taken where nothing else comes near: within this lead.
    static let halfSaid: Float = 0.4
    static let clearLead: Float = 1.5
    /// Names said by shares this near are said alike: how rare a word is shifts with every entry.
    static let sameCoverage: Float = 0.03
    /// Scores this near are the same, for the same reason.
    static let sameScore: Float = 0.05
    /// What is counted or measured as the question says goes before what is named better, down to this share of its score.
    static let fitsBetter: Float = 0.85
    /// What another place has is worth an option where its name fits by this share of the best.
    static let nearlyAsGood: Float = 0.8
    /// What is of the very kind that is asked for goes before what is named better, down to this share of its score.
    static let stillMeant: Float = 0.7

    func plan(_ reading: Reading, in conversation: Conversation) -> Decision {
        keptToTold(planFreely(reading, in: conversation), reading, conversation)
    }

    private func planFreely(_ reading: Reading, in conversation: Conversation) -> Decision {
        // 妈咪小屋呢 after 新建了几个驿站 asks how many came new, where there is such a count.
        if reading.isPassing, let scope = scopeOfTold(reading, conversation) ?? conversation.scope {
            var counted = reading
            counted.scope = scope
            var decision = planAsRead(counted, conversation)
            // 五小呢 after a number of the plan asks for that of 五小, and not what it is.
            if scope == .plan, !givesFigure(decision), !reading.words.isEmpty {
                let figure = planAsRead(counted.forFiguresOnly, conversation)
                if singleFigure(figure).map({ knowledge[$0].scope == .plan }) ?? false { decision = figure }
            }
            decision.scope = scope
            if answers(decision) { return decision }
        }
        if let refused = stillRefused(reading, conversation) { return refused }
        if let planned = planOn(reading, conversation) { return planned }
        var asRead = levelMeant(insteadOf: planAsRead(reading, conversation), reading, conversation)
        asRead = ofAskedTime(rather(deed: asRead, reading, conversation), reading, conversation)
        asRead = plan(insteadOf: countOfTold(asRead, reading, conversation), reading)
        asRead = ofHolder(asRead, reading, conversation)
        let decision = beside(asRead, reading, conversation)
        return countOfPassing(reading, conversation, unless: decision)
            ?? listBeside(decision, reading, conversation) ?? decision
    }

    /// 送法活动呢 after what was told of a plan, though nobody said 计划.
    private func scopeOfTold(_ reading: Reading, _ conversation: Conversation) -> AskedScope? {
        guard !reading.words.isEmpty, !reading.hasPastVerb, !reading.saysDone,
            let last = heldResults(of: conversation).figures.last
        else { return nil }
        return knowledge[last].scope == .plan ? .plan : nil
    }

    func planAsRead(_ reading: Reading, _ conversation: Conversation) -> Decision {
        let reading = askingMeasure(placedByNames(beneathDistrict(reading, conversation)), conversation)
        if let choice = choose(reading, in: conversation) { return choice }
        if let simple = planWithoutFacts(reading, conversation) { return simple }
        if let part = partAsked(in: reading) { return Decision(outcome: .notUnderstood([part])) }
        if let number = planNumber(reading, conversation) { return number }
        if let side = planWithinTopic(reading, conversation) { return side }
        if let person = planPersonTold(reading, conversation) { return person }
        if let same = planOtherCount(reading, conversation) { return same }
        if let level = planLevel(reading, conversation) { return level }
        // 其中呢 names nothing, though 其中 stands in a name.
        if !reading.restrictions.isEmpty, reading.words.isEmpty, reading.subjects.isEmpty,
            saysOnlyLimits(reading)
        {
            return planBeside(reading, conversation) ?? planFromContext(reading, conversation)
                ?? notUnderstood(reading, [])
        }
        // Most questions say nothing that their answer does not explain: then only such attributes are looked at.
        if reading.residue.isEmpty, !reading.words.isEmpty,
            let decision = decide(retriever.explaining(reading.words, weak: reading.weakWords), reading, conversation),
            answers(decision)
        {
            return ofTold(rather: decision, reading, conversation)
        }
        let all = retriever.candidates(for: reading.words, weak: reading.weakWords)
        var decision = decide(all, reading, conversation)
        if decision.map({ $0.asksBack || $0.isOfAnotherKind }) ?? true, asksForOverview(reading, conversation),
            // 拿了哪些奖: common words may be the name of something all the same.
            !all.contains(where: { isTold($0, of: reading.subjects[0], reading) }),
            let overview = overview(reading)
        {
            return overview
        }
        // The conversation may complete what the words alone leave unclear.
        let unclear = decision
        if reading.residue.isEmpty, decision.map({ $0.isRefusal }) ?? false { decision = nil }
        // 江津做了几场 after a contest: common words that name another entry, which has no number, are no reason to leave.
        if reading.residue.isEmpty, reading.words.isEmpty, conversation.attribute != nil,
            reading.scope == .plan || !reading.subjects.isEmpty, decision.map({ $0.isOfAnotherKind }) ?? false
        {
            decision = nil
        }
        if let decision, !decision.asksBack { return ofTold(rather: decision, reading, conversation) }
        if let told = toldAgain(reading, conversation) { return told }
        if let side = planBeside(reading, conversation) { return side }
        if let continued = planFromContext(reading, conversation), isMeant(continued, by: reading, decision) {
            return continued
        }
        return decision ?? unclear ?? unsaid(reading, conversation) ?? planSideTold(reading, conversation)
            ?? notUnderstood(reading, all)
    }

    /// To a question that names its place and its thing, the conversation only chooses among what it may mean.
    private func isMeant(_ continued: Decision, by reading: Reading, _ decision: Decision?) -> Bool {
        // 全市打算评多少个 names no thing: common words that stand in many names are no reason to ask back.
        guard case .clarify(let options) = decision?.outcome, !reading.subjects.isEmpty, !reading.words.isEmpty,
            reading.asksForFacts
        else { return true }
        let meant = options.map(\.attribute)
        return continued.outcome.figures.allSatisfy { meant.contains(knowledge[knowledge[$0].attribute].name) }
    }

    func answers(_ decision: Decision) -> Bool { decision.answers }
}
