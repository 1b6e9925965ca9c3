/// Asks questions again in other words, and compares what is stated.
///
///     Robustness(assistant, today: today).run(["江北有多少户外劳动者站点"], kind: "数值").different     // []
public struct Robustness: Sendable {
    private let assistant: Assistant
    private let today: Day
    private let variations: [Variation]

    /// Takes the words to vary questions with from the files of the assistant.
    public init(_ assistant: Assistant, today: Day) {
        self.assistant = assistant
        self.today = today
        variations = Variation.all(VariationWords(assistant.snapshot))
    }

    /// The examples of the intents' files, to hand to ``run(_:kind:)`` with the name of the intent as their kind.
    public var examples: [(intent: String, questions: [String])] {
        assistant.snapshot.declaredIntents.flatMap { intent in
            intent.examples.map { (intent.name.text, $0.questions) }
        }
    }

    /// Varies the last question of a dialogue; the ones before it are asked as they are.
    ///
    /// Chance is seeded with the question: the same one is always varied in the same ways.
    ///
    /// - Parameter kind: under which name the outcomes are counted in ``RobustnessResult/kinds``.
    public func run(_ questions: [String], kind: String) -> RobustnessResult {
        var result = RobustnessResult()
        guard let last = questions.last else { return result }
        var before = Conversation()
        for question in questions.dropLast() { _ = assistant.reply(to: question, in: &before, today: today) }
        func ask(_ text: String) -> (reply: Reply, gist: Gist) {
            var conversation = before
            let (reply, decisions) = assistant.answer(to: text, in: &conversation, today: today)
            return (reply, Gist(decisions, in: assistant.snapshot.knowledge))
        }
        let plain = ask(last)
        let utterance = Utterance(last, lexicon: assistant.snapshot.lexicon)
        for variation in variations {
            var random = SeededGenerator(variation.name + last)
            for varied in variation.make(utterance, &random) where varied != last {
                let other = ask(varied)
                let outcome = plain.gist.outcome(of: other.gist)
                result.count(kind, variation.name, outcome)
                guard outcome != .same else { continue }
                let change = RobustnessResult.Change(
                    kind: kind, variation: variation.name, question: last, varied: varied, before: plain.reply,
                    after: other.reply)
                if outcome == .different { result.different.append(change) } else { result.lost.append(change) }
            }
        }
        return result
    }
}
