/// What a message says, before the conversation completes it: question kind, subjects, words, scope, period, and what
/// nothing understood.
struct Reading: Sendable {
    /// All kinds that a question word names, the decisive one first.
    var kinds: [QuestionKind] = []
    /// What is to be made of several figures, the decisive one first.
    var operators: [Operator] = []
    /// 平均每期: what the figure is to be spread over.
    var per: UnitClass?
    /// 前三: how many of an order.
    var most: Int?
    /// How many question words want a fact: two may be two questions.
    var cueCount = 0
    /// How many words ask for a number only where nothing else does: the 数 of 会员数.
    var faintCueCount = 0
    /// What is counted, when the question says so: 多少人, 几场.
    var unit: UnitClass?
    /// Only the noun before 多少 says so: 建档困难职工是多少, which may be counted in households.
    var isUnitOfNoun = false
    /// 哪三级: how many items the list has that is asked for.
    var itemCount: Int?
    /// The noun behind 多少: what is counted, in its own words.
    var counted: [WordID] = []
    /// The noun behind 哪次 or 什么: what the answer is to be.
    var wanted: [WordID] = []
    /// What a noun says to be counted: 要回来的钱.
    var nounUnit: UnitClass?
    var subjects: [SubjectID] = []
    /// The one subject was named so that its level may be meant: 市里.
    var maySayLevel = false
    /// 全市: the place as a whole.
    var saysWhole = false
    /// Subjects that are taken out: 除了江北, 不是江北.
    var excluded: [SubjectID] = []
    /// It stands behind a 、 or begins with 和: a member of a row, and no clause of its own.
    var joinsRow = false
    /// Two subjects stand side by side with 和 or 比 between them: neither only says where the other is.
    var pairsSubjects = false
    var subjectTypes: [Int] = []
    /// 各区, 三个区: all subjects of this type are meant.
    var group: Int?
    var innerSubjects: [SubjectID] = []
    var foreign: [Foreign] = []
    /// The words with content, in the order of the sentence, each once.
    var words: [WordID] = []
    /// The words too common to limit anything.
    var weakWords: [WordID] = []
    /// The spellings in the lexicon that the words were read from.
    var spellings: [Int] = []
    var scope: AskedScope?
    /// 已经, 实际: it is asked of what was done, also where a plan is spoken of.
    var saysDone = false
    var period: AskedPeriod?
    /// 上一年: so many years from the year that was spoken of last.
    var yearStep: Int?
    /// Numbers that are not part of a name or a period.
    var numbers: [Claim] = []
    /// Words that cut the question down (其中, 除了): a clause with one is never skipped.
    var restrictions: [String] = []
    /// Words that take something out of what is asked: no figure is given for what is left.
    var exclusions: [String] = []
    /// What is said not to be: 没有入会. No figure counts those.
    var absences: [Absence] = []
    /// Stretches that nothing understood, and that could limit what is asked.
    var residue: [String] = []
    /// Such a stretch stands right behind a place: 江北观音桥.
    var namesPartOfPlace = false
    /// Single characters that nothing understood, taken for a verb or a particle.
    var unreadCount = 0
    /// Stretches that nothing understood where a verb stands; said in the reply.
    var skipped: [String] = []
    /// It asks only by 呢 at the end of a clause: 江津呢, 那专利呢.
    var asksOnward = false
    /// It ends in 的, but for 呢: 农民工的呢 asks of which of what was told.
    var endsInModifier = false
    /// Nothing is named behind a place and its 的: 市里的几个.
    var asksOfPlaces = false
    /// Nothing is named between 的 and the question of how many: 川渝的几场 asks of which of what was told.
    var countsUnnamed = false
    /// It ends in 里 or 中: the next clause asks about a part of it.
    var endsInside = false
    /// It speaks of what was told last: 它, 他们.
    var refersBack = false
    /// It speaks of one of those that were told last: 前者, 多的那个.
    var referent: Referent?
    /// It asks the same of each of several: 甲和乙各多少.
    var asksOfEach = false
    /// What stands behind that 各: of 甲和乙各挽回多少 it is 挽回, said of both.
    var saidOfEach: [WordID] = []
    /// Nothing is named before that 各: 2024年各多少 stands behind a row and is no member of it.
    var isAllSaidOfEach = false
    /// 参没参加: whether it was done is asked, and not whether there is any.
    var repeatsVerb = false
    /// 评了, 办过: a verb says that it was done.
    var hasPastVerb = false
    /// 要多少人参加: what shall be is asked for, though no word says that it is a plan.
    var intends = false
    /// 你都懂些什么: the bot is spoken to.
    var isToBot = false
    /// 我是刚来的驻村干部: it tells of who asks, and limits nothing that is asked.
    var introduces = false
    /// 省得再跑一趟: it tells why it is asked.
    var givesReason = false
    /// 每年, 每月: how many in each is asked for.
    var frequency: String?
    /// 每年, 年均: how many in each year.
    var asksByYear = false
    /// 每年, 全部: a claim says more by them than its number.
    var assertions: [String] = []
    /// 40家都是国企: the claim is about all of those that it counts, not how many they are.
    var claimsOfAll = false
    /// 不是, 不要: something that is named is not meant.
    var negates = false
    /// 不是第二个: the ordinal is not; of 不是第一个，是第二个 the last one is meant.
    var deniesOrdinal = false
    /// It wants all that was offered: 都要.
    var wantsAll = false
    var smalltalk: Int?
    /// 第三届: which of several is meant; a figure of another one is no answer.
    var editions: [ChineseNumber] = []
    /// 第二个: a choice among options; `lastOrdinal` for 最后一个.
    var ordinal: Int?
    /// All that are said: 第一名比第二名多多少.
    var ordinals: [Int] = []
    /// A member of a row that something is made of: what merely stands beside another is not meant by it.
    var isOperand = false
    /// Only a figure will do: it goes into a calculation.
    var isOfFigures = false

