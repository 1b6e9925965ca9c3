import Foundation

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
    /// What is counted, when the question says so: 多少人, 几场.
    var unit: UnitClass?
    var subjects: [SubjectID] = []
    /// Subjects that are taken out: 除了江北, 不是江北.
    var excluded: [SubjectID] = []
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
    var absences: [String] = []
    /// Stretches that nothing understood, and that could limit what is asked.
    var residue: [String] = []
    /// Stretches that nothing understood where a verb stands; said in the reply.
    var skipped: [String] = []
    /// It asks only by 呢 at the end of a clause: 江津呢, 那专利呢.
    var asksOnward = false
    /// It ends in 里 or 中: the next clause asks about a part of it.
    var endsInside = false
    /// It speaks of what was told last: 它, 他们.
    var refersBack = false
    /// It wants all that was offered: 都要.
    var wantsAll = false
    var smalltalk: Int?
    /// 第三届: which of several is meant; a figure of another one is no answer.
    var editions: [ChineseNumber] = []
    /// 第二个: a choice among options.
    var ordinal: Int?
    /// A member of a row that something is made of: what merely stands beside another is not meant by it.
    var isOperand = false
    /// Only a figure will do: it goes into a calculation.
    var isOfFigures = false

    struct Claim: Sendable, Hashable {
        var number: ChineseNumber
        var text: String
        var unit: UnitClass?
        /// 不到50个, 超过1000家: what is said is a bound, not the number.
        var bound: Operator?
        /// What it counts, of a place that was named before it: 江北20万会员.
        var counted: [WordID] = []
    }

    /// A thing that the lexicon knows to be outside the files.
    struct Foreign: Sendable, Hashable {
        var text: String
        var what: String
        var words: [WordID]
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

/// Reads a row of mentions.
struct Reader: Sendable {
    let lexicon: Lexicon
    /// Characters that change what is counted even when they stand alone: 女, 退.
    let limitingCharacters: Set<String>
    /// 超过, 以上: they are read as part of a number.
    private let bounds: [(text: String, operation: Operator)]
    private let units: Units

    init(lexicon: Lexicon, limitingCharacters: Set<String>, units: Units) {
        self.lexicon = lexicon
        self.limitingCharacters = limitingCharacters
        self.units = units
        bounds = lexicon.surfaces.flatMap { surface in
            surface.bound.map { [(surface.text, $0)] } ?? []
        }
    }

    /// - Parameter today: what 今年 and 去年 are counted from.
    func read(_ mentions: ArraySlice<Mention>, of sentence: Sentence, today: Day) -> Reading {
        var reading = Reading()
        let exclusion = Exclusion(mentions, of: sentence, lexicon: lexicon)
        reading.excluded = exclusion.subjects
        reading.exclusions = exclusion.open
        reading.absences = exclusion.absent
        var kinds = KindSet()
        var faint = KindSet()
        // How many question words stood before this clause.
        var cuesBefore = 0
        var index = mentions.startIndex
        // Behind which mention a time was just named.
        var periodEnd = -1
        while index < mentions.endIndex {
            let mention = mentions[index]
            switch mention.meaning {
            case .unknown: readUnknown(sentence.text(mention.range), at: index, mentions, into: &reading)
            case .number(let number):
                let before = reading.period
                index += readNumber(number, at: index, mentions, sentence, into: &reading, today: today)
                if reading.period != before { periodEnd = index + 1 }
            case .period(let phrase):
                reading.period = phrase.resolved(today: today)
                periodEnd = index + 1
            case .surface(let id):
                if lexicon.surfaces[id].subject != nil, isPaired(index, mentions) { reading.pairsSubjects = true }
                if !lexicon.surfaces[id].words.isEmpty { reading.spellings.append(id) }
                take(lexicon.surfaces[id], into: &reading, kinds: &kinds, faint: &faint, today: today)
                if periodEnd == index {
                    if let side = lexicon.surfaces[id].side {
                        reading.period = reading.period?.open(to: side, as: lexicon.surfaces[id].text)
                    } else if let unit = lexicon.surfaces[id].measure, units.has(.time, unit) {
                        // The 年 of 2024|年|以后.
                        periodEnd = index + 1
                    }
                }
                if lexicon.surfaces[id].isRelativeYear { periodEnd = index + 1 }
                if lexicon.surfaces[id].asksAtEnd, sentence.endsClause(at: mention.range.upperBound) {
                    kinds.insert(.existence)
                }
                if lexicon.surfaces[id].cues.contains(.ordinal), let ordinal = ordinal(after: index, mentions) {
                    reading.ordinal = ordinal
                }
                if let operation = lexicon.surfaces[id].finalOperator, isLast(index, mentions, sentence) {
                    reading.add(operation)
                }
                if sentence.endsClause(at: mention.range.upperBound) {
                    reading.endsInside = lexicon.surfaces[id].isSeparator
                    if lexicon.surfaces[id].asksOnward, reading.cueCount == cuesBefore {
                        reading.asksOnward = true
                        reading.cueCount += 1
                    }
                    cuesBefore = reading.cueCount
                }
                // 期数有几个: the word that says more stays.
                if lexicon.surfaces[id].cues.contains(.kind(.figure)), let unit = measure(after: index, mentions),
                    reading.unit == nil || unit != units.general
                {
                    reading.unit = unit
                }
            }
            index += 1
        }
        // 一期平均多少人 spreads over each.
        if reading.operators.contains(.mean), reading.per == nil,
            let one = reading.numbers.first(where: { $0.number.value == 1 && $0.unit != nil })
        {
            reading.per = one.unit
        }
        if sentence.hasQuestionMark, kinds.isEmpty, !reading.numbers.isEmpty { kinds.insert(.yesNo) }
        if kinds.isSubset(of: Reader.vague) { kinds.formUnion(faint) }
        if !kinds.isEmpty { reading.kinds = Reader.priority.filter(kinds.contains) }
        return reading
    }

    /// `甲和乙`: the subject before stands right before the 和.
    private func isPaired(_ index: Int, _ mentions: ArraySlice<Mention>) -> Bool {
        guard index >= mentions.startIndex + 2, case .surface(let between) = mentions[index - 1].meaning,
            lexicon.surfaces[between].isConjunction || lexicon.surfaces[between].isSeparator,
            case .surface(let first) = mentions[index - 2].meaning
        else { return false }
        return lexicon.surfaces[first].subject != nil
    }

    /// Nothing but particles stands between this and the end of the clause: 哪样多呢.
    private func isLast(_ index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence) -> Bool {
        for next in mentions[index...] {
            guard case .surface(let id) = next.meaning else { return false }
            let surface = lexicon.surfaces[id]
            guard surface.isFiller || surface.finalOperator != nil else { return false }
            if sentence.endsClause(at: next.range.upperBound) { return true }
        }
        return true
    }

    /// Which kind decides when a question has words of several: `有没有统计多少人` asks for a figure.
    private static let priority: [QuestionKind] = [
        .figure, .time, .person, .location, .whichSubject, .reason, .list, .overview, .definition, .existence, .yesNo,
        .more, .help, .smalltalk,
    ]

    /// Kinds beside which a faint one counts: 有没有, 吗 and small talk.
    private static let vague = KindSet([.yesNo, .existence, .smalltalk, .help, .more])

    private func take(
        _ surface: borrowing Surface, into reading: inout Reading, kinds: inout KindSet, faint: inout KindSet,
        today: Day
    ) {
        if let subject = surface.subject {
            if !reading.subjects.contains(subject), !reading.excluded.contains(subject) {
                reading.subjects.append(subject)
            }
        }
        if let type = surface.subjectType { reading.subjectTypes.append(type) }
        reading.group = surface.group ?? reading.group
        if let inner = surface.innerSubject { reading.innerSubjects.append(inner) }
        if let what = surface.foreign {
            reading.foreign.append(Reading.Foreign(text: surface.text, what: what, words: surface.words))
        }
        if surface.isRestriction { reading.restrictions.append(surface.text) }
        if surface.isPronoun { reading.refersBack = true }
        if surface.takesAll { reading.wantsAll = true }
        // 人数 in a name says what is counted, and is no question word of its own.
        if surface.asksForFact, surface.words.isEmpty { reading.cueCount += 1 }
        for cue in surface.cues {
            switch cue {
            case .kind(let kind): kinds.insert(kind)
            case .scope(let scope):
                // 计划…一共 and 计划…新增 are still about the plan, 已经新建 about what came new.
                let yields = scope == .total || scope == .actual || reading.scope == .plan
                reading.scope = yields ? reading.scope ?? scope : scope
            case .relativeYear(let offset): reading.period = .year(today.year + offset)
            case .adjacentYear(let step):
                reading.yearStep = step
                reading.period = reading.period ?? .year(today.year + step)
            case .smalltalk(let id):
                kinds.insert(.smalltalk)
                reading.smalltalk = reading.smalltalk ?? id
            case .faintKind(let kind): faint.insert(kind)
            case .operation(.above), .operation(.below): break  // said of a number; read with it
            case .operation(let operation): reading.add(operation)
            case .per(let unit): reading.per = unit
            case .measure, .ordinal, .top, .side: break
            }
        }
        if surface.foreign == nil { takeWords(of: surface, into: &reading) }
    }

    private func takeWords(of surface: borrowing Surface, into reading: inout Reading) {
        for word in surface.words {
            if lexicon.weakWords.contains(word) || surface.isFiller {
                // 一共 may stand in a name too; that it is said asks for a sum, and names nothing.
                if !surface.operates, !reading.weakWords.contains(word) { reading.weakWords.append(word) }
            } else if !reading.words.contains(word) {
                reading.words.append(word)
            }
        }
    }

    /// One unknown character is a verb or a particle far more often than a limit; two or more are taken for a verb only
    /// where a verb stands. Anything else blocks a figure.
    private func readUnknown(
        _ text: String, at index: Int, _ mentions: ArraySlice<Mention>, into reading: inout Reading
    ) {
        let isHan = text.unicodeScalars.allSatisfy { $0.properties.isIdeographic }
        if text.unicodeScalars.count == 1, isHan {
            if limitingCharacters.contains(text) { reading.residue.append(text) }
            return
        }
        let next = index + 1 < mentions.endIndex ? surface(mentions[index + 1]) : nil
        let previous = index > mentions.startIndex ? surface(mentions[index - 1]) : nil
        let isVerb = (next?.followsVerb ?? false) || (previous?.precedesVerb ?? false)
        guard isHan, isVerb, text.unicodeScalars.count <= 3,
            !text.unicodeScalars.contains(where: { limitingCharacters.contains(String($0)) })
        else { return reading.residue.append(text) }
        reading.skipped.append(text)
    }

    /// 第一个, where 一个 is one word.
    private func ordinal(after index: Int, _ mentions: ArraySlice<Mention>) -> Int? {
        guard index + 1 < mentions.endIndex, let next = surface(mentions[index + 1]), next.isFiller,
            let first = next.text.first
        else { return nil }
        return ChineseNumber(String(first)).flatMap { Int("\($0.value)") }
    }

    /// Returns how many further mentions the number used up.
    private func readNumber(
        _ number: ChineseNumber, at index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence,
        into reading: inout Reading, today: Day
    ) -> Int {
        let text = sentence.text(mentions[index].range)
        let next = index + 1 < mentions.endIndex ? surface(mentions[index + 1]) : nil
        let whole = Int("\(number.value)")
        if let next, next.text.hasPrefix("年") {
            guard let value = whole else { return 0 }
            reading.period = year(text, beside: next.text) ?? .stretch(years: value)
            return next.words.isEmpty ? 1 : 0
        }
        let isAlone = next.map { $0.cues.isEmpty || $0.side != nil } ?? true
        if let value = whole, value >= 1990, value < 2100, text.count == 4, isAlone {
            reading.period = .year(value)
            return 0
        }
        if index > mentions.startIndex, surface(mentions[index - 1])?.cues.contains(.ordinal) ?? false {
            reading.ordinal = whole
            if let unit = next?.measure, units.has(.edition, unit) { reading.editions.append(number) }
        }
        if index > mentions.startIndex, surface(mentions[index - 1])?.cues.contains(.top) ?? false {
            reading.most = whole
            reading.add(.ranking)
            return next?.measure != nil && next?.words.isEmpty ?? false ? 1 : 0
        }
        var used = 0
        var unit: UnitClass?
        if let next, let found = next.measure {
            unit = found
            used = 1
            // 134人次 says what is counted; it asks for nothing.
            takeWords(of: next, into: &reading)
        }
        let unitText = used == 1 ? next?.text ?? "" : ""
        if let value = whole { reading.noteDate(value, unitText, today: today) }
        let bound = bound(text, at: index, mentions, behind: index + (unit == nil ? 1 : 2))
        let behind = index + (unit == nil ? 1 : 2)
        let counted = behind < mentions.endIndex ? surface(mentions[behind])?.words ?? [] : []
        reading.numbers.append(
            Reading.Claim(
                number: number, text: (bound?.before ?? "") + text + unitText + (bound?.after ?? ""), unit: unit,
                bound: bound?.operation, counted: reading.subjects.isEmpty ? [] : counted))
        return used
    }

    /// 不到 before the number, 以上 behind it, or 超过 in it; with the words that are not part of the number.
    private func bound(
        _ text: String, at index: Int, _ mentions: ArraySlice<Mention>, behind after: Int
    ) -> (operation: Operator, before: String, after: String)? {
        if index > mentions.startIndex, let previous = surface(mentions[index - 1]), let found = previous.bound {
            return (found, previous.text, "")
        }
        if after < mentions.endIndex, let next = surface(mentions[after]), let found = next.bound {
            return (found, "", next.text)
        }
        return bounds.first { text.hasPrefix($0.text) || text.hasSuffix($0.text) }.map { ($0.operation, "", "") }
    }

    /// 2024年, 24年, 二四年; in 20年来 and 20年间 it is a stretch.
    private func year(_ text: String, beside unit: String) -> AskedPeriod? {
        let scalars = Array(text.unicodeScalars)
        guard let (year, end) = PeriodScanner.yearNumber(scalars, 0), end == scalars.count,
            end == 4 || unit != "年来" && unit != "年间"
        else { return nil }
        return .year(year)
    }

    private func measure(after index: Int, _ mentions: ArraySlice<Mention>) -> UnitClass? {
        // By index: a surface taken out of its table counts each of its parts.
        guard case .surface(let own) = mentions[index].meaning else { return nil }
        if let unit = lexicon.surfaces[own].measure { return unit }
        guard index + 1 < mentions.endIndex, case .surface(let next) = mentions[index + 1].meaning else { return nil }
        return lexicon.surfaces[next].measure
    }

    private func surface(_ mention: Mention) -> Surface? {
        guard case .surface(let id) = mention.meaning else { return nil }
        return lexicon.surfaces[id]
    }
}

/// Kinds as bits: a set of them is made for every message.
struct KindSet {
    private var bits: UInt32 = 0

    init(_ kinds: [QuestionKind] = []) { for kind in kinds { insert(kind) } }

    var isEmpty: Bool { bits == 0 }
    func contains(_ kind: QuestionKind) -> Bool { bits & KindSet.bit(kind) != 0 }
    func isSubset(of other: KindSet) -> Bool { bits & ~other.bits == 0 }
    mutating func insert(_ kind: QuestionKind) { bits |= KindSet.bit(kind) }
    mutating func formUnion(_ other: KindSet) { bits |= other.bits }

    private static func bit(_ kind: QuestionKind) -> UInt32 { 1 << UInt32(kind.ordinal) }
}

extension Surface {
    /// 超过, 不到: it holds figures against a number.
    var bound: Operator? {
        for case .operation(let operation) in cues where operation.isBound { return operation }
        return nil
    }

    /// 去年, 前年.
    var isRelativeYear: Bool { cues.contains { if case .relativeYear = $0 { true } else { false } } }

    /// 以后, 之前: which side of the time before it.
    var side: PeriodSide? {
        for case .side(let side) in cues { return side }
        return nil
    }

    /// 一共, 比: it wants something made of figures.
    var operates: Bool {
        for case .operation in cues { return true }
        return false
    }

    var measure: UnitClass? {
        for cue in cues { if case .measure(let unit) = cue { return unit } }
        return nil
    }
}
