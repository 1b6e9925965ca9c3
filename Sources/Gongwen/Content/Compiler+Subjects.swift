/// Subjects, their types and all their names; and what is known but has no files.
extension Compiler {
    func addSubjects(into problems: inout Problems) {
        for type in declared.subjectTypes {
            guard typeNames[type.name.text] == nil else {
                problems.error("主体类型“\(type.name.text)”定义了两次", at: type.name.place, wayOut: "合成一个。")
                continue
            }
            let id = knowledge.subjectTypes.count
            knowledge.subjectTypes.append(type.name.text)
            typeNames[type.name.text] = id
            for generic in type.generic {
                vocabulary.update(VocabularyBuilder.fold(generic.text)) { $0.subjectType = id }
            }
            for group in type.groups {
                vocabulary.update(VocabularyBuilder.fold(group.text)) {
                    $0.group = id
                    $0.isFiller = true
                }
            }
        }
        var owners: [String: (name: String, place: Place)] = [:]
        for subject in declared.subjects { add(subject, &owners, into: &problems) }
        settleGenericNames()
        for subject in declared.subjects {
            guard let id = subjectNames[subject.name.text], let parent = subject.parent,
                let other = find("主体", parent, among: subjectNames, into: &problems)
            else { continue }
            var above: SubjectID? = other
            while let next = above, next != id { above = knowledge[next].parent }
            guard above == nil else {
                problems.error("“上级”绕成了圈：\(subject.name.text)在自己的上面", at: parent.place, wayOut: "改成真正的上级，或删掉。")
                continue
            }
            knowledge.subjects[Int(id.index)].parent = other
        }
        for (what, names) in declared.foreign {
            for name in names {
                let spelling = VocabularyBuilder.fold(name.text)
                if let owner = owners[spelling] {
                    problems.error(
                        "“\(name.text)”已经是主体“\(owner.name)”的名称，不能又是无资料主体", at: name.place, wayOut: "删掉一处。")
                }
                vocabulary.update(spelling) { $0.foreign = what }
            }
        }
    }

    private func add(
        _ subject: KnowledgeDeclarations.Subject, _ owners: inout [String: (name: String, place: Place)],
        into problems: inout Problems
    ) {
        let name = subject.name.text
        if typeNames[subject.type.text] == nil, !subject.type.text.isEmpty {
            problems.missing(
                "没有“\(subject.type.text)”这个主体类型", at: subject.type.place,
                wayOut: "\(Nearest.hint(subject.type.text, knowledge.subjectTypes))"
                    + (knowledge.subjectTypes.isEmpty
                        ? "在“主体类型”里定义它。" : "可用的：\(knowledge.subjectTypes.joined(separator: "、"))"))
        }
        if let other = subjectNames[name] {
            return problems.error(
                "主体“\(name)”定义了两次", at: subject.name.place,
                wayOut: "另一处在 \(knowledge[other].place.shown)，留一个。")
        }
        let id = SubjectID(index: Int32(knowledge.subjects.count))
        subjectNames[name] = id
        knowledge.subjects.append(
            Subject(
                name: name, type: typeNames[subject.type.text] ?? 0, parent: nil, levelWord: nil,
                overview: subject.overview.map(\.text), place: subject.name.place))
        if knowledge.subjectTypes.isEmpty { knowledge.subjectTypes.append(subject.type.text) }
        for alias in [subject.name] + subject.aliases {
            let spelling = VocabularyBuilder.fold(alias.text)
            if let other = owners[spelling], other.name != name {
                problems.error(
                    "“\(alias.text)”同时是\(other.name)和\(name)的叫法", at: alias.place,
                    wayOut: "另一处在 \(other.place.shown)，删掉一个。")
            }
            owners[spelling] = (name, alias.place)
            vocabulary.update(spelling) { $0.subject = id }
        }
        for other in subject.lookAlikes {
            let spelling = VocabularyBuilder.fold(other.text)
            if let owner = owners[spelling] {
                problems.error("“\(other.text)”是\(owner.name)的叫法，不能写在“不是”里", at: other.place, wayOut: "删掉一处。")
            }
            vocabulary.update(spelling) { $0.foreign = "不是\(name)" }
        }
    }

    /// 全市 means the only city there is; 全区 may mean any district.
    private func settleGenericNames() {
        for type in declared.subjectTypes {
            let members = knowledge.subjects.indices.filter { knowledge.subjects[$0].type == typeNames[type.name.text] }
            guard members.count == 1 else { continue }
            let only = knowledge.subjects[members[0]].name
            let level = declared.subjects.first { $0.name.text == only }?.levelWord?.text.first
            for generic in type.generic {
                vocabulary.update(VocabularyBuilder.fold(generic.text)) {
                    $0.subject = SubjectID(index: Int32(members[0]))
                    $0.subjectType = nil
                    // 市里 of 市级; 全市 is the whole city.
                    $0.maySayLevel = level != nil && generic.text.first == level
                    $0.saysWhole = level != nil && !$0.maySayLevel
                }
            }
        }
    }
}
