import Testing

/// One slip in one file of the hospital, and the whole text that staff then see.
struct ProblemCase: CustomTestStringConvertible, Sendable {
    let name: String
    let path: String
    let before: String
    let after: String
    let expected: String

    /// - Parameters:
    ///   - before: a text of the file, of which the first occurrence is replaced.
    init(_ name: String, in path: String, _ before: String, to after: String, _ expected: String) {
        self.name = name
        self.path = path
        self.before = before
        self.after = after
        self.expected = expected
    }

    var testDescription: String { name }

    func report() throws -> String {
        let text = try #require(Hospital.files[path])
        let range = try #require(text.firstRange(of: before))
        return try TemporaryWorkspace([path: text.replacingCharacters(in: range, with: after)]).report()
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
