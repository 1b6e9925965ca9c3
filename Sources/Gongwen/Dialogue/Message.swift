/// A message as it was read: as a whole, and, where that says nothing clear, clause by clause.
struct Message: Sendable {
    private(set) var whole: Reading
    /// What it sets aside, nil where nothing: 不是问会员.
    let denied: Reading?
    /// It sets that aside behind what it asks.
    let deniesBehind: Bool
    private let reader: Reader
    private let mentions: [Mention]
    private let sentence: Sentence
    private let today: Day

    /// What the clauses say, in order, and to which sentence of the message each belongs.
    func clauses() -> [Clause] {
        slices(at: sentence.clauseEnds).map { slice in
            let start = slice.first?.range.lowerBound ?? 0
            return Clause(
                reading: reader.read(slice, of: sentence, today: today),
                sentence: sentence.sentenceEnds.firstIndex(atLeast: start + 1))
        }
    }

    /// From so many clauses on, it tells a story around what it asks.
    var isLong: Bool { sentence.clauseEnds.count > 2 }

    /// The same, about these subjects where it names none.
    func within(_ subjects: [SubjectID]) -> Message {
        var placed = self
        placed.whole = whole.within(subjects)
        return placed
    }

    /// The same, asking this.
    func asking(_ reading: Reading) -> Message {
        var asked = self
        asked.whole = reading
        return asked
    }

    /// The same without what it takes out, and what that is; nil where the two cannot be told apart.
    func withoutException() -> (kept: Message, taken: Message)? {
        guard let exception = Exception(mentions, of: sentence, lexicon: reader.lexicon) else { return nil }
        return (
            Message(exception.kept, of: sentence, reader: reader, today: today),
            Message(exception.taken, of: sentence, reader: reader, today: today)
        )
    }

    /// What nouns say to be counted in: 资金 in 元.
    var classOfNoun: [WordID: UnitClass] { reader.classOfNoun }

    /// It begins with what stands between two: 跟妈咪小屋比, 加上江北的; or counts something in: 小家也算上.
    var joinsTold: Bool {
        let surfaces = mentions.lazy.compactMap(reader.lexicon.surface)
        if surfaces.contains(where: \.countsIn) { return true }
        if surfaces.first(where: { !$0.saysNothing }).map({ $0.isConjunction || $0.isSeparator }) ?? false {
            return true
        }
        // 南川加上呢
        return surfaces.last { !$0.saysNothing }.map { $0.isConjunction && $0.operates } ?? false
    }

    /// `甲加乙减丙`, `除以2`: the signs that ask for more than one operation, or to work with a bare number, as they were
    /// typed; empty where they only stand between names.
    var mixedSigns: [String] {
        let signs = mentions.compactMap(reader.lexicon.surface).filter { surface in
            (surface.isConjunction || surface.isSeparator) && surface.operates
        }
        .filter { !Message.apart.isDisjoint(with: $0.operations) }
        if let number = bareNumber { return [number] }
        var asked = Set(signs.flatMap(\.operations))
        // 甲加乙比丙多多少
        if asked.contains(.sum) { asked.formUnion(whole.operators) }
        return asked.intersection(Message.apart).count > 1 ? signs.map(\.text) : []
    }

    /// What is typed behind a sign where it is a number that counts nothing: 除以2, 减去10个.
    private var bareNumber: String? {
        for (index, mention) in mentions.enumerated().dropLast() {
            guard let sign = reader.lexicon.surface(of: mention), sign.isSeparator, sign.operates,
                !Message.apart.isDisjoint(with: sign.operations), case .number = mentions[index + 1].meaning
            else { continue }
            return sign.text + sentence.text(mentions[index + 1].range)
        }
        return nil
    }

    private static let apart: Set<Operator> = [.sum, .difference, .ratio]

    /// The place stands in it more than once: 甲占甲乙之和.
    func repeats(_ subject: SubjectID) -> Bool {
        mentions.count { reader.lexicon.surface(of: $0)?.subject == subject } > 1
    }

    /// `88个是区级的还是市级的`: what stands before the two, empty where nothing does, and the two; nil where nothing is to be
    /// chosen from.
    func alternatives() -> (before: Message, either: Reading)? {
        let lexicon = reader.lexicon
        func isAlternative(_ mention: Mention) -> Bool {
            // By index: a surface taken out of its table counts each of its parts, and every message comes here.
            if case .surface(let id) = mention.meaning { lexicon.surfaces[id].isAlternative } else { false }
        }
        guard let choice = mentions.lastIndex(where: isAlternative),
            let start = mentions[..<choice].lastIndex(where: { lexicon.surface(of: $0)?.text == "是" }),
            !mentions[start..<choice].contains(where: { sentence.endsClause(at: $0.range.upperBound) })
        else { return nil }
        return (
            Message(Array(mentions[..<start]), of: sentence, reader: reader, today: today),
            reader.read(mentions[start...], of: sentence, today: today)
        )
    }

    /// What was typed from its first word to its last.
    var text: String {
        guard let first = mentions.first, let last = mentions.last else { return "" }
        return sentence.text(first.range.lowerBound..<last.range.upperBound)
    }

