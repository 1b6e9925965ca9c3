/// What fits together and yet cannot serve: indicators without figures, names that two figures share.
extension Compiler {
    func reportUnused(into problems: inout Problems) {
        let isPart = Set(knowledge.attributes.flatMap(\.parts))
        for id in knowledge.attributeIDs where knowledge.subjects(with: id).isEmpty && !isPart.contains(id) {
            guard knowledge[id].kind == .figure, !spoilt.contains(id), !declared.spoilt.contains(knowledge[id].name)
            else { continue }
            problems.unused(
                "指标“\(knowledge[id].name)”没有一个数字", at: knowledge[id].place, wayOut: "在 CSV 里加一行，或删掉它。")
        }
        for name in declared.subjects.flatMap(\.overview) where attributeNames[name.text] == nil {
            problems.missing(
                "“概况”里的“\(name.text)”不是指标也不是条目", at: name.place,
                wayOut: "\(Nearest.hint(name.text, attributeNames.keys))改成已有的名称。")
        }
    }

    /// A synonym stands for words that some name has; for others it is no help.
    func reportUnusedSynonyms(into problems: inout Problems) {
        let named = knowledge.attributes.flatMap { $0.explained + $0.variants.joined() }
        let common = knowledge.topics.flatMap { $0.variants.joined() } + topicRelated.joined()
        let used = vocabulary.weakWords.union(named).union(common).union(knowledge.sources.flatMap(\.words))
            .union(levelWords).union(firmWords)
        for (word, _) in declared.synonyms {
            let unused = pieces(word.text).first { !used.isSuperset(of: vocabulary.words(of: $0)) }
            guard let unused else { continue }
            problems.unused(
                "没有哪个叫法、相关里有“\(unused)”，它的同义词不起作用", at: word.place,
                wayOut: "左边写叫法里用的词，右边写人们也会说的。")
        }
    }

    /// 多少人 and 多少场 tell two figures apart.
    private func areTold(_ one: Attribute, _ other: Attribute) -> Bool {
        let (a, b) = (
            units.classes[VocabularyBuilder.fold(one.unit)], units.classes[VocabularyBuilder.fold(other.unit)]
        )
        return a != b && a != units.general && b != units.general
    }

    /// Two figures of one subject under the same words, which count the same: a question cannot tell them apart, and asks
    /// back. Where the organisation itself says both so, `同叫` says that this is meant.
    func reportSameWords(into problems: inout Problems) {
        let meant = namesakes(into: &problems)
        var holders: [[WordID]: [AttributeID]] = [:]
        for id in knowledge.attributeIDs where knowledge[id].kind == .figure {
            var reported: Set<AttributeID> = []
            for words in knowledge[id].variants {
                for other in holders[words] ?? [] where other != id && reported.insert(other).inserted {
                    let common = knowledge.subjects(with: id).filter(knowledge.subjects(with: other).contains)
                    guard let subject = common.first, !areTold(knowledge[id], knowledge[other]),
                        !meant.contains([id, other])
                    else { continue }
                    let spelled = words.map { vocabulary.wordTexts[Int($0.index)] }.joined(separator: " ")
                    problems.warn(
                        "“\(knowledge[id].name)”和“\(knowledge[other].name)”有同样的叫法（\(spelled)），"
                            + "\(knowledge[subject].name)两样都有，问的人分不清",
                        at: knowledge[id].place,
                        wayOut: "另一处在 \(knowledge[other].place.shown)，给其中一个的叫法加上区别的词；"
                            + "要反问就加一行“同叫: [\(knowledge[other].name)]”。")
                }
                holders[words, default: []].append(id)
            }
        }
    }

    /// Notes them in the knowledge too: what was done and what is intended may go by one word.
    private func namesakes(into problems: inout Problems) -> Set<Set<AttributeID>> {
        var pairs: Set<Set<AttributeID>> = []
        for indicator in declared.indicators {
            guard let id = attributeNames[indicator.name.text] else { continue }
            for namesake in indicator.namesakes {
                if let other = attributeNames[namesake.text] {
                    pairs.insert([id, other])
                    knowledge.namesakes[id, default: []].append(other)
                    knowledge.namesakes[other, default: []].append(id)
                } else {
                    problems.missing(
                        "没有“\(namesake.text)”这个指标", at: namesake.place,
                        wayOut: "\(Nearest.hint(namesake.text, attributeNames.keys))改成已有的名称。")
                }
            }
        }
        return pairs
    }
}
