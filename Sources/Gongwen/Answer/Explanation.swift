/// What each stage made of a question, in words, for `:why` and `ask --explain`.
public struct Explanation: Codable, Sendable, CustomStringConvertible {
    /// What one stage made of it. A question of several parts has some of the stages once for each part.
    public struct Stage: Codable, Sendable {
        /// In Chinese: 规整, 认出的词, 纠正, 读法, 候选, 沿用, 决定 or 答复.
        public var name: String
        public var lines: [String]
    }
    /// In the order in which a message passes them.
    public var stages: [Stage]

    public var description: String {
        stages.map { "【\($0.name)】\n" + $0.lines.map { "  \($0)" }.joined(separator: "\n") }.joined(separator: "\n")
    }
}

extension Assistant {
    /// What each stage made of the question. Does not change the conversation.
    ///
    ///     assistant.explain("江北有多少站点", in: Conversation(), today: today).stages[0].lines    // ["江北有多少站点"]
    public func explain(_ text: String, in conversation: Conversation, today: Day) -> Explanation {
        let typed = Sentence(text)
        let (mentions, sentence) = snapshot.lexicon.question(in: typed)
        let message = snapshot.reader.read(mentions, of: sentence, today: today)
        let understanding = understand(message, mentions, of: sentence, in: conversation, today: today)
        var scratch = conversation
        let reply = reply(to: text, in: &scratch, today: today)
        var stages = [
            Explanation.Stage(name: "规整", lines: [typed.text]),
            Explanation.Stage(name: "认出的词", lines: mentions.map { describe($0, in: sentence) }),
        ]
        if !understanding.slips.isEmpty {
            stages.append(
                Explanation.Stage(name: "纠正", lines: understanding.slips.map { "“\($0.typed)”按“\($0.taken)”理解" }))
        }
        for part in understanding.parts {
            stages.append(Explanation.Stage(name: "读法", lines: describe(part.reading)))
            stages.append(Explanation.Stage(name: "候选", lines: part.decision.weighed.prefix(6).map(describe)))
            if !part.decision.inherited.isEmpty {
                stages.append(Explanation.Stage(name: "沿用", lines: part.decision.inherited))
            }
            stages.append(
                Explanation.Stage(
                    name: "决定", lines: [describe(part.decision.outcome)] + facts(of: part.decision.outcome)))
        }
        stages.append(
            Explanation.Stage(
                name: "答复", lines: ["（\(reply.status.rawValue)）"] + reply.text.split(separator: "\n").map(String.init)))
        return Explanation(stages: stages)
    }

    private func describe(_ mention: Mention, in sentence: Sentence) -> String {
        let origin = Int(sentence.origins[mention.range.lowerBound])
        let text = sentence.text(mention.range)
        let meaning: String
        switch mention.meaning {
        case .unknown: meaning = "没认出"
        case .number(let number): meaning = "数 \(number.value)\(number.isApproximate ? "（约）" : "")"
        case .period: meaning = "时间"
        case .surface(let id): meaning = describe(snapshot.lexicon.surfaces[id])
        }
        return "第\(origin + 1)字 \(text)：\(meaning)"
    }

    private func describe(_ surface: Surface) -> String {
        var parts: [String] = []
        if let subject = surface.subject { parts.append("主体 \(snapshot.knowledge[subject].name)") }
        if let type = surface.subjectType { parts.append("主体类型 \(snapshot.knowledge.subjectTypes[type])") }
        if let foreign = surface.foreign { parts.append("资料之外（\(foreign)）") }
        if !surface.words.isEmpty {
            parts.append("词 " + surface.words.map(snapshot.lexicon.text(of:)).joined(separator: "+"))
        }
        for cue in surface.cues {
            switch cue {
            case .kind(let kind): parts.append("问词 \(kind.rawValue)")
            case .faintKind(let kind): parts.append("弱问词 \(kind.rawValue)")
            case .operation(let operation): parts.append("运算 \(operation.rawValue)")
            case .per(let unit): parts.append("每 \(snapshot.planner.units.name(of: unit))")
            case .top: parts.append("前几")
            case .exactly: parts.append("恰数")
            case .inclusive: parts.append("含界")
            case .measure(let unit): parts.append("量词 \(snapshot.planner.units.name(of: unit))")
            case .scope(let scope): parts.append("口径 \(scope.rawValue)")
            case .relativeYear(let offset), .adjacentYear(let offset): parts.append("年 \(offset)")
            case .side(let side): parts.append("时间\(side.rawValue)")
            case .smalltalk: parts.append("寒暄")
            case .ordinal: parts.append("序数")
            case .last: parts.append("末项")
            }
        }
        if surface.isRestriction { parts.append("限定词") }
        return parts.isEmpty ? "虚词" : parts.joined(separator: "，")
    }

