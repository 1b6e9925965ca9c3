import Foundation

/// Reads a row of mentions.
struct Reader: Sendable {
    let lexicon: Lexicon
    /// Characters that change what is counted even when they stand alone: 女, 退.
    let limitingCharacters: Set<String>
    /// Characters that are verbs or adverbs: 交, 最.
    let verbCharacters: Set<String>
    /// 超过, 以上: they are read as part of a number.
    let bounds: [(text: String, operation: Operator)]
    let units: Units
    /// Nouns that say themselves in what they are counted: 工资 in 元.
    let classOfNoun: [WordID: UnitClass]
    /// 了, 过: what ends in them is a verb.
    let verbEndings: [String]

    init(
        lexicon: Lexicon, limitingCharacters: Set<String>, verbCharacters: Set<String>, units: Units,
        classOfNoun: [WordID: UnitClass]
    ) {
        self.lexicon = lexicon
        self.classOfNoun = classOfNoun
        verbEndings = lexicon.surfaces.filter(\.followsVerb).map(\.text)
        self.limitingCharacters = limitingCharacters
        self.verbCharacters = verbCharacters
        self.units = units
        bounds = lexicon.surfaces.flatMap { surface in
            surface.bound.map { [(surface.text, $0)] } ?? []
        }
    }

    /// What has been read so far, with what only counts at the end.
    struct Draft {
        var reading = Reading()
        var kinds = KindSet()
        var faint = KindSet()
        /// Single characters that make another noun of the name beside them: 费 in 手术费.
        var unreadModifiers: [String] = []
        /// How many question words stood before this clause.
        var cuesBefore = 0
        /// Behind which mention a time was just named.
        var periodEnd = -1
        /// Where 各 was said last in this clause, and how much was read before.
        var distributive: (index: Int, words: Int, weakWords: Int, weakWordsWithIt: Int)?
    }

    /// - Parameter today: what 今年 and 去年 are counted from.
    func read(_ mentions: ArraySlice<Mention>, of sentence: Sentence, today: Day) -> Reading {
        var draft = Draft()
        let exclusion = Exclusion(mentions, of: sentence, lexicon: lexicon)
        draft.reading.excluded = exclusion.subjects
        draft.reading.exclusions = exclusion.open
        draft.reading.absences = exclusion.absent
        draft.reading.residue = exclusion.stray.map { sentence.text(mentions[$0].range) }
        var index = mentions.startIndex
        while index < mentions.endIndex {
            let mention = mentions[index]
            switch mention.meaning {
            case .unknown: readUnknown(sentence.text(mention.range), at: index, mentions, sentence, into: &draft)
            case .number(let number):
                let before = draft.reading.period
                index += readNumber(number, at: index, mentions, sentence, into: &draft.reading, today: today)
                if draft.reading.period != before {
                    // The 年底 of 2024|年底|以后 belongs to the time.
                    let next = index + 1 < mentions.endIndex ? lexicon.surface(of: mentions[index + 1]) : nil
                    draft.periodEnd = index + (next?.text.hasPrefix("年") ?? false ? 2 : 1)
                }
            case .period(let phrase):
                draft.reading.period = phrase.resolved(today: today)
                draft.periodEnd = index + 1
            case .surface(let id): readSurface(id, at: index, mentions, sentence, into: &draft, today: today)
            }
            index += 1
        }
        return completed(draft, mentions, sentence)
    }

    private func completed(
        _ draft: consuming Draft, _ mentions: ArraySlice<Mention>, _ sentence: Sentence
    ) -> Reading {
        // 一期平均多少人 spreads over each.
        if draft.reading.operators.contains(.mean), draft.reading.per == nil,
            let one = draft.reading.numbers.first(where: { $0.number.value == 1 && $0.unit != nil })
        {
            draft.reading.per = one.unit
        }
        if draft.kinds.isEmpty, !draft.reading.numbers.isEmpty, let first = mentions.first, let last = mentions.last,
            sentence.hasQuestionMark(in: first.range.lowerBound..<last.range.upperBound)
        {
            draft.kinds.insert(.yesNo)
        }
        if draft.kinds.isSubset(of: Reader.vague) { draft.kinds.formUnion(draft.faint) }
        if !draft.kinds.isEmpty { draft.reading.kinds = Reader.priority.filter(draft.kinds.contains) }
        // A sentence that tells of the one thing shows what it is about; a number or a name does not.
        if draft.reading.kind.map({ !Reader.telling.contains($0) }) ?? true {
            draft.reading.residue += draft.unreadModifiers
        }
        return draft.reading
    }

