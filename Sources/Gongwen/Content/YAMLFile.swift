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
        place = proof.place(ofMarkAt: node.mark?.line ?? 0, node.mark?.column ?? 0)
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

    /// The file's value, or nil after reporting what is wrong with its YAML. An item that cannot be read is left out, and
    /// the rest is read all the same.
    static func read(_ file: TextFile, into problems: inout Problems) -> YAMLValue? {
        var proof = YAMLProof(file, into: &problems)
        while !proof.isHopeless {
            do {
                guard let node = try Yams.compose(yaml: proof.text, Resolver.basic) else {
                    reportNothing(file, into: &problems)
                    return nil
                }
                return YAMLValue(node, proof)
            } catch {
                problems.markIncomplete(file.path)
                let fault = YAMLFault(error)
                let item = proof.item(around: fault.line)
                // In an item with mistakes reported, this is most likely one of them seen again.
                if !problems.hasError(in: file.path, item) { fault.report(proof, into: &problems) }
                guard proof.leaveOut(item) else { return nil }
            }
        }
        problems.markIncomplete(file.path)
        return nil
    }

    private static func reportNothing(_ file: TextFile, into problems: inout Problems) {
        problems.markIncomplete(file.path)
        // An empty file has been reported, and so has what was left out.
        guard !file.text.unicodeScalars.allSatisfy(\.isWhitespace), !problems.hasError(in: file.path, 1...Int.max)
        else {
            return
        }
        problems.warn("这个文件里只有注释，没有内容", at: Place(file: file.path, line: 0, column: 0), wayOut: "写上内容，或删掉它。")
    }
}