    struct Clause: Sendable {
        var reading: Reading
        var sentence: Int
    }

    /// The same cut finer, at 、 and at 和 too.
    ///
    /// - Parameter ofOperation: at 比, 占 and 减去 too.
    func members(ofOperation: Bool = false) -> [Reading] {
        row(of: slices(at: memberEnds(ofOperation: ofOperation)), atMost: ofOperation ? 64 : Message.mostMembers)
    }

    /// Nobody asks more at once. A longer row is no row: what it costs to weigh its members against each other has a bound.
    private static let mostMembers = 320

    private func row(of slices: [ArraySlice<Mention>], atMost limit: Int = Message.mostMembers) -> [Reading] {
        guard slices.count <= limit else { return [] }
        return slices.map { slice in
            var member = reader.read(slice, of: sentence, today: today)
            member.joinsRow =
                slice.first.map { first in
                    reader.lexicon.surface(of: first)?.isConjunction ?? false
                        || sentence.pauses.contains(first.range.lowerBound)
                } ?? false
            return member
        }
    }

    /// The same cut behind each question word but the last: 云讲堂几期三进宣讲几场.
    func questions() -> [Reading] {
        var ends: [Int] = []
        for (index, mention) in mentions.enumerated() {
            guard case .surface(let id) = mention.meaning, reader.lexicon.surfaces[id].asksForFact else { continue }
            // 几 and 期 are one question word.
            var end = mention.range.upperBound
            if index + 1 < mentions.count, case .surface(let next) = mentions[index + 1].meaning,
                reader.lexicon.surfaces[next].measure != nil, reader.lexicon.surfaces[next].words.isEmpty
            {
                end = mentions[index + 1].range.upperBound
            }
            ends.append(end)
        }
        // What comes behind the last belongs to it: 冰柜几个发了多少饮料.
        return row(of: slices(at: ends.dropLast()))
    }

    /// Where a thing may begin that nothing parts from the one before: 会员|基层组织|技能人才各多少. Without 各, only a space
    /// that was typed parts them.
    var beginnings: [Int] {
        let named = mentions.indices.filter { index in
            guard case .surface(let id) = mentions[index].meaning else { return false }
            return !reader.lexicon.surfaces[id].words.isEmpty
        }
        return named.filter { index in
            index == named[0] || whole.asksOfEach || sentence.hasGap(at: mentions[index].range.lowerBound)
        }
    }

    /// The same from one mention up to another.
    func reading(of mentions: Range<Int>) -> Reading {
        reader.read(self.mentions[mentions], of: sentence, today: today)
    }

    var mentionCount: Int { mentions.count }

    /// The same cut behind each number that counts something: 市级21个区级4个.
    func counts() -> [Reading] {
        let ends = mentions.indices.dropLast().compactMap { index -> Int? in
            guard case .number = mentions[index].meaning, case .surface(let id) = mentions[index + 1].meaning,
                reader.lexicon.surfaces[id].measure != nil
            else { return nil }
            return mentions[index + 1].range.upperBound
        }
        return row(of: slices(at: ends))
    }

    /// The one sentence that asks, where it names its place and its thing and no other sentence takes anything out of it;
    /// nil where there is no other sentence.
    func onlyQuestion() -> Message? {
        guard let first = sentence.sentenceEnds.first, first < sentence.utf8.count || sentence.sentenceEnds.count > 1
        else { return nil }
        let slices = slices(at: sentence.sentenceEnds)
        let readings = slices.map { reader.read($0, of: sentence, today: today) }
        let asking = readings.indices.filter { readings[$0].asksForFacts }
        guard slices.count > 1, asking.count == 1, let index = asking.first, !readings[index].subjects.isEmpty,
            !readings[index].words.isEmpty,
            readings.indices.allSatisfy({ $0 == index || !readings[$0].limits })
        else { return nil }
        return Message(Array(slices[index]), of: sentence, reader: reader, today: today)
    }

    /// The members of each sentence.
    func sentences() -> [[Reading]] {
        let ends = sentence.sentenceEnds
        guard ends.count > 1 || ends.first.map({ $0 < sentence.utf8.count }) ?? false else { return [] }
        var rows: [[ArraySlice<Mention>]] = [[]]
        var next = ends.startIndex
        for slice in slices(at: memberEnds(ofOperation: false)) {
            let start = slice.first?.range.lowerBound ?? 0
            let isNew = next < ends.endIndex && ends[next] <= start
            while next < ends.endIndex, ends[next] <= start { next += 1 }
            if isNew, !(rows.last?.isEmpty ?? true) { rows.append([]) }
            rows[rows.count - 1].append(slice)
        }
        return rows.map { row(of: $0) }
    }

    private func memberEnds(ofOperation: Bool) -> [Int] {
        var ends = Set(sentence.clauseEnds).union(sentence.pauses)
        ends.formUnion(gapsBetweenQuestions)
        for mention in mentions {
            guard case .surface(let id) = mention.meaning else { continue }
            let surface = reader.lexicon.surfaces[id]
            if surface.isConjunction || ofOperation && surface.isSeparator { ends.insert(mention.range.lowerBound) }
        }
        return ends.sorted()
    }

