/// The facts: a figure a row, and what the entries say.
extension Compiler {
    /// A question about a fact may name the fact's source.
    func explainSources() {
        var sources: [Set<Int>] = Array(repeating: [], count: knowledge.attributes.count)
        for fact in knowledge.facts { sources[Int(fact.attribute.index)].insert(fact.source) }
        for (index, sources) in sources.enumerated() where !sources.isEmpty {
            knowledge.attributes[index].explained =
                (knowledge.attributes[index].explained + sources.flatMap { knowledge.sources[$0].words }).sortedOnce()
        }
    }

    private struct FigureKey: Hashable {
        var subject: SubjectID
        var attribute: AttributeID
        var scope: Scope
        var period: String
    }

    func addFigures(_ templates: Templates, into problems: inout Problems) {
        var seen: [FigureKey: KnowledgeDeclarations.Figure] = [:]
        for figure in declared.figures {
            let foundSubject = find("主体", figure.subject, among: subjectNames, into: &problems)
            let foundSource = find("来源", figure.source, among: sourceNames, into: &problems)
            guard let id = figureIndicator(figure.indicator, into: &problems) else { continue }
            guard let subject = foundSubject, let source = foundSource, let scope = figure.scope,
                let quantity = figure.quantity
            else {
                spoilt.insert(id)
                continue
            }
            let attribute = knowledge[id]
            checkUnit(of: figure, quantity, attribute, into: &problems)
            checkPeriod(of: figure, into: &problems)
            let key = FigureKey(subject: subject, attribute: id, scope: scope, period: figure.period)
            if let other = seen[key] {
                let same = other.quantity == quantity
                problems.error(
                    same
                        ? "这一行和 \(other.place.shown) 重复"
                        : "和 \(other.place.shown) 矛盾：同一主体、指标、口径、时间有两个数，那里是 \(other.quantity?.printed ?? "")",
                    at: same ? figure.rowPlace : figure.place, wayOut: same ? "删掉一行。" : "核对来源，改口径或时间，或删掉一行。")
                continue
            }
            seen[key] = figure
            if quantity.printed.contains("%"), attribute.unit.isEmpty {
                knowledge.attributes[Int(id.index)].unit = "%"
            }
            let unit = figure.unit.text
            var fact = Fact(
                attribute: id, subject: subject, value: .figure(quantity), scope: scope,
                period: Period(figure.period), unit: unit, source: source, sourceLine: figure.sourceLine,
                note: figure.note, isUnexplained: false, statement: "", place: figure.place)
            fact.statement = FactStatement.figure(
                quantity, unit: unit, attribute: attribute, subject: knowledge[subject].name, fact: fact,
                templates)
            knowledge.facts.append(fact)
        }
    }

    private func figureIndicator(_ name: Text, into problems: inout Problems) -> AttributeID? {
        guard let id = find("指标", name, among: attributeNames, into: &problems) else { return nil }
        guard knowledge[id].kind == .figure else {
            problems.error(
                "“\(name.text)”是条目（\(knowledge[id].kind.rawValue)），不是指标", at: name.place,
                wayOut: "数字要有自己的指标，换一个名称定义它。")
            return nil
        }
        return id
    }

    private func checkUnit(
        of figure: KnowledgeDeclarations.Figure, _ quantity: Quantity, _ attribute: Attribute,
        into problems: inout Problems
    ) {
        let unit = figure.unit.text
        let (isRatio, countsRatio) = (isRatio(quantity.printed), isRatio(attribute.unit))
        if unit.isEmpty, !attribute.unit.isEmpty, !isRatio {
            problems.warn(
                "“\(attribute.name)”的单位是“\(attribute.unit)”，这里没有写单位", at: figure.unit.place, wayOut: "填上单位。")
            return
        }
        if isRatio, !countsRatio, !attribute.unit.isEmpty {
            problems.warn(
                "“\(attribute.name)”的单位是“\(attribute.unit)”，这里写的是百分数", at: figure.place,
                wayOut: "百分数要有自己的指标，不写单位。")
            return
        }
        guard !unit.isEmpty, !attribute.unit.isEmpty,
            !units.agree(VocabularyBuilder.fold(unit), with: VocabularyBuilder.fold(attribute.unit))
        else { return }
        problems.warn(
            "“\(attribute.name)”的单位是“\(attribute.unit)”，这里写的是“\(unit)”", at: figure.unit.place,
            wayOut: "改成“\(attribute.unit)”，或改指标的单位（\(attribute.place.shown)）；数的是另一样，就另写一个指标。")
    }

    /// A date as a spreadsheet writes it answers no question about a year.
    private func checkPeriod(of figure: KnowledgeDeclarations.Figure, into problems: inout Problems) {
        let period = Period(figure.period)
        guard period.years == nil, period.dates == nil, period.length == nil, figure.period.contains(where: \.isNumber)
        else { return }
        problems.warn(
            "时间“\(figure.period)”读不出年份，问“2025年”时找不到它", at: figure.periodPlace,
            wayOut: "照资料写，如 2025年、截至2025年底、近五年；没有就空着。")
    }

    private func isRatio(_ text: String) -> Bool { text.contains { "%％‰成".contains($0) } }

    func addEntryFacts(_ templates: Templates, into problems: inout Problems) {
        var seen: [KnowledgeBase.Key: Place] = [:]
        for entry in declared.entries {
            let foundSubject = find("主体", entry.subject, among: subjectNames, into: &problems)
            let foundSource = find("来源", entry.source, among: sourceNames, into: &problems)
            guard let subject = foundSubject, let source = foundSource, let id = attributeNames[entry.name.text],
                knowledge[id].kind == entry.kind
            else { continue }
            let key = KnowledgeBase.Key(attribute: id, subject: subject)
            if let other = seen[key] {
                problems.error(
                    "条目“\(entry.name.text)”和 \(other.shown) 的重名", at: entry.name.place, wayOut: "换一个名称，或合成一个。")
                continue
            }
            seen[key] = entry.name.place
            var fact = Fact(
                attribute: id, subject: subject, value: entry.kind == .list ? .list(entry.items) : .text(entry.text),
                scope: .once, period: Period(entry.period), unit: "", source: source, sourceLine: entry.sourceLine,
                note: entry.note, isUnexplained: entry.isUnexplained, statement: entry.text, place: entry.name.place)
            if entry.kind == .list {
                fact.statement = FactStatement.list(
                    entry.items, sentence: entry.sentence?.text, attribute: entry.name.text,
                    subject: knowledge[subject].name, period: entry.period, templates)
            }
            fact.stated = NumberScanner.counts(in: fact.statement, units)
            fact.statesCode = NumberScanner.hasCode(fact.statement, units)
            fact.told = toldWords(in: entry.items + [entry.text])
            if !fact.told.isEmpty {
                knowledge.attributes[Int(id.index)].explained = (knowledge[id].explained + fact.told).sortedOnce()
            }
            knowledge.facts.append(fact)
        }
    }
}
