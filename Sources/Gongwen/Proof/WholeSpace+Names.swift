/// Whether a figure of another name may answer a question: what was said, held against what the files call it.
extension WholeSpace {
    /// A figure of another name may answer where the place has none of the asked name, count and time, every word of the
    /// other name was said, and the rest limits nothing by the files' own word.
    func mayAnswer(_ fact: Fact, _ asked: AskedQuestion, isPart: Bool) -> Bool {
        if isEquallySaid(fact.attribute, asked) { return true }
        let knowledge = assistant.snapshot.knowledge
        // The files themselves call a plan and its result alike; the reply names which it gives.
        let isNamesake = knowledge.namesakes[asked.attribute]?.contains(fact.attribute) ?? false
        if isNamesake,
            knowledge.facts(asked.attribute, of: fact.subject).allSatisfy({
                (knowledge[$0].scope == .plan) != (fact.scope == .plan)
            })
        {
            return true
        }
        // 发明里的专利 names both.
        if isPart,
            knowledge[fact.attribute].variants.contains(where: {
                named($0, asked).allSatisfy(words(of: asked.name).contains)
            })
        {
            return true
        }
        guard knowledge[asked.attribute].kind != .figure || !isHeld(asked, of: fact.subject) else { return false }
        // The parts of what only other places have as a whole, told one by one; and the whole that a share is one of.
        let related = knowledge.sums(with: fact.attribute) + (isPart ? knowledge[fact.attribute].parts : [])
        return ([fact.attribute] + related).contains { isSaid($0, asked, isPart: isPart) }
    }

    /// All of its name was said, and nothing that it does not explain.
    private func isSaid(_ id: AttributeID, _ asked: AskedQuestion, isPart: Bool) -> Bool {
        if isEquallySaid(id, asked) { return true }
        let said = words(of: asked.text)
        let attribute = assistant.snapshot.knowledge[id]
        return attribute.variants.contains { named($0, asked).allSatisfy(said.contains) }
            && (isPart || strong(words(of: asked.name), asked).allSatisfy(attribute.explains))
    }

    private func isHeld(_ asked: AskedQuestion, of subject: SubjectID) -> Bool {
        let knowledge = assistant.snapshot.knowledge
        return knowledge.facts(asked.attribute, of: subject).contains { id in
            isOfScope(knowledge[id].scope, knowledge[asked.attribute], asked)
                && asked.year.map { knowledge[id].period.text.contains("\($0)") } ?? true
        }
    }

    /// Whether the name that was said is as much a name of the other: the same words, but for those that limit nothing.
    func isEquallySaid(_ id: AttributeID, _ asked: AskedQuestion) -> Bool {
        if id == asked.attribute { return true }
        let said = named(words(of: asked.name), asked)
        return assistant.snapshot.knowledge[id].variants.contains { named($0, asked) == said }
    }

    /// What limits a name, by the files' own word: not what is common, nor what says of the question what is read from it
    /// (件数, 新增) and is judged by itself. Of what is no figure, nor what the files call fillers (安康杯竞赛情况), nor the
    /// level that the figure told for it names itself.
    private func strong(_ words: [WordID], _ asked: AskedQuestion) -> [WordID] {
        let lexicon = assistant.snapshot.lexicon
        let isFigure = assistant.snapshot.knowledge[asked.attribute].kind == .figure
        return words.filter {
            isFigure ? !lexicon.limitsNothing($0) : !lexicon.weakWords.contains($0) && !saysNothing.contains($0)
        }
    }

    /// What makes a name: what limits it, or, where nothing does, all of it.
    private func named(_ words: [WordID], _ asked: AskedQuestion) -> [WordID] {
        let strong = strong(words, asked)
        return strong.isEmpty ? words : strong
    }

    /// 重庆市级劳模, 重庆四川合作, 玖龙纸业重庆总工会: the place and the beginning or the end of the name make another word of
    /// the files, which says the level or is a name. The reply says whose figure it gives.
    func runsTogether(_ asked: AskedQuestion) -> Bool {
        let read = surfaces(in: asked.text)
        return !read.contains { $0.subject != nil }
            && read.contains { surface in
                surface.innerSubject.map(asked.subjects.contains) ?? false
                    || asked.subjects.flatMap { spellings[Int($0.index)] }.contains { place in
                        WholeSpace.joins(surface.text, asked.name, place)
                            || WholeSpace.joins(surface.text, place, asked.name)
                    }
            }
    }

    /// Whether a text is all of the one and some of what follows: 玖龙纸业重庆 of 玖龙纸业 and 重庆总工会.
    private static func joins(_ text: String, _ one: String, _ next: String) -> Bool {
        text.count > one.count && text.hasPrefix(one) && next.hasPrefix(text.dropFirst(one.count))
    }
}
