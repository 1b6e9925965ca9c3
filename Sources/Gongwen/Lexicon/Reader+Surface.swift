/// What one surface says, by itself and where it stands.
extension Reader {
    func readSurface(
        _ id: Int, at index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence, into draft: inout Draft,
        today: Day
    ) {
        let isAtEnd = sentence.endsClause(at: mentions[index].range.upperBound)
        if index == mentions.startIndex {
            draft.reading.introduces = lexicon.surfaces[id].isIntroduction
            draft.reading.givesReason = lexicon.surfaces[id].isReason
        }
        if lexicon.isRepetition(mentions[index], in: sentence) { draft.reading.repeatsVerb = true }
        if lexicon.surfaces[id].subject != nil, isPaired(index, mentions, sentence) {
            draft.reading.pairsSubjects = true
        }
        if !lexicon.surfaces[id].words.isEmpty {
            draft.reading.spellings.append(id)
            if isPastVerb(lexicon.surfaces[id].text) { draft.reading.hasPastVerb = true }
        }
        if let range = range(endingAt: index, mentions) { draft.reading.residue.append(range) }
        if makesFormer(at: index, mentions, sentence) { draft.unreadModifiers.append(lexicon.surfaces[id].text) }
        let before = (words: draft.reading.words.count, weakWords: draft.reading.weakWords.count)
        take(lexicon.surfaces[id], into: &draft, today: today)
        readLimit(id, weakWordsBefore: before.weakWords, isAtEnd: isAtEnd, into: &draft)
        if lexicon.surfaces[id].isDistributive {
            draft.distributive = (index, before.words, before.weakWords, draft.reading.weakWords.count)
        }
        readTime(id, at: index, mentions, into: &draft)
        readMeasure(id, at: index, mentions, into: &draft)
        if lexicon.surfaces[id].cues.contains(.ordinal), let ordinal = ordinal(after: index, mentions) {
            draft.reading.ordinal = ordinal
            draft.reading.deniesOrdinal = isDenied(index, mentions, sentence)
        }
        if let operation = lexicon.surfaces[id].finalOperator, isLast(index, mentions, sentence) {
            draft.reading.add(operation)
        }
        readCount(id, at: index, mentions, sentence, isAtEnd: isAtEnd, into: &draft)
        readWanted(id, at: index, mentions, isAtEnd: isAtEnd, into: &draft)
        if isAtEnd { readEnd(id, at: index, mentions, sentence, into: &draft) }
    }

    /// `有几个是自己报名的`: 自己 and 报名 must be in what answers.
    private func readLimit(_ id: Int, weakWordsBefore count: Int, isAtEnd: Bool, into draft: inout Draft) {
        if draft.limitsCount, draft.reading.weakWords.count > count {
            let limits = draft.reading.weakWords[count...].filter { !lexicon.cueWords.contains($0) }
            draft.reading.words += limits.filter { !draft.reading.words.contains($0) }
        }
        let asksCount = draft.kinds.contains(.figure) && draft.reading.cueCount > draft.cuesBefore
        draft.limitsCount = !isAtEnd && (draft.limitsCount || lexicon.surfaces[id].turnsBack && asksCount)
    }

    /// 以后 behind a time; 去年, and 比去年.
    private func readTime(_ id: Int, at index: Int, _ mentions: ArraySlice<Mention>, into draft: inout Draft) {
        if draft.periodEnd == index {
            if let side = lexicon.surfaces[id].side {
                draft.reading.period = draft.reading.period?.open(to: side, as: lexicon.surfaces[id].text)
            } else if let unit = lexicon.surfaces[id].measure, units.has(.time, unit) {
                // The 年 of 2024|年|以后.
                draft.periodEnd = index + 1
            }
        }
        if let offset = lexicon.surfaces[id].relativeYear {
            draft.periodEnd = index + 1
            // 2024年…，比去年多多少: the year before the one that was spoken of.
            if offset != 0, isCompared(index, mentions) { draft.reading.yearStep = offset }
        }
    }

    /// What a figure is spread over, and what the noun itself says to be counted in.
    private func readMeasure(_ id: Int, at index: Int, _ mentions: ArraySlice<Mention>, into draft: inout Draft) {
        // 每个劳动者 spreads over people, as 每人 does.
        if let per = draft.reading.per, per == units.general, lexicon.surfaces[id].cues.contains(.per(per)) {
            draft.reading.per = classOfNoun(behind: index, mentions) ?? per
        }
        // 比例 asks for a share, and is no noun that is counted in %.
        if let unit = lexicon.surfaces[id].measure, !lexicon.surfaces[id].words.isEmpty, !lexicon.surfaces[id].operates
        {
            draft.reading.nounUnit = unit
        }
    }

