/// Whether 是的 may be said: a number that is right confirms nothing else that the claim says.
extension Planner {
    /// The figure says all of it: in its names or its sentence every word with content, in its sentence 每年 and 全部, in its
    /// unit what is counted.
    func isBorneOut(_ reading: Reading, _ claim: Reading.Claim, by id: FactID) -> Bool {
        let fact = knowledge[id]
        let attribute = knowledge[fact.attribute]
        let told = words(ofSentence: fact.statement + fact.note)
        let said = Set(told.joined())
        // 503.2万技能人才都是高技能的吧: 高技能 is what another figure counts.
        let isAllNamed = reading.words.allSatisfy { word in
            attribute.isNamed(by: word)
                || said.contains(word) && !attribute.parts.contains { knowledge[$0].isNamed(by: word) }
        }
        // 2263个企业工会 of so many 基层工会.
        let isAllCounted = reading.weakWords.allSatisfy { word in
            units.counting(lexicon.text(of: word)) == nil || attribute.isNamed(by: word) || said.contains(word)
        }
        return isAllNamed && isAllCounted && reading.assertions.allSatisfy(fact.statement.contains)
            && !saysOpposite(reading, of: fact.statement) && isOfLevels(reading, attribute)
            && !isOfOneLevel(attribute, of: fact, reading) && !namesOneOfRow(reading, in: fact.statement)
            && !claim.noun.contains { isPart($0, ofNamesIn: told, reading) }
            && !countsKin(of: claim, reading, in: fact.statement) && countsAlike(claim, fact.unit)
    }

    /// 环卫工人5000名 of 环卫工人、产业工人等: the number is of all that the sentence names in a row.
    private func namesOneOfRow(_ reading: Reading, in statement: String) -> Bool {
        statement.split(whereSeparator: "，；。：（）".contains).contains { clause in
            // A row ends in 等 or 合计; 和 alone may stand in a name.
            let ends = ["等", "合计"].compactMap { clause.firstRange(of: $0)?.lowerBound }
            let joints: [Character] = ends.isEmpty ? ["、"] : ["、", "和", "与", "及"]
            let row = clause[..<(ends.min() ?? clause.endIndex)].split(whereSeparator: joints.contains)
            guard row.count > 1 else { return false }
            let members = row.map { Set(words(ofSentence: String($0)).joined()) }
            // 工人 tells no 环卫工人 from 产业工人.
            let shared = members.reduce(members[0]) { $0.intersection($1) }
            let named = members.map { $0.subtracting(shared).contains(where: reading.words.contains) }
            return named.contains(true) && named.contains(false)
        }
    }

    /// `劳模一共497名` of those of the city, where the report counts those of the nation too.
    private func isOfOneLevel(_ attribute: Attribute, of fact: Fact, _ reading: Reading) -> Bool {
        guard !reading.words.contains(where: levelWords.contains) else { return false }
        let own = attribute.variants.first ?? []
        let levels = own.filter(levelWords.contains)
        guard !levels.isEmpty else { return false }
        let thing = own.filter { !levelWords.contains($0) }
        return retriever.explaining(reading.words, weak: reading.weakWords).contains { other in
            let name = knowledge[other.attribute].variants.first ?? []
            return knowledge[other.attribute].kind == .figure && name.contains(where: levelWords.contains)
                && name.filter(levelWords.contains) != levels && name.filter { !levelWords.contains($0) } == thing
                && !knowledge.facts(other.attribute, of: fact.subject).isEmpty
        }
    }

