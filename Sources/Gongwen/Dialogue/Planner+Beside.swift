/// Questions about what stands beside the last answer: its topic's other attributes, and what its report says of it in the
/// same breath.
extension Planner {
    /// `会员呢` after 互助保障有多少单位入会, `它获得过什么荣誉`: said in passing, without a question word or a place, or with a
    /// pronoun, it means another side of what is being talked about before it means anything else. So does `培训了多少人` after
    /// how many 期 of a 技能培训 there were: it says again what was said, and asks for what that answer cannot give.
    func planWithinTopic(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        if !reading.words.isEmpty,
            reading.kinds.isEmpty || reading.refersBack || reading.countsUnnamed
                || asksMoreOfTheSame(reading, conversation),
            let side = saidOfTold(reading, conversation) ?? planBeside(reading, conversation, isFirst: true)
        {
            return side
        }
        return likeTold(reading, conversation) ?? claimOfTold(reading, conversation)
    }

    /// `南川，新就业形态的` after how many 新就业形态劳动者 had a check-up: it only says again whose or which that was.
    private func saidOfTold(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        let (results, told) = heldResults(of: conversation)
        guard reading.isPassing, !reading.asksOnward, !reading.isOperand, reading.residue.isEmpty,
            reading.numbers.isEmpty, reading.subjectTypes.isEmpty, reading.foreign.isEmpty, reading.excluded.isEmpty,
            reading.exclusions.isEmpty, reading.absences.isEmpty, !reading.negates, told == 1, let last = results.last,
            reading.subjects.isEmpty || reading.subjects == [knowledge[last].subject],
            knowledge[knowledge[last].attribute].kind == .figure,
            reading.words.allSatisfy({ knowledge[knowledge[last].attribute].isNamed(by: $0) }),
            reading.weakWords.allSatisfy({ lexicon.limitsNothing($0) })
        else { return nil }
        return keeping(conversation, .answer([last], .plain))
    }

    /// `农民工的呢` after how much was won back asks of whom that was: a figure of another thing, or of another place, that
    /// has the word too is no answer.
    func keptToTold(_ decision: Decision, _ reading: Reading, _ conversation: Conversation) -> Decision {
        guard reading.isPassing, reading.endsInModifier, reading.subjects.isEmpty, reading.subjectTypes.isEmpty,
            conversation.options.isEmpty, let last = lastAttribute(of: conversation), knowledge[last].kind == .figure,
            let subject = lastSubject(of: conversation), let first = decision.outcome.figures.first
        else { return decision }
        let found = knowledge[first].attribute
        let told = words(of: conversation).filter(knowledge[last].isNamed)
        let isOfTheSame =
            found == last || told.contains(where: knowledge[found].isNamed) || isSaidOrAlike(found, last, reading)
        if isOfTheSame, knowledge[first].subject == subject { return decision }
        return Decision(outcome: .notMentioned(lexicon.typed(reading.words, in: reading), unexplained: []))
    }

    /// `会员的呢`: a figure's whole name was said, or one that has as much in common with what was told as 区级先进职工之家 with
    /// 模范职工之家. 农民工 is only the beginning of 农民工子女.
    private func isSaidOrAlike(_ attribute: AttributeID, _ last: AttributeID, _ reading: Reading) -> Bool {
        let said = reading.words + reading.weakWords
        let isSaid =
            knowledge[attribute].kind == .figure
            && knowledge[attribute].variants.contains { $0.allSatisfy(said.contains) }
        let name = Array(knowledge[attribute].name.unicodeScalars)
        let isMeasuredAlike = units.classes[knowledge[attribute].unit] == units.classes[knowledge[last].unit]
        return isSaid || isMeasuredAlike && isNamedWhole(attribute, reading)
            || (0..<max(name.count - 2, 0)).contains { start in
                knowledge[last].name.contains(String(String.UnicodeScalarView(name[start..<(start + 3)])))
            }
    }

    private func asksMoreOfTheSame(_ reading: Reading, _ conversation: Conversation) -> Bool {
        guard let last = lastAttribute(of: conversation), knowledge[last].kind == .figure, let unit = reading.unit,
            units.classes[knowledge[last].unit] != unit, !isCountable(last, in: unit)
        else { return false }
        let said = words(of: conversation)
        return reading.words.allSatisfy(said.contains)
    }