    struct Claim: Sendable, Hashable {
        var number: ChineseNumber
        var text: String
        var unit: UnitClass?
        /// As it was typed: 人次.
        var unitText: String?
        /// 不到50个, 超过1000家: what is said is a bound, not the number.
        var bound: Operator?
        /// 不超过50个: 50 itself is not beyond it.
        var includesBound = false
        /// 正好50个: about 50 will not do.
        var isExact = false
        /// The places that were named before it: of one that was not, it says nothing.
        var places: [SubjectID] = []
        /// The noun behind it: 1万困难职工.
        var noun: [WordID] = []
        /// The same, of a place that was named before it: 江北20万会员.
        var counted: [WordID] { places.isEmpty ? [] : noun }
    }

    /// 没有入会, 不是全国.
    struct Absence: Sendable, Hashable {
        var sign: String
        var thing: String
        var text: String { sign + thing }
    }

    /// A thing that the lexicon knows to be outside the files.
    struct Foreign: Sendable, Hashable {
        var text: String
        var what: String
        var words: [WordID]
    }

    static let lastOrdinal = -1

    /// Which of so many `ordinal` means, from 0: 第二个, 倒数第二个, 最后一个.
    func index(among count: Int) -> Int? {
        guard let ordinal else { return nil }
        let isFromEnd = operators == [.lowest]
        let index = ordinal < 0 ? count + ordinal : isFromEnd ? count - ordinal : ordinal - 1
        return 0..<count ~= index ? index : nil
    }

    /// The decisive operator goes first, whatever the order of the words.
    mutating func add(_ operation: Operator) {
        guard !operators.contains(operation) else { return }
        operators.append(operation)
        operators.sort { $0.priority < $1.priority }
    }

    var kind: QuestionKind? { kinds.first }
    var namesNothing: Bool {
        words.isEmpty && subjects.isEmpty && subjectTypes.isEmpty && foreign.isEmpty && residue.isEmpty
            && weakWords.isEmpty
    }
}
