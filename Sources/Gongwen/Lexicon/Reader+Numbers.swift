import Foundation

/// Numbers with what stands beside them: years, ordinals, bounds, measure words.
extension Reader {
    /// Returns how many further mentions the number used up.
    func readNumber(
        _ number: ChineseNumber, at index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence,
        into reading: inout Reading, today: Day
    ) -> Int {
        let text = sentence.text(mentions[index].range)
        let next = index + 1 < mentions.endIndex ? lexicon.surface(of: mentions[index + 1]) : nil
        let whole = Int("\(number.value)")
        if let next, next.text.hasPrefix("年") {
            guard let value = whole else { return 0 }
            reading.period = year(text, beside: next.text) ?? .stretch(years: value)
            return next.words.isEmpty ? 1 : 0
        }
        let previous = index > mentions.startIndex ? lexicon.surface(of: mentions[index - 1]) : nil
        if let value = whole, value >= 1990, value < 2100, text.count == 4, previous?.bound == nil,
            next?.mayFollowYear ?? true
        {
            reading.period = .year(value)
            return 0
        }
        if previous?.cues.contains(.ordinal) ?? false {
            reading.ordinal = whole
            if let whole { reading.ordinals.append(whole) }
            reading.deniesOrdinal = isDenied(index - 1, mentions, sentence)
            if let unit = next?.measure, units.has(.edition, unit) { reading.editions.append(number) }
        }
        if previous?.cues.contains(.top) ?? false {
            reading.most = whole
            reading.add(.ranking)
            // 前两名: the 名 of no name.
            return next?.measure != nil && next?.words.allSatisfy(lexicon.weakWords.contains) ?? false ? 1 : 0
        }
        var used = 0
        var unit: UnitClass?
        if let next, let found = next.measure {
            unit = found
            used = 1
            // 134人次 says what is counted; it asks for nothing. The 家 of 30家 only measures; 一家 and 六类 may be said of each.
            let onlyMeasures =
                number.value >= 10 && !units.has(.time, found) && next.text.unicodeScalars.count == 1
            if !onlyMeasures { takeWords(of: next, into: &reading) }
        }
        let unitText = used == 1 ? next?.text ?? "" : ""
        let tail = used == 1 ? tail(behind: index + 1, mentions, sentence) : ""
        var number = number
        if !tail.isEmpty {
            number.isApproximate = true
            used = 2
        }
        if let value = whole { reading.noteDate(value, unitText, today: today) }
        let behind = index + 1 + used
        let bound = bound(text, at: index, mentions, behind: behind)
        let isExact =
            previous?.cues.contains(.exactly) ?? false
            || behind < mentions.endIndex
                && lexicon.surface(of: mentions[behind])?.cues.contains(.exactly) ?? false
        // 7慰问困难职工人次 is one name, and no number of 慰问.
        let goesOn =
            behind + 1 < mentions.endIndex && !sentence.endsClause(at: mentions[behind].range.upperBound)
            && lexicon.surface(of: mentions[behind + 1])?.isPlainWord ?? false
        // 维权11件，法律援助3件: the next item is not what is counted.
        let isCut = behind < mentions.endIndex && sentence.isCut(at: mentions[behind].range.lowerBound)
        let counted =
            behind < mentions.endIndex && !goesOn && !isCut ? lexicon.surface(of: mentions[behind])?.words ?? [] : []
        // 来了两千多职工 counts people, though it says no 名.
        if unit == nil { unit = counted.last.flatMap { classOfNoun[$0] } }
        // 用了1200万, 损失1个亿, but not 用了3.
        if unit == nil, number.value >= 1000 { unit = previous?.unitBehind ?? amountBefore(previous) }
        reading.numbers.append(
            Reading.Claim(
                number: number, text: (bound?.before ?? "") + text + unitText + tail + (bound?.after ?? ""), unit: unit,
                unitText: used > 0 ? unitText : nil,
                bound: bound?.bound.operation, includesBound: bound?.bound.isInclusive ?? false, isExact: isExact,
                places: reading.subjects, noun: counted))
        return used
    }

