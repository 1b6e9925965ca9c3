extension Writer {
    /// The parts of a reply, in the order of the questions.
    func join(_ replies: [Reply]) -> Reply {
        // That there is nothing of another place is said once, however many clauses name it.
        let replies = replies.indices.filter { index in
            !replies[..<index].contains { $0.text == replies[index].text && $0.status == .unknown }
        }
        .map { replies[$0] }
        guard var first = replies.first, replies.count > 1 else { return replies.first ?? Reply.nothing }
        first.text = replies.map(\.text).joined(separator: "\n")
        first.facts = replies.flatMap(\.facts)
        first.suggestions = Array(replies.flatMap(\.suggestions).prefix(3))
        if replies.contains(where: { $0.status == .answered }) { first.status = .answered }
        return first
    }
}

extension Reply {
    static let nothing = Reply(status: .unknown, text: "", intent: "", facts: [], suggestions: [])
}
