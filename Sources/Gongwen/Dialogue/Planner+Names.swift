/// How fully a figure was named, against what else was.
extension Planner {
    /// Something else was named in full, and this figure only in part, or without a word that limits nothing by itself: asked
    /// for 帮扶筹措资金, 帮扶资金 is no answer; asked for 职工书屋, 全国职工书屋 is none.
    ///
    /// - Parameter rivals: what was named in full.
    func isOutnamed(
        _ candidate: Retriever.Candidate, by rivals: [Retriever.Candidate], _ reading: Reading
    ) -> Bool {
        // Most questions name one thing in full: that is looked at first, and costs next to nothing.
        let id = candidate.attribute
        guard rivals.contains(where: { $0.attribute != id }), knowledge[id].kind == .figure else { return false }
        func wasSaid(_ word: WordID) -> Bool { reading.words.contains(word) || reading.weakWords.contains(word) }
        // Where only common words were said, all of them count.
        func mayBeLeft(_ word: WordID) -> Bool {
            reading.words.isEmpty ? lexicon.cueWords.contains(word) : lexicon.limitsNothing(word)
        }
        let isWhole = isWhole(id, reading, without: mayBeLeft)
        let left = reading.weakWords.filter { !lexicon.cueWords.contains($0) && !knowledge[id].explains($0) }
        guard !isWhole || !left.isEmpty else { return false }
        // 南川的五一劳动奖状 may be told by those of the one level that there is: the reply names it.
        let isToldForText =
            isWhole || reading.subjects.isEmpty
            || self.isWhole(id, reading) { mayBeLeft($0) || levelWords.contains($0) }
        let naming = (reading.words + reading.weakWords).filter(knowledge[id].isNamed)
        // 全市五一劳动奖: of 江津's 全国和重庆五一劳动奖状（奖章） the city has none.
        let saysLevel = reading.words.contains(where: levelWords.contains)
        lazy var mayBeElsewhere =
            reading.subjects.isEmpty
            ? isNamedButForLevel(id, reading)
            : !saysLevel && lacksOnlyLevel(id, reading) && isOneOfLevels(id, reading)
        return rivals.contains { other in
            let rival = other.attribute
            let isFigure = knowledge[rival].kind == .figure
            // A part is told for its whole; the reply names it.
            guard rival != id, !knowledge[rival].parts.contains(id),
                knowledge[rival].variants.contains(where: { name in
                    naming.allSatisfy(name.contains) && (!isWhole || name.contains(where: left.contains))
                        && name.allSatisfy(wasSaid) && (isFigure || reading.words.allSatisfy(name.contains))
                }),
                isFigure ? fitness(of: other, reading) > 0 : !isToldForText || isSpelledWhole(rival, left, reading)
            else { return false }
            return !(mayBeElsewhere && isHeldElsewhereOnly(rival, than: id, reading))
        }
    }

    /// 特色门诊 was typed as one name, and 特色 is no word of 门诊量.
    private func isSpelledWhole(_ rival: AttributeID, _ left: [WordID], _ reading: Reading) -> Bool {
        !left.isEmpty
            && reading.spellings.contains { spelling in
                let words = lexicon.surfaces[spelling].words
                return words.count > 1 && words.contains(where: left.contains)
                    && knowledge[rival].variants.contains(words.sortedOnce())
            }
    }

    /// 重庆五一劳动奖, where 五一劳动奖 was said.
    func lacksOnlyLevel(_ attribute: AttributeID, _ reading: Reading) -> Bool {
        let said = reading.words + reading.weakWords
        return knowledge[attribute].variants.contains { name in
            name.contains(where: levelWords.contains)
                && name.allSatisfy { said.contains($0) || levelWords.contains($0) }
        }
    }

    /// The place has the same of another level: neither alone is all there is.
    private func isOneOfLevels(_ attribute: AttributeID, _ reading: Reading) -> Bool {
        retriever.explaining(reading.words, weak: reading.weakWords).contains { other in
            other.attribute != attribute && knowledge[other.attribute].kind == .figure
                && lacksOnlyLevel(other.attribute, reading)
                && reading.subjects.contains { !knowledge.facts(other.attribute, of: $0).isEmpty }
        }
    }

    /// The rival is told of none of the places that are asked about.
    private func isHeldElsewhereOnly(_ rival: AttributeID, than id: AttributeID, _ reading: Reading) -> Bool {
        guard !reading.subjects.isEmpty else { return haveNoPlaceInCommon(rival, id) }
        return reading.subjects.allSatisfy { knowledge.facts(rival, of: $0).isEmpty }
            && reading.subjects.contains { !knowledge.facts(id, of: $0).isEmpty }
    }

    /// No place has both.
    private func haveNoPlaceInCommon(_ rival: AttributeID, _ attribute: AttributeID) -> Bool {
        let holders = knowledge.subjects(with: rival)
        return !holders.isEmpty && !knowledge.subjects(with: attribute).contains(where: holders.contains)
    }

    /// All of its name was said but its level and words that limit nothing, or all that was said is in its name: asked for
    /// 创新工作室 of no place, 区级创新工作室 of one is meant as well as 各级创新工作室 of another.
    func isNamedButForLevel(_ attribute: AttributeID, _ reading: Reading) -> Bool {
        // Where a time is said, it tells them apart.
        guard reading.period == nil else { return false }
        if reading.words.count > 1, reading.words.allSatisfy(knowledge[attribute].isNamed) { return true }
        return isWhole(attribute, reading) {
            lexicon.limitsNothing($0) || levelWords.contains($0)
        }
    }

    func isNamedInFull(_ candidate: Retriever.Candidate) -> Bool {
        candidate.coverage >= Planner.wholeName && candidate.isDistinctive && candidate.unexplained.isEmpty
    }

    /// Every word of one of its names was said, but for those that may be left out.
    private func isWhole(_ attribute: AttributeID, _ reading: Reading, without mayBeLeft: (WordID) -> Bool) -> Bool {
        knowledge[attribute].variants.contains { name in
            name.allSatisfy { reading.words.contains($0) || reading.weakWords.contains($0) || mayBeLeft($0) }
                && !name.allSatisfy(mayBeLeft)
        }
    }

    /// It names something, if only by common words: 基层组织.
    func namesThing(_ reading: Reading) -> Bool { !reading.words.isEmpty || !commonNames(in: reading).isEmpty }

    /// Its common words that stand in names: 组织. 一共 and 多少 name nothing.
    func commonNames(in reading: Reading) -> [WordID] {
        reading.weakWords.filter { !lexicon.cueWords.contains($0) && retriever.names($0) }
    }
}