    private func readSurface(
        _ id: Int, at index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence, into draft: inout Draft,
        today: Day
    ) {
        let isAtEnd = sentence.endsClause(at: mentions[index].range.upperBound)
        if lexicon.surfaces[id].subject != nil, isPaired(index, mentions) { draft.reading.pairsSubjects = true }
        if !lexicon.surfaces[id].words.isEmpty { draft.reading.spellings.append(id) }
        if let range = range(endingAt: index, mentions) { draft.reading.residue.append(range) }
        if makesFormer(at: index, mentions, sentence) { draft.unreadModifiers.append(lexicon.surfaces[id].text) }
        let before = (words: draft.reading.words.count, weakWords: draft.reading.weakWords.count)
        take(lexicon.surfaces[id], into: &draft, today: today)
        if draft.periodEnd == index {
            if let side = lexicon.surfaces[id].side {
                draft.reading.period = draft.reading.period?.open(to: side, as: lexicon.surfaces[id].text)
            } else if let unit = lexicon.surfaces[id].measure, units.has(.time, unit) {
                // The 年 of 2024|年|以后.
                draft.periodEnd = index + 1
            }
        }
        if lexicon.surfaces[id].isDistributive {
            draft.distributive = (index, before.words, before.weakWords, draft.reading.weakWords.count)
        }
        // 每个劳动者 spreads over people, as 每人 does.
        if let per = draft.reading.per, per == units.general, lexicon.surfaces[id].cues.contains(.per(per)) {
            draft.reading.per = classOfNoun(behind: index, mentions) ?? per
        }
        if let offset = lexicon.surfaces[id].relativeYear {
            draft.periodEnd = index + 1
            // 2024年…，比去年多多少: the year before the one that was spoken of.
            if offset != 0, isCompared(index, mentions) { draft.reading.yearStep = offset }
        }
        if isAtEnd, lexicon.surfaces[id].asksAtEnd {
            draft.kinds.insert(statesWhat(before: index, mentions, sentence) ? .yesNo : .existence)
        }
        if lexicon.surfaces[id].cues.contains(.ordinal), let ordinal = ordinal(after: index, mentions) {
            draft.reading.ordinal = ordinal
        }
        if let operation = lexicon.surfaces[id].finalOperator, isLast(index, mentions, sentence) {
            draft.reading.add(operation)
        }
        // 比例 asks for a share, and is no noun that is counted in %.
        if let unit = lexicon.surfaces[id].measure, !lexicon.surfaces[id].words.isEmpty, !lexicon.surfaces[id].operates
        {
            draft.reading.nounUnit = unit
        }
        if isAtEnd {
            draft.reading.endsInside = lexicon.surfaces[id].isSeparator
            // …有多少，呢: a 呢 by itself asks nothing.
            let isAlone = index == mentions.startIndex || sentence.endsClause(at: mentions[index - 1].range.upperBound)
            if lexicon.surfaces[id].asksOnward, !isAlone, draft.reading.cueCount == draft.cuesBefore {
                draft.reading.asksOnward = true
                draft.reading.cueCount += 1
            }
            draft.cuesBefore = draft.reading.cueCount
        }
        defer { if isAtEnd { draft.distributive = nil } }
        if lexicon.surfaces[id].cues.contains(.faintKind(.figure)), draft.reading.counted.isEmpty {
            draft.reading.counted = words(before: index, mentions)
        }
        if lexicon.surfaces[id].cues.contains(.kind(.figure)) {
            // 各多少, 各新建几个; not the 各 of 请各科室….
            if let each = draft.distributive, index - each.index <= 3 {
                draft.reading.asksOfEach = true
                draft.reading.saidOfEach =
                    Array(draft.reading.words[each.words...]) + draft.reading.weakWords[each.weakWordsWithIt...]
                draft.reading.isAllSaidOfEach =
                    each.words == 0
                    && draft.reading.weakWords[..<each.weakWords].allSatisfy(lexicon.cueWords.contains)
            }
            // 期数有几个: the word that says more stays.
            if let unit = measure(after: index, mentions), draft.reading.unit == nil || unit != units.general {
                draft.reading.unit = unit
            }
            if draft.reading.unit == nil, isAtEnd, let noun = noun(countedBefore: index, mentions) {
                draft.reading.unit = noun.unit
                draft.reading.counted = noun.words
            }
            if let noun = noun(countedBehind: index, mentions, sentence) {
                draft.reading.counted = noun.words
                if draft.reading.unit == nil || draft.reading.unit == units.general {
                    draft.reading.unit = noun.unit ?? draft.reading.unit
                }
            }
        }
    }

    /// 是 stands before it in the clause: 他是成员不 asks whether he is one, not whether there is one.
    private func statesWhat(
        before index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence
    ) -> Bool {
        for mention in mentions[..<index].reversed() {
            if sentence.endsClause(at: mention.range.upperBound) { return false }
            if case .surface(let id) = mention.meaning, lexicon.surfaces[id].turnsBack { return true }
        }
        return false
    }

