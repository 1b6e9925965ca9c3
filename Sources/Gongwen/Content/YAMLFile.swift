import Yams

/// A YAML value that knows where it stands. Every scalar is text: `010` and `no` stay what was typed.
struct YAMLValue {
    enum Content {
        case text(String)
        case list([YAMLValue])
        case map([(key: YAMLValue, value: YAMLValue)])
    }

    var content: Content
    var place: Place

    var text: String? { if case .text(let text) = content { text } else { nil } }

    /// What it is, for messages.
    var kind: String {
        switch content {
        case .text: "一段文字"
        case .list: "列表"
        case .map: "“键: 值”"
        }
    }

    /// Whether nothing is written here.
    var isEmpty: Bool { text?.isEmpty ?? false }

    private init(_ node: Node, _ proof: YAMLProof) {
        place = proof.place(line: node.mark?.line ?? 0, scalarColumn: node.mark?.column ?? 0)
        content =
            switch node {
            case .scalar(let scalar): .text(scalar.string)
            case .sequence(let sequence): .list(sequence.map { YAMLValue($0, proof) })
            case .mapping(let mapping):
                .map(
                    mapping.map { (YAMLValue($0.key, proof), YAMLValue($0.value, proof)) }
                        .filter { !YAMLValue.isPassedOver($0.0) })
            case .alias: .text("")
            }
    }

    /// A key that was written twice has been reported and renamed into the private-use area.
    private static func isPassedOver(_ key: YAMLValue) -> Bool {
        key.text?.unicodeScalars.first.map { (0xE000...0xF8FF).contains($0.value) } ?? true
    }

    /// The file's value, or nil after reporting what is wrong with its YAML.
    static func read(_ file: TextFile, into problems: inout Problems) -> YAMLValue? {
        let before = problems.all.count
        let proof = YAMLProof(file, into: &problems)
        let isReported = problems.all[before...].contains { $0.severity == .error }
        let text = proof.text
        guard !proof.isHopeless else {
            problems.markIncomplete(file.path)
            return nil
        }
        do {
            guard let node = try Yams.compose(yaml: text) else {
                if file.text.contains(where: { !$0.isWhitespace }), !isReported {
                    problems.markIncomplete(file.path)
                    problems.warn(
                        "这个文件里只有注释，没有内容", at: Place(file: file.path, line: 0, column: 0), wayOut: "写上内容，或删掉它。")
                }
                return nil
            }
            return YAMLValue(node, proof)
        } catch {
            problems.markIncomplete(file.path)
            if isReported {
                // What mending could not set right is most likely the same mistake seen again.
                problems.warn(
                    "这个文件还没有检查完", at: Place(file: file.path, line: 0, column: 0), wayOut: "先改好列出的错误，再检查一次。")
            } else {
                YAMLFault(error).report(proof, into: &problems)
            }
            return nil
        }
    }
}
