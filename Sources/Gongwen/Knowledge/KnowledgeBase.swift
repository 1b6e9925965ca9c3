/// All facts, and the ways to find them. Immutable once loaded.
struct KnowledgeBase: Sendable {
    var subjectTypes: [String] = []
    var subjects: [Subject] = []
    var sources: [Source] = []
    var topics: [Topic] = []
    var attributes: [Attribute] = []
    var facts: [Fact] = []
    /// The figures that the organisation itself calls alike: what was done, and what is intended of it.
    var namesakes: [AttributeID: [AttributeID]] = [:]
    /// The words that are names which stand in what some entry says, and nowhere else: 陈国华, 睡眠门诊.
    var toldNames: Range<Int32> = 0..<0

    func isTold(_ word: WordID) -> Bool { toldNames.contains(word.index) }

    /// All facts by attribute, then by subject in the order of the files.
    private var sorted: [FactID] = []
    /// The subjects with facts, attribute by attribute, and where the facts of each start in `sorted`.
    private var holders: [SubjectID] = []
    private var starts: [Int32] = [0]
    /// Where each attribute starts in `holders`.
    private var holderStarts: [Int32] = [0]
    /// The places in `holders`, attribute by attribute, in the order of the subjects' numbers, to be searched by halves.
    private var holdersBySubject: [Int32] = []
    /// The subjects that something is counted of; others are only spoken of.
    private(set) var subjectsWithFigures: Set<SubjectID> = []
    /// The facts that tell each of the told names, in the order of the files.
    private var tellers: [WordID: [FactID]] = [:]
    /// The words that attributes of a person are named by.
    private var wordsOfPeople = WordSet([])
    /// The attributes that count this one in a sum.
    private var sums: [AttributeID: [AttributeID]] = [:]

    struct Key: Hashable, Sendable {
        var attribute: AttributeID
        var subject: SubjectID
    }

    subscript(id: SubjectID) -> Subject { _read { yield subjects[Int(id.index)] } }
    subscript(id: AttributeID) -> Attribute { _read { yield attributes[Int(id.index)] } }
    subscript(id: FactID) -> Fact { _read { yield facts[Int(id.index)] } }
    /// Whether both are told under one heading.
    func shareTopic(_ one: AttributeID, _ other: AttributeID) -> Bool {
        self[one].topic != nil && self[one].topic == self[other].topic
    }

    /// Another count, or another time, of the same.
    func areOfOneThing(_ one: FactID, _ other: FactID) -> Bool {
        self[one].attribute == self[other].attribute && self[one].subject == self[other].subject
    }

    subscript(id: TopicID) -> Topic { _read { yield topics[Int(id.index)] } }

    var attributeIDs: some Collection<AttributeID> { attributes.indices.lazy.map { AttributeID(index: Int32($0)) } }

    func facts(_ attribute: AttributeID, of subject: SubjectID) -> ArraySlice<FactID> {
        var range = range(of: attribute)
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            let holder = Int(holdersBySubject[middle])
            if holders[holder] == subject { return sorted[Int(starts[holder])..<Int(starts[holder + 1])] }
            range =
                holders[holder].index < subject.index
                ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return []
    }

    /// The subjects that have a fact of this attribute, in the order of the files.
    func subjects(with attribute: AttributeID) -> ArraySlice<SubjectID> { holders[range(of: attribute)] }

    /// The attributes that count this one together with others.
    func sums(with attribute: AttributeID) -> [AttributeID] { sums[attribute] ?? [] }

    /// The facts that tell this name, in the order of the files.
    func facts(telling name: WordID) -> [FactID] { tellers[name] ?? [] }

    /// Whether an attribute of a person is named by this word.
    func namesPerson(_ word: WordID) -> Bool { wordsOfPeople.contains(word) }

    private func range(of attribute: AttributeID) -> Range<Int> {
        Int(holderStarts[Int(attribute.index)])..<Int(holderStarts[Int(attribute.index) + 1])
    }

    mutating func makeIndexes() {
        (sorted, holders, starts, holderStarts, holdersBySubject, sums) = ([], [], [0], [0], [], [:])
        // By attribute, then by subject; the facts of each in the order of the files.
        let order = facts.indices.sorted { one, other in
            let (a, b) = (facts[one], facts[other])
            return (a.attribute.index, a.subject.index, one) < (b.attribute.index, b.subject.index, other)
        }
        var rest = order[...]
        for attribute in attributeIDs {
            var groups: [ArraySlice<Int>] = []
            while let first = rest.first, facts[first].attribute == attribute {
                let subject = facts[first].subject
                let group = rest.prefix { facts[$0].attribute == attribute && facts[$0].subject == subject }
                groups.append(group)
                rest = rest[group.endIndex...]
            }
            var places = [Int32](repeating: 0, count: groups.count)
            for index in groups.indices.sorted(by: { groups[$0].startFact < groups[$1].startFact }) {
                places[index] = Int32(holders.count)
                holders.append(facts[groups[index].startFact].subject)
                sorted += groups[index].map { FactID(index: Int32($0)) }
                starts.append(Int32(sorted.count))
            }
            holdersBySubject += places
            holderStarts.append(Int32(holders.count))
        }
        subjectsWithFigures = Set(facts.filter { self[$0.attribute].kind == .figure }.map(\.subject))
        tellers = [:]
        for (index, fact) in facts.enumerated() {
            for name in fact.told { tellers[name, default: []].append(FactID(index: Int32(index))) }
        }
        wordsOfPeople = WordSet(attributes.lazy.filter { $0.kind == .person }.flatMap { $0.variants.joined() })
        for id in attributeIDs {
            for part in Set(self[id].parts) { sums[part, default: []].append(id) }
        }
    }
}

extension ArraySlice<Int> {
    /// The first of the facts of one subject; there is always one.
    fileprivate var startFact: Int { self[startIndex] }
}
