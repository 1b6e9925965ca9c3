/// Everything an answer is made from: immutable, loaded from `Intents/` and `Knowledge/` by ``Workspace``.
///
/// A class, so that handing it on counts one reference and not one for each of its tables.
public final class Snapshot: Sendable {
    let reader: Reader
    let corrector: Corrector
    let planner: Planner
    let templates: Templates
    /// What is replied to each kind of small talk.
    let smalltalk: [Template]
    let declaredIntents: [IntentFiles.Intent]
    let phrasings: [Phrasing]
    let frames: [Frame: [String]]
    /// Questions that are known to work, to show what can be asked.
    let exampleQuestions: [String]
    let offeredQuestions = OfferedQuestions()
    /// The name of the first intent of each kind.
    let intentNames: [IntentFiles.Asks: String]

    init(
        reader: Reader, corrector: Corrector, planner: Planner, templates: Templates, smalltalk: [Template],
        declaredIntents: [IntentFiles.Intent], phrasings: [Phrasing],
        frames: [Frame: [String]]
    ) {
        self.reader = reader
        self.corrector = corrector
        self.planner = planner
        self.templates = templates
        self.smalltalk = smalltalk
        self.declaredIntents = declaredIntents
        self.phrasings = phrasings
        self.frames = frames
        exampleQuestions = Snapshot.exampleQuestions(of: declaredIntents, planner)
        intentNames = Dictionary(declaredIntents.map { ($0.asks, $0.name.text) }) { first, _ in first }
    }

    var knowledge: KnowledgeBase { _read { yield planner.knowledge } }
    var lexicon: Lexicon { planner.lexicon }

    /// An intent as staff know it.
    public struct IntentSummary: Sendable {
        /// Written `意图` in the file.
        public var name: String
        /// Written `说明`; empty where the file has none.
        public var description: String
        /// One text an example; questions that follow each other have ` → ` between them.
        public var examples: [String]
    }

    /// How much the files hold.
    public struct Counts: Sendable {
        /// Whose facts there are: districts, departments.
        public var subjects = 0
        /// Attributes that are figures.
        public var indicators = 0
        /// All other attributes: lists, descriptions, people, times, places.
        public var entries = 0
        public var facts = 0
        /// Spellings that are recognised: every name, other name, question word and filler.
        public var words = 0
    }

    /// In the order of the files.
    public var intents: [IntentSummary] {
        declaredIntents.map { intent in
            IntentSummary(
                name: intent.name.text, description: intent.description,
                examples: intent.examples.map { $0.questions.joined(separator: " → ") })
        }
    }

    /// Whether it holds nothing that could be an answer.
    public var isEmpty: Bool { knowledge.facts.isEmpty }

    public var counts: Counts {
        let figures = knowledge.attributes.count { $0.kind == .figure }
        return Counts(
            subjects: knowledge.subjects.count, indicators: figures, entries: knowledge.attributes.count - figures,
            facts: knowledge.facts.count, words: lexicon.surfaces.count)
    }
}