    /// Of a word that asks for a number: what is counted, in what, and whether each of several is.
    private func readCount(
        _ id: Int, at index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence, isAtEnd: Bool,
        into draft: inout Draft
    ) {
        if lexicon.surfaces[id].cues.contains(.faintKind(.figure)), draft.reading.counted.isEmpty {
            draft.reading.counted = words(before: index, mentions)
        }
        guard lexicon.surfaces[id].cues.contains(.kind(.figure)) else { return }
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
            draft.reading.isUnitOfNoun = true
            draft.reading.counted = noun.words
        }
        if let noun = noun(countedBehind: index, mentions, sentence) {
            draft.reading.counted = noun.words
            if draft.reading.unit == nil || draft.reading.unit == units.general {
                draft.reading.unit = noun.unit ?? draft.reading.unit
            }
        }
    }

    /// 哪次大会, 什么活动.
    private func readWanted(
        _ id: Int, at index: Int, _ mentions: ArraySlice<Mention>, isAtEnd: Bool, into draft: inout Draft
    ) {
        guard !isAtEnd, index + 1 < mentions.endIndex,
            lexicon.surfaces[id].cues.contains(where: { $0 == .kind(.definition) || $0 == .kind(.list) }),
            case .surface(let noun) = mentions[index + 1].meaning, !lexicon.surfaces[noun].isFiller
        else { return }
        draft.reading.wanted = lexicon.surfaces[noun].words
    }

    /// What only counts where it ends a clause, and what a clause leaves behind.
    private func readEnd(
        _ id: Int, at index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence, into draft: inout Draft
    ) {
        if lexicon.surfaces[id].asksAtEnd {
            draft.kinds.insert(statesWhat(before: index, mentions, sentence) ? .yesNo : .existence)
        }
        draft.reading.endsInside = lexicon.surfaces[id].isSeparator
        let last = lexicon.surfaces[id].asksOnward && index > mentions.startIndex ? index - 1 : index
        draft.reading.endsInModifier = sentence.text(mentions[last].range).hasSuffix("的")
        // …有多少，呢: a 呢 by itself asks nothing.
        let isAlone = index == mentions.startIndex || sentence.endsClause(at: mentions[index - 1].range.upperBound)
        if lexicon.surfaces[id].asksOnward, !isAlone, draft.reading.cueCount == draft.cuesBefore {
            draft.reading.asksOnward = true
            draft.reading.cueCount += 1
        }
        draft.cuesBefore = draft.reading.cueCount
        draft.distributive = nil
    }

    private func take(_ surface: borrowing Surface, into draft: inout Draft, today: Day) {
        if surface.maySayLevel { draft.reading.maySayLevel = true }
        if surface.saysWhole { draft.reading.saysWhole = true }
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
        draft.reading.referent = surface.referent ?? draft.reading.referent
        if surface.isAddress { draft.reading.isToBot = true }
        if surface.isUniversal { draft.numbersBeforeAll = draft.reading.numbers.count }
        if surface.isAssertion { draft.reading.assertions.append(surface.text) }
        if surface.isIntention { draft.reading.intends = true }
        if surface.isFrequency { draft.reading.frequency = surface.text }
        if surface.isYearly { draft.reading.asksByYear = true }
        if surface.isNegation { draft.reading.negates = true }
        if surface.takesAll { draft.reading.wantsAll = true }
        // 人数 in a name says what is counted, and is no question word of its own.
        if surface.asksForFact, surface.words.isEmpty { draft.reading.cueCount += 1 }
        for cue in surface.cues { take(cue, into: &draft, today: today) }
        if surface.foreign == nil { takeWords(of: surface, into: &draft.reading) }
    }

    private func take(_ cue: Cue, into draft: inout Draft, today: Day) {
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
        case .measure, .ordinal, .top, .side, .exactly, .inclusive: break
        }
    }

    func takeWords(of surface: borrowing Surface, into reading: inout Reading) {
        for word in surface.words {
            if lexicon.weakWords.contains(word) || surface.isFiller {
                // 一共 and 每年 may stand in a name too; that they are said asks for a sum, or for each year, and names nothing.
                if !surface.operates, !surface.isFrequency, !reading.weakWords.contains(word) {
                    reading.weakWords.append(word)
                }
            } else if !reading.words.contains(word) {
                reading.words.append(word)
            }
        }
    }
}
