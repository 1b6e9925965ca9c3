/// What came of one example of an intent.
public struct ExampleResult: Sendable {
    /// The name of the intent whose example it is.
    public var intent: String
    /// Where the example stands: the path as it was given, then line and column, both from 1.
    public var file: String
    public var line: Int
    public var column: Int
    /// Asked in this order in one conversation; mostly one.
    public var questions: [String]
    /// The reply to the last question.
    public var reply: Reply
    /// What is not as the example says, in Chinese, `数值应是“48”`; empty when all is.
    public var failures: [String]
    public var passed: Bool { failures.isEmpty }
}

extension Assistant {
    /// Runs the examples inside the intents' files, counter-examples too, in the order of the files.
    ///
    ///     assistant.runExamples(today: today).filter { !$0.passed }    // [] for files that were loaded on that day
    ///
    /// - Parameter today: what 今年 means in them; ``Workspace`` itself tries them on a fixed day.
    public func runExamples(today: Day) -> [ExampleResult] {
        snapshot.declaredIntents.flatMap { intent in
            intent.examples.map { run($0, of: intent, today: today) }
        }
    }

    private func run(_ example: IntentFiles.Example, of intent: IntentFiles.Intent, today: Day) -> ExampleResult {
        let last = lastReply(to: example.questions, today: today)
        let failures = example.expected.compactMap { expectation in
            holds(expectation, last) ? nil : "\(expectation.key)应是“\(expectation.value)”"
        }
        return ExampleResult(
            intent: intent.name.text, file: example.place.file, line: example.place.line, column: example.place.column,
            questions: example.questions, reply: last, failures: failures)
    }

    private func holds(_ expectation: (key: String, value: String), _ reply: Reply) -> Bool {
        let value = expectation.value
        switch expectation.key {
        case "状态": return reply.status.rawValue == value
        case "问类":
            return reply.intent == value
                || snapshot.declaredIntents.contains { $0.name.text == reply.intent && $0.asks.name == value }
        case "主体": return reply.facts.contains { $0.subject == value }
        case "指标": return reply.facts.contains { $0.indicator == value }
        case "数值": return reply.facts.contains { $0.value == value || $0.value + $0.unit == value }
        case "口径": return reply.facts.contains { $0.scope == value }
        case "时间": return reply.facts.contains { $0.period == value }
        case "含": return reply.text.contains(value)
        case "不含": return !reply.text.contains(value)
        case "未理解": return reply.text.contains(value)
        case "选项": return reply.suggestions.contains { $0.contains(value) }
        default: return false
        }
    }
}
