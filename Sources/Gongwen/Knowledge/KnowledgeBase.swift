/// All facts, and the ways to find them. Immutable once loaded.
struct KnowledgeBase: Sendable {
    var subjectTypes: [String] = []
    var subjects: [Subject] = []
    var sources: [Source] = []
    var topics: [Topic] = []
    var attributes: [Attribute] = []
    var facts: [Fact] = []

    private(set) var factsByKey: [Key: [FactID]] = [:]
    private(set) var subjectsOfAttribute: [[SubjectID]] = []

    struct Key: Hashable, Sendable {
        var attribute: AttributeID
        var subject: SubjectID
    }

    subscript(id: SubjectID) -> Subject { _read { yield subjects[Int(id.index)] } }
    subscript(id: AttributeID) -> Attribute { _read { yield attributes[Int(id.index)] } }
    subscript(id: FactID) -> Fact { _read { yield facts[Int(id.index)] } }
    subscript(id: TopicID) -> Topic { _read { yield topics[Int(id.index)] } }

    var attributeIDs: some Collection<AttributeID> { attributes.indices.lazy.map { AttributeID(index: Int32($0)) } }

    func facts(_ attribute: AttributeID, of subject: SubjectID) -> [FactID] {
        factsByKey[Key(attribute: attribute, subject: subject)] ?? []
    }

    /// The subjects that have a fact of this attribute, in the order of the files.
    func subjects(with attribute: AttributeID) -> [SubjectID] { subjectsOfAttribute[Int(attribute.index)] }

    mutating func makeIndexes() {
        factsByKey.removeAll(keepingCapacity: true)
        subjectsOfAttribute = Array(repeating: [], count: attributes.count)
        for (index, fact) in facts.enumerated() {
            let key = Key(attribute: fact.attribute, subject: fact.subject)
            let id = FactID(index: Int32(index))
            if factsByKey[key] == nil { subjectsOfAttribute[Int(fact.attribute.index)].append(fact.subject) }
            factsByKey[key, default: []].append(id)
        }
    }
}
