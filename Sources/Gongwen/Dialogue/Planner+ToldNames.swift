import Foundation

/// Questions with a name that stands in what some entry says: an item of a list, a person.
extension Planner {
    /// `哪家医院有睡眠门诊`, `李敏是哪个医院的院长`: the name says whose fact is meant, where only one has it.
    func placedByNames(_ reading: Reading) -> Reading {
        guard reading.words.contains(where: knowledge.isTold), reading.subjects.isEmpty, reading.excluded.isEmpty else {
            return reading
        }
        let names = reading.words.filter(knowledge.isTold)
        var holder: SubjectID?
        for id in knowledge.facts(telling: names[0]) where names.allSatisfy(knowledge[id].told.contains) {
            guard holder == nil || holder == knowledge[id].subject else { return reading }
            holder = knowledge[id].subject
        }
        return holder.map { reading.within([$0]) } ?? reading
    }

    /// The names of the question that the fact does not speak of: 李敏 of 院长是王晓燕.
    func namesUntold(_ reading: Reading, by id: FactID) -> [WordID] {
        reading.words.filter { knowledge.isTold($0) && !knowledge[id].told.contains($0) }
    }

    /// `院长是不是陈国华`: some name of the question is one that the fact tells.
    func isTold(_ reading: Reading, by id: FactID) -> Bool {
        reading.words.contains(where: knowledge[id].told.contains)
    }

    /// What is said of names that the fact does not tell: `儿童医院院长是李敏吗` is denied, because the fact says who it is, and
    /// that is somebody else; anything else is only not spoken of.
    func manner(of untold: [WordID], _ reading: Reading, by id: FactID) -> Decision.Manner {
        let names = lexicon.typed(untold, in: reading).joined(separator: "、")
        let fact = knowledge[id]
        let isAnother =
            reading.kind == .yesNo && knowledge[fact.attribute].kind == .person && fact.told.count == 1
            && untold.allSatisfy(knowledge.namesPerson)
        return isAnother ? .claimFails(names) : .claimUnmentioned(names)
    }

    /// `他是什么职务` after who gave the report: of those who have an entry of their own, the one who was told first; else what
    /// was told, where it says so. Another person is not meant.
    func planPersonTold(_ reading: Reading, _ conversation: Conversation) -> Decision? {
        guard reading.refersBack, reading.subjects.isEmpty, !reading.words.isEmpty, reading.residue.isEmpty,
            let last = lastAttribute(of: conversation), knowledge[last].kind == .person,
            let subject = lastSubject(of: conversation), let told = knowledge.facts(last, of: subject).first
        else { return nil }
        let explaining = retriever.explaining(reading.words, weak: reading.weakWords).map(\.attribute)
        guard !explaining.isEmpty else { return nil }
        let statement = knowledge[told].statement
        func place(of attribute: AttributeID) -> String.Index? {
            let names = knowledge[attribute].variants.joined().filter { !lexicon.limitsNothing($0) }.map(
                lexicon.text(of:))
            return names.filter(knowledge[attribute].name.hasPrefix).compactMap { statement.range(of: $0)?.lowerBound }
                .min()
        }
        let placed = explaining.filter { $0 != last && !knowledge.facts($0, of: subject).isEmpty }
            .compactMap { person in place(of: person).map { (person: person, at: $0) } }
        let first = placed.min { $0.at < $1.at }?.person
        guard let meant = first ?? (explaining.contains(last) ? last : nil) else {
            let isOfOthers = explaining.contains { knowledge[$0].kind == .person }
            let words = lexicon.typed(reading.words, in: reading)
            return isOfOthers ? Decision(outcome: .notMentioned(words, unexplained: [])) : nil
        }
        var decision = answer(meant, of: subject, reading)
        decision.inherited = [knowledge[subject].name]
        return decision
    }
}
