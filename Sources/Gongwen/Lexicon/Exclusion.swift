/// Which subjects a message takes out: `除了江北`, `江北以外`, `不是江北，是江津`.
///
/// A subject can be taken out of a set of subjects. Anything else would have to be subtracted from a figure: what such a
/// word stands before is kept as `open`, and no figure is given. Nor is one given of those that are not: `没有入会的`.
struct Exclusion {
    private(set) var subjects: [SubjectID] = []
    /// Words that take out something other than a subject.
    private(set) var open: [String] = []
    /// What is said not to be, with the word that says so: 没有入会, 不是会员.
    private(set) var absent: [Reading.Absence] = []
    /// Where 外 ends nothing that was taken out: it makes another noun of what stands beside it.
    private(set) var stray: [Int] = []

    init(_ mentions: ArraySlice<Mention>, of sentence: Sentence, lexicon: Lexicon) {
        guard mentions.contains(where: { Exclusion.takesOut($0, lexicon) }) else { return }
        var pending: (text: String, isNegation: Bool, isUsed: Bool)?
        var previous: SubjectID?
        func close() {
            if let last = pending, !last.isUsed, !last.isNegation { open.append(last.text) }
            pending = nil
        }
        for index in mentions.indices {
            guard case .surface(let id) = mentions[index].meaning else {
                close()
                previous = nil
                continue
            }
            let surface = lexicon.surfaces[id]
            if surface.excludesBefore, !surface.isExclusion {
                if !Exclusion.isOpen(before: index, mentions, sentence, lexicon) { stray.append(index) }
                continue
            }
            if surface.isAbsence || surface.isNegation, !Exclusion.isAlternative(index, mentions, sentence),
                let thing = Exclusion.undone(behind: index, mentions, sentence, lexicon)
            {
                absent.append(Reading.Absence(sign: surface.text, thing: lexicon.surfaces[thing].text))
            }
            if surface.isExclusion || surface.isNegation {
                if pending?.isUsed ?? false {
                    // 除了江北以外: the second half of the same.
                } else if surface.isExclusion, let subject = previous,
                    Exclusion.isBehind(index, mentions, sentence, lexicon)
                {
                    subjects.append(subject)
                } else if surface.isNegation,
                    case let places = Exclusion.onlySubjects(before: index, mentions, sentence, lexicon),
                    !places.isEmpty
                {
                    subjects += places
                } else if !sentence.endsClause(at: mentions[index].range.upperBound),
                    Exclusion.isDegree(index + 1, mentions, lexicon)
                {
                    // 人不算多 takes nothing out.
                } else {
                    close()
                    pending = (surface.text, surface.isNegation, false)
                    // 实名认证的除外，江北…: what comes behind the pause is not taken out.
                    if sentence.endsClause(at: mentions[index].range.upperBound) { close() }
                }
                previous = nil
                continue
            }
            previous = surface.subject
            // 不是江北是南川: 南川 is meant.
            if pending?.isNegation ?? false, pending?.isUsed ?? false, surface.isContrast || surface.turnsBack {
                close()
            }
            if pending != nil, surface.subject != nil, Exclusion.isWhose(index, mentions, sentence, lexicon) {
                close()
            } else if pending != nil, let subject = surface.subject {
                subjects.append(subject)
                pending?.isUsed = true
            } else if pending != nil, !surface.words.isEmpty || surface.subjectType != nil || !surface.cues.isEmpty {
                close()
            }
            if sentence.endsClause(at: mentions[index].range.upperBound) { close() }
        }
        close()
    }

    private static func takesOut(_ mention: Mention, _ lexicon: Lexicon) -> Bool {
        guard case .surface(let id) = mention.meaning else { return false }
        let surface = lexicon.surfaces[id]
        return surface.isExclusion || surface.isNegation || surface.isAbsence || surface.excludesBefore
    }

    /// Something is taken out in this clause: 除江北|外.
    private static func isOpen(
        before index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence, _ lexicon: Lexicon
    ) -> Bool {
        for mention in mentions[..<index].reversed() {
            if sentence.endsClause(at: mention.range.upperBound) { return false }
            guard case .surface(let id) = mention.meaning else { continue }
            if lexicon.surfaces[id].isExclusion { return !lexicon.surfaces[id].excludesBefore }
        }
        return false
    }

