/// Every subject × every attribute × every way to ask of the files' `问法`: tens of thousands of questions, each judged
/// by what the files hold.
///
///     let space = WholeSpace(assistant, today: today)
///     let result = space.run(0..<space.count)
///     result.wrong        // [] when no reply stated what another subject, attribute, count or time has
///
/// Places without the figure are asked too, and names that the files know to be outside them.
public struct WholeSpace: Sendable {
    let assistant: Assistant
    let today: Day
    private let spellings: [[String]]
    private let outsiders: [String]
    /// Fillers by the files' own word, and levels.
    let saysNothing: Set<WordID>

    /// How many names from outside the files are asked about each attribute; they take turns.
    private static let outsidersAsked = 2

    public init(_ assistant: Assistant, today: Day) {
        self.assistant = assistant
        self.today = today
        let lexicon = assistant.snapshot.lexicon
        var spellings = assistant.snapshot.knowledge.subjects.map { [$0.name] }
        var outsiders: [String] = []
        for surface in lexicon.surfaces where surface.words.isEmpty && surface.cues.isEmpty {
            if let subject = surface.subject, !spellings[Int(subject.index)].contains(surface.text) {
                spellings[Int(subject.index)].append(surface.text)
            } else if surface.foreign != nil {
                outsiders.append(surface.text)
            }
        }
        saysNothing = Lexicon.words(of: lexicon.surfaces, lexicon.wordTexts, where: \.isFiller)
            .union(assistant.snapshot.planner.levelWords)
        self.spellings = spellings
        self.outsiders = outsiders
    }

    /// How many attributes there are to ask about.
    public var count: Int { assistant.snapshot.knowledge.attributes.count }

    /// Asks everything about some of the attributes.
    public func run(_ attributes: Range<Int>) -> WholeSpaceResult {
        var result = WholeSpaceResult()
        for index in attributes {
            let id = AttributeID(index: Int32(index))
            askCanonically(id, into: &result)
            for asked in questions(about: id) {
                var conversation = Conversation()
                let (reply, decisions) = assistant.answer(to: asked.text, in: &conversation, today: today)
                result.count(judge(decisions, to: asked), asked, reply)
            }
        }
        return result
    }

    /// The questions about an attribute, always the same ones in the same order.
    func questions(about id: AttributeID) -> [AskedQuestion] {
        let knowledge = assistant.snapshot.knowledge
        let attribute = knowledge[id]
        let names = names(of: attribute)
        var questions: [AskedQuestion] = []
        var turn = Int(id.index)
        for phrasing in assistant.snapshot.phrasings
        where phrasing.kinds.isEmpty || phrasing.kinds.contains(attribute.kind) {
            for template in phrasing.questions {
                for whose in 0..<(knowledge.subjects.count + WholeSpace.outsidersAsked) {
                    turn += 1
                    let subject = whose < knowledge.subjects.count ? SubjectID(index: Int32(whose)) : nil
                    guard let spelled = spelling(of: subject, turn, phrasing) else { continue }
                    var values = [("主体", spelled)]
                    var subjects = [subject].compactMap { $0 }
                    if Phrasing.asksTwo(template) {
                        let other = SubjectID(index: Int32((whose + 1 + turn) % knowledge.subjects.count))
                        guard other != subject, let second = spelling(of: other, turn, phrasing) else { continue }
                        values.append(("另一主体", second))
                        subjects.append(other)
                    }
                    for name in namesAsked(attribute, names, turn) {
                        let asked = variants(of: template, phrasing, values + [("指标", name)], turn)
                        // 网上平台建成都有哪些 does not speak of 成都.
                        questions += asked.filter { subject != nil || namesOutsider(spelled, $0.text) }.map {
                            AskedQuestion(
                                text: $0.text, phrasing: phrasing, isOutside: subject == nil, subjects: subjects,
                                attribute: id,
                                name: name, year: $0.year, limit: $0.limit)
                        }
                    }
                }
            }
        }
        return questions
    }

    private func namesOutsider(_ spelling: String, _ text: String) -> Bool {
        surfaces(in: text).contains { $0.text == spelling }
    }

    /// Its own name and, every second time, another; an entry by one of its names.
    private func namesAsked(_ attribute: Attribute, _ names: [String], _ turn: Int) -> [String] {
        guard attribute.kind == .figure else { return [names[turn % names.count]] }
        guard names.count > 1, !turn.isMultiple(of: 2) else { return [names[0]] }
        return [names[0], names[1 + turn % (names.count - 1)]]
    }

    /// The template once for each year, and for one limit, in turn.
    private func variants(
        of template: String, _ phrasing: Phrasing, _ values: [(String, String)], _ turn: Int
    ) -> [(text: String, year: Int?, limit: String?)] {
        let text = Phrasing.fill(template, values.map { (name: $0.0, value: $0.1) })
        if !phrasing.limits.isEmpty {
            let limit = phrasing.limits[turn % phrasing.limits.count]
            return [(Phrasing.fill(text, [("限定", limit)]), nil, limit)]
        }
        if phrasing.years.isEmpty { return [(text, nil, nil)] }
        return phrasing.years.map { (Phrasing.fill(text, [("年", "\($0)")]), $0, nil) }
    }

    private func spelling(of subject: SubjectID?, _ turn: Int, _ phrasing: Phrasing) -> String? {
        if phrasing.misspells { return subject.flatMap { misspelt($0, turn) } }
        if let subject { return spellings[Int(subject.index)][turn % spellings[Int(subject.index)].count] }
        return outsiders.isEmpty ? nil : outsiders[turn % outsiders.count]
    }

    /// A slip in the shortest form of its name; nil where that makes other words.
    private func misspelt(_ subject: SubjectID, _ turn: Int) -> String? {
        let own = assistant.snapshot.knowledge[subject].name
        let short = spellings[Int(subject.index)].filter { own.hasPrefix($0) && $0.count > 1 }
            .min { $0.count < $1.count }
        let slip = Phrasing.misspelt(short ?? own, turn)
        let mentions = assistant.snapshot.lexicon.mentions(in: Sentence(slip))
        return mentions.contains { if case .unknown = $0.meaning { true } else { false } } ? slip : nil
    }

    /// Its own name, and those of its other names that are taken for it without more words.
    private func names(of attribute: Attribute) -> [String] {
        let others = attribute.bynames.map { $0.replacing(" ", with: "") }.filter { other in
            other != attribute.name && attribute.variants.contains(words(of: other))
        }
        return [attribute.name] + others
    }

    /// The words of a text, ascending.
    func words(of text: String) -> [WordID] { surfaces(in: text).flatMap(\.words).sortedOnce() }

    func subjects(in text: String) -> [SubjectID] { surfaces(in: text).compactMap(\.subject) }

    func surfaces(in text: String) -> [Surface] {
        let lexicon = assistant.snapshot.lexicon
        return lexicon.mentions(in: Sentence(text)).compactMap { mention in
            if case .surface(let id) = mention.meaning { lexicon.surfaces[id] } else { nil }
        }
    }
}

/// One question of the whole space, and what it asks for.
struct AskedQuestion: Sendable {
    var text: String
    var phrasing: Phrasing
    /// It names something that the files know to be outside them.
    var isOutside: Bool
    var subjects: [SubjectID]
    var attribute: AttributeID
    /// The name by which the attribute is called.
    var name: String
    var year: Int?
    var limit: String?
}
