/// What is offered or looked at rather than what was named best.
extension Planner {
    /// `工会经费多少`: that the report leaves it out was said more nearly than a figure that has no place for 工会.
    func leftOpen(
        _ named: [Retriever.Candidate], rather figure: Retriever.Candidate?, _ scope: Whereabouts, _ reading: Reading
    ) -> Retriever.Candidate? {
        // Where a count is named, figures of that count are meant: 示范单位要培育多少家.
        guard reading.kind == .figure, reading.scope == nil, var figure else { return nil }
        // 参加的竞赛有几场: what is counted so, and not the list of them.
        if let unit = reading.unit, units.has(.events, unit),
            let counted = named.first(where: {
                isNamedInFull($0) && units.classes[knowledge[$0.attribute].unit] == unit
            })
        {
            figure = counted
        }
        let isFigure = knowledge[figure.attribute].kind == .figure
        let unheard = (isFigure ? unheard(by: figure.attribute, reading) : []) + untold(by: figure.attribute, reading)
        guard !unheard.isEmpty else { return nil }
        return named.first { candidate in
            candidate.score > figure.score && candidate.coverage >= figure.coverage && candidate.isDistinctive
                && unheard.contains(where: knowledge[candidate.attribute].isNamed)
                && knowledge.subjects(with: candidate.attribute).contains { subject in
                    (scope.subjects?.contains(subject) ?? true)
                        && knowledge.facts(candidate.attribute, of: subject).contains { knowledge[$0].isUnexplained }
                }
        }
    }

    /// The common words that it has no place for, though they were said in one word with another: 困难职工, 工会经费.
    func unheard(by attribute: AttributeID, _ reading: Reading) -> [WordID] {
        reading.spellings.flatMap { id -> [WordID] in
            let words = lexicon.surfaces[id].words
            guard words.count > 1, words.contains(where: reading.words.contains) else { return [] }
            return words.filter { reading.weakWords.contains($0) && !knowledge[attribute].explains($0) }
        }
    }

    /// The common words of which it says nothing at all, by its names or its sentences: 每人交多少 of what was paid out.
    private func untold(by id: AttributeID, _ reading: Reading) -> [WordID] {
        reading.weakWords.filter { word in
            !lexicon.cueWords.contains(word) && !knowledge[id].explains(word)
                && !knowledge.subjects(with: id).contains { subject in
                    knowledge.facts(id, of: subject).contains {
                        knowledge[$0].statement.contains(lexicon.text(of: word))
                    }
                }
        }
    }

    /// `示范单位要培育多少家`: what was named is of another count, and several that were half named are of the count that is
    /// asked for.
    func figuresOfAskedScope(
        insteadOf fitting: [Retriever.Candidate], _ there: @autoclosure () -> [Retriever.Candidate],
        _ scope: Whereabouts, _ reading: Reading
    ) -> Decision? {
        guard reading.kind == .figure || reading.isOfFigures, reading.scope == .plan, !fitting.isEmpty,
            !fitting.contains(where: { isExact($0, in: scope, reading) })
        else { return nil }
        let others = there().filter {
            knowledge[$0.attribute].kind == .figure && $0.coverage >= Planner.halfSaid && $0.isDistinctive
                && isExact($0, in: scope, reading)
        }
        // 2024年计划新建创新工作室几家: of the several levels, one alone has a plan.
        if others.count == 1, reading.words.allSatisfy(knowledge[others[0].attribute].isNamed) {
            return resolve(others, scope, reading)
        }
        guard !scope.isNamed else { return nil }
        guard let options = offer(others, scope, reading), options.count > 1 else { return nil }
        return Decision(outcome: .clarify(options), words: reading.words)
    }

    private func isExact(_ candidate: Retriever.Candidate, in scope: Whereabouts, _ reading: Reading) -> Bool {
        knowledge.subjects(with: candidate.attribute).contains { subject in
            scope.subjects?.contains(subject) ?? true
                && select(knowledge.facts(candidate.attribute, of: subject), reading).isExact
        }
    }
}
