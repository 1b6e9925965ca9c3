/// What came of one example of an intent.
public struct ExampleResult: Sendable {
    public var intent: String
    public var file: String
    public var line: Int
    public var column: Int
    public var questions: [String]
    /// The reply to the last question.
    public var reply: Reply
    /// What is not as the example says, in Chinese; empty when it is.
    public var failures: [String]
    public var passed: Bool { failures.isEmpty }
}

extension Assistant {
    /// Runs the examples inside the intents' files.
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