    /// `帮到多少人次` after 助学资金有多少, `是给谁办的`, `职工呢`: what its own words leave unclear.
    ///
    /// - Parameter isFirst: the message may mean something else, so that the name must have been said in full, by its own
    ///   words and those of the conversation.
    func planBeside(_ reading: Reading, _ conversation: Conversation, isFirst: Bool = false) -> Decision? {
        guard !reading.isOperand, reading.operators.isEmpty, reading.subjectTypes.isEmpty, reading.foreign.isEmpty,
            reading.residue.isEmpty, reading.numbers.isEmpty, reading.excluded.isEmpty,
            let last = lastAttribute(of: conversation),
            let subject = lastSubject(of: conversation),
            reading.subjects.isEmpty || !isFirst && reading.subjects == [subject]
        else { return nil }
        if !isFirst, let same = toldAlready(reading, conversation) { return same }
        let context = words(of: conversation).filter { !reading.words.contains($0) }
        var sides = self.sides(of: last, subject).filter { fitsBeside($0, last, reading) }
        if isFirst {
            // 会员呢 after 互助保障培训几场 and 入会单位多少: what these belong to is still spoken of.
            let asksOn = reading.asksOnward && !reading.words.contains(where: levelWords.contains)
            let topic = asksOn ? knowledge[last].topic.flatMap { knowledge[$0].variants.first } ?? [] : []
            let spoken = context + topic.filter { !reading.words.contains($0) && !context.contains($0) }
            let full = retriever.candidates(for: reading.words, weak: reading.weakWords, context: spoken)
                .filter { $0.coverage >= Planner.saidEnough }.map(\.attribute)
            sides = sides.filter(full.contains)
        }
        let ranks = sides.map { rank(ofSide: $0, last, reading) }
        guard let top = ranks.max(), top > 0, ranks.count(where: { $0 == top }) == 1,
            let meant = zip(sides, ranks).first(where: { $0.1 == top })?.0,
            !reading.words.isEmpty || belong(meant, last)
        else { return nil }
        var decision = answer(meant, of: subject, reading)
        decision.words = reading.words + context
        let topic = knowledge[meant].topic.map { knowledge[$0].name }
        decision.inherited = [knowledge[subject].name] + (topic.map { [$0] } ?? [])
        return decision
    }

    /// `钱呢`, `不对，我问的是钱` after how many were helped: how much money that was.
    func askingMeasure(_ reading: Reading, _ conversation: Conversation) -> Reading {
        guard reading.kinds.allSatisfy({ $0 == .smalltalk }), let unit = reading.nounUnit, units.has(.strict, unit),
            !units.has(.time, unit),
            reading.words.isEmpty, reading.subjects.isEmpty, reading.operators.isEmpty, reading.numbers.isEmpty,
            reading.residue.isEmpty, reading.foreign.isEmpty, reading.scope == nil, reading.period == nil,
            reading.excluded.isEmpty, !reading.isOperand, reading.weakWords.count == 1,
            let last = lastAttribute(of: conversation), knowledge[last].kind == .figure,
            units.classes[knowledge[last].unit] != unit
        else { return reading }
        var asked = reading
        asked.kinds = [.figure]
        asked.unit = unit
        asked.smalltalk = nil
        return asked
    }

    /// `那多少`, with nothing named: the one number that was told last, as after a claim that was denied.
    func toldAgain(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        let (results, told) = heldResults(of: conversation)
        guard reading.kinds == [.figure], reading.namesNothing, reading.operators.isEmpty, reading.numbers.isEmpty,
            reading.unit == nil, reading.scope == nil, reading.period == nil, reading.ordinal == nil,
            reading.excluded.isEmpty, reading.group == nil, told == 1, let last = results.last,
            // 总共有多少 after how many came new asks for more than that.
            lastAttribute(of: conversation) == knowledge[last].attribute, knowledge[last].scope != .new
        else { return nil }
        return keeping(conversation, .answer([last], .plain))
    }