    /// `食堂100家是吗`, where no place was spoken of: that one place has another number denies nothing where another has this one.
    func ofHolder(_ decision: Decision, _ reading: Reading, _ conversation: Conversation) -> Decision {
        guard case .answer(let facts, .claimFails) = decision.outcome, facts.count == 1, reading.subjects.isEmpty,
            lastSubject(of: conversation) == nil, reading.numbers.count == 1, let claim = reading.numbers.first
        else { return decision }
        let denied = knowledge[facts[0]]
        let holders = knowledge.subjects(with: denied.attribute).filter { $0 != denied.subject }
        let agreeing = holders.lazy.flatMap { self.knowledge.facts(denied.attribute, of: $0) }
            .first { self.quantified($0) && self.arithmetic.agrees(claim, $0) }
        guard let agreeing = agreeing ?? figureElsewhere(meantBy: reading, than: denied.subject) else {
            guard !isNamedWhole(denied.attribute, reading) else { return decision }
            var told = decision
            told.outcome = .answer(facts, .plain)
            return told
        }
        let asked = select(knowledge.facts(denied.attribute, of: knowledge[agreeing].subject), reading)
        let isMeant = asked.isExact && asked.facts.contains(agreeing)
        var held = decision
        held.outcome = .answer([agreeing], isMeant ? manner(of: reading, [agreeing]) : .plain)
        held.namesake = nil
        return held
    }

    /// `2024年发展会员15万人了吗`: the one figure of another place that the words may mean and that has the number.
    private func figureElsewhere(meantBy reading: Reading, than subject: SubjectID) -> FactID? {
        let meant = knowledge.subjectsWithFigures.filter { $0 != subject }.compactMap {
            figure(meantBy: reading, of: $0)
        }
        return meant.count == 1 ? meant[0] : nil
    }

    /// The one figure of the subject that has the number of the claim, in its unit, and to which the words belong; nil where
    /// there are several, or the claim is of a bound.
    func figure(meantBy reading: Reading, of subject: SubjectID) -> FactID? {
        guard reading.numbers.count == 1, let claim = reading.numbers.first, claim.bound == nil else { return nil }
        let meant = retriever.explaining(reading.words, weak: reading.weakWords)
            .filter { knowledge[$0.attribute].kind == .figure && $0.isDistinctive }
            .flatMap { self.knowledge.facts($0.attribute, of: subject) }
            .filter { id in
                arithmetic.agrees(claim, id) && countsAlike(claim, knowledge[id].unit)
                    && claim.unit.map { units.fits(asked: $0, unit: knowledge[id].unit) } ?? true
            }
        return meant.count == 1 ? meant[0] : nil
    }

    /// Every word of one of its names was said, but for those that limit nothing.
    func isNamedWhole(_ attribute: AttributeID, _ reading: Reading) -> Bool {
        let said = reading.words + reading.weakWords
        return knowledge[attribute].variants.contains { name in
            name.allSatisfy { said.contains($0) || lexicon.limitsNothing($0) }
        }
    }

    func isAsFarNamed(_ one: FactID, as other: FactID, _ reading: Reading) -> Bool {
        let named = [one, other].map { reading.words.count(where: knowledge[knowledge[$0].attribute].isNamed) }
        return named[0] >= named[1]
    }

    /// `2024年文体活动70场吗` of 20 and 50 that go by these words: two figures that the report tells together and that make the
    /// number of the claim.
    func sum(meantBy reading: Reading, _ figure: FactID) -> Calculation? {
        guard reading.numbers.count == 1, let claim = reading.numbers.first, claim.bound == nil,
            quantified(figure), arithmetic.value(figure) < arithmetic.value(of: claim, for: figure)
        else { return nil }
        // 办了70场吗 of what is only planned.
        guard knowledge[figure].scope != .plan || !reading.saysDone && !reading.hasPastVerb else { return nil }
        let subject = knowledge[figure].subject
        let others = retriever.explaining(reading.words, weak: reading.weakWords).filter {
            knowledge[$0.attribute].kind == .figure && $0.attribute != knowledge[figure].attribute
        }.map { select(knowledge.facts($0.attribute, of: subject), reading) }.filter(\.isExact).flatMap(\.facts)
        for other in others where areToldTogether(figure, other) {
            let sum = Calculation(operators: [.sum], figures: [figure, other])
            guard arithmetic.objection(to: sum) == nil,
                arithmetic.sum(sum.figures).value == arithmetic.value(of: claim, for: figure)
            else { continue }
            return sum
        }
        return nil
    }

