/// What nothing understood, and what it makes of the name beside it.
extension Reader {
    /// One unknown character is a verb or a particle far more often than a limit, but where it makes another noun; two or
    /// more are taken for a verb only where a verb stands. Anything else blocks a figure.
    func readUnknown(
        _ text: String, at index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence, into draft: inout Draft
    ) {
        if draft.limitsCount {
            draft.limitsCount = !sentence.endsClause(at: mentions[index].range.upperBound)
            return draft.reading.residue.append(text)
        }
        let isHan = text.unicodeScalars.allSatisfy { $0.properties.isIdeographic }
        if isHan, let name = nameBehindPlace(around: index, mentions, sentence) {
            draft.reading.namesPartOfPlace = true
            // 李|市|镇: its characters may be words elsewhere.
            if text.unicodeScalars.count == 1 { return draft.reading.residue.append(name) }
        }
        if text.unicodeScalars.count == 1, isHan {
            if limitingCharacters.contains(text) {
                draft.reading.residue.append(text)
            } else if let word = ordinaryWord(around: index, mentions, sentence) {
                draft.unreadModifiers.append(word)
            } else {
                draft.reading.unreadCount += 1
                if makesAnotherNoun(text, at: index, mentions, sentence) { draft.unreadModifiers.append(text) }
            }
            return
        }
        let next = index + 1 < mentions.endIndex ? lexicon.surface(of: mentions[index + 1]) : nil
        let previous = index > mentions.startIndex ? lexicon.surface(of: mentions[index - 1]) : nil
        let isVerb = (next?.followsVerb ?? false) || (previous?.precedesVerb ?? false)
        // 能热饭的站点: what a verb says of the noun behind it limits that.
        let limitsNoun = next?.text == "的" && !sentence.endsClause(at: mentions[index + 1].range.upperBound)
        guard isHan, isVerb, !limitsNoun, text.unicodeScalars.count <= 3,
            !text.unicodeScalars.contains(where: { limitingCharacters.contains(String($0)) })
        else { return draft.reading.residue.append(text) }
        draft.reading.skipped.append(text)
    }

    /// 发|热|门诊, 银|行|里的站点: the character beside one that nothing understood makes an ordinary word with it, and the word
    /// stands beside a name. Elsewhere it is talk: 今早听说.
    private func ordinaryWord(
        around index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence
    ) -> String? {
        func character(_ index: Int) -> Unicode.Scalar? {
            guard mentions.indices.contains(index) else { return nil }
            let text = sentence.text(mentions[index].range)
            guard text.unicodeScalars.count == 1, let surface = lexicon.surface(of: mentions[index]),
                !surface.followsVerb, !surface.precedesVerb, surface.measure == nil, !verbCharacters.contains(text)
            else { return nil }
            return text.unicodeScalars.first
        }
        let range = mentions[index].range
        guard let own = sentence.text(range).unicodeScalars.first, !verbCharacters.contains(String(own)) else {
            return nil
        }
        if !sentence.endsClause(at: range.upperBound), let next = character(index + 1),
            OrdinaryWords.contains(own, next), isBesideName(index...(index + 1), mentions, sentence)
        {
            return String(String.UnicodeScalarView([own, next]))
        }
        if !sentence.endsClause(at: range.lowerBound), let previous = character(index - 1),
            OrdinaryWords.contains(previous, own), isBesideName((index - 1)...index, mentions, sentence)
        {
            return String(String.UnicodeScalarView([previous, own]))
        }
        return nil
    }

    /// Right before a name, or right behind one.
    private func isBesideName(
        _ range: ClosedRange<Int>, _ mentions: ArraySlice<Mention>, _ sentence: Sentence
    ) -> Bool {
        let (first, last) = (mentions[range.lowerBound].range, mentions[range.upperBound].range)
        let isBefore =
            range.upperBound + 1 < mentions.endIndex && !sentence.endsClause(at: last.upperBound)
            && isName(mentions[range.upperBound + 1])
        let isBehind =
            range.lowerBound > mentions.startIndex && !sentence.endsClause(at: first.lowerBound)
            && isName(mentions[range.lowerBound - 1])
        return isBefore || isBehind
    }