    /// `多少人` after 给环卫工人做体检了吗 was answered with how many: that number, and no other that is counted so.
    private func toldAlready(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        let (results, told) = heldResults(of: conversation)
        guard reading.kind == .figure, reading.words.isEmpty, told == 1, let last = results.last,
            let unit = reading.unit, units.has(.strict, unit) || units.has(.events, unit),
            units.classes[knowledge[last].unit] == unit,
            reading.weakWords.allSatisfy({ lexicon.limitsNothing($0) && isSaid($0, of: last) }),
            reading.scope == nil, reading.period == nil,
            // 办了几场 is not asked of those that were taken part in.
            !saysOpposite(reading, of: knowledge[last].statement)
        else { return nil }
        let asksApart = reading.weakWords.contains { units.isCountedApart(lexicon.text(of: $0)) }
        guard asksApart == units.isCountedApart(knowledge[last].unit) else { return nil }
        return keeping(conversation, .answer([last], .plain))
    }

    /// 带动多少家 is not asked of those that were 支持: a word that names another figure and is not said of this one.
    private func isSaid(_ word: WordID, of figure: FactID) -> Bool {
        lexicon.cueWords.contains(word) || !retriever.names(word)
            || knowledge[knowledge[figure].attribute].explains(word)
            || knowledge[figure].statement.contains(lexicon.text(of: word))
    }

    /// `工人先锋号呢` after how many 重庆五一劳动奖 there are asks how many, of the level that was spoken of; what else the
    /// files say of it was not asked for.
    func countOfPassing(_ reading: Reading, _ conversation: Conversation, unless decision: Decision) -> Decision? {
        guard reading.isPassing, let last = lastAttribute(of: conversation), knowledge[last].kind == .figure,
            !givesFigure(decision)
        else { return nil }
        var counted = reading.forFiguresOnly
        counted.unit = units.classes[knowledge[last].unit]
        if decision.asksBack {
            // 江津的就业创业培训 after how many 期 there were of another: of its two figures, that of the same measure.
            let same = planAsRead(counted, conversation)
            return singleFigure(same) == nil ? nil : same
        }
        // What another place has of it is no count of what this one has.
        func isHere(_ decision: Decision) -> Bool {
            decision.outcome.figures.contains { knowledge[$0].subject == lastSubject(of: conversation) }
        }
        let levels = words(of: conversation).filter(levelWords.contains)
        if !levels.isEmpty, !reading.words.contains(where: levelWords.contains) {
            let leveled = planAsRead(counted.adding(levels), conversation)
            if givesFigure(leveled), isHere(leveled) || !isHere(decision) && !reading.subjects.isEmpty {
                return leveled
            }
        }
        counted.unit = nil
        let count = planAsRead(counted, conversation)
        if isHere(decision), givesFigure(count), !isHere(count) { return nil }
        return givesFigure(count) || count.asksBack ? count : nil
    }

    /// `还有别的荣誉吗` after how many there are: that number again says nothing; the list of them does.
    func listBeside(_ decision: Decision, _ reading: Reading, _ conversation: Conversation) -> Decision? {
        guard case .answer(let facts, _) = decision.outcome, facts.count == 1, reading.kind != .figure,
            reading.numbers.isEmpty, reading.subjects.isEmpty, reading.scope == nil, reading.period == nil,
            facts.first == conversation.results.last.flatMap(fact), !reading.words.isEmpty,
            let last = lastAttribute(of: conversation), last == knowledge[facts[0]].attribute
        else { return nil }
        let sides = sides(of: last, knowledge[facts[0]].subject).filter { knowledge[$0].kind == .list }
        let list = retriever.explaining(reading.words, weak: reading.weakWords).first { sides.contains($0.attribute) }
        guard let list, list.coverage >= Planner.saidEnough else { return nil }
        var told = answer(list.attribute, of: knowledge[facts[0]].subject, reading.asListed)
        told.inherited = decision.inherited
        return answers(told) ? told : nil
    }