    /// 损失 and 资金 are counted in money only; 职工 may be counted in 户.
    private func amountBefore(_ noun: Surface?) -> UnitClass? {
        guard let unit = noun?.words.last.flatMap({ classOfNoun[$0] }), units.has(.strict, unit),
            !units.has(.takesGeneral, unit)
        else { return nil }
        return unit
    }

    /// 左右, behind the measure word at this place; empty where nothing of the kind is.
    private func tail(behind index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence) -> String {
        guard index + 1 < mentions.endIndex else { return "" }
        let text = sentence.text(mentions[index + 1].range)
        return ChineseNumber.tails.contains(text) ? text : ""
    }

    /// 市级以上, where no number is bounded: which levels are meant is not read. nil for anything else.
    func range(endingAt index: Int, _ mentions: ArraySlice<Mention>) -> String? {
        guard index > mentions.startIndex, let own = lexicon.surface(of: mentions[index]), own.bound != nil,
            own.text.hasSuffix("以上") || own.text.hasSuffix("以下"),
            let previous = lexicon.surface(of: mentions[index - 1]), previous.measure == nil, previous.isPlainWord
        else { return nil }
        return previous.text + own.text
    }

    /// 不到 before the number, 以上 behind it, or 超过 in it; with the words that are not part of the number.
    private func bound(
        _ text: String, at index: Int, _ mentions: ArraySlice<Mention>, behind after: Int
    ) -> (bound: Bound, before: String, after: String)? {
        func bound(_ index: Int) -> Bound? {
            mentions.indices.contains(index) ? lexicon.surface(of: mentions[index])?.bound : nil
        }
        if let found = bound(index - 1) { return (found, found.text, "") }
        if let found = bound(after) { return (found, "", found.text) }
        // 上百个 may be more than 100.
        if text.hasPrefix("上") { return (Bound(operation: .above, text: "上", isInclusive: true), "", "") }
        guard let inside = bounds.first(where: { text.hasPrefix($0.text) || text.hasSuffix($0.text) }) else {
            return nil
        }
        // 不|超过47
        if mentions.indices.contains(index - 1), let before = lexicon.surface(of: mentions[index - 1])?.text,
            let denied = bounds.first(where: { $0.text == before + inside.text })
        {
            return (denied, before, "")
        }
        return (inside, "", "")
    }

    /// 2024年, 24年, 二四年; in 20年来 and 20年间 it is a stretch.
    private func year(_ text: String, beside unit: String) -> AskedPeriod? {
        let scalars = Array(text.unicodeScalars)
        guard let (year, end) = PeriodScanner.yearNumber(scalars, 0), end == scalars.count,
            end == 4 || unit != "年来" && unit != "年间"
        else { return nil }
        return .year(year)
    }
}

/// 超过, 不到, 以上: which side of a number, and whether the number itself is on it.
struct Bound: Sendable {
    var operation: Operator
    var text: String
    var isInclusive: Bool
}

extension Surface {
    /// 超过, 不到: it holds figures against a number.
    var bound: Bound? {
        for case .operation(let operation) in cues where operation.isBound {
            return Bound(operation: operation, text: text, isInclusive: cues.contains(.inclusive))
        }
        return nil
    }

    /// 2024新建, 2024多少, 2024以后: what stands behind a number that is a year though no 年 is said. In 2024家 and 2024吧 it
    /// is a count.
    fileprivate var mayFollowYear: Bool {
        side != nil
            || cues.allSatisfy { cue in
                switch cue {
                case .scope, .kind(.figure), .kind(.list), .kind(.definition), .kind(.person), .kind(.existence): true
                case .measure: asksForFact
                default: false
                }
            }
    }

    /// It says what is spoken of, and nothing of how it is asked.
    fileprivate var isPlainWord: Bool { !words.isEmpty && !isFiller && !isRestriction && !isSeparator }
}