    /// `甲和乙`: the subject before stands right before the 和; before the 加 of `甲的站点加乙的` it may stand anywhere.
    private func isPaired(_ index: Int, _ mentions: ArraySlice<Mention>) -> Bool {
        guard index >= mentions.startIndex + 2, case .surface(let between) = mentions[index - 1].meaning else {
            return false
        }
        func isSubject(_ mention: Mention) -> Bool {
            guard case .surface(let id) = mention.meaning else { return false }
            return lexicon.surfaces[id].subject != nil
        }
        if lexicon.surfaces[between].cues.contains(.operation(.sum)) {
            return mentions[..<(index - 1)].contains(where: isSubject)
        }
        return (lexicon.surfaces[between].isConjunction || lexicon.surfaces[between].isSeparator)
            && isSubject(mentions[index - 2])
    }

    /// Right behind 比, 较 or 是.
    private func isCompared(_ index: Int, _ mentions: ArraySlice<Mention>) -> Bool {
        guard index > mentions.startIndex, case .surface(let before) = mentions[index - 1].meaning else { return false }
        return lexicon.surfaces[before].isSeparator
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

    /// Kinds that are answered by sentences.
    private static let telling = KindSet([.list, .definition, .reason, .overview, .help])

    private func take(_ surface: borrowing Surface, into draft: inout Draft, today: Day) {
        if let subject = surface.subject {
            if !draft.reading.subjects.contains(subject), !draft.reading.excluded.contains(subject) {
                draft.reading.subjects.append(subject)
            }
        }
        if let type = surface.subjectType { draft.reading.subjectTypes.append(type) }
        draft.reading.group = surface.group ?? draft.reading.group
        if let inner = surface.innerSubject { draft.reading.innerSubjects.append(inner) }
        if let what = surface.foreign {
            draft.reading.foreign.append(Reading.Foreign(text: surface.text, what: what, words: surface.words))
        }
        if surface.isRestriction { draft.reading.restrictions.append(surface.text) }
        if surface.isPronoun { draft.reading.refersBack = true }
        if surface.takesAll { draft.reading.wantsAll = true }
        // 人数 in a name says what is counted, and is no question word of its own.
        if surface.asksForFact, surface.words.isEmpty { draft.reading.cueCount += 1 }
        for cue in surface.cues {
            switch cue {
            case .kind(let kind): draft.kinds.insert(kind)
            case .scope(let scope):
                // 计划…一共 and 计划…新增 are still about the plan, 已经新建 about what came new.
                let yields = scope == .total || scope == .actual || draft.reading.scope == .plan
                draft.reading.scope = yields ? draft.reading.scope ?? scope : scope
                if scope == .actual { draft.reading.saysDone = true }
            case .relativeYear(let offset): draft.reading.period = .year(today.year + offset)
            case .adjacentYear(let step):
                draft.reading.yearStep = step
                draft.reading.period = draft.reading.period ?? .year(today.year + step)
            case .smalltalk(let id):
                draft.kinds.insert(.smalltalk)
                draft.reading.smalltalk = draft.reading.smalltalk ?? id
            case .faintKind(let kind):
                draft.faint.insert(kind)
                if kind == .figure { draft.reading.faintCueCount += 1 }
            case .operation(.above), .operation(.below): break  // said of a number; read with it
            case .operation(let operation): draft.reading.add(operation)
            case .per(let unit): draft.reading.per = unit
            case .last: draft.reading.ordinal = Reading.lastOrdinal
            case .measure, .ordinal, .top, .side: break
            }
        }
        if surface.foreign == nil { takeWords(of: surface, into: &draft.reading) }
    }

    func takeWords(of surface: borrowing Surface, into reading: inout Reading) {
        for word in surface.words {
            if lexicon.weakWords.contains(word) || surface.isFiller {
                // 一共 may stand in a name too; that it is said asks for a sum, and names nothing.
                if !surface.operates, !reading.weakWords.contains(word) { reading.weakWords.append(word) }
            } else if !reading.words.contains(word) {
                reading.words.append(word)
            }
        }
    }

    /// 第一个, where 一个 is one word.
    func ordinal(after index: Int, _ mentions: ArraySlice<Mention>) -> Int? {
        guard index + 1 < mentions.endIndex, let next = lexicon.surface(of: mentions[index + 1]), next.isFiller,
            let first = next.text.first
        else { return nil }
        return ChineseNumber(String(first)).flatMap { Int("\($0.value)") }
    }

    func measure(after index: Int, _ mentions: ArraySlice<Mention>) -> UnitClass? {
        // By index: a surface taken out of its table counts each of its parts.
        guard case .surface(let own) = mentions[index].meaning else { return nil }
        if let unit = lexicon.surfaces[own].measure { return unit }
        guard index + 1 < mentions.endIndex, case .surface(let next) = mentions[index + 1].meaning else { return nil }
        return lexicon.surfaces[next].measure
    }
}