    /// `哪两家企业拿了荣誉` after how many joined a contest: with the place taken over, what is being talked about goes before
    /// another thing of that place, where its name says every word of the question and the other's does not.
    private func besideRather(than decision: Decision, _ reading: Reading, _ conversation: Conversation) -> Decision {
        guard let first = decision.outcome.figures.first,
            let topic = lastAttribute(of: conversation).flatMap({ knowledge[$0].topic }),
            knowledge[knowledge[first].attribute].topic != topic
        else { return decision }
        var uncounted = reading
        uncounted.numbers = []
        guard let side = planBeside(uncounted, conversation), answers(side), let other = side.outcome.figures.first,
            knowledge[knowledge[other].attribute].topic == topic
        else { return decision }
        let (own, beside) = (knowledge[knowledge[first].attribute], knowledge[knowledge[other].attribute])
        let isBetterSaid =
            reading.words.allSatisfy(beside.isNamed) && !reading.words.allSatisfy(own.isNamed)
        return isBetterSaid ? side : decision
    }

    /// What is being talked about goes before another thing that the same words may mean.
    func ofTold(rather decision: Decision, _ reading: Reading, _ conversation: Conversation) -> Decision {
        figureOfTold(decision, reading, conversation)
            ?? (decision.inherited.isEmpty ? decision : besideRather(than: decision, reading, conversation))
    }

    /// `挽回多少钱` after how many 法律援助 there were: of two figures that the words name, that of what is being talked about,
    /// though its name is longer. nil where what was found is of that itself, or nothing else is.
    private func figureOfTold(_ decision: Decision, _ reading: Reading, _ conversation: Conversation) -> Decision? {
        guard reading.subjects.isEmpty, reading.kind == .figure, reading.operators.isEmpty, !reading.isOperand,
            let subject = lastSubject(of: conversation), let found = singleFigure(decision),
            let last = lastAttribute(of: conversation)
        else { return nil }
        let context = words(of: conversation).filter { !reading.words.contains($0) && knowledge[last].isNamed(by: $0) }
        let own = knowledge[knowledge[found].attribute]
        guard !context.isEmpty, !context.contains(where: own.isNamed) else { return nil }
        let said = (reading.words + reading.weakWords).filter { !lexicon.cueWords.contains($0) }
        let named = said.count(where: own.isNamed)
        let others = retriever.candidates(for: reading.words, weak: reading.weakWords, context: context).filter {
            other in
            let attribute = knowledge[other.attribute]
            return attribute.kind == .figure && attribute.unit == own.unit && other.unexplained.isEmpty
                && context.allSatisfy(attribute.isNamed) && said.count(where: attribute.isNamed) >= named
                && knowledge.facts(other.attribute, of: subject).count == 1
        }
        guard others.count == 1 else { return nil }
        var meant = answer(others[0].attribute, of: subject, reading)
        meant.words = reading.words + context
        meant.inherited = [knowledge[subject].name] + context.map(lexicon.text(of:))
        return answers(meant) ? meant : nil
    }

    /// `叫什么名字`, `分别在哪`: no fact says it. The last answer stands, and that is all there is.
    func unsaid(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        guard let kind = reading.kind, let asked = wanted[kind], reading.words.isEmpty, reading.isAboutTheLast,
            let last = lastAttribute(of: conversation), saysNothingElse(reading, than: last),
            let subject = lastSubject(of: conversation)
        else { return nil }
        let facts = Array(knowledge.facts(last, of: subject).prefix(1))
        guard let first = facts.first else { return nil }
        // 截至什么时候: a figure says that itself.
        if kind == .time, knowledge[first].period.years != nil || knowledge[first].period.dates != nil {
            return keeping(conversation, .answer(facts, .plain))
        }
        return keeping(conversation, .otherwise(asked: asked, missing: .kind, facts))
    }
}

extension Reading {
    /// It names something and asks nothing of it: 妈咪小屋呢.
    var isPassing: Bool {
        kinds.isEmpty && operators.isEmpty && scope == nil && period == nil && !words.isEmpty
    }

    /// It names no place, time or number, and nothing in it was left unread.
    fileprivate var isAboutTheLast: Bool {
        operators.isEmpty && subjects.isEmpty && subjectTypes.isEmpty && foreign.isEmpty && residue.isEmpty
            && numbers.isEmpty && period == nil && scope == nil && excluded.isEmpty
            && asksForMore
    }

    /// The same, asked for what they are.
    fileprivate var asListed: Reading {
        var listed = self
        listed.kinds = [.list]
        return listed
    }

    /// It wants to know more of what was told than how many there are.
    var asksForMore: Bool { [.person, .time, .location, .list, .definition].contains(kind) }
}
