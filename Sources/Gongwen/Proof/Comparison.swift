/// What new files would answer otherwise than the ones they take the place of.
///
///     let comparison = Comparison(from: old, to: new, asked: ["江北有多少站点"], today: today)
///     comparison.changes.map(\.questions)    // [["江北有多少站点"]]
///
/// Every question that was asked is put on its own, to both; of the examples in either's intents only the last reply
/// counts.
public struct Comparison: Sendable {
    /// The same words, answered otherwise.
    public struct Change: Sendable {
        /// More than one in an example whose questions follow each other.
        public var questions: [String]
        /// Out of the files, as against asked by somebody.
        public var isExample: Bool
        /// The reply to the last of them.
        public var before: Reply
        public var after: Reply
    }

    /// The examples first, then what was asked, in the order given.
    public private(set) var changes: [Change] = []
    /// How many dialogues of examples, and how many other questions, were put; each only once.
    public private(set) var exampleCount = 0
    public private(set) var askedCount = 0

    /// Puts every question to both, which takes twice as long as answering them: not where requests are answered.
    ///
    /// - Parameters:
    ///   - asked: questions that people asked, each put on its own; what is an example already is not put again.
    ///   - today: what 今年 means in all of them.
    public init(from old: Assistant, to new: Assistant, asked: [String], today: Day) {
        var seen: Set<[String]> = []
        let examples = (old.exampleDialogues + new.exampleDialogues).filter { seen.insert($0).inserted }
        let questions = asked.map { [$0] }.filter { seen.insert($0).inserted }
        (exampleCount, askedCount) = (examples.count, questions.count)
        for (dialogue, isExample) in examples.map({ ($0, true) }) + questions.map({ ($0, false) }) {
            let (before, after) = (old.lastReply(to: dialogue, today: today), new.lastReply(to: dialogue, today: today))
            guard before.status != after.status || before.text != after.text else { continue }
            changes.append(Change(questions: dialogue, isExample: isExample, before: before, after: after))
        }
    }
}

extension Assistant {
    fileprivate var exampleDialogues: [[String]] {
        snapshot.declaredIntents.flatMap { $0.examples.map(\.questions) }
    }

    /// The reply to the last question of a conversation.
    func lastReply(to questions: [String], today: Day) -> Reply {
        var conversation = Conversation()
        var last = Reply.nothing
        for question in questions { last = reply(to: question, in: &conversation, today: today) }
        return last
    }
}