    /// 拿没拿到: the verb is said twice, and asks whether.
    private static func isAlternative(_ index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence) -> Bool {
        guard index > mentions.startIndex, index + 1 < mentions.endIndex else { return false }
        return sentence.text(mentions[index + 1].range).hasExactPrefix(sentence.text(mentions[index - 1].range))
    }

    /// The places that a clause names, and nothing else, before the negation that ends it: `江津和南川的不要，会员多少`.
    private static func onlySubjects(
        before index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence, _ lexicon: Lexicon
    ) -> [SubjectID] {
        guard sentence.endsClause(at: mentions[index].range.upperBound) else { return [] }
        var found: [SubjectID] = []
        for mention in mentions[..<index].reversed() {
            if sentence.endsClause(at: mention.range.upperBound) { break }
            guard case .surface(let id) = mention.meaning else { return [] }
            if let subject = lexicon.surfaces[id].subject {
                found.append(subject)
            } else if !lexicon.surfaces[id].isFiller || !lexicon.surfaces[id].words.isEmpty {
                return []
            }
        }
        return found
    }

    private static func isDegree(_ index: Int, _ mentions: ArraySlice<Mention>, _ lexicon: Lexicon) -> Bool {
        guard index < mentions.endIndex, case .surface(let id) = mentions[index].meaning else { return false }
        return lexicon.surfaces[id].operates || lexicon.surfaces[id].finalOperator != nil
    }

    /// 除了市总|主席还…: the place only says whose the thing is that is taken out.
    private static func isWhose(
        _ index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence, _ lexicon: Lexicon
    ) -> Bool {
        guard index + 1 < mentions.endIndex, !sentence.endsClause(at: mentions[index].range.upperBound),
            case .surface(let next) = mentions[index + 1].meaning, isContent(next, lexicon)
        else { return false }
        guard index + 2 < mentions.endIndex, !sentence.endsClause(at: mentions[index + 1].range.upperBound) else {
            return true
        }
        guard case .surface(let end) = mentions[index + 2].meaning else { return false }
        return lexicon.surfaces[end].endsException
    }

    /// 没有|会员, 没有|获得|文凭, 没有|受理|的|案件: what is said not to be, with its verbs before it, in the same clause; of
    /// 多少|没|赔 the verb.
    private static func undone(
        behind index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence, _ lexicon: Lexicon
    ) -> Int? {
        var verb: Int?
        for place in index..<min(index + 4, mentions.endIndex) {
            guard place + 1 < mentions.endIndex, !sentence.endsClause(at: mentions[place].range.upperBound) else {
                return asksBefore(index, mentions, sentence, lexicon) ? verb : nil
            }
            guard case .surface(let next) = mentions[place + 1].meaning else { return nil }
            if isContent(next, lexicon) { return next }
            let surface = lexicon.surfaces[next]
            // 没有看到江北的, 没有几个: no verb that what follows is the object of.
            guard surface.cues.allSatisfy(\.isScope), surface.subject == nil, surface.subjectType == nil,
                !surface.words.isEmpty || verb != nil && surface.isFiller, !surface.isConjunction, !surface.isSeparator
            else { return nil }
            if !surface.words.isEmpty { verb = next }
        }
        return nil
    }

    /// 多少 stands before it in its clause.
    private static func asksBefore(
        _ index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence, _ lexicon: Lexicon
    ) -> Bool {
        for mention in mentions[..<index].reversed() {
            if sentence.endsClause(at: mention.range.upperBound) { return false }
            if lexicon.surface(of: mention)?.asksForNumber ?? false { return true }
        }
        return false
    }

    private static func isContent(_ id: Int, _ lexicon: Lexicon) -> Bool {
        lexicon.surfaces[id].words.contains { !lexicon.weakWords.contains($0) }
    }

    /// `江北除外`, `江北以外的区`: the word stands behind what it takes out.
    private static func isBehind(
        _ index: Int, _ mentions: ArraySlice<Mention>, _ sentence: Sentence, _ lexicon: Lexicon
    ) -> Bool {
        guard index + 1 < mentions.endIndex, !sentence.endsClause(at: mentions[index].range.upperBound) else {
            return true
        }
        if case .surface(let own) = mentions[index].meaning, lexicon.surfaces[own].excludesBefore { return true }
        guard case .surface(let id) = mentions[index + 1].meaning else { return false }
        let next = lexicon.surfaces[id]
        return next.words.isEmpty && next.subject == nil && next.isFiller
    }
}