    /// `货车司机防癌卡几张`: the figure may count others too, and says nothing of those that are asked for.
    func unsaidGroup(_ reading: Reading, _ facts: [FactID]) -> Decision.Manner? {
        guard reading.kind == .figure || isClaim(reading), facts.count == 1, quantified(facts[0]), !reading.isOperand
        else { return nil }
        let fact = knowledge[facts[0]]
        let spelled = reading.spellings.filter { groups.contains(ExactText(lexicon.surfaces[$0].text)) }
        guard !spelled.isEmpty else { return nil }
        let named = spelled.map { lexicon.surfaces[$0] }
        let said = Set(words(ofSentence: fact.statement + fact.note).joined())
        let unsaid = named.filter { group in
            !group.words.allSatisfy { word in
                lexicon.weakWords.contains(word) || said.contains(word) || knowledge[fact.attribute].isNamed(by: word)
            }
        }
        return unsaid.isEmpty ? nil : .claimUnmentioned(unsaid.map(\.text).joined(separator: "、"))
    }

    /// The words of each known spelling.
    private func words(ofSentence text: String) -> [[WordID]] {
        lexicon.mentions(in: Sentence(text)).compactMap { lexicon.surface(of: $0)?.words }
    }

    /// 举办了15场 of those that were taken part in.
    func saysOpposite(_ reading: Reading, of statement: String) -> Bool {
        opposites.contains { sides in
            let told = sides.filter { $0.contains(where: statement.contains) }
            let spoken = sides.joined().filter { word in
                reading.spellings.contains { lexicon.surfaces[$0].text.hasExactPrefix(word) }
            }
            // 组织参加了8场: of two sides that are told, the very word is.
            guard !spoken.isEmpty, !spoken.contains(where: statement.contains) else { return false }
            return told.contains { side in !side.contains(where: spoken.contains) }
        }
    }

    /// 全国五一劳动奖30个 of those of the nation and of the city.
    private func isOfLevels(_ reading: Reading, _ attribute: Attribute) -> Bool {
        let own = (attribute.variants.first ?? []).filter(levelWords.contains)
        let asked = reading.words.filter(levelWords.contains)
        return own.count < 2 || asked.isEmpty || own.allSatisfy(asked.contains)
    }

    /// 1万名困难职工 of so many 困难职工子女: what is counted only stands in the name of what the sentence counts.
    private func isPart(_ word: WordID, ofNamesIn told: [[WordID]], _ reading: Reading) -> Bool {
        told.contains { name in
            guard let place = name.firstIndex(of: word), place + 1 < name.count else { return false }
            return !reading.words.contains(name[place + 1]) && !reading.weakWords.contains(name[place + 1])
        }
    }

    /// 1万困难职工 of so many 困难职工|家庭|子女.
    private func countsKin(of claim: Reading.Claim, _ reading: Reading, in statement: String) -> Bool {
        guard !claim.noun.isEmpty else { return false }
        let sentence = Sentence(statement)
        let mentions = lexicon.mentions(in: sentence)
        let said = reading.words + reading.weakWords
        return zip(mentions, mentions.dropFirst()).contains { own, next in
            guard lexicon.surface(of: own)?.words == claim.noun, let kin = lexicon.surface(of: next) else {
                return false
            }
            return kin.words.contains { !lexicon.limitsNothing($0) } && !kin.isFiller && kin.measure == nil
                && own.range.upperBound == next.range.lowerBound && !sentence.isCut(at: next.range.lowerBound)
                && !kin.words.contains(where: said.contains)
        }
    }

    /// 12915人 of so many 人次.
    private func countsAlike(_ claim: Reading.Claim, _ unit: String) -> Bool {
        guard let own = claim.unitText, units.classes[own] == units.classes[unit] else { return true }
        return units.isCountedApart(own) == units.isCountedApart(unit) || own == unit
    }
}