    private func describe(_ reading: Reading) -> [String] {
        let knowledge = snapshot.knowledge
        var lines = ["问类：" + (reading.kinds.isEmpty ? "（没有问词）" : reading.kinds.map(\.rawValue).joined(separator: "、"))]
        if !reading.operators.isEmpty {
            lines.append("运算：" + reading.operators.map(\.rawValue).joined(separator: "、"))
        }
        if !reading.excluded.isEmpty {
            lines.append("不要：" + reading.excluded.map { knowledge[$0].name }.joined(separator: "、"))
        }
        if !reading.subjects.isEmpty {
            lines.append("主体：" + reading.subjects.map { knowledge[$0].name }.joined(separator: "、"))
        }
        if !reading.words.isEmpty {
            lines.append("词：" + reading.words.map(snapshot.lexicon.text(of:)).joined(separator: "、"))
        }
        if !reading.weakWords.isEmpty {
            lines.append("弱词：" + reading.weakWords.map(snapshot.lexicon.text(of:)).joined(separator: "、"))
        }
        if let scope = reading.scope { lines.append("口径：\(scope.rawValue)") }
        switch reading.period {
        case .year(let year): lines.append("时间：\(year)年")
        case .stretch(let years): lines.append("时间：\(years)年间")
        case .dates(let span): lines.append("时间：\(span.text)")
        case nil: break
        }
        if !reading.numbers.isEmpty { lines.append("数：" + reading.numbers.map(\.text).joined(separator: "、")) }
        if !reading.residue.isEmpty { lines.append("没看懂：" + reading.residue.joined(separator: "、")) }
        return lines
    }

    private func describe(_ candidate: Retriever.Candidate) -> String {
        let name = snapshot.knowledge[candidate.attribute].name
        let coverage = Int((candidate.coverage * 100).rounded())
        let score = (Double(candidate.score) * 100).rounded() / 100
        let left =
            candidate.unexplained.isEmpty
            ? "" : "，解释不了 " + candidate.unexplained.map(snapshot.lexicon.text(of:)).joined(separator: "、")
        return "\(name)：名称说到 \(coverage)%，得分 \(score)\(left)"
    }

    private func describe(_ outcome: Decision.Outcome) -> String {
        switch outcome {
        case .answer: "回答"
        case .otherwise(let asked, let mismatch, _): "没有所问的\(asked)（\(mismatch)），说出已有的"
        case .calculated(let calculation): "运算：" + calculation.operators.map(\.rawValue).joined(separator: "、")
        case .tooFew(let decisive, _): "不够\(decisive.rawValue)"
        case .clarify(let options): "反问：" + options.map(\.label).joined(separator: " / ")
        case .noData(let subject, let attribute, _): "\(subject)没有“\(snapshot.knowledge[attribute].name)”"
        case .foreign(let text, let what): "“\(text)”不在资料里（\(what)）"
        case .notUnderstood(let words): "没看懂：" + words.joined(separator: "、")
        case .notMentioned(let words, _): "资料没提：" + words.joined(separator: "、")
        case .remainder(_, let items): "名单里去掉说了不要的，还剩\(items.count)项"
        case .selected(_, let items): "名单里符合所问的\(items.count)项"
        case .overview(let subject, _): "概况：\(snapshot.knowledge[subject].name)"
        case .smalltalk, .help, .empty: "寒暄"
        case .noReason: "没说原因"
        case .unsaid(let asked, _): "没写\(asked)"
        case .item(let index, _, _): "第\(index + 1)项"
        case .more, .nothingMore: "续列"
        case .outside: "不在范围"
        }
    }

    private func facts(of outcome: Decision.Outcome) -> [String] {
        switch outcome {
        case .calculated(let calculation): calculation.figures.map(place)
        case .answer(let facts, _), .otherwise(_, _, let facts), .noData(_, _, let facts),
            .tooFew(_, let facts):
            facts.map(place)
        default: []
        }
    }

    private func place(of id: FactID) -> String {
        let fact = snapshot.knowledge[id]
        let source = snapshot.knowledge.sources[fact.source].name
        return "依据 \(fact.place.file):\(fact.place.line)（\(source) 第\(fact.sourceLine)行）"
    }

    /// One line a fact about a subject; without a name, one line a subject with how many facts it has.
    ///
    ///     assistant.facts(about: nil)       // ["重庆市：… 条", "江津区：… 条", …], in the order of the files
    ///     assistant.facts(about: "月球")    // []
    ///
    /// - Parameter name: read like a question, so any of a subject's names will do.
    public func facts(about name: String?) -> [String] {
        let knowledge = snapshot.knowledge
        guard let name else {
            return knowledge.subjects.indices.map { index in
                let id = SubjectID(index: Int32(index))
                return "\(knowledge.subjects[index].name)：\(knowledge.facts.count { $0.subject == id }) 条"
            }
        }
        let sentence = Sentence(name)
        let subjects = snapshot.lexicon.mentions(in: sentence).compactMap { mention -> SubjectID? in
            guard case .surface(let id) = mention.meaning else { return nil }
            return snapshot.lexicon.surfaces[id].subject
        }
        return knowledge.facts.filter { subjects.contains($0.subject) }.map { fact in
            "\(knowledge[fact.attribute].name)：\(fact.statement)　〔\(fact.place.file):\(fact.place.line)〕"
        }
    }
}
