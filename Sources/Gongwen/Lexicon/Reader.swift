import Foundation

/// Reads a row of mentions.
///
/// A class, as ``Lexicon`` is: each message holds it.
final class Reader: Sendable {
    let lexicon: Lexicon
    /// Characters that change what is counted even when they stand alone: 女, 退.
    let limitingCharacters: Set<String>
    /// Characters that are verbs or adverbs: 交, 最.
    let verbCharacters: Set<String>
    /// 超过, 以上: they are read as part of a number.
    let bounds: [Bound]
    let units: Units
    /// Nouns that say themselves in what they are counted: 工资 in 元.
    let classOfNoun: [WordID: UnitClass]
    /// 了, 过: what ends in them is a verb.
    let verbEndings: [String]
    /// 参加, 举办: they begin what the noun before them does.
    let verbs: Set<String>

    init(
        lexicon: Lexicon, limitingCharacters: Set<String>, verbCharacters: Set<String>, units: Units,
        classOfNoun: [WordID: UnitClass], verbs: Set<String>
    ) {
        self.lexicon = lexicon
        self.classOfNoun = classOfNoun
        self.verbs = verbs
        verbEndings = lexicon.surfaces.filter(\.followsVerb).map(\.text)
        self.limitingCharacters = limitingCharacters
        self.verbCharacters = verbCharacters
        self.units = units
        bounds = lexicon.surfaces.compactMap(\.bound)
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
        /// Behind 有几个是: what stands there limits what is counted, however common it is.
        var limitsCount = false
        /// Behind which mention a time was just named.
        var periodEnd = -1
        /// How many numbers stood before 都; those behind it are what is claimed of each.
        var numbersBeforeAll = 0
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
        draft.reading.asksOfPlaces = draft.reading.words.isEmpty && hasPlaceAsModifier(mentions)
        draft.reading.countsUnnamed =
            !(draft.reading.words.isEmpty && draft.reading.weakWords.isEmpty) && hasModifierOfNumber(mentions)
        draft.reading.claimsOfAll =
            draft.numbersBeforeAll > 0 && draft.numbersBeforeAll == draft.reading.numbers.count
        draft.reading.itemCount = mentions.first.flatMap { first in
            mentions.last.flatMap {
                NumberScanner.itemCount(in: sentence, first.range.lowerBound..<$0.range.upperBound)
            }
        }
        // 30个里，有几个？: what the number is said of is not asked.
        if draft.kinds.isEmpty, !draft.reading.numbers.isEmpty, !draft.reading.endsInside, let first = mentions.first,
            let last = mentions.last,
            sentence.hasQuestionMark(in: first.range.lowerBound..<last.range.upperBound)
        {
            draft.kinds.insert(.yesNo)
        }
        // 基层工会这块呢 asks on as was asked before, and for no overview.
        if draft.kinds.isSubset(of: Reader.vague), !draft.reading.asksOnward || draft.faint.contains(.figure) {
            draft.kinds.formUnion(draft.faint)
        }
        if !draft.kinds.isEmpty { draft.reading.kinds = Reader.priority.filter(draft.kinds.contains) }
        // 告诉我个数 asks for a number, and names nothing.
        if draft.reading.words.isEmpty, !draft.reading.spellings.isEmpty,
            draft.reading.spellings.allSatisfy({ lexicon.surfaces[$0].cues.contains(.faintKind(.figure)) })
        {
            draft.reading.weakWords = []
        }
        // A sentence that tells of the one thing shows what it is about; a number or a name does not.
        if draft.reading.kind.map({ !Reader.telling.contains($0) }) ?? true {
            draft.reading.residue += draft.unreadModifiers
        }
        return draft.reading
    }

    /// 市里|的几个, 市里的|几个.
    private func hasPlaceAsModifier(_ mentions: ArraySlice<Mention>) -> Bool {
        mentions.indices.contains { index in
            guard let place = lexicon.surface(of: mentions[index]), place.subject != nil else { return false }
            return place.text.hasExactSuffix("的")
                || index + 1 < mentions.endIndex && lexicon.surface(of: mentions[index + 1])?.text == "的"
        }
    }

    /// 川渝|的|几场, and nothing behind it. By index: a surface taken out of its table counts each of its parts.
    private func hasModifierOfNumber(_ mentions: ArraySlice<Mention>) -> Bool {
        func surface(_ index: Int) -> Int? {
            if case .surface(let id) = mentions[index].meaning { id } else { nil }
        }
        guard
            let number = mentions.indices.first(where: {
                surface($0).map { lexicon.surfaces[$0].asksForNumber } ?? false
            }),
            number > mentions.startIndex, let modifier = surface(number - 1),
            lexicon.surfaces[modifier].text.hasExactSuffix("的")
        else { return false }
        return mentions.indices[number...].allSatisfy { index in
            surface(index).map { lexicon.surfaces[$0].words.isEmpty || lexicon.surfaces[$0].measure != nil } ?? false
        }
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
}
