/// The questions that are made of the files.
extension WholeSpace {
    /// How many names from outside the files are asked about each attribute; they take turns.
    private static let outsidersAsked = 2

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
                for whose in 0..<(Phrasing.asksOne(template) ? knowledge.subjects.count + WholeSpace.outsidersAsked : 1)
                {
                    turn += 1
                    for place in places(whose, template, phrasing, turn) {
                        for name in namesAsked(attribute, names, turn) {
                            let asked = variants(of: template, phrasing, place.values + [("指标", name)], turn)
                            // 网上平台建成都有哪些 does not speak of 成都.
                            questions += asked.filter { !place.isOutside || namesOutsider(place.values[0].1, $0.text) }
                                .filter { !phrasing.misspells || keeps(name, in: $0.text) }
                                .map { variant in
                                    var question = variant
                                    (question.isOutside, question.subjects) = (place.isOutside, place.subjects)
                                    (question.attribute, question.name) = (id, name)
                                    return question
                                }
                        }
                    }
                }
            }
        }
        return questions
    }

    /// Whom a question is about, and how they are called in it.
    private struct Place {
        var values: [(String, String)]
        var subjects: [SubjectID]
        var isOutside = false
    }

    /// The subject of this number, or one from outside the files; with each other one where the question names two, and
    /// with one of them in a dialogue. All, where it names none.
    private func places(_ whose: Int, _ template: String, _ phrasing: Phrasing, _ turn: Int) -> [Place] {
        let all = assistant.snapshot.knowledge.subjects.indices.map { SubjectID(index: Int32($0)) }
        guard Phrasing.asksOne(template) else { return [Place(values: [], subjects: all)] }
        let subject = all.indices.contains(whose) ? all[whose] : nil
        guard let spelled = spelling(of: subject, turn, phrasing) else { return [] }
        let first = Place(values: [("主体", spelled)], subjects: [subject].compactMap { $0 }, isOutside: subject == nil)
        guard Phrasing.asksTwo(template) else { return [first] }
        let isDialogue = template.contains(Phrasing.turnMark)
        let others = subject == nil || isDialogue ? [all[(whose + 1 + turn) % all.count]] : all
        return others.filter { $0 != subject }.compactMap { other in
            guard let second = spelling(of: other, turn, phrasing) else { return nil }
            var place = first
            place.values.append(("另一主体", second))
            // 那江津呢 asks about 江津 alone.
            if isDialogue { (place.subjects, place.isOutside) = ([], false) }
            place.subjects.append(other)
            return place
        }
    }

    private func namesOutsider(_ spelling: String, _ text: String) -> Bool {
        surfaces(in: text).contains { $0.text == spelling }
    }

    /// 百分比|重 makes 百分|比重: what is left of the place's name is then no slip.
    private func keeps(_ name: String, in text: String) -> Bool {
        let read = surfaces(in: text).map(\.text)
        return surfaces(in: name).allSatisfy { read.contains($0.text) }
    }

    /// Its own name and, every second time, another; an entry by one of its names.
    private func namesAsked(_ attribute: Attribute, _ names: [String], _ turn: Int) -> [String] {
        guard attribute.kind == .figure else { return [names[turn % names.count]] }
        guard names.count > 1, !turn.isMultiple(of: 2) else { return [names[0]] }
        return [names[0], names[1 + turn % (names.count - 1)]]
    }

    /// The template once for each year or number, and for one limit, in turn.
    private func variants(
        of template: String, _ phrasing: Phrasing, _ values: [(String, String)], _ turn: Int
    ) -> [AskedQuestion] {
        let filled = Phrasing.fill(template, values.map { (name: $0.0, value: $0.1) })
        let asked = AskedQuestion(
            text: filled, phrasing: phrasing, isOutside: false, subjects: [], attribute: AttributeID(index: 0), name: ""
        )
        func with(_ name: String, _ value: String, _ change: (inout AskedQuestion) -> Void) -> AskedQuestion {
            var variant = asked
            variant.text = Phrasing.fill(filled, [(name, value)])
            change(&variant)
            return variant
        }
        if !phrasing.limits.isEmpty {
            let limit = phrasing.limits[turn % phrasing.limits.count]
            return [with("限定", limit) { $0.limit = limit }]
        }
        // 三千 before 三员 would be another number.
        let name = Sentence(values.last?.1 ?? "").text.unicodeScalars.first
        if !phrasing.numbers.isEmpty, name.map(ChineseNumber.canStart) ?? true { return [] }
        if !phrasing.numbers.isEmpty {
            return phrasing.numbers.map { number in with("数", number) { $0.number = number } }
        }
        if phrasing.years.isEmpty { return [asked] }
        return phrasing.years.map { year in with("年", "\(year)") { $0.year = year } }
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
}
