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
        guard rivals.contains(where: { $0.attribute != candidate.attribute }) else { return false }
        let rivals = reading.subjects.isEmpty ? rivals.filter { !isOfOtherPlaces($0, candidate, reading) } : rivals
        let attribute = knowledge[candidate.attribute]
        guard attribute.kind == .figure else { return false }
        let said = reading.words + reading.weakWords
        // Where only common words were said, all of them count.
        func mayBeLeft(_ word: WordID) -> Bool {
            reading.words.isEmpty ? lexicon.cueWords.contains(word) : lexicon.limitsNothing(word)
        }
        let isWhole = isWhole(attribute, said, without: mayBeLeft)
        let left = reading.weakWords.filter { !lexicon.cueWords.contains($0) && !attribute.explains($0) }
        guard !isWhole || !left.isEmpty else { return false }
        // 南川的五一劳动奖状 may be told by those of the one level that there is: the reply names it.
        let isToldForText =
            isWhole || reading.subjects.isEmpty
            || self.isWhole(attribute, said) { mayBeLeft($0) || levelWords.contains($0) }
        let naming = said.filter(attribute.isNamed)
        return rivals.contains { other in
            let rival = knowledge[other.attribute]
            // A part is told for its whole; the reply names it.
            guard other.attribute != candidate.attribute, !rival.parts.contains(candidate.attribute),
                rival.kind == .figure
                    ? fitness(of: other, reading) > 0 : !isToldForText || isSpelledWhole(rival, left, reading)
            else { return false }
            return rival.variants.contains { name in
                naming.allSatisfy(name.contains) && (!isWhole || name.contains(where: left.contains))
                    && name.allSatisfy(said.contains)
                    && (rival.kind == .figure || reading.words.allSatisfy(name.contains))
            }
        }
    }

    /// 特色门诊 was typed as one name, and 特色 is no word of 门诊量.
    private func isSpelledWhole(_ rival: Attribute, _ left: [WordID], _ reading: Reading) -> Bool {
        !left.isEmpty
            && reading.spellings.contains { spelling in
                let words = lexicon.surfaces[spelling].words
                return words.count > 1 && words.contains(where: left.contains)
                    && rival.variants.contains(words.sortedOnce())
            }
    }

    /// No place has both, and the one differs from what was said only in its level or in words that limit nothing, or has
    /// all that was said in its name: asked for 创新工作室 of no place, 区级创新工作室 of one is meant as well as 各级创新工作室
    /// of another.
    private func isOfOtherPlaces(
        _ rival: Retriever.Candidate, _ candidate: Retriever.Candidate, _ reading: Reading
    ) -> Bool {
        let holders = knowledge.subjects(with: rival.attribute)
        guard rival.attribute != candidate.attribute, !holders.isEmpty,
            !knowledge.subjects(with: candidate.attribute).contains(where: holders.contains)
        else { return false }
        return isNamedButForLevel(knowledge[candidate.attribute], reading)
    }

    /// All of its name was said but its level and words that limit nothing, or all that was said is in its name.
    func isNamedButForLevel(_ attribute: Attribute, _ reading: Reading) -> Bool {
        // Where a time is said, it tells them apart.
        guard reading.period == nil else { return false }
        if reading.words.count > 1, reading.words.allSatisfy(attribute.isNamed) { return true }
        return isWhole(attribute, reading.words + reading.weakWords) {
            lexicon.limitsNothing($0) || levelWords.contains($0)
        }
    }

    func isNamedInFull(_ candidate: Retriever.Candidate) -> Bool {
        candidate.coverage >= Planner.wholeName && candidate.isDistinctive && candidate.unexplained.isEmpty
    }

    /// Every word of one of its names was said, but for those that may be left out.
    private func isWhole(_ attribute: Attribute, _ said: [WordID], without mayBeLeft: (WordID) -> Bool) -> Bool {
        attribute.variants.contains { name in
            name.allSatisfy { said.contains($0) || mayBeLeft($0) } && !name.allSatisfy(mayBeLeft)
        }
    }

    /// It names something, if only by common words: 基层组织. 一共 and 多少 name nothing.
    func namesThing(_ reading: Reading) -> Bool {
        !reading.words.isEmpty || reading.weakWords.contains { retriever.names($0) && !lexicon.cueWords.contains($0) }
    }
}
