/// Everything that one spelling can mean. A spelling stands once in the lexicon; its meanings add up.
struct Surface: Sendable {
    var text: String
    /// The words it stands for: 重庆市劳模 is 市级 and 劳模. Empty when it carries no content.
    var words: [WordID] = []
    var subject: SubjectID?
    /// 全区: some subject of this type.
    var subjectType: Int?
    /// 各区: all subjects of this type, where something is made of their figures.
    var group: Int?
    /// Known, but not in the files: 武汉, 渝北; the text says what it is (外地, 区县, 不是江北区).
    var foreign: String?
    /// A subject whose name is part of this spelling: 重庆 in 重庆市劳模. Counts where nothing else names a subject.
    var innerSubject: SubjectID?
    var cues: [Cue] = []
    /// Says nothing that could limit a figure: 请问, 的, 开展了.
    var isFiller = false
    /// Cuts down what is asked, whatever stands beside it: 其中, 除了, 只.
    var isRestriction = false
    /// Takes something out of what is asked: 除了, 不含.
    var isExclusion = false
    /// Takes out what stands before it: 江北以外; what is no exclusion by itself only ends one: 除江北外.
    var excludesBefore = false
    /// What stands before it may be all that is taken out: 除了市级|的工作室, 除了驿站|还有什么.
    var endsException = false
    /// Sets what follows against what is meant: 不是江北，是江津.
    var isNegation = false
    /// Says that something is not so: 没有, 未.
    var isAbsence = false
    /// Turns from what is set aside to what is meant: 而是.
    var isContrast = false
    /// Asks the same of something else where it ends a clause: 江津呢.
    var asksOnward = false
    /// Stands for what was told last: 它, 他们.
    var isPronoun = false
    /// Stands for one of those that were told last: 前者, 多的那个.
    var referent: Referent?
    /// 要, 将: what follows shall be.
    var isIntention = false
    /// 每年, 每月: how many in each; a total is no such number.
    var isFrequency = false
    /// 每年, 年均: how many in each year.
    var isYearly = false
    /// 算上, 再加上: adds what it stands by to what was told.
    var countsIn = false
    /// 每年, 全部: what is claimed with it is confirmed only where the files say it too.
    var isAssertion = false
    /// 你, 你能: it speaks to the bot.
    var isAddress = false
    /// 市里: beneath a district it may mean 市级.
    var maySayLevel = false
    /// 全市: the place as a whole, and never its level.
    var saysWhole = false
    /// 我是, 我在: where it begins a clause, that tells of who asks.
    var isIntroduction = false
    /// 省得, 我好: where it begins a clause, that tells why it is asked.
    var isReason = false
    /// 花了: what a number behind it counts, where no measure word says it.
    var unitBehind: UnitClass?
    /// 昨天: a day on which one speaks.
    var isDay = false
    /// 都, 全是: behind a number, it claims something of all that were counted.
    var isUniversal = false
    /// Asks the same of each of several: 甲和乙各多少.
    var isDistributive = false
    /// Takes all of what was offered: 都要.
    var takesAll = false
    /// Stands after a verb (了, 过) or before one (被, 给).
    var followsVerb = false
    var precedesVerb = false
    /// Asks for a yes or no where it ends a clause: 江北有妈咪小屋没有.
    var asksAtEnd = false
    /// Stands between two things of which something is made: 比, 占, 减去.
    var isSeparator = false
    /// Asks for this where it ends a clause: 哪样多.
    var finalOperator: Operator?
    /// 是, where it stands behind what was denied: 不是江北是南川.
    var turnsBack: Bool { isSeparator && isFiller }
    /// Joins two things that are asked together: 和, 以及, 加上.
    var isConjunction = false
    /// 还是: which of the two is asked.
    var isAlternative = false
}

/// One of several that were told together; written `指代` in the files.
enum Referent: String, Sendable, CaseIterable {
    case former = "前"
    case latter = "后"
    case more = "多"
    case less = "少"
}

/// What a spelling says about the question as a whole.
enum Cue: Sendable, Hashable {
    case kind(QuestionKind)
    /// The kind, where no other word of the question names one.
    case faintKind(QuestionKind)
    case operation(Operator)
    /// 平均每期: what a figure is spread over.
    case per(UnitClass)
    case measure(UnitClass)
    case scope(AskedScope)
    case relativeYear(Int)
    /// 上一年: counted from the year that is spoken of.
    case adjacentYear(Int)
    case smalltalk(Int)
    /// 第, as in 第二个.
    case ordinal
    /// 最后一个.
    case last
    /// 前, as in 前三.
    case top
    /// 正好, as in 正好47个.
    case exactly
    /// 至多, 不超过: the number itself keeps to the bound.
    case inclusive
    /// 以后, as in 2024年以后.
    case side(PeriodSide)
}

/// 人, 元, 场 …: what a measure word counts. The classes come from the files.
struct UnitClass: Hashable, Sendable { var index: Int }

/// The count that is asked for.
enum AskedScope: String, Sendable, Codable, CaseIterable {
    case total = "总数"
    case new = "新增"
    /// 建了, 成立了: how many there are or how many came, whichever the files have.
    case built = "建成"
    case plan = "计划"
    case actual = "实际"
}

/// The operators of the engine; written `问类` in the files.
enum QuestionKind: String, Sendable, Codable, CaseIterable {
    case figure = "数值"
    case list = "名单"
    case definition = "说明"
    case person = "人物"
    case time = "时间"
    case location = "地点"
    case whichSubject = "哪个主体"
    case yesNo = "是否"
    case existence = "有无"
    case overview = "概况"
    case help = "帮助"
    case reason = "原因"
    case more = "还有"
    case smalltalk = "寒暄"

    /// Its place among the kinds.
    var ordinal: Int {
        switch self {
        case .figure: 0
        case .list: 1
        case .definition: 2
        case .person: 3
        case .time: 4
        case .location: 5
        case .whichSubject: 6
        case .yesNo: 7
        case .existence: 8
        case .overview: 9
        case .help: 10
        case .reason: 11
        case .more: 12
        case .smalltalk: 13
        }
    }
}

extension Cue {
    var isScope: Bool { if case .scope = self { true } else { false } }
}

extension Surface {
    /// A question word that wants a fact.
    var asksForFact: Bool {
        cues.contains { if case .kind(let kind) = $0 { kind != .smalltalk && kind != .help } else { false } }
    }
}

extension Surface {
    /// 哪些, 哪个区, 谁: it asks which of several.
    var asksWhich: Bool {
        cues.contains { $0 == .kind(.list) || $0 == .kind(.whichSubject) || $0 == .kind(.person) }
    }

    /// 多少, and the 数 of 会员数, which asks where nothing else does.
    var asksForNumber: Bool {
        cues.contains { $0 == .kind(.figure) || $0 == .faintKind(.figure) }
    }

    /// 去年, 前年: how far from this year.
    var relativeYear: Int? {
        for case .relativeYear(let offset) in cues { return offset }
        return nil
    }

    /// 以后, 之前: which side of the time before it.
    var side: PeriodSide? {
        for case .side(let side) in cues { return side }
        return nil
    }

    /// 一共, 比: it wants something made of figures.
    var operates: Bool { cues.contains { if case .operation = $0 { true } else { false } } }

    var operations: [Operator] { cues.compactMap { if case .operation(let operation) = $0 { operation } else { nil } } }

    var measure: UnitClass? {
        for cue in cues { if case .measure(let unit) = cue { return unit } }
        return nil
    }
}
