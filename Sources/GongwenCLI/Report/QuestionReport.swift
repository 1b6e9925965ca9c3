import Foundation
import Gongwen
import GongwenStore

/// What staff need to know of the questions of some days.
///
///     var report = QuestionReport(facts: snapshot.factNames)
///     for question in page { report.add(question) }
///     report.unknownWords.first    // 女性, 12 times, with examples
struct QuestionReport {
    /// Something that was asked, and how often.
    struct Line<Subject: Hashable>: Equatable where Subject: Sendable {
        var subject: Subject
        var count: Int
        /// Some of the questions, the first ones.
        var examples: [String]
    }

    private struct Tally<Subject: Hashable & Sendable> {
        private var lines: [Subject: Line<Subject>] = [:]

        mutating func add(_ subject: Subject, _ question: String) {
            var line = lines[subject] ?? Line(subject: subject, count: 0, examples: [])
            line.count += 1
            if line.examples.count < 3, !line.examples.contains(question) { line.examples.append(question) }
            lines[subject] = line
        }

        /// The most frequent first, the rest by name.
        func sorted(by name: (Subject) -> String) -> [Line<Subject>] {
            lines.values.sorted { ($1.count, name($0.subject)) < ($0.count, name($1.subject)) }
        }
    }

    private(set) var count = 0
    private(set) var statuses: [String: Int] = [:]
    private var words = Tally<String>()
    private var gaps = Tally<Interpretation.Gap>()
    private var questions = Tally<String>()
    private var facts: [Interpretation.FactName]
    private var asked: Set<Interpretation.FactName> = []

    /// - Parameter facts: all that could be asked.
    init(facts: [Interpretation.FactName]) { self.facts = facts }

    mutating func add(_ question: LoggedQuestion) {
        count += 1
        statuses[question.status, default: 0] += 1
        guard question.status != "smalltalk" else { return }
        questions.add(question.question.essence, question.question)
        guard let reading = try? JSONDecoder().decode(Interpretation.self, from: Data(question.reading.utf8)) else {
            return
        }
        asked.formUnion(reading.facts)
        for word in Set(reading.unknown) { words.add(word, question.question) }
        for gap in Set(reading.missing) { gaps.add(gap, question.question) }
        if question.status == "unknown", reading.unknown.isEmpty, reading.missing.isEmpty {
            words.add("", question.question)
        }
    }

    /// How many questions were answered, and of how many; greetings and the like are no questions.
    var answered: (count: Int, all: Int) { (statuses["answered"] ?? 0, count - (statuses["smalltalk"] ?? 0)) }

    /// The same as a share; 0 without questions.
    var answeredShare: Double { answered.all == 0 ? 0 : Double(answered.count) / Double(answered.all) }

    /// Words that nothing understood; an empty one stands for questions outside the files altogether.
    var unknownWords: [Line<String>] { words.sorted { $0 } }
    /// Understood, but the files have nothing of it.
    var missing: [Line<Interpretation.Gap>] { gaps.sorted { $0.subject + " " + $0.indicator } }
    var mostAsked: [Line<String>] { questions.sorted { $0 } }
    var neverAsked: [Interpretation.FactName] { facts.filter { !asked.contains($0) } }
}

extension String {
    /// The question without what does not change it: surrounding space and closing marks.
    fileprivate var essence: String {
        trimmingCharacters(in: .whitespacesAndNewlines.union(CharacterSet(charactersIn: "？?。！!~～")))
    }
}