    /// 手术|费|多少, 副|院长, 空|床: one character that nothing understood, right behind a name or right before one, makes
    /// another noun of it. A verb may stand there too: it is one of the verbs that the files give, or what stands beside it
    /// says so.
    private func makesAnotherNoun(
        _ text: String, at index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence
    ) -> Bool {
        guard !verbCharacters.contains(text) else { return false }
        let range = mentions[index].range
        let next =
            index + 1 < mentions.endIndex && !sentence.endsClause(at: range.upperBound) ? mentions[index + 1] : nil
        let previous =
            index > mentions.startIndex && !sentence.endsClause(at: range.lowerBound) ? mentions[index - 1] : nil
        // 资金|金 is one character too many.
        if let previous, sentence.text(previous.range).hasExactSuffix(text) { return false }
        if let previous, isName(previous) {
            // 全国|公|人|先锋号: before a measure word it belongs to what follows.
            return next.flatMap(lexicon.surface(of:)).map {
                !$0.followsVerb && ($0.measure == nil || $0.asksForFact)
            } ?? true
        }
        guard let next, isName(next) else { return false }
        // 农|名|工|趣味运动会: a measure word behind something unknown is part of it.
        if let previous, lexicon.surface(of: previous)?.measure != nil, index > mentions.startIndex + 1,
            mentions[index - 2].isUnknown
        {
            return false
        }
        return previous.flatMap(lexicon.surface(of:)).map { !$0.precedesVerb } ?? true
    }

    /// 江北|观音桥, 江津|德|感, 江北|大|石坝: two or more characters right behind a place that nothing understood, but for
    /// single ones, are most likely the name of a part of it. The place may be added behind: 观音桥有几个站点，江北.
    private func nameBehindPlace(
        around index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence
    ) -> String? {
        // Beside one unknown character, a particle is a particle: 江北|有|俩.
        let isLong = sentence.text(mentions[index].range).unicodeScalars.count > 1
        func isSyllable(_ mention: Mention) -> Bool {
            guard let surface = lexicon.surface(of: mention), surface.text.unicodeScalars.count == 1 else {
                return false
            }
            return (isLong || !surface.words.isEmpty) && surface.cues.isEmpty && surface.measure == nil
                && !surface.followsVerb && !surface.precedesVerb && !verbCharacters.contains(surface.text)
        }
        func joins(_ index: Int) -> Bool {
            mentions[index - 1].range.upperBound == mentions[index].range.lowerBound
                && !sentence.endsClause(at: mentions[index].range.lowerBound)
        }
        var (first, last) = (index, index)
        while first > mentions.startIndex, joins(first), isSyllable(mentions[first - 1]) { first -= 1 }
        let isBehindPlace = first > mentions.startIndex && joins(first) && lexicon.isPlace(mentions[first - 1])
        guard isBehindPlace || isPlaceAdded(to: first, mentions, sentence) else { return nil }
        while last + 1 < mentions.endIndex, joins(last + 1), isSyllable(mentions[last + 1]) { last += 1 }
        let name = sentence.text(mentions[first].range.lowerBound..<mentions[last].range.upperBound)
        return name.unicodeScalars.count > 1 ? name : nil
    }

    /// What is said begins here, and the place that it is said of is a clause of its own behind it.
    private func isPlaceAdded(to first: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence) -> Bool {
        guard first == mentions.startIndex else { return false }
        return mentions.indices.dropFirst().contains { index in
            lexicon.isPlace(mentions[index]) && sentence.endsClause(at: mentions[index].range.lowerBound)
                && sentence.endsClause(at: mentions[index].range.upperBound)
        }
    }

    /// 前|院长: with no number behind it, 前 before a name makes another one.
    func makesFormer(at index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence) -> Bool {
        guard case .surface(let id) = mentions[index].meaning, lexicon.surfaces[id].cues.count == 1,
            case .top = lexicon.surfaces[id].cues[0], lexicon.surfaces[id].text.unicodeScalars.count == 1,
            index + 1 < mentions.endIndex,
            !sentence.endsClause(at: mentions[index].range.upperBound), isName(mentions[index + 1])
        else { return false }
        guard index > mentions.startIndex, !sentence.endsClause(at: mentions[index].range.lowerBound),
            case .surface(let before) = mentions[index - 1].meaning
        else { return true }
        return lexicon.surfaces[before].subject != nil
    }

    private func isName(_ mention: Mention) -> Bool {
        guard case .surface(let id) = mention.meaning else { return false }
        return !lexicon.surfaces[id].words.isEmpty && !lexicon.surfaces[id].isFiller
            && lexicon.surfaces[id].measure == nil
            && (lexicon.surfaces[id].text.unicodeScalars.count > 1
                || !lexicon.surfaces[id].words.allSatisfy(lexicon.weakWords.contains))
    }
}