    /// The spaces that part questions, as 、 does: `单位数 职工数`, `宣讲办了几场 听的人有多少`. What asks stands right before it,
    /// and what comes next, up to the next space or pause, asks too: by a word of its own, or by the 呢 of 那会员呢.
    private var gapsBetweenQuestions: [Int] {
        func asks(_ mention: Mention) -> Bool { reader.lexicon.surface(of: mention)?.asksForNumber ?? false }
        // 吸收了多少 会员呢 is one question; 单位几家 has said what it counts.
        func isCounted(_ mention: Mention) -> Bool { reader.lexicon.surface(of: mention)?.measure != nil }
        return mentions.indices.dropLast().compactMap { index in
            let gap = mentions[index].range.upperBound
            guard asks(mentions[index]), sentence.hasGap(at: gap) else { return nil }
            for next in mentions[(index + 1)...] {
                let end = next.range.upperBound
                if asks(next)
                    || asksOn(next) && isCounted(mentions[index]) && names(mentions[...index])
                        && names(mentions[(index + 1)...])
                {
                    return gap
                }
                if sentence.hasGap(at: end) || sentence.endsClause(at: end) { return nil }
            }
            return nil
        }
    }

    /// `会员几家 那驿站呢`: behind a space, it asks on of another thing.
    var asksOnBehindGap: Bool { mentions.last.map(asksOn) ?? false && !gapsBetweenQuestions.isEmpty }

    private func asksOn(_ mention: Mention) -> Bool {
        sentence.endsClause(at: mention.range.upperBound) && reader.lexicon.surface(of: mention)?.asksOnward ?? false
    }

    /// 多少 站点呢 is one question, with a space in it.
    private func names(_ mentions: ArraySlice<Mention>) -> Bool {
        mentions.contains { mention in
            guard let surface = reader.lexicon.surface(of: mention) else { return false }
            return surface.words.contains { !reader.lexicon.weakWords.contains($0) }
        }
    }

    private func slices(at ends: some Sequence<Int>) -> [ArraySlice<Mention>] {
        var slices: [ArraySlice<Mention>] = []
        var start = 0
        for end in ends {
            let stop = mentions[start...].firstIndex { $0.range.lowerBound >= end } ?? mentions.count
            // The 、 inside a name ends nothing.
            guard stop == 0 || mentions[stop - 1].range.upperBound <= end else { continue }
            if stop > start { slices.append(mentions[start..<stop]) }
            start = stop
        }
        if start < mentions.count { slices.append(mentions[start...]) }
        // 观音桥有几个站点，江北: the place that is added belongs to what was said of it.
        if slices.count > 1, let last = slices.last, last.allSatisfy(reader.lexicon.isPlace),
            !slices[slices.count - 2].contains(where: reader.lexicon.isPlace)
        {
            slices.removeLast(2)
            slices.append(mentions[(slices.last?.endIndex ?? 0)...])
        }
        // 请问一下，…，谢谢 has one clause.
        let saying = slices.filter { slice in !slice.allSatisfy(isCourtesy) }
        return saying.isEmpty ? slices : saying
    }

    private func isCourtesy(_ mention: Mention) -> Bool {
        // By index: a surface taken out of its table counts each of its parts.
        guard case .surface(let id) = mention.meaning else { return false }
        return reader.lexicon.surfaces[id].isCourtesy
    }

    init(_ mentions: [Mention], of sentence: Sentence, reader: Reader, today: Day) {
        let denial = Denial(mentions, of: sentence, lexicon: reader.lexicon)
        let mentions = RelativeYears.settled(denial?.kept ?? mentions, of: sentence, lexicon: reader.lexicon)
        whole = reader.read(mentions[...], of: sentence, today: today)
        denied = denial.map { reader.read($0.denied[...], of: sentence, today: today) }
        let asking = mentions.last { reader.lexicon.surface(of: $0)?.asksForFact ?? false }
        deniesBehind =
            if let asking, let first = denial?.denied.first { asking.range.upperBound <= first.range.lowerBound } else {
                false
            }
        self.reader = reader
        self.mentions = mentions
        self.sentence = sentence
        self.today = today
    }
}

extension Reading {
    /// It cuts down what another sentence asks, or asks on: 不含退休的, 2019年的情况, 江津的呢.
    fileprivate var limits: Bool {
        asksOnward || endsInside || refersBack || scope != nil || period != nil || yearStep != nil
            || !residue.isEmpty || !foreign.isEmpty || !exclusions.isEmpty || !excluded.isEmpty
            || !restrictions.isEmpty || !absences.isEmpty
    }
}

/// A part of the reply: what was asked, and what was decided.
struct PlannedPart: Sendable {
    var reading: Reading
    var decision: Decision
}

extension Reader {
    func read(_ mentions: [Mention], of sentence: Sentence, today: Day) -> Message {
        Message(mentions, of: sentence, reader: self, today: today)
    }
}
