/// Sources, topics, and what can be asked of a subject: indicators and entries.
extension Compiler {
    func addSources(into problems: inout Problems) {
        for source in declared.sources {
            if sourceNames[source.name.text] != nil {
                problems.error("来源“\(source.name.text)”定义了两次", at: source.name.place, wayOut: "留一个。")
                continue
            }
            if let subject = source.subject { _ = find("主体", subject, among: subjectNames, into: &problems) }
            sourceNames[source.name.text] = knowledge.sources.count
            knowledge.sources.append(
                Source(
                    name: source.name.text, title: source.title, date: source.date,
                    words: source.names.flatMap { words(of: $0.text) }))
        }
    }

    func addTopics(into problems: inout Problems) {
        for topic in declared.topics {
            if topicNames[topic.name.text] != nil {
                problems.error("主题“\(topic.name.text)”定义了两次", at: topic.name.place, wayOut: "合成一个。")
                continue
            }
            topicNames[topic.name.text] = TopicID(index: Int32(knowledge.topics.count))
            let variants = variants(topic.name, topic.names, into: &problems)
            topicRelated.append(topic.related.flatMap { words(of: $0.text) })
            knowledge.topics.append(Topic(name: topic.name.text, type: topic.type, variants: variants))
        }
    }

    private func topic(_ name: Text?, into problems: inout Problems) -> TopicID? {
        name.flatMap { find("主题", $0, among: topicNames, into: &problems) }
    }

    private func topicWords(_ id: TopicID?) -> [WordID] {
        guard let id else { return [] }
        return knowledge[id].variants.flatMap { $0 } + topicRelated[Int(id.index)]
    }

    private func addAttribute(_ attribute: Attribute) -> AttributeID {
        let id = AttributeID(index: Int32(knowledge.attributes.count))
        knowledge.attributes.append(attribute)
        attributeNames[attribute.name] = id
        if let topic = attribute.topic { knowledge.topics[Int(topic.index)].attributes.append(id) }
        return id
    }

    func addIndicators(into problems: inout Problems) {
        for indicator in declared.indicators {
            if let other = attributeNames[indicator.name.text] {
                problems.error(
                    "指标“\(indicator.name.text)”定义了两次", at: indicator.name.place,
                    wayOut: "另一处在 \(knowledge[other].place.shown)，留一个。")
                continue
            }
            let variants = variants(indicator.name, indicator.names, into: &problems)
            let topic = topic(indicator.topic, into: &problems)
            let related = indicator.related.flatMap { words(of: $0.text) }
            if let unit = indicator.unit, units.classes[VocabularyBuilder.fold(unit.text)] == nil {
                problems.unused(
                    "单位“\(unit.text)”不在“量词”里，问“多少\(unit.text)”认不出来", at: unit.place,
                    wayOut: "在意图文件的“量词”里加上它。")
            }
            _ = addAttribute(
                Attribute(
                    name: indicator.name.text, kind: .figure, variants: variants,
                    bynames: indicator.names.map(\.text),
                    explained: (variants.joined() + related + topicWords(topic)).sortedOnce(), topic: topic,
                    unit: indicator.unit?.text ?? "", isStock: indicator.isStock, sentence: indicator.sentence?.text,
                    parts: [],
                    place: indicator.name.place))
        }
    }

    func addParts(into problems: inout Problems) {
        for indicator in declared.indicators {
            guard let id = attributeNames[indicator.name.text] else { continue }
            for part in indicator.parts {
                guard let other = attributeNames[part.text] else {
                    problems.missing(
                        "没有“\(part.text)”这个指标", at: part.place,
                        wayOut: "\(Nearest.hint(part.text, attributeNames.keys))先定义它，哪怕还没有数字。")
                    continue
                }
                guard other != id else {
                    problems.error("指标“\(part.text)”不能包含它自己", at: part.place, wayOut: "删掉它。")
                    continue
                }
                knowledge.attributes[Int(id.index)].parts.append(other)
            }
        }
    }

    func addEntries(into problems: inout Problems) {
        for entry in declared.entries {
            let said = entry.items.joined(separator: "，") + entry.text
            let inText = vocabulary.knownWords(in: VocabularyBuilder.fold(said))
            let related = entry.related.flatMap { words(of: $0.text) }
            let topic = topic(entry.topic, into: &problems)
            let variants = variants(entry.name, entry.names, into: &problems)
            if let id = attributeNames[entry.name.text] {
                var known = knowledge[id]
                guard known.kind == entry.kind else {
                    problems.error(
                        "“\(entry.name.text)”已经是“\(known.kind.rawValue)”，这里又写成“\(entry.kind.rawValue)”",
                        at: entry.name.place,
                        wayOut: "换一个名称，或改成同一类。")
                    continue
                }
                known.variants += variants.filter { !known.variants.contains($0) }
                known.explained = (known.explained + variants.joined() + related + inText).sortedOnce()
                knowledge.attributes[Int(id.index)] = known
                continue
            }
            _ = addAttribute(
                Attribute(
                    name: entry.name.text, kind: entry.kind, variants: variants, bynames: entry.names.map(\.text),
                    explained: (variants.joined() + related + inText + topicWords(topic)).sortedOnce(), topic: topic,
                    unit: "", isStock: false, sentence: nil, parts: [], place: entry.name.place))
        }
    }
}
