/// What a message names, set beside what was told last: 跟妈咪小屋比哪个多, 发明创造比它少多少, 加上新建的驿站一共几个.
extension Planner {
    /// nil where the message does not lean on what was told, or says itself all that it sets against each other.
    func operandsBesideTold(_ message: Message, _ operators: [Operator], _ conversation: Conversation) -> Operands? {
        let whole = message.whole
        // 他们总共多少会员 adds nothing.
        let leans = message.joinsTold || whole.refersBack && operators.first != .sum
        guard leans, whole.residue.isEmpty, whole.foreign.isEmpty,
            whole.subjectTypes.isEmpty, whole.group == nil, whole.excluded.isEmpty, whole.per == nil,
            subjectsNamed(in: whole).count < 2, let decisive = operators.first, decisive.joinsOperands
        else { return nil }
        let (results, told) = heldResults(of: conversation)
        let isSum = decisive == .sum
        if isSum, told > 1, let added = operandsOfPlace(added: whole, to: results.suffix(told)) { return added }
        guard let last = results.last, isSum || told == 1, let named = operandsNamed(message, last, conversation)
        else { return nil }
        // 和技术革新比，发明创造少多少 sets the two against each other.
        guard isSum || named.count == 1 else { return nil }
        let before = results.suffix(isSum ? told : 1)
        guard !named.figures.contains(where: before.contains) else { return nil }
        var found = named
        found.figures = before + named.figures
        found.words = words(of: conversation) + named.words.filter { !words(of: conversation).contains($0) }
        return found
    }

    /// `再加上南川的` after a sum, or after several of one place: the same things of that place too, and what it has none of.
    private func operandsOfPlace(added whole: Reading, to told: ArraySlice<FactID>) -> Operands? {
        guard whole.words.isEmpty, let place = whole.subjects.first, whole.scope == nil, whole.period == nil,
            !told.contains(where: { knowledge[$0].subject == place })
        else { return nil }
        var attributes: [AttributeID] = []
        for figure in told where !attributes.contains(knowledge[figure].attribute) {
            attributes.append(knowledge[figure].attribute)
        }
        var found = Operands(figures: Array(told), words: whole.words)
        for attribute in attributes {
            found.append(operands(of: attribute, in: [place], whole))
        }
        return found
    }

    /// The figures that the message names itself, of the place that is spoken of where it names none.
    private func operandsNamed(_ message: Message, _ last: FactID, _ conversation: Conversation) -> Operands? {
        let placed = message.whole.subjects.isEmpty ? message.within([knowledge[last].subject]) : message
        if let row = usable(operandsOfMembers(placed, conversation)), row.lacking.isEmpty { return row }
        var asked = placed.whole.asFigure
        asked.refersBack = false
        // 和妈咪小屋比谁多, after how many came new: how many came new of those too, where no total is told.
        let counted = knowledge[last].scope == .new ? asked.counting(.new) : nil
        for reading in [asked, counted].compactMap({ $0 }) {
            let decision = plan(reading, in: conversation)
            if let figure = singleFigure(decision) { return Operands(figures: [figure], words: decision.words) }
        }
        return nil
    }
}

extension Reading {
    fileprivate func counting(_ scope: AskedScope) -> Reading {
        var counted = self
        counted.scope = scope
        return counted
    }
}

extension Operator {
    /// It makes one number, or an order, of two figures.
    fileprivate var joinsOperands: Bool { comparesTwo || self == .sum || self == .share }
}
